/* The list of rules and the page of each: numbers, and the rows behind them. */
#include "publish/report/rule_page.h"
#include "report_page_case.h"

static void
a_list_links_each_number_to_its_rows(void **state)
{
	struct written w;
	struct str page;

	(void)state;
	written_open(&w, report_case_new());
	write_kind(&w, pages_rules);
	page = page_of(&w, "en/rules.html");
	has(page, "<section id=\"indicator-use\">");
	has(page, "<a href=\"rules/ESV-04.html\"><code>ESV-04</code> ");
	has(page,
	    "<a href=\"rules/ESV-04.html#passed\"><data "
	    "value=\"2\">2</data></a>");
	has(page,
	    "<a href=\"rules/MOB-01.html#undecided\"><data "
	    "value=\"2\">2</data></a>");
	/* Of none there are no rows. */
	has(page, "<td class=\"n\"><data value=\"0\">0</data></td>");
	has(page, "data-key=\"serious\">serious</td>");
	has_not(page, "id=\"others\"");
	page = page_of(&w, "rules.html");
	has(page,
	    "ตรวจ <a href=\"agencies.html\"><data value=\"4\">4</data></a>");
	written_free(&w);
}

static void
a_rule_shows_its_agencies_by_outcome(void **state)
{
	struct written w;
	struct str page;

	(void)state;
	written_open(&w, report_case_new());
	write_kind(&w, pages_rules);
	page = page_of(&w, "en/rules/MOB-01.html");
	has(page, "<section id=\"passed\">");
	has(page,
	    "<a href=\"../agencies/a-1.html#MOB-01\"><bdi>Department "
	    "One</bdi></a>");
	has(page, "<h3 id=\"undecided-js-shell\">");
	has(page, "<h3 id=\"undecided-connect-timeout\">");
	has(page,
	    "<h3 id=\"changed-worse\"><a href=\"../changes.html#kind-worse\">");
	has(page, "<section id=\"inapplicable\">");
	/* One of a kind goes by its province. */
	has(page, "<a href=\"../agencies/p55-02.html#MOB-01\">Nan</a>");
	has(page,
	    "true share lies between <span class=\"bounds\"><data "
	    "value=\"0.333333333333333\">33.3</data>");
	/* Which rows there are none of has no section. */
	has_not(page, "<section id=\"failed\">");
	page = page_of(&w, "en/rules/ESV-04.html");
	has(page, "<h3 id=\"passed-level-3\">");
	has(page, "#passed-level-3\"><data value=\"2\">2</data></a>");
	has(page, "weight <data value=\"3\">3</data> of <data value=\"5\">");
	has(page, "rung <data value=\"1\">1</data> of <data value=\"1\">");
	has(page, "Nobody has judged a sample");
	has(page, "Against round 2560");
	has(page, "<data value=\"1\">1</data> that failed now pass");
	has(page, "The file of this rule was not at hand");
	page = page_of(&w, "rules/ESV-04.html");
	has(page, "ชื่อเกณฑ์ &lt;i&gt;");
	written_free(&w);
}

static void
those_of_a_ministry_stand_together(void **state)
{
	struct written w;
	struct str page;

	(void)state;
	written_open(&w, report_case_new());
	/* A province that is none of the 77: its office goes by its ministry,
	 * as a department does. */
	w.r->book.agencies[2].province_code = str_of("X1");
	write_kind(&w, pages_rules);
	page = page_of(&w, "en/rules/ESV-04.html");
	has(page,
	    "<bdi>Department One</bdi></a>\n"
	    "<li><a href=\"../agencies/p55-01.html#ESV-04\">");
	written_free(&w);
}

/* What stands in for the files of rules. */
static void
tell(void *state, size_t i, struct html *h)
{
	(void)state;
	check_int((int64_t)i, 0, "number of the file");
	html_put(h, "<h2>Examples</h2>\n");
}

static void
a_file_that_decides_otherwise_is_not_quoted(void **state)
{
	const struct report_rule files[] = {
	    {str_of("ESV-04"), 1, str_of("b"), str_of("เพราะ <จำเป็น>"),
	        str_of("Because"), str_of("แก้ดังนี้"), str_of("Do this")},
	    {str_of("MOB-01"), 7, str_of("other"), str_of("x"),
	        str_of("Of another"), str_of(""), str_of("")}};
	struct report_case *r = report_case_new();
	struct written w;
	struct str page;

	(void)state;
	r->setup.rules =
	    (struct report_rules){.items = files, .count = 2, .tell = tell};
	written_open(&w, r);
	write_kind(&w, pages_rules);
	page = page_of(&w, "rules/ESV-04.html");
	has(page, "<bdi>เพราะ &lt;จำเป็น&gt;</bdi>");
	has(page, "<section id=\"fix\">");
	has(page, "<section id=\"looked-for\">");
	has(page, "</summary>\n<h2>Examples</h2>");
	page = page_of(&w, "en/rules/MOB-01.html");
	has_not(page, "Of another");
	has_not(page, "Examples");
	has(page, "(revision <data value=\"7\">7</data>)");
	written_free(&w);
}

static void
what_does_not_count_says_so(void **state)
{
	struct report_case *r = report_case_new();
	struct written w;
	struct str page;

	(void)state;
	/* USA-01 is in no indicator, MOB-01 awaits people. */
	r->indicators[0].rule_count = 2;
	r->rules[1].standing = STANDING_AWAITS_REVIEW;
	written_open(&w, r);
	write_kind(&w, pages_rules);
	page = page_of(&w, "en/rules.html");
	has(page, "id=\"others\"");
	has(page, "<span class=\"chip\">not counted</span>");
	has(page, "<span class=\"chip\">approximate</span>");
	page = page_of(&w, "en/rules/USA-01.html");
	has(page, "Shown only: this rule is in no score");
	has(page, "It is in no indicator");
	page = page_of(&w, "en/rules/MOB-01.html");
	has(page, "Approximate: what the program finds counts only once");
	has(page, "<h3 id=\"undecided-awaits-review\">");
	has_not(page, "<section id=\"passed\">");
	written_free(&w);
}

static void
rows_are_told_apart(void **state)
{
	static const struct {
		struct book_verdict of;
		enum row_kind kind;
		size_t detail;
		const char *fragment;
	} rows[] = {
	    {{1, OUTCOME_PASSED, OUTCOME_PASSED, 0, 0, 3, 0}, ROW_PASSED, 4,
	        "passed-level-3"},
	    {{1, OUTCOME_PASSED, OUTCOME_PASSED, 0, 0, 100, 0}, ROW_PASSED, 0,
	        "passed-other"},
	    {{1, OUTCOME_FAILED, OUTCOME_FAILED, 0, 0, -1, 0}, ROW_FAILED, 0,
	        "failed-other"},
	    {{1, OUTCOME_FAILED, OUTCOME_FAILED, 0, 0, -1, 1}, ROW_UNDECIDED,
	        OPEN_AWAITS, "undecided-awaits-review"},
	    {{1, OUTCOME_CANT_TELL, OUTCOME_PASSED, 0, DECISION_DISAGREE, -1,
	         1},
	        ROW_UNDECIDED, OPEN_DISAGREE, "undecided-disagree"},
	    {{1, OUTCOME_UNTESTED, OUTCOME_UNTESTED, REASON_BUDGET, 0, -1, 1},
	        ROW_UNDECIDED, REASON_BUDGET, "undecided-budget"},
	    {{0, OUTCOME_UNTESTED, OUTCOME_UNTESTED, 0, 0, -1, 1},
	        ROW_UNDECIDED, OPEN_NO_VERDICT, "undecided-no-verdict"},
	    {{1, OUTCOME_INAPPLICABLE, OUTCOME_INAPPLICABLE, 0, 0, -1, 0},
	        ROW_INAPPLICABLE, 0, "inapplicable-other"},
	};
	const struct book_rule r = {0};
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct row got = row_of(&rows[i].of);

		check_int(got.kind, rows[i].kind, rows[i].fragment);
		check_int((int64_t)got.detail, (int64_t)rows[i].detail,
		    rows[i].fragment);
		check_str(row_fragment(got.kind, got.detail, &a),
		    rows[i].fragment, "fragment");
		assert_non_null(row_detail_text(&r, got.kind, got.detail).th);
	}
	arena_release(&a);
}

static void
the_most_frequent_reason_stands_first(void **state)
{
	struct row_counts c = {0};
	size_t got[ROW_DETAILS];

	(void)state;
	c.details[ROW_UNDECIDED][REASON_BUDGET] = 2;
	c.details[ROW_UNDECIDED][REASON_TLS] = 5;
	c.details[ROW_UNDECIDED][OPEN_AWAITS] = 2;
	check_int((int64_t)row_details(&c, ROW_UNDECIDED, got), 3, "reasons");
	check_int((int64_t)got[0], REASON_TLS, "first");
	check_int((int64_t)got[1], REASON_BUDGET, "then in their order");
	check_int((int64_t)got[2], OPEN_AWAITS, "last");
	c.details[ROW_PASSED][2] = 1;
	c.details[ROW_PASSED][4] = 9;
	check_int((int64_t)row_details(&c, ROW_PASSED, got), 2, "levels");
	check_int((int64_t)got[0], 2, "levels from the lowest");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_list_links_each_number_to_its_rows),
	    cmocka_unit_test(a_rule_shows_its_agencies_by_outcome),
	    cmocka_unit_test(those_of_a_ministry_stand_together),
	    cmocka_unit_test(a_file_that_decides_otherwise_is_not_quoted),
	    cmocka_unit_test(what_does_not_count_says_so),
	    cmocka_unit_test(rows_are_told_apart),
	    cmocka_unit_test(the_most_frequent_reason_stands_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
