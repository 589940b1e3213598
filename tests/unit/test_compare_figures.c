/* Means of two audits: side by side where the rules are the same, else not. */
#include "ledger_case.h"
#include "score/compare_figures.h"
#include "score/plan.h"

static void
add_run(struct store_case *c, const char *round, int revision, bool has_rows,
    const double scores[2])
{
	struct plan_rule same = {str_of("R-1"), 1, 3, STANDING_COUNTS};
	struct plan_rule raised = {str_of("R-2"), revision, 3, STANDING_COUNTS};
	struct plan_indicator indicators[] = {{.key = str_of("steady"),
	                                          .title_en = str_of("Steady"),
	                                          .kind = INDICATOR_SHARE,
	                                          .rules = &same,
	                                          .rule_count = 1},
	    {.key = str_of("raised"), .rules = &raised, .rule_count = 1}};
	const struct plan plan = {.profile = str_of("p"),
	    .indicators = indicators,
	    .indicator_count = 2};
	struct buf json = {0};
	struct score_run run = {.round = str_of(round),
	    .audit = str_of("crawl"),
	    .profile = str_of("p"),
	    .last_review = revision};

	plan_write(&json, &plan);
	run.plan = buf_str(&json);
	CHECK_OK(store_score_begin(c->store, &run, &c->e));
	for (size_t a = 0; has_rows && a < 2; a++)
		for (size_t i = 0; i < 2; i++) {
			struct figure_row row = {
			    .agency_id = str_of(a == 0 ? "a-01" : "a-02"),
			    .pillar = str_of("q"),
			    .indicator = indicators[i].key,
			    .figure = {.has_score = scores[a] >= 0,
			        .score = scores[a],
			        .level = -1}};

			CHECK_OK(store_figure_add(c->store, &run, &row, &c->e));
		}
	buf_release(&json);
}

static void
begin_round(struct store_case *c, const char *name)
{
	const struct agency second = {.id = str_of("a-02")};
	bool is_complete;
	int64_t row;

	case_begin(c, name);
	CHECK_OK(store_agency_put(c->store, c->round.id, &second, &row, &c->e));
	CHECK_OK(
	    store_round_finish(c->store, c->round.id, &is_complete, &c->e));
}

static struct compared_figure *
figures_of(struct store_case *c, size_t *count)
{
	struct compared_figure *out = NULL;
	struct comparison comparison = {0};

	CHECK_OK(compare_find(c->store, str_of("one"), str_of("two"), &c->arena,
	    &comparison, &c->e));
	CHECK_OK(compare_figures(&comparison, &c->arena, &out, count, &c->e));
	return out;
}

static void
figures_of_other_revisions_do_not_meet(void **state)
{
	struct store_case *c = case_new();
	struct compared_figure *got;
	size_t count = 0;

	(void)state;
	begin_round(c, "one");
	begin_round(c, "two");
	case_sql(c,
	    "INSERT OR IGNORE INTO audit (round, name, rule_pack,"
	    " program_version) SELECT id, 'crawl', 'p', '0' FROM round");
	add_run(c, "one", 1, true, (const double[]){0.25, 0.75});
	(void)figures_of(c, &count);
	check_int((int64_t)count, 0, "of one side alone");
	add_run(c, "two", 2, true, (const double[]){1, -1});
	got = figures_of(c, &count);
	check_int((int64_t)count, 2, "indicators");
	check_str(got[0].indicator, "steady", "the first of the plan");
	check_int(got[0].is_alike, true, "alike");
	check_int((int64_t)(got[0].mean[COMPARE_BEFORE] * 1000), 500, "before");
	check_int((int64_t)(got[0].mean[COMPARE_AFTER] * 1000), 1000, "after");
	check_int(got[0].agencies[COMPARE_BEFORE], 2, "agencies before");
	check_int(got[0].agencies[COMPARE_AFTER], 1, "with a score");
	check_int(got[0].last_review[COMPARE_BEFORE], 1, "review before");
	check_int(got[0].last_review[COMPARE_AFTER], 2, "review after");
	check_int(got[1].is_alike, false, "of another revision");
	check_int(got[1].agencies[COMPARE_BEFORE], 0, "not told");

	/* Figures that are out of date are none. */
	add_run(c, "two", 2, false, NULL);
	(void)figures_of(c, &count);
	check_int((int64_t)count, 0, "stale");
	case_free(c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(figures_of_other_revisions_do_not_meet),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
