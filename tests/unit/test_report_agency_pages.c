/* The pages of an agency that were read, and how each was seen. */
#include "publish/report/agency_impl.h"
#include "report_page_case.h"

static void
test_each_page_is_listed(void **state)
{
	const struct agency_read pages[] = {
	    {.url = str_of("https://www.agency.example/"),
	        .title = str_of("<b>หน้าแรก")},
	    {.url = str_of("javascript:alert(1)"),
	        .view_flags = str_of("truncated js-shell")}};
	const struct page_head head = {.path = str_of("agencies/a-1.html"),
	    .section = SECTION_AGENCIES,
	    .title = str_of("x")};
	const struct agency_facts facts = {.pages = pages, .page_count = 2};
	struct report_case *r = report_case_new();
	struct agency_page a = {.facts = &facts};
	struct str out;

	(void)state;
	page_begin(&a.p, report_case_book(r), LANG_EN, &head);
	a.p.h.out.len = 0;
	agency_put_pages(&a);
	out = buf_str(&a.p.h.out);
	has(out, "<data value=\"2\">2</data>");
	has(out, ">&lt;b&gt;หน้าแรก</bdi>");
	has(out, "href=\"https://www.agency.example/\"");
	has(out, "the body was cut short");
	has(out, "a script draws the content");
	has_not(out, "href=\"javascript");
	buf_release(&a.p.h.out);
	arena_release(&a.p.scratch);
	report_case_free(r);
}

static void
test_an_agency_without_pages_has_no_list(void **state)
{
	struct err e = {0};
	struct written w;

	(void)state;
	written_open(&w, report_case_new());
	assert_int_equal(pages_agency(&w.r->book, &w.to, &e), ERR_NONE);
	has_not(page_of(&w, "agencies/p55-02.html"), "id=\"pages\"");
	written_free(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_each_page_is_listed),
	    cmocka_unit_test(test_an_agency_without_pages_has_no_list),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
