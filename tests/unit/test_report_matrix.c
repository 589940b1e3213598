/* Provinces, and the table of offices by province. */
#include "record/office.h"
#include "report_page_case.h"

static void
provinces_have_a_map_a_table_and_pages(void **state)
{
	struct written w;
	struct str page;
	const struct group *g;

	(void)state;
	written_open(&w, report_case_new());
	write_kind(&w, pages_provinces);
	page = page_of(&w, "en/provinces.html");
	has(page, "<figure class=\"chart map\">");
	has(page, "href=\"provinces/55.html\"");
	has(page, "href=\"provinces/none.html\"");
	has(page, "href=\"matrix.html\"");
	g = book_group(&w.r->book, BOOK_BY_PROVINCE, str_of("55"));
	assert_non_null(g);
	has(page,
	    arena_cstr(&w.arena,
	        arena_printf(&w.arena, "<data value=\"%.15g\">",
	            g->figures[w.r->book.overall].score)));
	page = page_of(&w, "provinces/55.html");
	has(page, "<bdi>น่าน</bdi>");
	has(page, "href=\"../agencies/p55-01.html\"");
	has_not(page, "agencies/a-1.html");
	has_not(page, "รหัสนี้ไม่ใช่รหัสจังหวัด");
	has(page_of(&w, "en/provinces/none.html"), "serve the whole country");
	written_free(&w);
}

/* A code of the survey that is none of the list. */
static void
codes_that_are_no_province_are_shown(void **state)
{
	struct report_case *r = report_case_new();
	struct written w;
	struct str page;

	(void)state;
	written_open(&w, r);
	r->book.by[BOOK_BY_PROVINCE].items[0]->key = str_of("X<1");
	for (size_t i = 0; i < r->book.agency_count; i++)
		if (str_is(r->book.agencies[i].province_code, "55"))
			r->book.agencies[i].province_code = str_of("X<1");
	write_kind(&w, pages_provinces);
	write_kind(&w, pages_matrix);
	page = page_of(&w, "en/provinces.html");
	has(page, "X&lt;1");
	page = page_of(&w, "en/matrix.html");
	has(page, "X&lt;1");
	has(page, "agencies/p55-01.html");
	has_not(page, "X<1");
	written_free(&w);
}

static void
the_matrix_has_a_cell_for_each_kind_of_office(void **state)
{
	struct written w;
	struct str page;
	size_t count = 0;

	(void)state;
	written_open(&w, report_case_new());
	write_kind(&w, pages_matrix);
	page = page_of(&w, "en/matrix.html");
	for (size_t i = str_find(page, str_of("no agency</span>"), 0);
	     i != STR_NONE;
	     i = str_find(page, str_of("no agency</span>"), i + 1))
		count++;
	check_int(
	    (int64_t)count, 2 * (OFFICE_COUNT - 2), "empty cells and means");
	has(page, "<abbr title=\"Provincial Office\">Province</abbr>");
	has(page, "href=\"provinces/55.html\"");
	has(page, "href=\"matrix-use.html\"");
	has(page, "<a href=\"matrix.html\" aria-current=\"page\">");
	written_free(&w);
}

/* What could not be looked at has a sign and words of its own, no number. */
static void
an_office_that_could_not_be_seen_is_undecided(void **state)
{
	struct written w;
	struct str page;

	(void)state;
	written_open(&w, report_case_new());
	write_kind(&w, pages_matrix);
	page = page_of(&w, "en/matrix-use.html");
	has(page,
	    "<td class=\"step-0\"><a href=\"agencies/p55-02.html#i-use\" "
	    "aria-label=\"undecided\">?</a></td>");
	/* Weight 3 passed, 1 failed; 1 does not apply. */
	has(page,
	    "<td class=\"step-4\"><a href=\"agencies/p55-01.html#i-use\">"
	    "<data value=\"0.75\">75</data></a></td>");
	written_free(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(provinces_have_a_map_a_table_and_pages),
	    cmocka_unit_test(codes_that_are_no_province_are_shown),
	    cmocka_unit_test(the_matrix_has_a_cell_for_each_kind_of_office),
	    cmocka_unit_test(an_office_that_could_not_be_seen_is_undecided),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
