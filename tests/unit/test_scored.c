/* The cursor over verdicts with what people decided: of all reviews by the
 * ledger's decisions, of those up to a number by the reviews themselves. */
#include "ledger_case.h"
#include "store/figures.h"

/* Two agencies, the second of which comes first by its id, and reviews: of
 * P-01 somebody overturned it and another disagrees later; of P-02 a review is
 * of another text; of P-03 nobody could tell. */
static const char ledger[] =
    "INSERT INTO round (id, name, started_us, rule_pack, config,"
    " program_version) VALUES (1, 'r', 0, 'pack', '{}', '0');"
    "INSERT INTO agency (id, round, agency_id, level, name_th, name_en,"
    " aliases, ministry_th, province_code, office_code, g2c, g2b, g2g)"
    " VALUES (1, 1, 'b', '', '', '', '', '', '', '', 0, 0, 0),"
    " (2, 1, 'a', '', '', '', '', '', '', '', 0, 0, 0);"
    "INSERT INTO audit (id, round, name, rule_pack, program_version)"
    " VALUES (1, 1, 'crawl', 'pack', '0'), (2, 1, 'again', 'pack', '0');"
    "INSERT INTO verdict (id, agency, audit, rule_id, rule_revision, scope,"
    " site, url, outcome, level, reason, confidence, pages_examined,"
    " is_complete, listed, listed_passed, evidence_sha256) VALUES"
    " (1, 1, 'crawl', 'P-02', 2, 'site', '', 'u', 'failed', 1, 'robots',"
    " 'low', 3, 1, 7, 4, 't2'),"
    " (2, 1, 'crawl', 'P-01', 1, 'site', '', '', 'failed', -1, '', 'high', 3,"
    " 0, NULL, NULL, 't1'),"
    " (3, 2, 'crawl', 'P-03', 1, 'site', '', '', 'passed', -1, '', 'high', 3,"
    " 0, NULL, NULL, 't3'),"
    " (4, 2, 'again', 'P-03', 1, 'site', '', '', 'failed', -1, '', 'high', 3,"
    " 0, NULL, NULL, 't3');"
    "INSERT INTO evidence_row (verdict, number, evidence_id, url, label,"
    " quote, context_before, context_after, match_kind, node_path, line,"
    " byte_start, byte_end) VALUES (1, 0, 'e0', '', '', '', '', '', '', '', 0,"
    " -1, -1), (1, 1, 'e1', '', '', '', '', '', '', '', 0, -1, -1);"
    "INSERT INTO review (id, evidence_id, verdict_key, reviewer, decision,"
    " note, decided_us, evidence_sha256, agency_id, rule_id, outcome, level)"
    " VALUES (1, '', '', 'mali', 'passed', '', 0, 't1', 'b', 'P-01',"
    " 'passed', -1),"
    " (2, '', '', 'mali', 'passed', '', 0, 'other', 'b', 'P-02', 'passed', 4),"
    " (3, '', '', 'mali', 'unsure', '', 0, 't3', 'a', 'P-03', '', -1),"
    " (4, '', '', 'somchai', 'failed', '', 0, 't1', 'b', 'P-01', 'failed',"
    " -1),"
    " (5, '', '', 'mali', 'passed', '', 0, 't0', 'aa', 'P-09', 'passed', -1);"
    "INSERT INTO decision (agency_id, rule_id, evidence_sha256, state,"
    " outcome, level, reviewer) VALUES ('b', 'P-01', 't1', 'disagree',"
    " 'cantTell', -1, 'somchai'), ('a', 'P-03', 't3', 'unsure', '', -1,"
    " 'mali'), ('b', 'P-02', 'other', 'decided', 'passed', 4, 'mali');";

static int
setup(void **state)
{
	struct store_case *c = case_new();

	case_sql(c, ledger);
	*state = c;
	return 0;
}

static int
teardown(void **state)
{
	case_free(*state);
	return 0;
}

/* All rows, a line each: agency, rule, machine, effective, level, state,
 * reviewer. */
static struct str
rows(struct store_case *c, const struct scored_query *of, const char *agency)
{
	struct scored_cursor *cursor = NULL;
	const struct scored_verdict *v = NULL;
	struct buf text = {0};
	struct str copy;

	CHECK_OK(
	    store_scored_open_of(c->store, of, str_of(agency), &cursor, &c->e));
	for (;;) {
		CHECK_OK(store_scored_next(cursor, &v, &c->e));
		if (v == NULL)
			break;
		buf_printf(&text, "%.*s %.*s %s %s %d %s %.*s\n",
		    STR_ARG(v->agency_id), STR_ARG(v->rule_id),
		    outcome_word(v->outcome), outcome_word(v->effective),
		    v->effective_level, decision_state_word(v->decision.state),
		    STR_ARG(v->decision.reviewer));
	}
	store_scored_close(cursor);
	copy = arena_str(&c->arena, buf_str(&text));
	buf_release(&text);
	return copy;
}

static void
test_decisions_up_to_a_number(void **state)
{
	static const struct {
		int64_t last_review;
		const char *want;
	} cases[] = {
	    {INT64_MAX,
	        "a P-03 passed passed -1 unsure mali\n"
	        "b P-01 failed cantTell -1 disagree somchai\n"
	        "b P-02 failed failed 1  \n"},
	    {0,
	        "a P-03 passed passed -1  \n"
	        "b P-01 failed failed -1  \n"
	        "b P-02 failed failed 1  \n"},
	    {1,
	        "a P-03 passed passed -1  \n"
	        "b P-01 failed passed -1 decided mali\n"
	        "b P-02 failed failed 1  \n"},
	    {3,
	        "a P-03 passed passed -1 unsure \n"
	        "b P-01 failed passed -1 decided mali\n"
	        "b P-02 failed failed 1  \n"},
	    {5,
	        "a P-03 passed passed -1 unsure \n"
	        "b P-01 failed cantTell -1 disagree somchai\n"
	        "b P-02 failed failed 1  \n"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		check_str(rows(*state,
		              &(struct scored_query){.round = str_of("r"),
		                  .audit = str_of("crawl"),
		                  .last_review = cases[i].last_review},
		              ""),
		    cases[i].want, "verdicts");
}

static void
test_one_agency(void **state)
{
	struct scored_query of = {.round = str_of("r"),
	    .audit = str_of("crawl"),
	    .last_review = INT64_MAX};

	check_str(rows(*state, &of, "b"),
	    "b P-01 failed cantTell -1 disagree somchai\n"
	    "b P-02 failed failed 1  \n",
	    "of b");
	of.last_review = 1;
	check_str(rows(*state, &of, "b"),
	    "b P-01 failed passed -1 decided mali\n"
	    "b P-02 failed failed 1  \n",
	    "of b, up to review 1");
}

static void
test_all_columns(void **state)
{
	struct store_case *c = *state;
	struct scored_query of = {str_of("r"), str_of("crawl"), INT64_MAX};
	struct scored_cursor *cursor = NULL;
	const struct scored_verdict *v = NULL;

	CHECK_OK(store_scored_open(c->store, &of, &cursor, &c->e));
	CHECK_OK(store_scored_next(cursor, &v, &c->e));
	CHECK_OK(store_scored_next(cursor, &v, &c->e));
	assert_non_null(v);
	check_int(v->is_inventory, false, "P-01 is an inventory");
	check_int(v->is_complete, false, "P-01 is complete");
	check_int(v->evidence_count, 0, "P-01 evidence");
	CHECK_OK(store_scored_next(cursor, &v, &c->e));
	assert_non_null(v);
	check_int(v->rule_revision, 2, "revision");
	check_int(v->level, 1, "level");
	check_int(v->reason, REASON_ROBOTS, "reason");
	check_str(v->confidence, "low", "confidence");
	check_str(v->url, "u", "url");
	check_str(v->evidence_sha256, "t2", "text");
	check_int(v->is_complete, true, "complete");
	check_int(v->is_inventory, true, "inventory");
	check_int(v->listed, 7, "listed");
	check_int(v->listed_passed, 4, "of these");
	check_int(v->evidence_count, 2, "evidence");
	store_scored_close(cursor);
}

static void
test_no_such_audit(void **state)
{
	struct store_case *c = *state;
	struct scored_query of = {.round = str_of("r"),
	    .audit = str_of("other"),
	    .last_review = INT64_MAX};
	struct scored_cursor *cursor = NULL;

	check_int(store_scored_open(c->store, &of, &cursor, &c->e), ERR_USAGE,
	    "an audit that is not there");
	check_str(str_of(c->e.msg), "round r has no audit other", "message");
	of = (struct scored_query){
	    .round = str_of("s"), .audit = str_of("crawl"), .last_review = 0};
	check_int(store_scored_open(c->store, &of, &cursor, &c->e), ERR_USAGE,
	    "a round that is not there");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(
	        test_decisions_up_to_a_number, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_one_agency, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_all_columns, setup, teardown),
	    cmocka_unit_test_setup_teardown(
	        test_no_such_audit, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
