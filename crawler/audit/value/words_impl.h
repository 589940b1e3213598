/*
 * Words that a rule looks for in a text: any or all or so many of them, lists,
 * longer words that do not count (`not_within`), words that must or must not
 * stand near. Everything happens in the match form; the same search serves the
 * page's text and short texts such as the name of a link.
 */
#ifndef AUDIT_WORDS_IMPL_H
#define AUDIT_WORDS_IMPL_H

#include "audit/read/fields_impl.h"
#include "audit/value/word_index_impl.h"
#include "base/limits.h"
#include "record/agency.h"
#include "record/outcome.h"
#include "text/match.h"

struct word;

struct word_list {
	struct word *items;
	size_t count;
	size_t capacity;
};

struct word {
	struct match_word match;
	struct str text; /* as the rule has it */
	uint32_t number; /* in the set's index; 0: not in it */
	/* Longer words of its own row of a list file: a hit inside one of
	 * them does not count. */
	struct word_list not_within;
};

struct near_words {
	struct word_list words;
	size_t within; /* characters, in the same block of text */
};

enum word_match { WORD_PHRASE, WORD_WHOLE, WORD_LOOSE };

struct words_test {
	struct word_list any; /* any_of, of, list */
	struct word_list all; /* all_of */
	size_t at_least; /* different words of any; 0 counts as 1 */
	enum answer agency_name;
	struct word_list not_within;
	struct word_list not_with; /* in the same line of the same part */
	struct near_words near;
	struct near_words not_near;
	enum word_match match;
	size_t min; /* hits; 0 counts as 1 */
};

/* Reads the map of a `text` condition without `in` (a text or a list is short
 * for any_of) into a struct words_test. */
field_reader words_read;

/* Reads `words` and `within` into a struct near_words. */
field_reader words_read_near;

/*
 * The same when further fields stand beside those of words_test: extra is
 * their table, whose offsets count from into, as those of words_test do.
 */
void words_read_with(struct loader *l, const struct yaml_node *value,
    void *into, const struct fields *extra);

enum { AGENCY_NAMES_MAX = 20 };

/* A text to search: a match form, and the parts of it in which hits count. */
struct haystack {
	struct str text;
	const struct span *parts; /* ascending; a hit lies in one of them */
	size_t part_count;
	/* Whether a hit counts where it stands; NULL: everywhere. */
	bool (*counts)(void *state, struct span hit);
	void *state;
	const struct word_list *agency_names;
	struct word_places present; /* what is known of text */
};

struct words_hit {
	struct span span; /* in the haystack */
	const struct word *word;
	const char *why; /* of a near miss: why it does not count */
};

struct words_found {
	bool is_found;
	bool
	    is_undecided; /* LIMIT_WORD_HITS was reached, or no name is known */
	bool is_limited; /* the former */
	struct words_hit hits[LIMIT_EVIDENCE]; /* the first of each word */
	size_t hit_count;
	struct words_hit misses[LIMIT_NEAR_MISSES];
	size_t miss_count;
};

/* Searches; is_found says whether the test holds. */
void words_find(const struct words_test *t, const struct haystack *h,
    struct words_found *out);

/* Whether a text in match form stands up to the test: nothing around it, no
 * agency. present is what is known of it. Unknown as words_find's
 * is_undecided. */
enum truth words_match(const struct words_test *t, struct str form,
    struct word_places present, const struct word_list *agency_names);

/* Whether the test asks for names of the agency that are not known. */
bool words_need_names(
    const struct words_test *t, const struct word_list *agency_names);

/* False when none of the words stands in a text of which so much is known, so
 * that no search finds anything. */
bool words_may_stand(
    const struct words_test *t, const struct word_places *present);

/* Whether anything was asked for. */
bool words_is_empty(const struct words_test *t);

/* Whether one of the words stands within so many characters before start or
 * behind end, in the same line of the haystack. */
bool words_near(
    const struct near_words *near, struct str text, struct span hit);

void word_add(
    struct arena *a, struct word_list *list, struct str text, bool is_loose);

#endif
