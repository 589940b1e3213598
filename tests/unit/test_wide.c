/* The wide table, the figures beside it and the contract with scoring programs,
 * on one agency: ESV-04 passed (weight 3), ESV-05 failed (1), ESV-06 cannot be
 * told (4). Score 3/(3+1), bounds 3/8 and 7/8, coverage 4/8. */
#include "base/csv.h"
#include "export_case.h"

static struct store_case *
scored_store(const char *to)
{
	struct store_case *c = filled_store();
	struct export_result r;

	case_plan(c);
	r = export_to(c, to, EXPORT_CSV);
	check_int((int64_t)r.trouble_count, 0, "troubles");
	assert_true(r.has_figures);
	return c;
}

static void
test_an_agency_is_a_row(void **state)
{
	static const char *const want[][2] = {
	    {"round", "r"},
	    {"audit", "crawl"},
	    {"agency_id", "a-01"},
	    {"name_th", "กรมตัวอย่าง"},
	    {"ESV_04", "1"},
	    {"ESV_04_level", "2"},
	    {"ESV_05", "0"},
	    {"ESV_06", "9"},
	    {"web_1_use_it_score", "0.75"},
	    {"web_1_use_it_lower", "0.375"},
	    {"web_1_use_it_upper", "0.875"},
	    {"web_1_use_it_coverage", "0.5"},
	};
	struct store_case *c = scored_store("out");

	(void)state;
	for (size_t i = 0; i < sizeof(want) / sizeof(want[0]); i++)
		check_field(c, "out/agencies.csv", 1, want[i][0], want[i][1]);
	check_field(c, "out/indicators.csv", 1, "score", "0.75");
	check_field(c, "out/indicators.csv", 1, "rules_undecided", "1");
	check_field(c, "out/pillars.csv", 1, "score", "0.75");
	case_free(c);
}

static void
test_verdicts_have_codes_beside_words(void **state)
{
	struct store_case *c = scored_store("out");

	(void)state;
	check_field(c, "out/verdicts.csv", 3, "outcome", "cantTell");
	check_field(c, "out/verdicts.csv", 3, "outcome_code", "9");
	check_field(c, "out/verdicts.csv", 3, "effective_code", "9");
	case_free(c);
}

static void
test_a_scoring_program_gets_points(void **state)
{
	static const char *const want[][4] = {
	    /* counts, counts_reason, points, max_points */
	    {"1", "counts", "3", "3"},
	    {"1", "counts", "0", "1"},
	    {"0", "undecided", "", "4"},
	};
	const char *const file = "out/score-import.csv";
	struct store_case *c = scored_store("out");

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		check_field(c, file, i + 1, "schema_version", "1.0");
		check_field(c, file, i + 1, "row_kind", "rule");
		check_field(c, file, i + 1, "counts", want[i][0]);
		check_field(c, file, i + 1, "counts_reason", want[i][1]);
		check_field(c, file, i + 1, "points", want[i][2]);
		check_field(c, file, i + 1, "max_points", want[i][3]);
	}
	check_field(c, file, 1, "rule_behaviour_sha256", "b-ESV-04");
	check_int((int64_t)field(c, file, 1, "evidence_id").len, 16, "id");
	check_field(c, file, 4, "row_kind", "indicator");
	check_field(c, file, 4, "rule_id", "");
	check_field(c, file, 4, "score", "0.75");
	check_field(c, file, 4, "upper", "0.875");
	case_free(c);
}

/* It is in the denominator of the bounds, as in the figures beside it. */
static void
test_what_awaits_a_review_has_its_weight(void **state)
{
	const char *const file = "out/score-import.csv";
	struct store_case *c = filled_store();

	(void)state;
	case_plan(c);
	case_sql(c,
	    "UPDATE verdict SET outcome = 'inapplicable', confidence = 'low' "
	    "WHERE rule_id = 'ESV-06';"
	    "UPDATE score_run SET plan = replace(plan, "
	    "'\"standing\":\"counts\",\"weight\":4', "
	    "'\"standing\":\"awaits-review\",\"weight\":4');");
	(void)export_to(c, "out", EXPORT_CSV);
	check_field(c, file, 3, "outcome", "inapplicable");
	check_field(c, file, 3, "counts", "0");
	check_field(c, file, 3, "counts_reason", "awaits-review");
	check_field(c, file, 3, "max_points", "4");
	check_field(c, file, 4, "coverage", "0.5");
	case_free(c);
}

static void
test_a_raised_rule_leaves_figures_out(void **state)
{
	struct store_case *c = filled_store();
	struct export_result r;

	(void)state;
	case_plan(c);
	case_sql(c,
	    "UPDATE verdict SET rule_revision = 2;"
	    "UPDATE audit_rule SET revision = 2;");
	r = export_to(c, "out", EXPORT_CSV);
	assert_false(r.has_figures);
	check_int((int64_t)r.trouble_count, 1, "troubles");
	assert_true(str_starts(r.troubles[0], str_of("r/crawl web-1: ")));
	check_field(c, "out/agencies.csv", 1, "ESV_04", "1");
	case_free(c);
}

static void
add_review(struct store_case *c, enum outcome o)
{
	struct review v = {.round = str_of("r"),
	    .audit = str_of("crawl"),
	    .agency_id = str_of("a-01"),
	    .rule_id = str_of("ESV-06"),
	    .rule_revision = 1,
	    .machine_outcome = OUTCOME_CANT_TELL,
	    .machine_level = -1,
	    .reviewer = str_of("สมศรี"),
	    .decision = o == OUTCOME_PASSED ? REVIEW_PASSED : REVIEW_FAILED,
	    .outcome = o,
	    .level = -1,
	    .note = str_of("โทรถาม 1101700203450"),
	    .decided_us = c->now_us,
	    .evidence_sha256 = case_value(
	        c, "verdicts", "evidence_sha256", "rule_id", "ESV-06")};

	CHECK_OK(store_review_add(c->store, &v, &c->e));
	CHECK_OK(store_flush(c->store, &c->e));
}

/* A release keeps the reviews that it was made with. */
static void
test_a_release_stays_what_it_was(void **state)
{
	struct store_case *c = filled_store();
	struct export_setup frozen = {.of = {.release = str_of("2018")}};
	struct export_result r;

	(void)state;
	case_plan(c);
	add_review(c, OUTCOME_PASSED);
	case_sql(c,
	    "INSERT INTO release SELECT 1, '2018', round, audit, profile, plan, "
	    "'sha256:rules', 1, '0.1.0', 1533045600123456, '{}', '' "
	    "FROM score_run;");
	(void)export_with(c, &frozen, "one");
	add_review(c, OUTCOME_FAILED);
	r = export_with(c, &frozen, "two");
	(void)export_to(c, "newest", EXPORT_CSV);
	assert_true(str_equal(content(c, "one/datapackage.json"),
	    content(c, "two/datapackage.json")));
	check_field(c, "two/verdicts.csv", 3, "effective_outcome", "passed");
	check_field(c, "two/verdicts.csv", 3, "outcome", "cantTell");
	check_field(c, "two/verdicts.csv", 3, "reviewer", "สมศรี");
	check_field(c, "two/agencies.csv", 1, "ESV_06", "1");
	check_field(c, "two/agencies.csv", 1, "web_1_use_it_score", "0.875");
	check_field(c, "two/reviews.csv", 1, "note", "โทรถาม XXXXXXXXXXXXX");
	check_int(r.masked_count, 2, "masked");
	check_field(c, "newest/verdicts.csv", 3, "effective_outcome", "failed");
	check_field(c, "newest/agencies.csv", 1, "ESV_06", "0");
	case_free(c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_an_agency_is_a_row),
	    cmocka_unit_test(test_verdicts_have_codes_beside_words),
	    cmocka_unit_test(test_a_scoring_program_gets_points),
	    cmocka_unit_test(test_what_awaits_a_review_has_its_weight),
	    cmocka_unit_test(test_a_raised_rule_leaves_figures_out),
	    cmocka_unit_test(test_a_release_stays_what_it_was),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
