/* Audits in the ledger: begun once, gone on with, dropped, complete when
 * nothing is missing. */
#include "ledger_case.h"
#include "store/audits.h"

static const struct audit_rule two_rules[] = {
    {.id = {"A-1", 3},
        .revision = 2,
        .behaviour_sha256 = {"b1", 2},
        .status = {"stable", 6},
        .severity = {"minor", 5},
        .scope = {"page", 4},
        .confidence = {"high", 4},
        .has_levels = true,
        .indicators = {"x y", 3},
        .title_th = {"ก", 3},
        .title_en = {"a", 1}},
    {.id = {"A-2", 3}, .revision = 1},
};

static struct audit_setup
setup_of(const char *name, const char *pack)
{
	return (struct audit_setup){.round = str_of("r"),
	    .name = str_of(name),
	    .rule_pack = str_of(pack),
	    .program_version = str_of("1"),
	    .rules = two_rules,
	    .rule_count = 2};
}

static enum err_code
begin(struct store_case *c, const char *name, const char *pack)
{
	struct audit_setup setup = setup_of(name, pack);

	c->e = (struct err){0};
	return store_audit_begin(c->store, &setup, &c->e);
}

static void
check_refused(
    struct store_case *c, const char *name, const char *pack, const char *says)
{
	check_int(begin(c, name, pack), ERR_USAGE, name);
	if (strstr(c->e.msg, says) == NULL)
		fail_msg("got \"%s\", want \"%s\"", c->e.msg, says);
}

static void
put(struct store_case *c, const char *audit, const char *rule)
{
	const struct verdict v = {.rule_id = str_of(rule),
	    .rule_revision = 1,
	    .scope = str_of("site"),
	    .outcome = OUTCOME_PASSED,
	    .level = -1,
	    .confidence = str_of("high")};

	CHECK_OK(store_verdict_put(c->store, c->agency_row, str_of(audit),
	    (struct str){0}, &v, &c->e));
}

static bool
is_finished(struct store_case *c, const char *audit)
{
	bool is_complete = false;

	CHECK_OK(store_audit_finish(
	    c->store, str_of("r"), str_of(audit), &is_complete, &c->e));
	return is_complete;
}

static bool
has(struct store_case *c, const char *audit)
{
	bool is_there = false;

	CHECK_OK(store_audit_has(
	    c->store, c->agency_row, str_of(audit), &is_there, &c->e));
	return is_there;
}

static struct store_case *
begun(void)
{
	struct store_case *c = case_new();

	case_begin(c, "r");
	return c;
}

static void
test_rules_come_back(void **state)
{
	static const struct stored_audit one = {
	    .round = {"r", 1}, .name = {"one", 3}};
	static const struct stored_audit none = {
	    .round = {"r", 1}, .name = {"none", 4}};
	struct store_case *c = begun();
	struct audit_rule *rules = NULL;
	size_t count = 0;

	(void)state;
	CHECK_OK(begin(c, "one", "p"));
	CHECK_OK(store_audit_rules_read(
	    c->store, &one, &c->arena, &rules, &count, &c->e));
	check_int((int64_t)count, 2, "rules");
	check_str(rules[0].id, "A-1", "id");
	check_int(rules[0].revision, 2, "revision");
	check_str(rules[0].behaviour_sha256, "b1", "behaviour");
	check_str(rules[0].status, "stable", "status");
	check_str(rules[0].severity, "minor", "severity");
	check_str(rules[0].scope, "page", "scope");
	check_str(rules[0].confidence, "high", "confidence");
	assert_true(rules[0].has_levels);
	check_str(rules[0].indicators, "x y", "indicators");
	check_str(rules[0].title_th, "ก", "Thai");
	check_str(rules[0].title_en, "a", "English");
	check_str(rules[1].id, "A-2", "second");
	CHECK_OK(store_audit_rules_read(
	    c->store, &none, &c->arena, &rules, &count, &c->e));
	check_int((int64_t)count, 0, "of no audit");
	case_free(c);
}

static void
test_an_audit_is_complete_without_gaps(void **state)
{
	struct store_case *c = begun();

	(void)state;
	CHECK_OK(begin(c, "one", "p"));
	assert_false(has(c, "one"));
	assert_false(is_finished(c, "one"));
	put(c, "one", "A-1");
	put(c, "two", "A-2");
	assert_false(has(c, "one"));
	assert_false(is_finished(c, "one"));
	put(c, "one", "A-2");
	assert_true(has(c, "one"));
	assert_true(is_finished(c, "one"));
	assert_false(is_finished(c, "none"));
	case_free(c);
}

static void
test_what_is_complete_is_not_begun_again(void **state)
{
	struct store_case *c = begun();

	(void)state;
	CHECK_OK(begin(c, "one", "p"));
	CHECK_OK(begin(c, "one", "p"));
	check_refused(c, "one", "q", "begun with other rules");
	put(c, "one", "A-1");
	put(c, "one", "A-2");
	assert_true(is_finished(c, "one"));
	check_refused(c, "one", "p", "is complete");
	check_refused(c, "a/b", "p", "an audit's name has letters");
	check_refused(c, "", "p", "an audit's name has letters");
	/* The round's own may. */
	CHECK_OK(begin(c, "crawl", "p"));
	put(c, "crawl", "A-1");
	put(c, "crawl", "A-2");
	assert_true(is_finished(c, "crawl"));
	CHECK_OK(begin(c, "crawl", "p"));
	check_refused(c, "crawl", "q", "begun with other rules");
	case_free(c);
}

static void
test_a_round_that_is_not_there_has_none(void **state)
{
	struct store_case *c = begun();
	struct audit_setup setup = setup_of("one", "p");

	(void)state;
	setup.round = str_of("s");
	check_int(store_audit_begin(c->store, &setup, &c->e), ERR_USAGE, "s");
	case_free(c);
}

static void
test_audits_are_listed_the_own_first(void **state)
{
	struct store_case *c = begun();
	struct stored_audit *all = NULL, found = {0};
	size_t count = 0;

	(void)state;
	CHECK_OK(begin(c, "a", "p"));
	CHECK_OK(begin(c, "crawl", "q"));
	CHECK_OK(begin(c, "z", "p"));
	CHECK_OK(store_audits_read(
	    c->store, (struct str){0}, &c->arena, &all, &count, &c->e));
	check_int((int64_t)count, 3, "audits");
	check_str(all[0].name, "crawl", "first");
	check_str(all[1].name, "a", "second");
	check_str(all[2].name, "z", "third");
	check_str(all[2].round, "r", "round");
	check_str(all[2].rule_pack, "p", "rules");
	check_str(all[2].program_version, "1", "program");
	assert_false(all[2].is_complete);
	CHECK_OK(store_audits_read(
	    c->store, str_of("s"), &c->arena, &all, &count, &c->e));
	check_int((int64_t)count, 0, "of another round");
	CHECK_OK(store_audit_find(
	    c->store, (struct str){0}, &c->arena, &found, &c->e));
	check_str(found.rule_pack, "q", "of the newest round, its own");
	CHECK_OK(store_audit_find(
	    c->store, str_of("r/z"), &c->arena, &found, &c->e));
	check_str(found.name, "z", "of that name");
	check_int(
	    store_audit_find(c->store, str_of("r/y"), &c->arena, &found, &c->e),
	    ERR_USAGE, "none of that name");
	case_free(c);
}

static void
test_a_dropped_audit_takes_its_verdicts_along(void **state)
{
	struct store_case *c = begun();

	(void)state;
	CHECK_OK(begin(c, "crawl", "p"));
	CHECK_OK(begin(c, "one", "p"));
	put(c, "crawl", "A-1");
	put(c, "one", "A-1");
	check_int(case_rows(c, "verdicts"), 2, "verdicts");
	CHECK_OK(store_audit_drop(c->store, str_of("r"), str_of("one"), &c->e));
	check_int(case_rows(c, "verdicts"), 1, "verdicts left");
	check_int(case_rows(c, "audits"), 1, "audits left");
	check_int(case_rows(c, "rules"), 2, "rules left");
	check_int(
	    store_audit_drop(c->store, str_of("r"), str_of("crawl"), &c->e),
	    ERR_USAGE, "the round's own");
	CHECK_OK(
	    store_audit_drop(c->store, str_of("r"), str_of("none"), &c->e));
	CHECK_OK(begin(c, "one", "q"));
	case_free(c);
}

static void
test_what_a_release_froze_stays(void **state)
{
	struct store_case *c = begun();

	(void)state;
	CHECK_OK(begin(c, "one", "p"));
	case_sql(c,
	    "INSERT INTO release (name, round, audit, profile, plan, rule_pack,"
	    " last_review, program_version, released_us, excuses,"
	    " figures_sha256) SELECT 'out', id, 'one', 'p', '{}', '', 0, '', 1,"
	    " '{}', '' FROM round");
	check_int(store_audit_drop(c->store, str_of("r"), str_of("one"), &c->e),
	    ERR_USAGE, "drop");
	check_refused(c, "one", "p", "part of a release");
	CHECK_OK(begin(c, "two", "p"));
	case_free(c);
}

static void
test_figures_are_dropped_when_verdicts_come(void **state)
{
	struct store_case *c = begun();

	(void)state;
	CHECK_OK(begin(c, "one", "p"));
	case_sql(c,
	    "INSERT INTO indicator_row (round, audit, profile, agency, pillar,"
	    " indicator, level) SELECT round, 'one', 'p', id, 'x', 'y', -1"
	    " FROM agency; INSERT INTO indicator_row (round, audit, profile,"
	    " agency, pillar, indicator, level) SELECT round, 'two', 'p', id,"
	    " 'x', 'y', -1 FROM agency");
	check_int(case_rows(c, "indicators"), 2, "before");
	CHECK_OK(begin(c, "one", "p"));
	check_int(case_rows(c, "indicators"), 1, "behind");
	case_free(c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_rules_come_back),
	    cmocka_unit_test(test_an_audit_is_complete_without_gaps),
	    cmocka_unit_test(test_what_is_complete_is_not_begun_again),
	    cmocka_unit_test(test_a_round_that_is_not_there_has_none),
	    cmocka_unit_test(test_audits_are_listed_the_own_first),
	    cmocka_unit_test(test_a_dropped_audit_takes_its_verdicts_along),
	    cmocka_unit_test(test_what_a_release_froze_stays),
	    cmocka_unit_test(test_figures_are_dropped_when_verdicts_come),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
