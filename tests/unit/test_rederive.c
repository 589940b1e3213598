/* Verdicts derived anew: nothing that was changed in the ledger or the archive
 * is passed over, and nothing else is named. */
#include "crawl/rederive.h"
#include "judged_case.h"
#include "store/verify.h"

static struct rederive_result
derive(struct store_case *c, const struct rule_set *rules)
{
	const struct str audits[] = {str_of("one"), str_of("two")};
	const struct rederive_config config = {.store = c->store,
	    .rules = rules,
	    .round = str_of("r"),
	    .audits = audits,
	    .audit_count = 2,
	    .worker_count = 2,
	    .clock = &clock_system};
	struct rederive_result r = {0};

	if (audits_rederive(&config, &c->arena, &r, &c->e) != ERR_NONE)
		fail_msg("%s", c->e.msg);
	return r;
}

static struct store_case *
judged_twice(const struct rule_set *rules)
{
	struct store_case *c = judged_new();

	(void)judged_again(c, rules, "one", 1);
	(void)judged_again(c, rules, "two", 1);
	return c;
}

static void
test_what_was_judged_is_derived(void **state)
{
	struct rule_set *rules = rule_case(judged_rule);
	struct store_case *c = judged_twice(rules);
	struct rederive_result r = derive(c, rules);

	(void)state;
	check_int((int64_t)r.agency_done, JUDGED_AGENCIES, "agencies");
	check_int(r.verdict_count, 2 * JUDGED_AGENCIES, "verdicts");
	check_int(r.verdict_differs, 0, "differ");
	check_int(r.rule_differs, 0, "rules");
	check_int((int64_t)r.kept_count, 0, "differences");
	check_int(r.lost_count, 0, "lost");
	rule_set_free(rules);
	case_free(c);
}

#define IN_TWO \
	" WHERE audit = 'two' AND agency = (SELECT id FROM agency" \
	" WHERE agency_id = 'a-2')"
#define OF_TWO " WHERE verdict = (SELECT id FROM verdict" IN_TWO ")"

/* One change in the ledger each, and its first difference. */
static const struct {
	const char *sql;
	enum derived_fault fault;
	size_t evidence;
	const char *column;
	const char *stored;
	const char *derived;
} changes[] = {
    {"UPDATE verdict SET outcome = 'failed'" IN_TWO, DERIVED_OTHERWISE, 0,
        "outcome", "'failed'", "'passed'"},
    {"UPDATE verdict SET level = 2" IN_TWO, DERIVED_OTHERWISE, 0, "level", "2",
        "-1"},
    {"UPDATE verdict SET reason = 'spam'" IN_TWO, DERIVED_OTHERWISE, 0,
        "reason", "'spam'", "''"},
    {"UPDATE verdict SET url = 'https://other.example/'" IN_TWO,
        DERIVED_OTHERWISE, 0, "url", "'https://other.example/'",
        "'https://www.2.example/'"},
    {"UPDATE verdict SET rule_revision = 9" IN_TWO, DERIVED_OTHERWISE, 0,
        "rule_revision", "9", "1"},
    {"UPDATE verdict SET pages_examined = 2" IN_TWO, DERIVED_OTHERWISE, 0,
        "pages_examined", "2", "1"},
    {"UPDATE verdict SET is_complete = 0" IN_TWO, DERIVED_OTHERWISE, 0,
        "complete", "0", "1"},
    {"UPDATE verdict SET listed = 0" IN_TWO, DERIVED_OTHERWISE, 0, "listed",
        "0", "NULL"},
    {"UPDATE verdict SET confidence = 'low'" IN_TWO, DERIVED_OTHERWISE, 0,
        "confidence", "'low'", "'high'"},
    {"UPDATE verdict SET evidence_sha256 = ''" IN_TWO, DERIVED_OTHERWISE, 0,
        "evidence_sha256", "''", NULL},
    {"DELETE FROM evidence_row" OF_TWO "; DELETE FROM verdict" IN_TWO,
        DERIVED_NO_VERDICT, 0, "", "", "passed"},
    {"INSERT INTO verdict (agency, audit, rule_id, rule_revision, scope, site,"
     " url, outcome, level, reason, confidence, pages_examined, is_complete)"
     " SELECT agency, audit, 'TST-99', 1, scope, site, url, outcome, level,"
     " reason, confidence, 1, 1 FROM verdict" IN_TWO,
        DERIVED_NO_SUCH_VERDICT, 0, "", "", ""},
    {"UPDATE evidence_row SET quote = 'ดำ'" OF_TWO " AND number = 1",
        DERIVED_OTHERWISE, 2, "quote", "'ดำ'", "'ที่สอง'"},
    {"UPDATE evidence_row SET context_after = ''" OF_TWO " AND number = 0",
        DERIVED_OTHERWISE, 1, "context_after", "''", NULL},
    {"UPDATE evidence_row SET label = 'x'" OF_TWO " AND number = 0",
        DERIVED_OTHERWISE, 1, "label", "'x'", "'word'"},
    {"UPDATE evidence_row SET byte_start = 1" OF_TWO " AND number = 0",
        DERIVED_OTHERWISE, 1, "byte_start", "1", NULL},
    {"UPDATE evidence_row SET line = 77" OF_TWO " AND number = 0",
        DERIVED_OTHERWISE, 1, "line", "77", "1"},
    {"UPDATE evidence_row SET capture = 1" OF_TWO " AND number = 0",
        DERIVED_OTHERWISE, 1, "capture", "1", "2"},
    {"UPDATE evidence_row SET capture = NULL" OF_TWO " AND number = 0",
        DERIVED_OTHERWISE, 1, "capture", "NULL", "2"},
    {"UPDATE evidence_row SET evidence_id = 'e'" OF_TWO " AND number = 0",
        DERIVED_OTHERWISE, 1, "evidence_id", "'e'", NULL},
    {"UPDATE evidence_row SET ownership = 'agency'" OF_TWO " AND number = 0",
        DERIVED_OTHERWISE, 1, "ownership", "'agency'", "'own'"},
    {"UPDATE evidence_row SET node_path = 'p'" OF_TWO " AND number = 0",
        DERIVED_OTHERWISE, 1, "node_path", "'p'", NULL},
    {"DELETE FROM evidence_row" OF_TWO " AND number = 1", DERIVED_NO_EVIDENCE,
        2, "", "", ""},
    {"UPDATE evidence_row SET number = 5" OF_TWO " AND number = 1",
        DERIVED_NO_EVIDENCE, 2, "", "", ""},
    {"INSERT INTO evidence_row SELECT verdict, 7, 'x', capture, url, label,"
     " quote, '', '', 'text', '', 1, 0, 1, 0, NULL, 0, '' FROM"
     " evidence_row" OF_TWO " AND number = 0",
        DERIVED_MORE_EVIDENCE, 1, "", "", ""},
    {"UPDATE audit_rule SET severity = 'critical' WHERE audit = 2",
        DERIVED_RULE_OTHERWISE, 0, "", "", ""},
    {"UPDATE audit_rule SET revision = 2 WHERE audit = 2",
        DERIVED_RULE_OTHERWISE, 0, "", "", ""},
    {"DELETE FROM audit_rule WHERE audit = 2", DERIVED_NO_RULE, 0, "", "", ""},
    {"INSERT INTO audit_rule SELECT audit, 'TST-99', 1, '', '', '', '', '', 0,"
     " '', '', '' FROM audit_rule WHERE audit = 2",
        DERIVED_NO_SUCH_RULE, 0, "", "", ""},
};

static void
check_change(struct store_case *c, const struct rule_set *rules, size_t i)
{
	struct rederive_result r;
	const struct rederive_difference *d;

	case_sql(c, changes[i].sql);
	r = derive(c, rules);
	if (r.kept_count == 0)
		fail_msg("passed over: %s", changes[i].sql);
	d = &r.kept[0];
	check_int(d->of.fault, changes[i].fault, changes[i].sql);
	check_int(
	    (int64_t)d->of.evidence, (int64_t)changes[i].evidence, "evidence");
	check_str(d->audit, "two", changes[i].sql);
	check_str(d->of.column, changes[i].column, changes[i].sql);
	check_str(d->of.stored, changes[i].stored, changes[i].sql);
	if (changes[i].derived != NULL)
		check_str(d->of.derived, changes[i].derived, changes[i].sql);
	if (changes[i].fault < DERIVED_NO_RULE) {
		check_str(d->agency_id, "a-2", changes[i].sql);
		check_int(r.verdict_differs, 1, changes[i].sql);
	} else {
		check_int(r.rule_differs, 1, changes[i].sql);
	}
}

static void
test_each_change_in_the_ledger_is_named(void **state)
{
	struct rule_set *rules = rule_case(judged_rule);
	struct store_case *c = judged_twice(rules);
	struct buf ledger = {0};
	const char *path = file_join(&c->arena, c->folder, "ledger.db");

	(void)state;
	case_sql(c, "");
	case_close(c);
	CHECK_OK(file_read(path, (size_t)1 << 30, &ledger, &c->e));
	for (size_t i = 0; i < COUNT(changes); i++) {
		CHECK_OK(file_write(path, buf_str(&ledger), &c->e));
		check_change(c, rules, i);
		case_close(c);
	}
	buf_release(&ledger);
	rule_set_free(rules);
	case_free(c);
}

static void
test_lost_bytes_are_counted(void **state)
{
	struct rule_set *rules = rule_case(judged_rule);
	struct store_case *c = judged_twice(rules);
	struct verify_result bytes = {0};
	struct rederive_result r;

	(void)state;
	judged_break(c, "a-1");
	r = derive(c, rules);
	check_int(r.lost_count, 1, "lost");
	check_int(r.verdict_differs, 2, "differ, one of each audit");
	CHECK_OK(store_verify(c->store, &c->arena, &bytes, &c->e));
	assert_true(bytes.fault_count > 0);
	rule_set_free(rules);
	case_free(c);
}

static void
test_verdicts_without_an_audit_are_found(void **state)
{
	struct rule_set *rules = rule_case(judged_rule);
	struct store_case *c = judged_twice(rules);
	struct str *names = NULL;
	size_t count = 9;

	(void)state;
	CHECK_OK(
	    store_verdicts_astray(c->store, &c->arena, &names, &count, &c->e));
	check_int((int64_t)count, 0, "none");
	case_sql(c,
	    "PRAGMA foreign_keys = ON;"
	    "DELETE FROM audit WHERE name = 'two'");
	CHECK_OK(
	    store_verdicts_astray(c->store, &c->arena, &names, &count, &c->e));
	check_int((int64_t)count, 1, "one");
	check_str(names[0], "r/two", "name");
	rule_set_free(rules);
	case_free(c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_what_was_judged_is_derived),
	    cmocka_unit_test(test_each_change_in_the_ledger_is_named),
	    cmocka_unit_test(test_lost_bytes_are_counted),
	    cmocka_unit_test(test_verdicts_without_an_audit_are_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
