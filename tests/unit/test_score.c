/*
 * A round scored: three agencies, of which one has no verdict at all, by a plan
 * of one pillar with two indicators, and one of none.
 */
#include "ledger_case.h"
#include "score/digest.h"
#include "score/plan.h"
#include "score/rule_counts.h"
#include "store/figures.h"

static const char ledger[] =
    "INSERT INTO round (id, name, started_us, rule_pack, config,"
    " program_version) VALUES (1, 'r', 0, 'pack', '{}', '0');"
    "INSERT INTO agency (id, round, agency_id, level, name_th, name_en,"
    " aliases, ministry_th, province_code, office_code, g2c, g2b, g2g)"
    " VALUES (1, 1, 'b', '', '', '', '', '', '', '', 0, 0, 0),"
    " (2, 1, 'a', '', '', '', '', '', '', '', 0, 0, 0),"
    " (3, 1, 'c', '', '', '', '', '', '', '', 0, 0, 0);"
    "INSERT INTO audit (id, round, name, rule_pack, program_version)"
    " VALUES (1, 1, 'crawl', 'pack', '0');"
    "INSERT INTO verdict (agency, audit, rule_id, rule_revision, scope,"
    " site, url, outcome, level, reason, confidence, pages_examined,"
    " is_complete, evidence_sha256) VALUES"
    " (1, 'crawl', 'P-01', 1, '', '', '', 'passed', -1, '', 'high', 1, 1,"
    " 'b1'),"
    " (1, 'crawl', 'P-02', 2, '', '', '', 'failed', -1, '', 'high', 1, 1,"
    " 'b2'),"
    " (1, 'crawl', 'P-03', 1, '', '', '', 'untested', -1, 'robots', 'high',"
    " 1, 1, 'b3'),"
    " (1, 'crawl', 'X-01', 9, '', '', '', 'failed', -1, '', 'high', 1, 1,"
    " 'x'),"
    " (2, 'crawl', 'P-01', 1, '', '', '', 'passed', -1, '', 'high', 1, 1,"
    " 'a1'),"
    " (2, 'crawl', 'P-02', 2, '', '', '', 'passed', -1, '', 'high', 1, 1,"
    " 'a2'),"
    " (2, 'crawl', 'P-03', 1, '', '', '', 'inapplicable', -1, '', 'high', 1,"
    " 1, 'a3');";

/* Somebody overturns P-02 of b. */
static const char overturned[] =
    "INSERT INTO review (id, evidence_id, verdict_key, reviewer, decision,"
    " note, decided_us, evidence_sha256, agency_id, rule_id, outcome)"
    " VALUES (1, '', '', 'mali', 'passed', '', 0, 'b2', 'b', 'P-02',"
    " 'passed');"
    "INSERT INTO decision (agency_id, rule_id, evidence_sha256, state,"
    " outcome, level, reviewer) VALUES ('b', 'P-02', 'b2', 'decided',"
    " 'passed', -1, 'mali');"
    "DELETE FROM indicator_row;";

static struct plan_rule online_rules[] = {
    {{"P-01", 4}, 1, 3, STANDING_COUNTS}, {{"P-02", 4}, 2, 1, STANDING_COUNTS}};
static struct plan_rule support_rules[] = {
    {{"P-03", 4}, 1, 1, STANDING_COUNTS}};
static struct plan_rule any_rules[] = {
    {{"P-01", 4}, 1, 1, STANDING_COUNTS}, {{"P-04", 4}, 1, 1, STANDING_COUNTS}};
static struct plan_indicator indicators[] = {
    {.key = {"any", 3},
        .kind = INDICATOR_ANY,
        .weight = 1,
        .rules = any_rules,
        .rule_count = 2},
    {.key = {"online", 6},
        .pillar = {"services", 8},
        .weight = 1,
        .min_coverage = 80,
        .rules = online_rules,
        .rule_count = 2},
    {.key = {"support", 7},
        .pillar = {"services", 8},
        .weight = 1,
        .min_coverage = 80,
        .rules = support_rules,
        .rule_count = 1},
};
static struct plan_pillar pillars[] = {
    {.key = {"services", 8}, .weight = PILLAR_NOT_PUBLISHED}};
static const struct plan plan = {.profile = {"p", 1},
    .indicators = indicators,
    .indicator_count = 3,
    .pillars = pillars,
    .pillar_count = 1};

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

static enum err_code
append_row(void *state, const struct figure_row *row, struct err *e)
{
	const struct figure *f = &row->figure;
	struct buf *out = state;

	(void)e;
	buf_printf(out, "%.*s %.*s/%.*s", STR_ARG(row->agency_id),
	    STR_ARG(row->pillar), STR_ARG(row->indicator));
	if (f->has_score)
		buf_printf(out, " %g", f->score);
	if (f->has_bounds)
		buf_printf(
		    out, " [%g, %g] of %g", f->lower, f->upper, f->coverage);
	(void)buf_append_char(out, '\n');
	return ERR_NONE;
}

static struct str
rows(struct store_case *c, int64_t last_review)
{
	struct buf text = {0};
	struct score_wish wish = {.store = c->store,
	    .plan = &plan,
	    .of = {.round = str_of("r"),
	        .audit = str_of("crawl"),
	        .last_review = last_review},
	    .on_row = append_row,
	    .state = &text};
	struct str copy;

	CHECK_OK(score_each(&wish, &c->e));
	copy = arena_str(&c->arena, buf_str(&text));
	buf_release(&text);
	return copy;
}

/* Of a: online 3+1 of 4, and support does not apply, so the pillar is online
 * alone. Of b: online 3 of 4; support is undecided; the pillar's coverage is
 * (1 + 0) / 2 of 80 %, its bounds (0.75 + 0) / 2 to (0.75 + 1) / 2. */
static const char as_the_program_says[] =
    "a services/ 1 [1, 1] of 1\n"
    "a services/online 1 [1, 1] of 1\n"
    "a services/support\n"
    "a /any 1 [1, 1] of 0.5\n"
    "b services/ [0.375, 0.875] of 0.5\n"
    "b services/online 0.75 [0.75, 0.75] of 1\n"
    "b services/support [0, 1] of 0\n"
    "b /any 1 [1, 1] of 0.5\n"
    "c services/ [0, 1] of 0\n"
    "c services/online [0, 1] of 0\n"
    "c services/support [0, 1] of 0\n"
    "c /any [0, 1] of 0\n";

/* With P-02 of b passed: online 4 of 4; the pillar (1 + 0) / 2 to 1. */
static const char as_people_say[] = "a services/ 1 [1, 1] of 1\n"
                                    "a services/online 1 [1, 1] of 1\n"
                                    "a services/support\n"
                                    "a /any 1 [1, 1] of 0.5\n"
                                    "b services/ [0.5, 1] of 0.5\n"
                                    "b services/online 1 [1, 1] of 1\n"
                                    "b services/support [0, 1] of 0\n"
                                    "b /any 1 [1, 1] of 0.5\n"
                                    "c services/ [0, 1] of 0\n"
                                    "c services/online [0, 1] of 0\n"
                                    "c services/support [0, 1] of 0\n"
                                    "c /any [0, 1] of 0\n";

static void
test_a_round(void **state)
{
	struct store_case *c = *state;

	check_str(rows(c, INT64_MAX), as_the_program_says, "before reviews");
	case_sql(c, overturned);
	check_str(rows(c, INT64_MAX), as_people_say, "behind a review");
	check_str(rows(c, 1), as_people_say, "up to it");
	check_str(rows(c, 0), as_the_program_says, "up to none");
}

static void
test_another_revision(void **state)
{
	struct store_case *c = *state;
	struct buf text = {0};
	struct score_wish wish = {.store = c->store,
	    .plan = &plan,
	    .of = {.round = str_of("r"),
	        .audit = str_of("crawl"),
	        .last_review = INT64_MAX},
	    .on_row = append_row,
	    .state = &text};

	support_rules[0].revision = 2;
	check_int(score_each(&wish, &c->e), ERR_USAGE, "another revision");
	support_rules[0].revision = 1;
	if (strstr(c->e.msg, "rule P-03 has revision 2") == NULL ||
	    strstr(c->e.msg, "and 1 in round r, audit crawl") == NULL)
		fail_msg("%s", c->e.msg);
	buf_release(&text);
}

static void
test_kept_and_refreshed(void **state)
{
	struct store_case *c = *state;
	struct score_run *runs = NULL;
	size_t count = 0;

	CHECK_OK(
	    score_keep(c->store, str_of("r"), str_of("crawl"), &plan, &c->e));
	check_int(case_rows(c, "indicators"), 9, "indicators");
	check_int(case_rows(c, "pillars"), 3, "pillars");
	CHECK_OK(
	    store_score_runs_read(c->store, &c->arena, &runs, &count, &c->e));
	check_int((int64_t)count, 1, "runs");
	check_int(runs[0].is_stale, false, "stale");
	check_int(runs[0].last_review, 0, "last review");
	case_sql(c, overturned);
	check_int(case_rows(c, "pillars"), 0, "pillars of a stale run");
	CHECK_OK(score_refresh(c->store, &c->e));
	check_int(case_rows(c, "pillars"), 3, "pillars again");
	CHECK_OK(
	    store_score_runs_read(c->store, &c->arena, &runs, &count, &c->e));
	check_int(runs[0].is_stale, false, "stale behind a refresh");
	check_int(runs[0].last_review, 1, "last review behind a refresh");
	CHECK_OK(score_refresh(c->store, &c->e));
	check_int(case_rows(c, "pillars"), 3, "refreshed without a need");
}

static void
test_digest(void **state)
{
	struct store_case *c = *state;
	struct scored_query of = {str_of("r"), str_of("crawl"), INT64_MAX};
	char before[DIGEST_TEXT_BYTES], again[DIGEST_TEXT_BYTES];
	char want[DIGEST_TEXT_BYTES];

	CHECK_OK(score_digest(c->store, &plan, &of, before, &c->e));
	digest_of(DIGEST_SHA256,
	    str_of("a\tservices\t\t1\t1\t1\t1\t-1\t2\t0\t0\t0\t\n"
	           "a\tservices\tonline\t1\t1\t1\t1\t-1\t2\t0\t0\t0\t\n"
	           "a\tservices\tsupport\t\t\t\t\t-1\t0\t0\t0\t1\t\n"
	           "a\t\tany\t1\t1\t1\t0.5\t-1\t1\t0\t1\t0\t\n"
	           "b\tservices\t\t\t0.375\t0.875\t0.5\t-1\t1\t1\t1\t0\t\n"
	           "b\tservices\tonline\t0.75\t0.75\t0.75\t1\t-1\t1\t1\t0\t0\t"
	           "\n"
	           "b\tservices\tsupport\t\t0\t1\t0\t-1\t0\t0\t1\t0\t\n"
	           "b\t\tany\t1\t1\t1\t0.5\t-1\t1\t0\t1\t0\t\n"
	           "c\tservices\t\t\t0\t1\t0\t-1\t0\t0\t3\t0\t\n"
	           "c\tservices\tonline\t\t0\t1\t0\t-1\t0\t0\t2\t0\t\n"
	           "c\tservices\tsupport\t\t0\t1\t0\t-1\t0\t0\t1\t0\t\n"
	           "c\t\tany\t\t0\t1\t0\t-1\t0\t0\t2\t0\t\n"),
	    want);
	check_str(str_of(before), want, "digest");
	case_sql(c, overturned);
	CHECK_OK(score_digest(c->store, &plan, &of, again, &c->e));
	assert_string_not_equal(again, before);
	of.last_review = 0;
	CHECK_OK(score_digest(c->store, &plan, &of, again, &c->e));
	assert_string_equal(again, before);
}

/* Of three agencies: passed, failed, undecided, does not apply. P-04 has no
 * verdict anywhere. */
static void
test_rule_counts(void **state)
{
	static const struct {
		const char *id;
		int64_t counts[4];
		double lower;
		double upper;
	} want[] = {
	    {"P-01", {2, 0, 1, 0}, 2 / 3.0, 1},
	    {"P-02", {1, 1, 1, 0}, 1 / 3.0, 2 / 3.0},
	    {"P-03", {0, 0, 2, 1}, 0, 1},
	    {"P-04", {0, 0, 3, 0}, 0, 1},
	};
	struct store_case *c = *state;
	struct scored_query of = {str_of("r"), str_of("crawl"), INT64_MAX};
	struct rule_counts all = {0};
	struct rule_count none = {0};
	double lower = -1, upper = -1;

	CHECK_OK(
	    rule_counts_read(c->store, &plan, &of, &c->arena, &all, &c->e));
	check_int((int64_t)all.count, 4, "rules");
	for (size_t i = 0; i < 4; i++) {
		check_str(all.items[i].rule->id, want[i].id, "rule");
		check_int(all.items[i].passed, want[i].counts[0], want[i].id);
		check_int(all.items[i].failed, want[i].counts[1], want[i].id);
		check_int(
		    all.items[i].undecided, want[i].counts[2], want[i].id);
		check_int(
		    all.items[i].inapplicable, want[i].counts[3], want[i].id);
		assert_true(rule_count_bounds(&all.items[i], &lower, &upper));
		assert_true(lower == want[i].lower && upper == want[i].upper);
	}
	assert_false(rule_count_bounds(&none, &lower, &upper));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(test_a_round, setup, teardown),
	    cmocka_unit_test_setup_teardown(
	        test_another_revision, setup, teardown),
	    cmocka_unit_test_setup_teardown(
	        test_kept_and_refreshed, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_digest, setup, teardown),
	    cmocka_unit_test_setup_teardown(test_rule_counts, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
