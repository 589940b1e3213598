/* The pages of all agencies: their figures are those of the book, what could
 * not be seen is told beside them, and every number leads to its rows. */
#include "publish/report/pages.h"

#include "report_case.h"

struct bench {
	struct report_case *r;
	struct arena arena;
	struct folder to;
};

static struct bench
bench_new(void)
{
	struct bench b = {.r = report_case_new()};
	struct err e = {0};

	check_int(folder_open(&b.to, &b.arena, b.r->setup.folder, &e), ERR_NONE,
	    e.msg);
	(void)report_case_book(b.r);
	return b;
}

static void
bench_free(struct bench *b)
{
	folder_drop(&b->to);
	arena_release(&b->arena);
	report_case_free(b->r);
}

static struct str
page_of(struct bench *b, const char *path)
{
	struct buf text = {0};
	struct err e = {0};
	struct str got;

	check_int(file_read(file_join(&b->arena, b->to.fresh, path), 1 << 20,
	              &text, &e),
	    ERR_NONE, path);
	got = arena_str(&b->arena, buf_str(&text));
	buf_release(&text);
	return got;
}

static void
has(struct str page, const char *want)
{
	if (str_find(page, str_of(want), 0) == STR_NONE)
		fail_msg("no \"%s\" in %.*s", want, STR_ARG(page));
}

static void
the_overview_tells_means_with_bounds(void **state)
{
	struct bench b = bench_new();
	struct err e = {0};
	struct str page;

	(void)state;
	check_int(
	    pages_overview(&b.r->book, LANG_EN, &b.to, &e), ERR_NONE, e.msg);
	page = page_of(&b, "en/index.html");
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
	bench_free(&b);
}

static void
what_was_not_seen_has_its_rows(void **state)
{
	struct bench b = bench_new();
	struct err e = {0};
	struct str page;

	(void)state;
	check_int(
	    pages_unseen(&b.r->book, LANG_EN, &b.to, &e), ERR_NONE, e.msg);
	page = page_of(&b, "en/unseen.html");
	has(page, "<h3 id=\"state-0\">did not answer (");
	has(page, "agencies/p55-02.html");
	/* Three verdicts of the agency that did not answer, one of a page that
	 * a script draws. */
	has(page,
	    "<data value=\"3\">3</data></a></td><td class=\"n\"><data "
	    "value=\"1\">1</data>");
	has(page, "Department &lt;b&gt;Two&lt;/b&gt;");
	bench_free(&b);
}

static void
an_indicator_leads_to_rules_and_agencies(void **state)
{
	struct bench b = bench_new();
	struct err e = {0};
	struct str page;

	(void)state;
	check_int(
	    pages_indicators(&b.r->book, LANG_TH, &b.to, &e), ERR_NONE, e.msg);
	page = page_of(&b, "indicators/use.html");
	has(page, "../rules/ESV-04.html#passed\"><data value=\"2\">2</data>");
	has(page, "../rules/ESV-04.html#undecided\"><data value=\"1\">");
	has(page, "../agencies/a-2.html#i-use\"><data value=\"0.25\">25.0");
	has(page, "ไม่เผยแพร่");
	/* The round before, of the same rules: 0.4, 0.2 and 0.6. */
	has(page, "<data value=\"0.4\">40.0</data>");
	has(page, "เกณฑ์เดียวกัน");
	page = page_of(&b, "indicators/pillar-services.html");
	has(page, "href=\"../indicators/steps.html\"");
	bench_free(&b);
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
