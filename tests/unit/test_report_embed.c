/* Charts that stand alone: nothing is loaded, run or sent, nothing leads out
 * but into the report, and the list has a line to copy for each. */
#include "publish/report/tally.h"
#include "report_page_case.h"

static void
charts_stand_alone(void **state)
{
	static const char *const pages[] = {"embed/overview.html",
	    "embed/levels.html", "embed/map.html", "embed/matrix.html",
	    "embed/distribution-use.html",
	    "embed/distribution-pillar-services.html", "en/embed/overview.html",
	    "en/embed/map.html"};
	struct written w;

	(void)state;
	written_open(&w, report_case_new());
	write_kind(&w, pages_embed);
	for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++) {
		struct str page = page_of(&w, pages[i]);

		has(page, "default-src 'none'; style-src 'sha256-");
		has(page, "<body class=\"embed\">");
		has(page, "target=\"_top\"");
		has_not(page, "script");
		has_not(page, " style=");
		has_not(page, "<link");
		/* A link replaces the page around the frame. */
		for (size_t at = str_find(page, str_of("<a "), 0);
		     at != STR_NONE; at = str_find(page, str_of("<a "), at + 1))
			has(str_slice(page, at, at + 30),
			    "<a target=\"_top\" rel=");
	}
	written_free(&w);
}

static void
figures_are_the_books(void **state)
{
	struct written w;
	struct str page;

	(void)state;
	written_open(&w, report_case_new());
	write_kind(&w, pages_embed);
	page = page_of(&w, "en/embed/overview.html");
	/* The same as on the overview. */
	has(page, "<data value=\"0.5625\">56.2</data>");
	has(page, "<data value=\"0.666666666666667\">66.7</data>");
	has(page, "href=\"../index.html\"");
	has(page, "href=\"../indicators/pillar-services.html\"");
	has(page_of(&w, "embed/map.html"), "href=\"../provinces.html\"");
	has(page_of(&w, "embed/distribution-use.html"),
	    "href=\"../indicators/use.html\"");
	written_free(&w);
}

static void
the_list_has_lines_to_copy(void **state)
{
	struct report_case *r = report_case_new();
	struct written w;
	struct str page;

	(void)state;
	r->indicators[0].title_th = str_of("<b>\"ใช้\"");
	written_open(&w, r);
	write_kind(&w, pages_embed);
	page = page_of(&w, "embed/index.html");
	has(page, "&lt;iframe src=&quot;https://REPORT.example/embed/map.html");
	/* The title as markup in markup that is shown. */
	has(page, "&amp;lt;b&amp;gt;&amp;quot;ใช้&amp;quot;&quot; width");
	has_not(page, "<b>");
	/* As high as what it frames. */
	has(page, "height=&quot;1300&quot;");
	has(page, "height=&quot;820&quot;");
	has(page_of(&w, "en/embed/index.html"),
	    "https://REPORT.example/en/embed/levels.html");
	written_free(&w);
}

static void
agencies_are_counted_once(void **state)
{
	struct report_case *r = report_case_new();
	struct tally_scores scores;
	struct tally_levels levels;
	int64_t sum = 0;

	(void)state;
	(void)report_case_book(r);
	/* The overall figure: 1, 0.125, 0.75 or so, and one not published. */
	scores = tally_scores(&r->book, r->book.overall);
	for (size_t i = 0; i < CHART_STEPS; i++)
		sum += scores.counts[i];
	check_int(sum, 3, "published");
	check_int(scores.counts[CHART_STEPS - 1] >= 1, 1, "the whole score");
	check_int(scores.not_published, 1, "not published");
	check_int(scores.not_applicable, 0, "not applicable");
	levels = tally_levels(&r->book);
	sum = levels.not_told;
	for (size_t i = 0; i < CHART_LEVELS; i++)
		sum += levels.counts[i];
	check_int(sum, REPORT_AGENCIES, "levels");
	report_case_free(r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(charts_stand_alone),
	    cmocka_unit_test(figures_are_the_books),
	    cmocka_unit_test(the_list_has_lines_to_copy),
	    cmocka_unit_test(agencies_are_counted_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
