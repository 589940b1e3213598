/*
 * How many agencies pass each rule of a plan: a share with the bounds that
 * undecided verdicts allow.
 */
#ifndef SCORE_RULE_COUNTS_H
#define SCORE_RULE_COUNTS_H

#include "score/score.h"

struct rule_count {
	const struct plan_rule *rule; /* borrowed from the plan */
	int64_t passed; /* agencies, by effective outcome */
	int64_t failed;
	int64_t undecided; /* also without a verdict, or awaiting a review */
	int64_t inapplicable; /* in no share */
};

struct rule_counts {
	struct rule_count *items;
	size_t count;
};

/* Each rule of a plan once, in order of id; in the arena. What a draft says is
 * counted as any other's. Errors as score_each. */
enum err_code rule_counts_read(struct store *s, const struct plan *plan,
    const struct scored_query *of, struct arena *a, struct rule_counts *out,
    struct err *e);

/* passed/all and (passed+undecided)/all; false when it applies to none. */
bool rule_count_bounds(
    const struct rule_count *c, double *lower, double *upper);

#endif
