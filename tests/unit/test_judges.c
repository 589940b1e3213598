/* Who judged the same things, and what drawn verdicts say of their rules. */
#include "score/judges.h"
#include "score/precision.h"

#include "test.h"

/* Agency, reviewer, what was decided, why it was judged. */
struct row {
	const char *agency;
	const char *reviewer;
	enum review_decision decision;
	enum outcome outcome;
	enum review_drawn drawn;
	bool settles;
	int revision;
};

enum { ROWS_MAX = 16 };

static size_t
reviews_of(const struct row *rows, size_t count, struct review *out)
{
	for (size_t i = 0; i < count; i++)
		out[i] = (struct review){.id = (int64_t)i + 1,
		    .agency_id = str_of(rows[i].agency),
		    .rule_id = str_of("ESV-04"),
		    .rule_revision =
		        rows[i].revision > 0 ? rows[i].revision : 2,
		    .machine_outcome = rows[i].drawn == DRAWN_FAILED
		        ? OUTCOME_FAILED
		        : OUTCOME_PASSED,
		    .reviewer = str_of(rows[i].reviewer),
		    .decision = rows[i].decision,
		    .outcome = rows[i].outcome,
		    .level = -1,
		    .evidence_sha256 = str_of("e"),
		    .drawn = rows[i].drawn,
		    .settles = rows[i].settles};
	return count;
}

#define COUNT(of) (sizeof(of) / sizeof((of)[0]))

static void
what_was_settled_or_chosen_does_not_count(void **state)
{
	static const struct row rows[] = {
	    {"a", "Nok", REVIEW_PASSED, OUTCOME_PASSED, DRAWN_PASSED, 0, 0},
	    {"a", "Lek", REVIEW_PASSED, OUTCOME_PASSED, DRAWN_DOUBLE, 0, 0},
	    {"b", "Nok", REVIEW_FAILED, OUTCOME_FAILED, DRAWN_PASSED, 0, 0},
	    {"b", "Lek", REVIEW_FAILED, OUTCOME_FAILED, DRAWN_DOUBLE, 0, 0},
	    {"c", "Nok", REVIEW_PASSED, OUTCOME_PASSED, DRAWN_PASSED, 0, 0},
	    {"c", "Lek", REVIEW_FAILED, OUTCOME_FAILED, DRAWN_DOUBLE, 0, 0},
	    /* She sees that he decided otherwise, and gives in. */
	    {"c", "Nok", REVIEW_FAILED, OUTCOME_FAILED, DRAWN_NOT, 1, 0},
	    /* Nobody drew it. */
	    {"d", "Nok", REVIEW_PASSED, OUTCOME_PASSED, DRAWN_NOT, 0, 0},
	    {"d", "Lek", REVIEW_FAILED, OUTCOME_FAILED, DRAWN_NOT, 0, 0},
	};
	struct review reviews[ROWS_MAX];
	size_t count = reviews_of(rows, COUNT(rows), reviews);
	struct arena a = {0};
	struct judges got;

	(void)state;
	judges_compare(reviews, count, true, &a, &got);
	check_int((int64_t)got.judge_count, 2, "judges");
	check_int((int64_t)got.pair_count, 1, "pairs");
	check_str(got.pairs[0].judges[0], "Lek", "the first");
	check_int(got.pairs[0].kappa.things, 3, "things");
	/* 2 of 3 alike; by chance (1/3)(2/3) + (2/3)(1/3) = 4/9. */
	check_int(
	    (int64_t)(got.pairs[0].kappa.value * 1000 + 0.5), 400, "kappa");
	judges_compare(reviews, count, false, &a, &got);
	check_int(got.pairs[0].kappa.things, 4, "with what was chosen");
	arena_release(&a);
}

static void
who_changed_their_mind_counts_once(void **state)
{
	static const struct row rows[] = {
	    {"a", "Nok", REVIEW_PASSED, OUTCOME_PASSED, DRAWN_DOUBLE, 0, 0},
	    {"a", "Lek", REVIEW_FAILED, OUTCOME_FAILED, DRAWN_DOUBLE, 0, 0},
	    {"a", "Nok", REVIEW_FAILED, OUTCOME_FAILED, DRAWN_NOT, 0, 0},
	    {"b", "Nok", REVIEW_UNSURE, OUTCOME_CANT_TELL, DRAWN_DOUBLE, 0, 0},
	    {"b", "Lek", REVIEW_PASSED, OUTCOME_PASSED, DRAWN_DOUBLE, 0, 0},
	};
	struct review reviews[ROWS_MAX];
	size_t count = reviews_of(rows, COUNT(rows), reviews);
	struct arena a = {0};
	struct judges got;

	(void)state;
	judges_compare(reviews, count, true, &a, &got);
	check_int(got.alpha.things, 2, "things");
	check_int(
	    (int64_t)(got.pairs[0].kappa.observed * 1000), 500, "observed");
	arena_release(&a);
}

static void
precision_is_of_drawn_verdicts_of_this_revision(void **state)
{
	static const struct row rows[] = {
	    {"a", "Nok", REVIEW_CONFIRM, OUTCOME_PASSED, DRAWN_PASSED, 0, 0},
	    {"b", "Nok", REVIEW_FAILED, OUTCOME_FAILED, DRAWN_PASSED, 0, 0},
	    {"c", "Nok", REVIEW_CONFIRM, OUTCOME_PASSED, DRAWN_NOT, 0, 0},
	    {"d", "Nok", REVIEW_CONFIRM, OUTCOME_FAILED, DRAWN_FAILED, 0, 0},
	    {"e", "Nok", REVIEW_PASSED, OUTCOME_PASSED, DRAWN_FAILED, 0, 0},
	    {"f", "Nok", REVIEW_INAPPLICABLE, OUTCOME_INAPPLICABLE,
	        DRAWN_FAILED, 0, 0},
	    {"g", "Nok", REVIEW_UNSURE, OUTCOME_CANT_TELL, DRAWN_FAILED, 0, 0},
	    {"h", "Nok", REVIEW_CONFIRM, OUTCOME_PASSED, DRAWN_PASSED, 0, 1},
	    /* They disagree. */
	    {"i", "Nok", REVIEW_CONFIRM, OUTCOME_PASSED, DRAWN_PASSED, 0, 0},
	    {"i", "Lek", REVIEW_FAILED, OUTCOME_FAILED, DRAWN_DOUBLE, 0, 0},
	};
	const struct rule_tally tally = {str_of("ESV-04"), 2, 100, 30};
	struct review reviews[ROWS_MAX];
	size_t count = reviews_of(rows, COUNT(rows), reviews);
	struct rule_precision *got = NULL;
	struct share recall;
	struct arena a = {0};

	(void)state;
	precision_count(reviews, count, &tally, 1, &a, &got);
	check_int(got->passed.right, 1, "passed, right");
	check_int(got->passed.wrong, 1, "passed, wrong");
	check_int(got->passed.unclear, 1, "passed, disagreement");
	check_int(got->failed.right, 1, "failed, right");
	check_int(got->failed.wrong, 2, "failed, wrong");
	check_int(got->failed.missed, 1, "failed, missed");
	check_int(got->failed.unclear, 1, "failed, unsure");
	check_int(got->outdated, 1, "of an older revision");
	/* Found 100 * 1/2, missed 30 * 1/3 = 10: 50 of 60. */
	assert_true(precision_recall(got, &tally, &recall));
	check_int(recall.value, 833, "recall");
	assert_true(recall.low < recall.value && recall.value < recall.high);
	arena_release(&a);
}

static void
recall_needs_both_samples(void **state)
{
	static const struct rule_precision one = {
	    .passed = {.right = 5}, .failed = {0}};
	static const struct rule_tally some = {{0}, 2, 10, 10},
	                               none_failed = {{0}, 2, 10, 0};
	struct share recall;

	(void)state;
	assert_false(precision_recall(&one, &some, &recall));
	assert_true(precision_recall(&one, &none_failed, &recall));
	check_int(recall.value, 1000, "nothing failed");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_was_settled_or_chosen_does_not_count),
	    cmocka_unit_test(who_changed_their_mind_counts_once),
	    cmocka_unit_test(precision_is_of_drawn_verdicts_of_this_revision),
	    cmocka_unit_test(recall_needs_both_samples),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
