/* The pages of all agencies: their figures are those of the book, what could
 * not be seen is told beside them, and every number leads to its rows. */
#include "report_page_case.h"

static void
the_overview_tells_means_with_bounds(void **state)
{
	struct written w;
	struct str page;

	(void)state;
	written_open(&w, report_case_new());
	write_kind(&w, pages_overview);
	page = page_of(&w, "en/index.html");
	/* Departments: (1 + 1) / 2 and (0.25 + 0) / 2. */
	has(page, "<data value=\"0.5625\">56.2</data>");
	has(page, "href=\"indicators/pillar-services.html\"");
	has(page, "href=\"indicators/use.html\"");
	/* (1 + 0.25 + 0.75) / 3 of the three that have a score. */
	has(page, "<data value=\"0.666666666666667\">66.7</data>");
	/* One of four agencies could not be looked at. */
	has(page, "unseen.html#state-0\"><data value=\"1\">1</data>");
	has(page,
	    "reached</th><td class=\"n\"><a "
	    "href=\"agencies.html?c4=reached\"><data value=\"3\">");
	has(page, "A working report");
	has(page, "Against round <bdi>2560</bdi>, ");
	has(page, "href=\"changes.html\">All changes");
	written_free(&w);
}

static void
what_was_not_seen_has_its_rows(void **state)
{
	struct written w;
	struct str page;

	(void)state;
	written_open(&w, report_case_new());
	write_kind(&w, pages_unseen);
	page = page_of(&w, "en/unseen.html");
	has(page, "<h3 id=\"state-0\">did not answer (");
	has(page, "agencies/p55-02.html");
	/* Three verdicts of the agency that did not answer, one of a page that
	 * a script draws. */
	has(page,
	    "<data value=\"3\">3</data></a></td><td class=\"n\"><data "
	    "value=\"1\">1</data>");
	has(page, "Department &lt;b&gt;Two&lt;/b&gt;");
	written_free(&w);
}

static void
an_indicator_leads_to_rules_and_agencies(void **state)
{
	struct written w;
	struct str page;

	(void)state;
	written_open(&w, report_case_new());
	write_kind(&w, pages_indicators);
	page = page_of(&w, "indicators/use.html");
	has(page, "../rules/ESV-04.html#passed\"><data value=\"2\">2</data>");
	has(page, "../rules/ESV-04.html#undecided\"><data value=\"1\">");
	has(page, "../agencies/a-2.html#i-use\"><data value=\"0.25\">25.0");
	has(page, "ไม่เผยแพร่");
	/* The round before, of the same rules: 0.4, 0.2 and 0.6. */
	has(page, "<data value=\"0.4\">40.0</data>");
	has(page, "เกณฑ์เดียวกัน");
	page = page_of(&w, "indicators/pillar-services.html");
	has(page, "href=\"../indicators/steps.html\"");
	written_free(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_overview_tells_means_with_bounds),
	    cmocka_unit_test(what_was_not_seen_has_its_rows),
	    cmocka_unit_test(an_indicator_leads_to_rules_and_agencies),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
