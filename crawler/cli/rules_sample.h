/*
 * Verdicts drawn at random for people to judge: of each rule so many that
 * passed and so many that failed, as rows of CSV. The same seed and the same
 * pages draw the same verdicts, whatever other rules and pages there are
 * beside them.
 */
#ifndef CLI_RULES_SAMPLE_H
#define CLI_RULES_SAMPLE_H

#include "cli/rules_verdicts.h"

/* The head of such a file, with its line end. */
extern const char sample_head[];

struct sample;

/* Draws from the rules of the set that are wanted (NULL: all) up to count
 * verdicts of each kind. Everything lives in the arena. */
struct sample_wish {
	const struct rule_set *set;
	const bool *wanted; /* by rule */
	size_t count;
	int64_t seed;
};

enum err_code sample_draw(const struct rules_source *source,
    const struct sample_wish *wish, struct arena *a, struct sample **out,
    int64_t *lost, struct err *e);

/*
 * Appends the rows of a rule, passed before failed, then by page, with an empty
 * judgement. known is the text of a file of judgements, or empty: verdicts that
 * it has at the rule's revision are left out. ERR_SYNTAX when it is none.
 * Returns how many in *count.
 */
enum err_code sample_append(struct buf *out, const struct sample *s,
    size_t rule, struct str known, size_t *count, struct err *e);

#endif
