#include "score/effect.h"

static double
pillar_weight(const struct plan *plan, struct str key)
{
	for (size_t i = 0; i < plan->pillar_count; i++)
		if (str_equal(plan->pillars[i].key, key) &&
		    plan->pillars[i].weight != PILLAR_NOT_PUBLISHED)
			return plan->pillars[i].weight / 100.0;
	return 1;
}

/* An indicator's part of its pillar, of the whole survey. */
static double
indicator_share(const struct plan *plan, const struct plan_indicator *of)
{
	double sum = 0;

	if (of->kind == INDICATOR_COUNT)
		return 0;
	for (size_t i = 0; i < plan->indicator_count; i++)
		if (plan->indicators[i].kind != INDICATOR_COUNT &&
		    str_equal(plan->indicators[i].pillar, of->pillar))
			sum += plan->indicators[i].weight;
	return sum > 0 ? of->weight / sum * pillar_weight(plan, of->pillar) : 0;
}

/* What a rule counts for beside the others of its indicator. */
static double
weight_of(const struct plan_indicator *of, const struct plan_rule *rule)
{
	return of->kind == INDICATOR_WEIGHTED ? rule->weight : 1;
}

/* Its place, or the count of all. */
static size_t
place_of(const struct rule_effects *effects, struct str rule_id)
{
	size_t i = 0;

	while (i < effects->count &&
	    !str_equal(effects->rules[i].rule_id, rule_id))
		i++;
	return i;
}

const struct rule_effect *
rule_effect_find(const struct rule_effects *effects, struct str rule_id)
{
	size_t i = place_of(effects, rule_id);

	return i < effects->count ? &effects->rules[i] : NULL;
}

/* How many places all rules of a plan need at most. */
static size_t
rule_places(const struct plan *plan)
{
	size_t count = 0;

	for (size_t i = 0; i < plan->indicator_count; i++)
		count += plan->indicators[i].rule_count;
	return count;
}

static void
add_indicator(
    struct rule_effects *effects, const struct plan_indicator *of, double share)
{
	double sum = 0;

	for (size_t i = 0; i < of->rule_count; i++)
		if (of->rules[i].standing != STANDING_SHOWN_ONLY)
			sum += weight_of(of, &of->rules[i]);
	/* One alone may decide it. */
	if (of->kind == INDICATOR_ANY && sum > 0)
		sum = 1;
	for (size_t i = 0; i < of->rule_count && sum > 0; i++) {
		const struct plan_rule *r = &of->rules[i];
		size_t at = place_of(effects, r->id);

		if (r->standing == STANDING_SHOWN_ONLY)
			continue;
		if (at == effects->count)
			effects->rules[effects->count++].rule_id = r->id;
		effects->rules[at].effect += weight_of(of, r) / sum * share;
		effects->rules[at].awaits_review =
		    r->standing == STANDING_AWAITS_REVIEW;
	}
}

struct rule_effects
rule_effects_of(const struct plan *plan, struct arena *a)
{
	struct rule_effects effects = {0};

	if (plan == NULL)
		return effects;
	effects.rules =
	    arena_array(a, rule_places(plan), sizeof(*effects.rules));
	for (size_t i = 0; i < plan->indicator_count; i++)
		add_indicator(&effects, &plan->indicators[i],
		    indicator_share(plan, &plan->indicators[i]));
	return effects;
}
