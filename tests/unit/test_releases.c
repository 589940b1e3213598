/* Figures and releases in the ledger: what goes in comes out, a run without
 * rows is stale, and what was released stays as it is. */
#include "ledger_case.h"
#include "store/figures.h"

static int
setup(void **state)
{
	struct store_case *c = case_new();

	case_begin(c, "r");
	case_sql(c,
	    "INSERT INTO audit (round, name, rule_pack, program_version)"
	    " VALUES (1, 'crawl', 'pack', '0')");
	*state = c;
	return 0;
}

static int
teardown(void **state)
{
	case_free(*state);
	return 0;
}

static const struct score_run run = {.round = {"r", 1},
    .audit = {"crawl", 5},
    .profile = {"p", 1},
    .plan = {"{}", 2},
    .last_review = 7};

static struct score_run
only_run(struct store_case *c)
{
	struct score_run *runs = NULL;
	size_t count = 0;

	CHECK_OK(
	    store_score_runs_read(c->store, &c->arena, &runs, &count, &c->e));
	check_int((int64_t)count, 1, "runs");
	return runs[0];
}

static void
test_figures(void **state)
{
	struct store_case *c = *state;
	struct figure_row indicator = {.agency_id = str_of("a-01"),
	    .pillar = str_of("services"),
	    .indicator = str_of("online"),
	    .kind = INDICATOR_LADDER,
	    .figure = {.has_score = true,
	        .has_bounds = true,
	        .score = 0.5,
	        .lower = 0.25,
	        .upper = 0.75,
	        .coverage = 1,
	        .level = 2,
	        .passed = 1,
	        .failed = 2,
	        .undecided = 3,
	        .inapplicable = 4}};
	struct figure_row pillar = {.agency_id = str_of("a-01"),
	    .pillar = str_of("services"),
	    .figure = {.level = -1}};

	CHECK_OK(store_score_begin(c->store, &run, &c->e));
	check_int(only_run(c).is_stale, true, "stale without rows");
	CHECK_OK(store_figure_add(c->store, &run, &indicator, &c->e));
	CHECK_OK(store_figure_add(c->store, &run, &pillar, &c->e));
	check_int(only_run(c).is_stale, false, "stale");
	check_int(only_run(c).last_review, 7, "last review");
	check_str(only_run(c).plan, "{}", "plan");
	check_str(
	    case_value(c, "indicators", "kind", NULL, NULL), "ladder", "kind");
	check_str(
	    case_value(c, "indicators", "level", NULL, NULL), "2", "level");
	check_str(case_value(c, "indicators", "rules_inapplicable", NULL, NULL),
	    "4", "inapplicable");
	check_int(case_rows(c, "pillars"), 1, "pillars");
	check_str(case_value(c, "pillars", "score", NULL, NULL), "(null)",
	    "score of nothing");

	/* The same again takes their place. */
	CHECK_OK(store_score_begin(c->store, &run, &c->e));
	check_int(case_rows(c, "indicators"), 0, "indicators");
	check_int(only_run(c).is_stale, true, "stale again");
}

static void
test_no_such_round(void **state)
{
	struct store_case *c = *state;
	struct score_run other = run;

	other.round = str_of("other");
	check_int(store_score_begin(c->store, &other, &c->e), ERR_USAGE,
	    "a round that is not there");
}

static struct release
release_named(const char *name)
{
	return (struct release){.name = str_of(name),
	    .round = str_of("r"),
	    .audit = str_of("crawl"),
	    .profile = str_of("p"),
	    .plan = str_of("{}"),
	    .rule_pack = str_of("pack"),
	    .last_review = 7,
	    .program_version = str_of("0"),
	    .released_us = 1,
	    .excuses = str_of("{}"),
	    .figures_sha256 = str_of("f")};
}

static void
test_releases(void **state)
{
	struct store_case *c = *state;
	struct release r = release_named("2561"), found = {0}, *all = NULL;
	size_t count = 0;

	CHECK_OK(store_release_add(c->store, &r, &c->e));
	check_int(store_release_add(c->store, &r, &c->e), ERR_USAGE,
	    "the same name again");
	r = release_named("2562");
	CHECK_OK(store_release_add(c->store, &r, &c->e));
	CHECK_OK(store_release_find(
	    c->store, str_of("2561"), &c->arena, &found, &c->e));
	check_str(found.figures_sha256, "f", "digest");
	check_int(found.last_review, 7, "last review");
	CHECK_OK(store_releases_read(c->store, &c->arena, &all, &count, &c->e));
	check_int((int64_t)count, 2, "releases");
	check_str(all[1].name, "2562", "the second");
	check_int(store_release_find(
	              c->store, str_of("2563"), &c->arena, &found, &c->e),
	    ERR_USAGE, "one that is not there");
	check_int(
	    store_release_find(c->store, str_of(""), &c->arena, &found, &c->e),
	    ERR_USAGE, "no name");
}

static void
test_names_that_will_not_do(void **state)
{
	struct store_case *c = *state;
	static const char *const names[] = {"", ".", "a/b", "ปี61", "a b"};
	struct release r;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		r = release_named(names[i]);
		check_int(store_release_add(c->store, &r, &c->e), ERR_USAGE,
		    names[i]);
	}
	r = release_named("x");
	r.audit = str_of("other");
	check_int(store_release_add(c->store, &r, &c->e), ERR_USAGE,
	    "an audit that is not there");
}

static void
test_released_verdicts_stay(void **state)
{
	struct store_case *c = *state;
	struct release r = release_named("2561");
	struct verdict v = {.rule_id = str_of("ESV-01"),
	    .rule_revision = 1,
	    .scope = str_of("site"),
	    .outcome = OUTCOME_PASSED,
	    .level = -1,
	    .confidence = str_of("high")};
	struct str crawl = str_of("crawl"), none = {0};

	CHECK_OK(
	    store_verdict_put(c->store, c->agency_row, crawl, none, &v, &c->e));
	CHECK_OK(store_release_add(c->store, &r, &c->e));
	v.outcome = OUTCOME_FAILED;
	check_int(
	    store_verdict_put(c->store, c->agency_row, crawl, none, &v, &c->e),
	    ERR_USAGE, "a verdict that was released");
	check_str(case_value(c, "verdicts", "outcome", NULL, NULL), "passed",
	    "outcome");
	CHECK_OK(store_verdict_put(
	    c->store, c->agency_row, str_of("again"), none, &v, &c->e));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(test_figures, setup, teardown),
	    cmocka_unit_test_setup_teardown(
	        test_no_such_round, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_releases, setup, teardown),
	    cmocka_unit_test_setup_teardown(
	        test_names_that_will_not_do, setup, teardown),
	    cmocka_unit_test_setup_teardown(
	        test_released_verdicts_stay, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
