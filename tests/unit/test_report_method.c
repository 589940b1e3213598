/* The page of method and limits: what it says follows from the round. */
#include "report_page_case.h"
#include "store/figures.h"

static void
it_says_who_was_asked_and_how(void **state)
{
	struct written w;
	struct str page;

	(void)state;
	written_open(&w, report_case_new());
	w.r->book.config = str_of(
	    "{\"delay_ms\":2000,\"depth_max\":3,\"forbids_on_403\":true,"
	    "\"pages_max\":40,\"transfer_ms\":500,\"looks_as_phone\":true}");
	write_kind(&w, pages_method);
	page = page_of(&w, "en/method.html");
	has(page, "<code>samruat/0 (+https://x.example)</code>");
	has(page, "at least 2 seconds");
	has(page, "at most 0.5 seconds");
	has(page, "at most <data value=\"40\">40</data> pages");
	has(page, "401 or 403, nothing is asked for");
	has(page, "1 August 2018");
	has(page, "<bdi>Departments</bdi>");
	has(page, "the home page could not be read");
	has(page, "<a href=\"agencies.html?c4=reached\"><data value=\"3\">");
	has(page, "<a href=\"agencies.html?c1=province\"><data value=\"2\">");
	has(page, "This is a working report");
	has(page, "No person has reviewed a verdict yet");
	has(page, "samruat score 2561/crawl --profile web-1 --by agency");
	has(page, "samruat show a-1 --rule ESV-04 --round 2561");
	has(page, "Round 2561, surveyed 1 August 2018.");
	page = page_of(&w, "method.html");
	has(page, "1 สิงหาคม 2561");
	has(page, "อ่านไม่เกิน <data value=\"40\">40</data> หน้า");
	has(page, "href=\"#limits\"");
	written_free(&w);
}

static void
what_was_not_noted_is_not_told(void **state)
{
	struct written w;
	struct str page;

	(void)state;
	written_open(&w, report_case_new());
	w.r->book.config = str_of("no JSON");
	w.r->book.user_agent = (struct str){0};
	write_kind(&w, pages_method);
	page = page_of(&w, "en/method.html");
	has_not(page, "who was asking");
	has_not(page, "seconds");
	has_not(page, "robots.txt is obeyed");
	written_free(&w);
}

/* Weights 3 passed, 1 failed, 1 undecided. */
static void
an_example_is_worked_through(void **state)
{
	struct report_case *r = report_case_new();
	struct written w;
	struct str page;

	(void)state;
	r->indicators[0].min_coverage = 90;
	written_open(&w, r);
	write_kind(&w, pages_method);
	has_not(page_of(&w, "en/method.html"), "Worked through");
	written_free(&w);

	/* Of the second agency: 1 passed, 3 failed, 1 undecided. */
	r = report_case_new();
	written_open(&w, r);
	check_int(r->book.agencies[1].figures[1].has_score, 1, "a score");
	write_kind(&w, pages_method);
	page = page_of(&w, "en/method.html");
	has(page, "Worked through on one agency");
	has(page, "<a href=\"agencies/a-2.html\">");
	has(page, "= <data value=\"0.25\">25.0</data>");
	has(page, "= <data value=\"0.2\">20.0</data>");
	has(page, "= <data value=\"0.4\">40.0</data>");
	has(page, "= <data value=\"0.8\">80.0</data>");
	written_free(&w);
}

static void
a_release_names_itself(void **state)
{
	struct report_case *r = report_case_new();
	const struct release frozen = {.name = str_of("2561-1"),
	    .round = str_of("2561"),
	    .audit = str_of("crawl"),
	    .profile = str_of("web-1"),
	    .plan = str_of("{}"),
	    .rule_pack = str_of("sha256:rules"),
	    .program_version = str_of("0.1.0"),
	    .released_us = INT64_C(1534255200000000),
	    .excuses = str_of("{\"reached\":\"น้ำท่วม <b>\"}"),
	    .figures_sha256 = str_of("d1935t")};
	struct written w;
	struct str page;

	(void)state;
	CHECK_OK(store_release_add(r->c->store, &frozen, &r->c->e));
	r->setup.release = frozen.name;
	written_open(&w, r);
	write_kind(&w, pages_method);
	page = page_of(&w, "en/method.html");
	has(page,
	    "This is release <bdi>2561-1</bdi>, frozen on 14 August 2018");
	has(page, "<code>d1935t</code>");
	has(page, "น้ำท่วม &lt;b&gt;");
	has(page, "Round 2561, release 2561-1, surveyed");
	has(page, "samruat score --release 2561-1 --by agency");
	has_not(page, "This is a working report");
	written_free(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(it_says_who_was_asked_and_how),
	    cmocka_unit_test(what_was_not_noted_is_not_told),
	    cmocka_unit_test(an_example_is_worked_through),
	    cmocka_unit_test(a_release_names_itself),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
