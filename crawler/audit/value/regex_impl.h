/*
 * Regular expressions of rule authors, by PCRE2, under bounds that do not
 * depend on the machine: steps are counted, not milliseconds. Reaching a bound
 * is a third answer, "could not tell", never "not there".
 */
#ifndef AUDIT_REGEX_IMPL_H
#define AUDIT_REGEX_IMPL_H

#include "audit/read/loader_impl.h"
#include "audit/value/word_index_impl.h"
#include "text/offmap.h"

struct regex;

/*
 * Compiles a pattern; NULL, reported at its column, when it is wrong. With
 * is_folded it is for texts in match form: letters' case does not count, and
 * Thai written in it outside of [...] and \Q..\E is put into match form too.
 * Belongs to the set of the loader.
 */
const struct regex *regex_read(
    struct loader *l, const struct yaml_node *value, bool is_folded);

/* Numbers of words in the set's index, one of which a text in match form must
 * hold to be hit; none: nothing is known. */
const uint32_t *regex_starts(const struct regex *regex, size_t *count);

void regex_free_all(struct regex *first);

/* Memory for matching, one for each page. */
struct regex_state;

struct regex_state *regex_state_new(void);
void regex_state_free(struct regex_state *state);

/* The steps taken so far in the text that was last begun. */
int64_t regex_state_steps(const struct regex_state *state);

enum regex_answer { REGEX_NONE, REGEX_HIT, REGEX_UNDECIDED };

/* A text to search, in valid UTF-8, and what is known of it. */
struct regex_text {
	struct str chars;
	struct word_places present; /* of the words of the index */
};

/* Finds the first hit at or after from; from is a character's
 * start. The steps of all searches in one text count together: a search from 0
 * begins a new text. */
enum regex_answer regex_find(struct regex_state *state,
    const struct regex *regex, const struct regex_text *text, size_t from,
    struct span *hit);

#endif
