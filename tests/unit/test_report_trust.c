/* What people decided, as the pages of a report count it. */
#include "publish/report/trust.h"
#include "report_page_case.h"

/* Adds a review of the newest round's verdict of an agency under a rule. */
static void
review(struct report_case *r, int agency, int rule, const char *who,
    const struct review *of)
{
	static const char *const ids[] = {"a-1", "a-2", "p55-01", "p55-02"};
	const struct scored_query query = {
	    str_of("2561"), str_of("crawl"), INT64_MAX};
	const struct scored_verdict *v = NULL;
	struct scored_cursor *c = NULL;
	struct review one = *of;

	CHECK_OK(store_scored_open_of(
	    r->c->store, &query, str_of(ids[agency]), &c, &r->c->e));
	for (int i = 0; i <= rule; i++)
		CHECK_OK(store_scored_next(c, &v, &r->c->e));
	assert_non_null(v);
	one.round = query.round;
	one.audit = query.audit;
	one.agency_id = str_of(ids[agency]);
	one.rule_id = str_of(report_rule_ids[rule]);
	one.rule_revision = 1;
	one.machine_outcome = v->outcome;
	one.machine_level = v->level;
	one.level = v->level;
	one.reviewer = str_of(who);
	one.evidence_sha256 = arena_str(&r->c->arena, v->evidence_sha256);
	store_scored_close(c);
	CHECK_OK(store_review_add(r->c->store, &one, &r->c->e));
}

static void
what_was_drawn_tells_how_good_a_rule_is(void **state)
{
	const struct review right = {.decision = REVIEW_CONFIRM,
	                        .outcome = OUTCOME_PASSED,
	                        .drawn = DRAWN_PASSED},
	                    wrong = {.decision = REVIEW_PASSED,
	                        .outcome = OUTCOME_PASSED,
	                        .drawn = DRAWN_FAILED},
	                    by_itself = {.decision = REVIEW_CONFIRM};
	struct report_case *r = report_case_new();
	struct written w;
	const struct trust *t = NULL, *again = NULL;
	struct str page;

	(void)state;
	review(r, 0, 0, "Mali", &right);
	review(r, 1, 0, "Somchai", &wrong);
	review(r, 0, 1, "Mali", &by_itself);
	written_open(&w, r);
	CHECK_OK(trust_of(&r->book, &t, &r->c->e));
	CHECK_OK(trust_of(&r->book, &again, &r->c->e));
	assert_ptr_equal(t, again);
	check_int(t->review_count, 3, "reviews");
	check_int(t->reviewer_count, 2, "people");
	check_int(t->drawn_count, 2, "drawn");
	check_int(t->states[DECISION_DECIDED], 3, "decided");
	check_int(t->changed_count, 1, "decided otherwise");
	assert_true(trust_is_judged(&t->rules[0]));
	assert_false(trust_is_judged(&t->rules[1]));
	check_int(t->rules[0].passed.right, 1, "right");
	check_int(t->rules[0].failed.missed, 1, "missed");
	check_int(t->tallies[0].passed, 2, "passed, by the program");
	write_kind(&w, pages_rules);
	page = page_of(&w, "en/rules/ESV-04.html");
	has(page, "Verdicts drawn by lot and judged by people");
	has(page, "<data value=\"1\">100.0</data>");
	has(page, "Of the agencies that should pass, it finds ");
	/* Each number leads to those who were judged. */
	has(page, "<a href=\"#judged-passed\"><data value=\"1\">");
	has(page, "<h3 id=\"judged-failed\">");
	has(page,
	    "agencies/a-1.html#ESV-04\"><bdi>Department One</bdi></a> "
	    "<span class=\"dim\">right</span>");
	has(page, "<span class=\"dim\">wrong</span>");
	has(page_of(&w, "en/rules/MOB-01.html"), "Nobody has judged a sample");
	written_free(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_was_drawn_tells_how_good_a_rule_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
