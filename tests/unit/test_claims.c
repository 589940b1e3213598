/* Answers beside what sites show: what contradicts, what cannot be told, what
 * agrees, and in which order. */
#include "score/claims.h"

#include <math.h>

#include "test.h"

static const struct claim_question yes_no = {
    .kind = CLAIM_YES_NO, .rule_id = {"R-1", 3}, .at_least = -1};
static const struct claim_question level_3 = {.kind = CLAIM_YES_NO,
    .rule_id = {"R-1", 3},
    .has_levels = true,
    .at_least = 3};
static const struct claim_question three_things = {
    .kind = CLAIM_YES_NO, .rule_id = {"R-1", 3}, .at_least = 3};

static struct claim_verdict
verdict(enum outcome outcome, int level, int64_t listed, bool is_complete)
{
	struct claim_verdict v = {.is_there = true,
	    .outcome = outcome,
	    .effective = outcome,
	    .level = level,
	    .listed = listed,
	    .is_complete = is_complete,
	    .confidence = str_of("high")};

	return v;
}

static enum claim_state
state_of(const struct claim_question *q, enum claim_answer answer,
    int64_t number, const struct claim_verdict *v)
{
	struct claim c = {.answer = answer, .number = number};
	struct claim_sight sight = claim_sight_of_rule(q, v);

	return claim_judge(q, &c, &sight);
}

static void
yes_and_no_are_held_against_the_effective_verdict(void **state)
{
	static const struct {
		const struct claim_question *q;
		enum outcome outcome;
		int level;
		int64_t listed;
		bool is_complete;
		enum claim_state yes, no;
	} cases[] = {
	    {&yes_no, OUTCOME_PASSED, -1, -1, true, CLAIM_AGREES,
	        CLAIM_NO_FOUND},
	    {&yes_no, OUTCOME_FAILED, -1, -1, true, CLAIM_YES_NOT_FOUND,
	        CLAIM_AGREES},
	    {&yes_no, OUTCOME_CANT_TELL, -1, -1, true, CLAIM_CANNOT_TELL,
	        CLAIM_CANNOT_TELL},
	    {&yes_no, OUTCOME_UNTESTED, -1, -1, false, CLAIM_CANNOT_TELL,
	        CLAIM_CANNOT_TELL},
	    {&yes_no, OUTCOME_INAPPLICABLE, -1, -1, true, CLAIM_CANNOT_TELL,
	        CLAIM_CANNOT_TELL},
	    {&level_3, OUTCOME_PASSED, 3, -1, false, CLAIM_AGREES,
	        CLAIM_NO_FOUND},
	    {&level_3, OUTCOME_PASSED, 2, -1, true, CLAIM_YES_NOT_FOUND,
	        CLAIM_AGREES},
	    /* A higher level may stand where nobody looked. */
	    {&level_3, OUTCOME_PASSED, 2, -1, false, CLAIM_CANNOT_TELL,
	        CLAIM_CANNOT_TELL},
	    {&level_3, OUTCOME_PASSED, -1, -1, true, CLAIM_CANNOT_TELL,
	        CLAIM_CANNOT_TELL},
	    {&three_things, OUTCOME_PASSED, -1, 3, false, CLAIM_AGREES,
	        CLAIM_NO_FOUND},
	    {&three_things, OUTCOME_PASSED, -1, 2, false, CLAIM_CANNOT_TELL,
	        CLAIM_CANNOT_TELL},
	    {&three_things, OUTCOME_PASSED, -1, 2, true, CLAIM_YES_NOT_FOUND,
	        CLAIM_AGREES},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct claim_verdict v = verdict(cases[i].outcome,
		    cases[i].level, cases[i].listed, cases[i].is_complete);

		if (state_of(cases[i].q, CLAIM_YES, 0, &v) != cases[i].yes)
			fail_msg("case %zu: yes", i);
		if (state_of(cases[i].q, CLAIM_NO, 0, &v) != cases[i].no)
			fail_msg("case %zu: no", i);
		if (state_of(cases[i].q, CLAIM_UNSAID, 0, &v) !=
		    CLAIM_UNANSWERED)
			fail_msg("case %zu: no answer", i);
	}
}

static void
what_a_person_decided_does_not_wait_for_pages(void **state)
{
	struct claim_verdict v = verdict(OUTCOME_PASSED, 2, -1, false);

	(void)state;
	v.reviewer = str_of("somchai");
	check_int(state_of(&level_3, CLAIM_YES, 0, &v), CLAIM_YES_NOT_FOUND,
	    "decided");
}

static void
doubt_says_why_nobody_can_tell(void **state)
{
	struct claim_verdict none = {0};
	struct claim_verdict disputed =
	    verdict(OUTCOME_CANT_TELL, -1, -1, true);
	struct claim_verdict aside =
	    verdict(OUTCOME_INAPPLICABLE, -1, -1, true);
	struct claim_verdict dead = verdict(OUTCOME_UNTESTED, -1, -1, false);
	struct claim_sight sight;

	(void)state;
	disputed.is_disputed = true;
	dead.reason = REASON_REFUSED;
	check_int(claim_sight_of_rule(&yes_no, &none).doubt, DOUBT_NO_VERDICT,
	    "none");
	check_int(claim_sight_of_rule(&yes_no, &disputed).doubt, DOUBT_DISAGREE,
	    "disputed");
	check_int(claim_sight_of_rule(&yes_no, &aside).doubt,
	    DOUBT_INAPPLICABLE, "aside");
	sight = claim_sight_of_rule(&yes_no, &dead);
	check_int(sight.doubt, DOUBT_NONE, "dead");
	check_int(sight.reason, REASON_REFUSED, "its reason");
}

static void
numbers_may_differ_by_the_tolerance(void **state)
{
	static const struct {
		int64_t tolerance;
		bool is_percent;
		int64_t answer, listed;
		bool is_complete;
		enum claim_state want;
	} cases[] = {
	    {0, false, 5, 5, true, CLAIM_AGREES},
	    {0, false, 5, 6, true, CLAIM_DIFFERS},
	    {1, false, 5, 6, true, CLAIM_AGREES},
	    {1, false, 5, 7, true, CLAIM_DIFFERS},
	    {1, false, 5, 4, true, CLAIM_AGREES},
	    {10, true, 100, 90, true, CLAIM_AGREES},
	    {10, true, 100, 89, true, CLAIM_DIFFERS},
	    /* More may be there than was seen: too few proves nothing, too
	     * many does. */
	    {1, false, 5, 2, false, CLAIM_CANNOT_TELL},
	    {1, false, 5, 5, false, CLAIM_CANNOT_TELL},
	    {1, false, 5, 7, false, CLAIM_DIFFERS},
	    {0, false, 5, -1, true, CLAIM_CANNOT_TELL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct claim_question q = {.kind = CLAIM_NUMBER,
		    .tolerance = cases[i].tolerance,
		    .is_percent = cases[i].is_percent};
		struct claim_verdict v = verdict(
		    OUTCOME_FAILED, -1, cases[i].listed, cases[i].is_complete);

		if (state_of(&q, CLAIM_COUNTED, cases[i].answer, &v) !=
		    cases[i].want)
			fail_msg("case %zu", i);
	}
}

/* Three rules, of which one passed, one failed and one is open: of their
 * weights 2 passed, 3 failed, 5 are open. */
static void
an_indicator_speaks_by_its_bounds(void **state)
{
	struct plan_rule rules[] = {
	    {.id = {"A-1", 3}, .revision = 1, .weight = 2},
	    {.id = {"A-2", 3}, .revision = 1, .weight = 3},
	    {.id = {"A-3", 3}, .revision = 1, .weight = 5},
	};
	struct claim_verdict verdicts[] = {
	    verdict(OUTCOME_PASSED, -1, -1, true),
	    verdict(OUTCOME_FAILED, -1, -1, true),
	    verdict(OUTCOME_CANT_TELL, -1, -1, false)};
	static const struct {
		enum indicator_kind kind;
		int64_t at_least;
		enum truth want;
	} cases[] = {
	    {INDICATOR_WEIGHTED, -1, TRUTH_TRUE},
	    {INDICATOR_WEIGHTED, 20, TRUTH_TRUE},
	    {INDICATOR_WEIGHTED, 21, TRUTH_UNKNOWN},
	    {INDICATOR_WEIGHTED, 70, TRUTH_UNKNOWN},
	    {INDICATOR_WEIGHTED, 71, TRUTH_FALSE},
	    {INDICATOR_ANY, -1, TRUTH_TRUE},
	    {INDICATOR_COUNT, 1, TRUTH_TRUE},
	    {INDICATOR_COUNT, 2, TRUTH_UNKNOWN},
	    {INDICATOR_COUNT, 3, TRUTH_FALSE},
	    {INDICATOR_LADDER, 1, TRUTH_TRUE},
	    {INDICATOR_LADDER, 2, TRUTH_FALSE},
	};
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct plan_indicator n = {.kind = cases[i].kind,
		    .weight = 1,
		    .rules = rules,
		    .rule_count = 3};
		struct claim_question q = {.kind = CLAIM_YES_NO,
		    .indicator = &n,
		    .at_least = cases[i].at_least};
		struct claim_sight sight =
		    claim_sight_of_indicator(&a, &q, verdicts);

		if (sight.has != cases[i].want)
			fail_msg("case %zu: got %s, want %s", i,
			    truth_word(sight.has), truth_word(cases[i].want));
	}
	arena_release(&a);
}

static struct claim_result
result(const char *agency, enum claim_state state, const char *confidence,
    const char *reviewer, bool is_whole)
{
	struct claim_result r = {.state = state};

	r.claim.agency_id = str_of(agency);
	r.claim.answer = CLAIM_YES;
	r.sight.verdict.confidence = str_of(confidence);
	r.sight.verdict.reviewer = str_of(reviewer);
	r.sight.is_whole = is_whole;
	return r;
}

static void
contradictions_come_first_and_of_them_the_surest(void **state)
{
	struct claim_result results[] = {
	    result("i", CLAIM_UNANSWERED, "high", "", true),
	    result("h", CLAIM_AGREES, "high", "", true),
	    result("g", CLAIM_CANNOT_TELL, "high", "", false),
	    result("f", CLAIM_NO_FOUND, "low", "", true),
	    result("e", CLAIM_DIFFERS, "medium", "", true),
	    result("d", CLAIM_YES_NOT_FOUND, "high", "", false),
	    result("c", CLAIM_NO_FOUND, "high", "", true),
	    result("b", CLAIM_YES_NOT_FOUND, "high", "", true),
	    result("a", CLAIM_NO_FOUND, "low", "malee", false),
	};
	static const char *const want = "abcdefghi";

	(void)state;
	claims_sort(results, sizeof(results) / sizeof(results[0]));
	for (size_t i = 0; i < sizeof(results) / sizeof(results[0]); i++)
		check_int(results[i].claim.agency_id.ptr[0], want[i], "agency");
}

static void
totals_leave_out_what_nobody_can_tell(void **state)
{
	struct claim_result results[] = {
	    result("a", CLAIM_YES_NOT_FOUND, "high", "", true),
	    result("b", CLAIM_AGREES, "high", "", true),
	    result("c", CLAIM_CANNOT_TELL, "high", "", true),
	    result("d", CLAIM_UNANSWERED, "high", "", true),
	};
	struct claim_total t;

	(void)state;
	results[0].sight.has = TRUTH_FALSE;
	results[1].sight.has = TRUTH_TRUE;
	results[2].sight.has = TRUTH_UNKNOWN;
	results[3].claim.answer = CLAIM_UNSAID;
	claims_total(results, 4, &t, 1);
	check_int(t.answered, 3, "answered");
	check_int(t.judged, 2, "judged");
	check_int(t.contradictions, 1, "contradictions");
	check_int(t.table[1][TRUTH_FALSE], 1, "yes, not found");
	check_int(t.table[1][TRUTH_TRUE], 1, "yes, found");
	check_int(t.table[1][TRUTH_UNKNOWN], 1, "yes, open");
	check_int(t.states[CLAIM_UNANSWERED], 1, "no answer");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(yes_and_no_are_held_against_the_effective_verdict),
	    cmocka_unit_test(what_a_person_decided_does_not_wait_for_pages),
	    cmocka_unit_test(doubt_says_why_nobody_can_tell),
	    cmocka_unit_test(numbers_may_differ_by_the_tolerance),
	    cmocka_unit_test(an_indicator_speaks_by_its_bounds),
	    cmocka_unit_test(contradictions_come_first_and_of_them_the_surest),
	    cmocka_unit_test(totals_leave_out_what_nobody_can_tell),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
