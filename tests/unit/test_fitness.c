/* What a round must have to be published: each check alone keeps it back. */
#include "score/fitness.h"

#include "ledger_case.h"

/* 21 agencies of which 20 may have a site and 19 were reached; two rules that
 * count and are decided, and one that is shown only. */
static const char ledger[] =
    "INSERT INTO round (id, name, started_us, rule_pack, config,"
    " program_version, is_complete) VALUES (1, 'r', 0, 'pack', '{}', '0', 1);"
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
    " WHERE i < 21) INSERT INTO agency (id, round, agency_id, level, name_th,"
    " name_en, aliases, ministry_th, province_code, office_code, g2c, g2b,"
    " g2g, status, listed) SELECT i, 1, printf('a-%02d', i), '', '', '', '',"
    " '', '', '', 0, 0, 0, CASE i WHEN 21 THEN 'social-only' WHEN 20 THEN"
    " 'blocked' ELSE 'reached' END, CASE i WHEN 21 THEN 'social-only'"
    " ELSE 'active' END FROM n;"
    "INSERT INTO audit (id, round, name, rule_pack, program_version)"
    " VALUES (1, 1, 'crawl', 'pack', '0');"
    "INSERT INTO verdict (agency, audit, rule_id, rule_revision, scope, site,"
    " url, outcome, level, reason, confidence, pages_examined, is_complete)"
    " SELECT a.id, 'crawl', r.id, 1, 'site', '', '', CASE WHEN a.id = 3"
    " AND r.id <> 'P-03' THEN r.outcome ELSE 'cantTell' END, -1, '', 'high',"
    " 1, 1 FROM agency a, (SELECT 'P-01' AS id, 'failed' AS outcome UNION ALL"
    " SELECT 'P-02', 'inapplicable' UNION ALL SELECT 'P-03', '') r;";

static struct plan_rule rules[] = {
    {.id = {"P-01", 4}, .revision = 1, .weight = 1},
    {.id = {"P-02", 4}, .revision = 1, .weight = 1},
    {.id = {"P-03", 4},
        .revision = 1,
        .weight = 1,
        .standing = STANDING_SHOWN_ONLY},
};
static struct plan_indicator indicator = {
    .key = {"i", 1}, .rules = rules, .rule_count = 3, .weight = 1};
static const struct plan plan = {
    .indicators = &indicator, .indicator_count = 1};

static const struct {
	const char *harm;
	int fails; /* a check, or FITNESS_COUNT: none */
	const char *what;
} rows[] = {
    {"", FITNESS_COUNT, "all holds"},
    {"UPDATE round SET is_complete = 0", FITNESS_COMPLETE, "not ended"},
    {"DELETE FROM verdict WHERE agency = 9 AND rule_id = 'P-02'", FITNESS_ROWS,
        "a verdict is missing"},
    {"DELETE FROM verdict WHERE agency = 9 AND rule_id = 'P-03'", FITNESS_COUNT,
        "what is shown only does not matter"},
    {"UPDATE verdict SET outcome = 'untested' WHERE rule_id = 'P-02'",
        FITNESS_COLUMNS, "nothing is decided"},
    {"INSERT INTO pause (round, cause, began_us) VALUES (1, 'control', 0)",
        FITNESS_CONTROL, "our link was down"},
    {"UPDATE agency SET status = 'unreachable' WHERE id = 1", FITNESS_REACHED,
        "18 of 20"},
    {"UPDATE agency SET listed = 'unknown' WHERE id = 21", FITNESS_REACHED,
        "nobody knows whether it has a site: 19 of 21"},
};

static void
test_each_check_alone_keeps_it_back(void **state)
{
	static const struct scored_query of = {
	    .round = {"r", 1}, .audit = {"crawl", 5}, .last_review = INT64_MAX};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct store_case *c = case_new();
		struct fitness got;

		case_sql(c, ledger);
		case_sql(c, rows[i].harm);
		CHECK_OK(
		    fitness_read(c->store, &of, &plan, &c->arena, &got, &c->e));
		for (int k = 0; k < FITNESS_COUNT; k++)
			check_int(got.holds[k], k != rows[i].fails,
			    arena_printf(&c->arena, "%s: %s", rows[i].what,
			        fitness_word((enum fitness_check)k))
			        .ptr);
		check_int(got.agencies, 21, "agencies");
		case_free(c);
	}
}

static void
test_what_is_missing_is_named(void **state)
{
	static const struct scored_query of = {
	    .round = {"r", 1}, .audit = {"crawl", 5}, .last_review = INT64_MAX};
	struct store_case *c = case_new();
	struct fitness got;

	(void)state;
	case_sql(c, ledger);
	case_sql(c, rows[4].harm);
	CHECK_OK(fitness_read(c->store, &of, &plan, &c->arena, &got, &c->e));
	check_int((int64_t)got.empty_rule_count, 1, "empty columns");
	check_str(got.empty_rules[0], "P-02", "the rule");
	check_int(got.reached, 19, "reached");
	check_int(got.with_site, 20, "with a site");
	case_free(c);
}

static void
test_words_lead_back(void **state)
{
	enum fitness_check check = FITNESS_COMPLETE;

	(void)state;
	for (int i = 0; i < FITNESS_COUNT; i++) {
		assert_true(fitness_of_word(
		    str_of(fitness_word((enum fitness_check)i)), &check));
		check_int((int64_t)check, i, "check");
	}
	assert_false(fitness_of_word(str_of("speed"), &check));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_each_check_alone_keeps_it_back),
	    cmocka_unit_test(test_what_is_missing_is_named),
	    cmocka_unit_test(test_words_lead_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
