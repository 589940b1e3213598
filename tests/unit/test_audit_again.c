/* Rules applied once more to a stored round: under a name of their own, to its
 * end, whatever comes between. */
#include "judged_case.h"

#define VERDICTS(audit) \
	"SELECT a.agency_id, v.rule_id, v.rule_revision, v.scope, v.site," \
	" v.url, v.outcome, v.level, v.reason, v.confidence," \
	" v.pages_examined, v.is_complete, v.evidence_sha256, e.number," \
	" e.capture, e.url, e.label, e.quote, e.context_before," \
	" e.context_after, e.node_path, e.byte_start FROM agency a" \
	" JOIN verdict v ON v.agency = a.id" \
	" LEFT JOIN evidence_row e ON e.verdict = v.id" \
	" WHERE v.audit = '" audit "' ORDER BY 1, 2, e.number"

static void
test_each_agency_gets_each_verdict(void **state)
{
	struct store_case *c = judged_new();
	struct rule_set *rules = rule_case(judged_rule);
	struct audit_again_result r = judged_again(c, rules, "one", 1);

	(void)state;
	check_int((int64_t)r.agency_done, JUDGED_AGENCIES, "agencies");
	assert_true(r.is_complete);
	check_int(r.lost_count, 0, "lost");
	check_str(judged_rows(c,
	              "SELECT a.agency_id, v.audit, v.outcome, e.quote FROM"
	              " agency a JOIN verdict v ON v.agency = a.id"
	              " LEFT JOIN evidence_row e ON e.verdict = v.id"
	              " AND e.match_kind <> 'absence' ORDER BY 1, e.number"),
	    "a-1|one|passed|คำ\na-2|one|passed|คำ\na-2|one|passed|ที่สอง\n"
	    "a-3|one|failed|NULL\n",
	    "verdicts");
	check_str(judged_rows(c,
	              "SELECT name, is_complete, rule_id, revision,"
	              " length(behaviour) FROM audit JOIN audit_rule"
	              " ON audit = id"),
	    "one|1|TST-01|1|64\n", "audit");
	rule_set_free(rules);
	case_free(c);
}

static void
test_workers_make_no_difference(void **state)
{
	struct store_case *c = judged_new();
	struct rule_set *rules = rule_case(judged_rule);
	struct str one;

	(void)state;
	(void)judged_again(c, rules, "one", 1);
	(void)judged_again(c, rules, "four", 4);
	one = judged_rows(c, VERDICTS("one"));
	assert_true(one.len > 100);
	check_str(judged_rows(c, VERDICTS("four")), one.ptr, "verdicts");
	rule_set_free(rules);
	case_free(c);
}

struct stopper {
	sig_atomic_t stop;
	size_t after;
};

static void
stop_later(void *state, size_t done, size_t total)
{
	struct stopper *s = state;

	(void)total;
	s->stop = done >= s->after;
}

static void
test_an_interrupted_audit_goes_on(void **state)
{
	struct store_case *c = judged_new();
	struct rule_set *rules = rule_case(judged_rule);
	struct stopper s = {.after = 1};
	const struct audit_again_config config = {.store = c->store,
	    .rules = rules,
	    .round = str_of("r"),
	    .name = str_of("one"),
	    .program_version = "0.1.0",
	    .worker_count = 1,
	    .clock = &clock_system,
	    .stop = &s.stop,
	    .on_progress = stop_later,
	    .state = &s};
	struct audit_again_result r = {0};

	(void)state;
	CHECK_OK(audit_again(&config, &c->arena, &r, &c->e));
	check_int((int64_t)r.agency_done, 1, "done");
	assert_false(r.is_complete);
	/* What is there is not made again. */
	case_sql(c, "UPDATE verdict SET reason = 'kept'");
	r = judged_again(c, rules, "one", 1);
	assert_true(r.is_complete);
	check_int((int64_t)r.agency_done, JUDGED_AGENCIES, "done");
	check_str(judged_rows(c, "SELECT reason FROM verdict ORDER BY id"),
	    "kept\n\n\n", "reasons");
	rule_set_free(rules);
	case_free(c);
}

/* Its bytes are gone; the other agencies are judged as ever. */
static void
test_a_lost_page_is_an_error_and_counted(void **state)
{
	struct store_case *c = judged_new();
	struct rule_set *rules = rule_case(judged_rule);
	struct audit_again_result r;

	(void)state;
	judged_break(c, "a-1");
	r = judged_again(c, rules, "one", 1);
	check_int(r.lost_count, 1, "lost");
	assert_true(r.lost_why.len > 0);
	assert_true(r.is_complete);
	check_str(judged_rows(
	              c, "SELECT outcome, reason FROM verdict ORDER BY agency"),
	    "untested|error\npassed|\nfailed|\n", "verdicts");
	rule_set_free(rules);
	case_free(c);
}

static void
test_what_cannot_be_begun_is_refused(void **state)
{
	static const char *const names[] = {"", "a b", "../x"};
	struct store_case *c = judged_new();
	struct rule_set *rules = rule_case(judged_rule);
	struct audit_again_config config = {.store = c->store,
	    .rules = rules,
	    .round = str_of("r"),
	    .program_version = "0.1.0",
	    .worker_count = 1,
	    .clock = &clock_system};
	struct audit_again_result r = {0};

	(void)state;
	for (size_t i = 0; i < COUNT(names); i++) {
		config.name = str_of(names[i]);
		check_int(audit_again(&config, &c->arena, &r, &c->e), ERR_USAGE,
		    names[i]);
	}
	config.name = str_of("one");
	CHECK_OK(audit_again(&config, &c->arena, &r, &c->e));
	check_int(audit_again(&config, &c->arena, &r, &c->e), ERR_USAGE,
	    "a second time");
	config.name = str_of("two");
	config.round = str_of("none");
	check_int(audit_again(&config, &c->arena, &r, &c->e), ERR_USAGE,
	    "no such round");
	rule_set_free(rules);
	case_free(c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_each_agency_gets_each_verdict),
	    cmocka_unit_test(test_workers_make_no_difference),
	    cmocka_unit_test(test_an_interrupted_audit_goes_on),
	    cmocka_unit_test(test_a_lost_page_is_an_error_and_counted),
	    cmocka_unit_test(test_what_cannot_be_begun_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
