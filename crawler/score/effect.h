/*
 * How far one agency's scores may move by a rule: what a decision about its
 * verdict is worth, and what mending is. It says nothing of verdicts; it
 * follows from a plan alone.
 */
#ifndef SCORE_EFFECT_H
#define SCORE_EFFECT_H

#include "base/arena.h"
#include "record/plan.h"

struct rule_effect {
	struct str rule_id; /* borrowed from the plan */
	double effect; /* of all of the survey, 0 to 1 */
	bool awaits_review; /* in the last indicator that counts it */
};

struct rule_effects {
	struct rule_effect *rules; /* that count, in the order of the plan */
	size_t count;
};

/*
 * The effects of all rules of a plan that count in it, in the arena; of no
 * plan, NULL, none.
 *
 * The effect of a rule is its share of its indicator (of the weights; of the
 * kinds ladder and share one of so many rules; of the kind any all of it, as
 * one alone may decide it), times the indicator's share in its pillar, times
 * the pillar's published weight (1 where none is), added up over indicators.
 * Those of the kind count are in no pillar: 0.
 */
struct rule_effects rule_effects_of(const struct plan *plan, struct arena *a);

/* That of one rule, or NULL when it does not count. */
const struct rule_effect *rule_effect_find(
    const struct rule_effects *effects, struct str rule_id);

#endif
