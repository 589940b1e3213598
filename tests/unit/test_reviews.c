/* Reviews in the ledger: what each adds, what follows, what it drops. */
#include "store/reviews.h"

#include "ledger_case.h"
#include "store/figures.h"

/* Agency a has a verdict on the same text in two audits, and one on another in
 * a third; of each there are figures. */
static const char ledger[] =
    "INSERT INTO round (id, name, started_us, rule_pack, config,"
    " program_version) VALUES (1, 'r', 0, 'pack', '{}', '0');"
    "INSERT INTO agency (id, round, agency_id, level, name_th, name_en,"
    " aliases, ministry_th, province_code, office_code, g2c, g2b, g2g)"
    " VALUES (1, 1, 'a', '', '', '', '', '', '', '', 0, 0, 0);"
    "INSERT INTO audit (id, round, name, rule_pack, program_version)"
    " VALUES (1, 1, 'crawl', 'p', '0'), (2, 1, 'same', 'p', '0'),"
    " (3, 1, 'other', 'p', '0');"
    "INSERT INTO verdict (agency, audit, rule_id, rule_revision, scope, site,"
    " url, outcome, level, reason, confidence, pages_examined, is_complete,"
    " evidence_sha256) VALUES"
    " (1, 'crawl', 'P-01', 1, '', '', '', 'passed', -1, '', '', 1, 1, 't1'),"
    " (1, 'same', 'P-01', 2, '', '', '', 'failed', -1, '', '', 1, 1, 't1'),"
    " (1, 'other', 'P-01', 3, '', '', '', 'passed', -1, '', '', 1, 1, 't2');"
    "INSERT INTO score_run (round, audit, profile, plan, last_review) VALUES"
    " (1, 'crawl', 'x', '{}', 0), (1, 'same', 'x', '{}', 0),"
    " (1, 'other', 'x', '{}', 0);"
    "INSERT INTO indicator_row (round, audit, profile, agency, pillar,"
    " indicator, level) VALUES (1, 'crawl', 'x', 1, 'p', 'i', -1),"
    " (1, 'same', 'x', 1, 'p', 'i', -1), (1, 'other', 'x', 1, 'p', 'i', -1);";

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

static void
add(struct store_case *c, const char *reviewer, enum review_decision decision,
    enum outcome outcome)
{
	const struct review r = {.round = str_of("r"),
	    .audit = str_of("crawl"),
	    .agency_id = str_of("a"),
	    .rule_id = str_of("P-01"),
	    .rule_revision = 1,
	    .machine_outcome = OUTCOME_PASSED,
	    .machine_level = -1,
	    .reviewer = str_of(reviewer),
	    .decision = decision,
	    .outcome = outcome,
	    .level = -1,
	    .note = str_of("เพราะ"),
	    .decided_us = 7,
	    .evidence_sha256 = str_of("t1")};

	CHECK_OK(store_review_add(c->store, &r, &c->e));
}

/* The verdict of an audit as it counts: "failed decided". */
static struct str
standing(struct store_case *c, const char *audit)
{
	const struct scored_query of = {str_of("r"), str_of(audit), INT64_MAX};
	const struct scored_verdict *v = NULL;
	struct scored_cursor *cursor = NULL;
	struct str text = {0};

	CHECK_OK(store_scored_open(c->store, &of, &cursor, &c->e));
	CHECK_OK(store_scored_next(cursor, &v, &c->e));
	assert_non_null(v);
	text = arena_printf(&c->arena, "%s %s", outcome_word(v->effective),
	    decision_state_word(v->decision.state));
	store_scored_close(cursor);
	return text;
}

/* Audits whose figures are stale. */
static struct str
stale(struct store_case *c)
{
	struct score_run *runs = NULL;
	struct str text = {0};
	size_t count = 0;

	CHECK_OK(
	    store_score_runs_read(c->store, &c->arena, &runs, &count, &c->e));
	check_int((int64_t)count, 3, "runs stay");
	for (size_t i = 0; i < count; i++)
		if (runs[i].is_stale)
			text = arena_printf(&c->arena, "%.*s%.*s ",
			    STR_ARG(text), STR_ARG(runs[i].audit));
	return text;
}

static void
a_decision_counts_wherever_the_text_stands(void **state)
{
	struct store_case *c = *state;

	check_str(stale(c), "", "before");
	add(c, "Mali", REVIEW_INAPPLICABLE, OUTCOME_INAPPLICABLE);
	check_str(standing(c, "crawl"), "inapplicable decided", "crawl");
	check_str(standing(c, "same"), "inapplicable decided", "same text");
	check_str(standing(c, "other"), "passed ", "another text");
	check_str(stale(c), "crawl same ", "figures to compute again");
}

static void
each_adds_to_those_before(void **state)
{
	struct store_case *c = *state;
	struct review *reviews = NULL;
	size_t count = 0;
	int64_t last = -1;

	CHECK_OK(store_review_last(c->store, &last, &c->e));
	check_int(last, 0, "none");
	add(c, "Mali", REVIEW_PASSED, OUTCOME_PASSED);
	add(c, "Lek", REVIEW_FAILED, OUTCOME_FAILED);
	check_str(standing(c, "crawl"), "cantTell disagree", "two");
	add(c, "Mali", REVIEW_UNSURE, OUTCOME_CANT_TELL);
	check_str(standing(c, "crawl"), "failed decided", "one is unsure");
	add(c, "Lek", REVIEW_UNSURE, OUTCOME_CANT_TELL);
	check_str(standing(c, "crawl"), "passed unsure", "the machine's");
	CHECK_OK(store_review_last(c->store, &last, &c->e));
	check_int(last, 4, "the last");
	CHECK_OK(store_reviews_read(
	    c->store, 2, &c->arena, &reviews, &count, &c->e));
	check_int((int64_t)count, 2, "up to a number");
	check_str(reviews[1].reviewer, "Lek", "who");
	check_str(reviews[1].note, "เพราะ", "why");
	check_int(reviews[1].decision, REVIEW_FAILED, "what");
	check_int(reviews[1].machine_outcome, OUTCOME_PASSED, "of what");
	check_int(reviews[1].decided_us, 7, "when");
	check_str(reviews[1].evidence_sha256, "t1", "of which text");
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(
	        a_decision_counts_wherever_the_text_stands, setup, teardown),
	    cmocka_unit_test_setup_teardown(
	        each_adds_to_those_before, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
