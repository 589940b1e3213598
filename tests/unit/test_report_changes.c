/* What changed since the round before, counted once for all pages. */
#include "ledger_case.h"
#include "publish/report/changes.h"
#include "report_page_case.h"

static void
each_change_is_counted_once(void **state)
{
	struct report_case *r = report_case_new();
	struct book *b = report_case_book(r);
	const struct changes *c = NULL, *again = NULL;
	const struct change_tally *t;

	(void)state;
	CHECK_OK(changes_of(b, &c, &r->c->e));
	CHECK_OK(changes_of(b, &again, &r->c->e));
	assert_ptr_equal(c, again);
	assert_non_null(c->before);
	check_str(c->before->round, "2560", "the round before");
	check_int(c->all.same + c->all.other, REPORT_AGENCIES * REPORT_RULES,
	    "verdicts");
	check_int(c->all.other, 3, "another");
	check_int(c->all.came, 1, "now passes");
	check_int(c->all.went, 0, "now fails");
	t = changes_of_rule(c, str_of("MOB-01"));
	assert_non_null(t);
	check_int(t->of[CHANGE_WORSE], 1, "seen worse");
	check_int(t->other, 2, "others of MOB-01");
	assert_null(changes_of_rule(c, str_of("MOB-99")));
	check_int(c->agencies[0].came, 1, "of the first agency");
	check_int(c->agencies[3].other, 0, "of the last");
	assert_true(changes_has(b, 1, 1, CHANGE_WORSE));
	assert_false(changes_has(b, 1, 1, CHANGE_BETTER));
	assert_false(changes_has(b, 0, 1, CHANGE_WORSE));
	report_case_free(r);
}

/* By the new rule the pages of before pass; the rule brought that about, and
 * what the site did took it back, or only changed the text. */
static void
a_verdict_with_two_changes_counts_once(void **state)
{
	static const char *const sql =
	    "UPDATE audit_rule SET behaviour = 'new' WHERE rule_id = 'ESV-04'"
	    " AND audit = (SELECT max(id) FROM audit);"
	    "INSERT INTO audit SELECT 90, min(id), 'again', 'p', '1', 1"
	    " FROM round;"
	    "INSERT INTO audit_rule SELECT 90, rule_id, revision, behaviour,"
	    " status, severity, scope, confidence, has_levels, indicators,"
	    " title_th, title_en FROM audit_rule WHERE behaviour = 'new';"
	    "INSERT INTO verdict SELECT id + 900, agency, 'again', rule_id,"
	    " rule_revision, scope, site, url, 'passed', 3, '', confidence, 1,"
	    " 1, NULL, NULL, 'other text' FROM verdict"
	    " WHERE rule_id = 'ESV-04' AND agency IN (SELECT min(id)"
	    " FROM agency WHERE agency_id IN ('a-1', 'a-2')"
	    " GROUP BY agency_id);";
	struct report_case *r = report_case_new();
	const struct changes *c = NULL;
	const struct change_tally *t;

	(void)state;
	case_sql(r->c, sql);
	r->setup.store = r->c->store;
	CHECK_OK(changes_of(report_case_book(r), &c, &r->c->e));
	/* Failed, by the new rule passed, now fails. */
	t = &c->agencies[1];
	check_int(t->of[CHANGE_RULE], 1, "the rule's");
	check_int(t->came, 0, "nothing came");
	check_int(t->went, 0, "nothing went");
	check_int(t->same + t->other, REPORT_RULES, "each once");
	/* Failed, by the new rule passed, passes on another text. */
	t = &c->agencies[0];
	check_int(t->of[CHANGE_RULE], 1, "the rule's, too");
	check_int(t->of[CHANGE_EDITED], 1, "then edited");
	check_int(t->edited, 0, "but not the same");
	check_int(t->came, 1, "it came");
	check_int(t->other, 1, "another");
	check_int(t->same, REPORT_RULES - 1, "the same");
	report_case_free(r);
}

static void
a_first_round_says_so(void **state)
{
	struct report_case *r = report_case_new();
	struct written w;
	const struct changes *c = NULL;

	(void)state;
	r->setup.earlier_count = 0;
	written_open(&w, r);
	CHECK_OK(changes_of(&r->book, &c, &r->c->e));
	assert_null(c->before);
	assert_null(changes_of_rule(c, str_of("ESV-04")));
	write_kind(&w, pages_changes);
	has(page_of(&w, "en/changes.html"), "This is the first round");
	has(page_of(&w, "changes.html"), "รอบนี้เป็นรอบแรก");
	write_kind(&w, pages_rules);
	has(page_of(&w, "en/rules/ESV-04.html"), "This is the first round");
	written_free(&w);
}

static void
the_page_tells_kinds_means_rules_and_agencies(void **state)
{
	struct written w;
	struct str page;

	(void)state;
	written_open(&w, report_case_new());
	write_kind(&w, pages_changes);
	page = page_of(&w, "en/changes.html");
	has(page, "<tr id=\"kind-site\">");
	has(page, "of <data value=\"12\">12</data> verdicts");
	has(page, "<a href=\"rules/MOB-01.html\">");
	has(page, "<a href=\"rules/MOB-01.html#changed-worse\">");
	has(page, "<a href=\"#rules\">");
	has(page, "Both rounds were judged by the same rules.");
	has(page, "<a href=\"agencies/a-2.html#changes\">");
	has_not(page, "<a href=\"agencies/p55-02.html#changes\">");
	has(page, "The same agencies and the same rules as before.");
	/* One of three steps before, two of three now. */
	has(page, "<data value=\"0.333333333333333\">33.3</data>");
	has(page, "<span class=\"change up\">");
	page = page_of(&w, "changes.html");
	has(page, "ไม่ได้แปลว่าเว็บไซต์แย่ลง");
	written_free(&w);
}

static void
means_of_other_rules_do_not_meet(void **state)
{
	struct report_case *r = report_case_new();
	struct plan_indicator other[2] = {r->indicators[0], r->indicators[1]};
	struct written w;

	(void)state;
	other[0].min_coverage = 51;
	r->passes[0].plan.indicators = other;
	written_open(&w, r);
	write_kind(&w, pages_changes);
	has(page_of(&w, "en/changes.html"),
	    "Not side by side: its rules, revisions or weights are others");
	written_free(&w);
}

static void
each_kind_has_its_words(void **state)
{
	(void)state;
	for (int k = 0; k < CHANGE_KIND_COUNT; k++) {
		enum change_kind kind = (enum change_kind)k;

		assert_non_null(change_title(kind).en);
		assert_non_null(change_title(kind).th);
		assert_non_null(change_meaning(kind).en);
		assert_non_null(change_meaning(kind).th);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_change_is_counted_once),
	    cmocka_unit_test(a_verdict_with_two_changes_counts_once),
	    cmocka_unit_test(a_first_round_says_so),
	    cmocka_unit_test(the_page_tells_kinds_means_rules_and_agencies),
	    cmocka_unit_test(means_of_other_rules_do_not_meet),
	    cmocka_unit_test(each_kind_has_its_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
