/* How far scores may move by a rule, from a plan. */
#include "test.h"

#include <math.h>

#include "score/effect.h"

static struct plan_rule weighted_rules[] = {
    {{"Q-01", 4}, 1, 5, STANDING_AWAITS_REVIEW},
    {{"Q-02", 4}, 1, 3, STANDING_COUNTS},
    {{"Q-05", 4}, 1, 9, STANDING_SHOWN_ONLY},
};
static struct plan_rule ladder_rules[] = {
    {{"Q-04", 4}, 1, 7, STANDING_COUNTS},
    {{"Q-07", 4}, 1, 1, STANDING_COUNTS},
};
static struct plan_rule any_rules[] = {
    {{"Q-06", 4}, 1, 1, STANDING_COUNTS},
    {{"Q-04", 4}, 1, 1, STANDING_COUNTS},
};
static struct plan_rule count_rules[] = {
    {{"Q-08", 4}, 1, 1, STANDING_COUNTS},
};
static struct plan_rule draft_rules[] = {
    {{"Q-09", 4}, 1, 1, STANDING_SHOWN_ONLY},
};

/* Pillar p of 40 %: a quarter is weighted, a quarter a ladder, a half drafts;
 * count is in none. Pillar q is not published. */
static struct plan_indicator indicators[] = {
    {.pillar = {"p", 1},
        .kind = INDICATOR_WEIGHTED,
        .weight = 1,
        .rules = weighted_rules,
        .rule_count = 3},
    {.pillar = {"p", 1},
        .kind = INDICATOR_LADDER,
        .weight = 1,
        .rules = ladder_rules,
        .rule_count = 2},
    {.pillar = {"p", 1},
        .kind = INDICATOR_COUNT,
        .weight = 6,
        .rules = count_rules,
        .rule_count = 1},
    {.pillar = {"p", 1},
        .kind = INDICATOR_SHARE,
        .weight = 2,
        .rules = draft_rules,
        .rule_count = 1},
    {.pillar = {"q", 1},
        .kind = INDICATOR_ANY,
        .weight = 1,
        .rules = any_rules,
        .rule_count = 2},
};
static struct plan_pillar pillars[] = {
    {.key = {"p", 1}, .weight = 40},
    {.key = {"q", 1}, .weight = PILLAR_NOT_PUBLISHED},
};
static const struct plan plan = {
    .indicators = indicators,
    .indicator_count = 5,
    .pillars = pillars,
    .pillar_count = 2,
};

static void
a_rule_moves_its_share_of_all(void **state)
{
	static const struct {
		const char *rule;
		double effect;
		bool awaits_review;
	} rows[] = {
	    {"Q-01", 5.0 / 8 * 0.25 * 0.4, true},
	    {"Q-02", 3.0 / 8 * 0.25 * 0.4, false},
	    /* A rung, and one that alone may decide all of a pillar. */
	    {"Q-04", 0.5 * 0.25 * 0.4 + 1, false},
	    {"Q-07", 0.5 * 0.25 * 0.4, false},
	    {"Q-08", 0, false},
	    {"Q-06", 1, false},
	};
	struct arena a = {0};
	struct rule_effects effects = rule_effects_of(&plan, &a);

	(void)state;
	check_int((int64_t)effects.count, sizeof(rows) / sizeof(rows[0]),
	    "rules that count");
	for (size_t i = 0; i < effects.count; i++) {
		const struct rule_effect *found =
		    rule_effect_find(&effects, str_of(rows[i].rule));

		assert_ptr_equal(found, &effects.rules[i]);
		if (fabs(found->effect - rows[i].effect) > 1e-12)
			fail_msg("%s: got %f, want %f", rows[i].rule,
			    found->effect, rows[i].effect);
		check_int(
		    found->awaits_review, rows[i].awaits_review, rows[i].rule);
	}
	arena_release(&a);
}

static void
what_does_not_count_has_none(void **state)
{
	static const struct plan empty = {0};
	struct arena a = {0};
	struct rule_effects effects = rule_effects_of(&plan, &a);

	(void)state;
	assert_null(rule_effect_find(&effects, str_of("Q-05")));
	assert_null(rule_effect_find(&effects, str_of("Q-09")));
	assert_null(rule_effect_find(&effects, str_of("")));
	check_int((int64_t)rule_effects_of(&empty, &a).count, 0, "empty plan");
	effects = rule_effects_of(NULL, &a);
	check_int((int64_t)effects.count, 0, "no plan");
	assert_null(rule_effect_find(&effects, str_of("Q-01")));
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_rule_moves_its_share_of_all),
	    cmocka_unit_test(what_does_not_count_has_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
