#include "page/data_table.h"

#include "page_case.h"

struct table_case {
	const char *html;
	bool want; /* of the element with id t */
};

static void
check_cases(const struct table_case *cases, size_t count,
    bool (*has)(const struct page *p, uint32_t element))
{
	for (size_t i = 0; i < count; i++) {
		struct page *p = page_case_open(cases[i].html);

		if (has(p, page_case_find(p, "#t")) != cases[i].want)
			fail_msg("%s: want %d", cases[i].html, cases[i].want);
		page_close(p);
	}
}

static const struct table_case headers[] = {
    {"<table><tr><td id=t>b</table>", true},
    {"<table><tr><th id=a>a<td id=t headers=a>b</table>", true},
    {"<table><tr><td id=a>a<td id=t headers=' a '>b</table>", true},
    {"<table><tr><th id=a>a<td id=t headers='a b'>b</table>", false},
    {"<table><tr><td id=t headers=t>b</table>", false},
    {"<table><tr><td><b id=a>a</b><td id=t headers=a>b</table>", false},
    {"<table><tr><th id=a>a</table><table><tr><td id=t headers=a>b</table>",
        false},
    {"<table><tr><th id=A>a<td id=t headers=a>b</table>", false},
};

static const struct table_case assigned[] = {
    {"<table><tr><th id=t>a<tr><td>b</table>", true},
    {"<table><tr><th id=t>a</table>", false},
    {"<table><tr><th>a<th id=t>b<tr><td>c</table>", false},
    {"<table><tr><th>a<th id=t>b<tr><td colspan=2>c</table>", true},
    {"<table><tr><th>a<th id=t>b<tr><td colspan=0>c</table>", true},
    {"<table><tr><th id=t colspan=2>a<tr><td>b</table>", true},
    {"<table><tr><th rowspan=2>a<th id=t>b<tr><td>c</table>", true},
    {"<table><tr><th rowspan=2 id=t>a<th>b<tr><td>c</table>", false},
    {"<table><tr><th id=t>a<td>b</table>", true},
    {"<table><tr><td>b<th id=t scope=row>a</table>", false},
    {"<table><tr><th id=t>a<tr><th scope=row>b</table>", true},
    {"<table><tr><th id=t>a<tr><td headers=x>b</table>", false},
    {"<table><tr><th id=t>a<th>b<tr><td><td headers='x t'>b</table>", true},
    {"<table><tr><th id=t>a<tr><td><table><tr><td>b</table></table>", true},
    {"<table><thead><tr><th id=t>a<tbody><tr><td>b</table>", true},
    {"<div role=grid><div role=row><b role=columnheader id=t>a</b></div>"
     "<div role=row><b role=gridcell>b</b></div></div>",
        true},
    {"<div role=table><div role=row><b role=cell>a</b>"
     "<b role=columnheader id=t>a</b></div>"
     "<div role=row><b role=cell>b</b></div></div>",
        false},
    {"<b role=columnheader id=t>a</b>", false},
};

static bool
is_used(const struct page *p, uint32_t element)
{
	struct arena a = {0};
	bool is = page_used_headers(p, &a)[element];

	arena_release(&a);
	return is;
}

static void
test_headers_are_cells_of_the_table(void **state)
{
	(void)state;
	check_cases(headers, sizeof(headers) / sizeof(headers[0]),
	    page_cell_headers_exist);
}

static void
test_headers_belong_to_cells(void **state)
{
	(void)state;
	check_cases(assigned, sizeof(assigned) / sizeof(assigned[0]), is_used);
}

static void
test_a_very_wide_table_is_read(void **state)
{
	struct buf html = {0};
	struct page *p;

	(void)state;
	(void)buf_append_cstr(&html, "<table><tr>");
	for (int i = 0; i < 2 * TABLE_COLUMNS_MAX; i++)
		(void)buf_append_cstr(&html, "<th colspan=9 rowspan=9>a");
	(void)buf_append_cstr(&html, "<th id=t>a<tr><td>b</table>");
	p = page_case_open(buf_cstr(&html));
	assert_true(is_used(p, page_case_find(p, "#t")));
	page_close(p);
	buf_release(&html);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_headers_are_cells_of_the_table),
	    cmocka_unit_test(test_headers_belong_to_cells),
	    cmocka_unit_test(test_a_very_wide_table_is_read),
	};

	return cmocka_run_group_tests(tests, page_case_setup, NULL);
}
