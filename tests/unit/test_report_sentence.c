/* Sentences with figures in them. */
#include "publish/report/sentence.h"
#include "report_page_case.h"

static void
figures_stand_where_the_language_wants_them(void **state)
{
	static const struct words text = {
	    "{1} of {2} <{3}> {4} {5} {6}, {7} and {x", "จาก {2} มี {1} {3}"};
	const struct piece pieces[] = {piece_link(piece_count(3), "agencies/",
	                                   str_of("a-1"), str_of("ESV-04")),
	    piece_count(1200), piece_code(str_of("<samruat>")),
	    piece_score(0.25), piece_bounds(0.25, 0.5),
	    piece_foreign(str_of("กรม"))};
	struct report_case *r = report_case_new();
	const struct page_head head = {.path = str_of("x.html")};
	struct page p;
	struct str got;

	(void)state;
	page_begin(&p, report_case_book(r), LANG_EN, &head);
	buf_clear(&p.h.out);
	page_sentence(&p, "li", text, pieces, 6);
	got = buf_str(&p.h.out);
	check_str(got,
	    "<li><a href=\"agencies/a-1.html#ESV-04\"><data "
	    "value=\"3\">3</data></a> of <data value=\"1200\">1,200</data> "
	    "&lt;<code>&lt;samruat&gt;</code>&gt; <data "
	    "value=\"0.25\">25.0</data>\xc2\xa0% <span class=\"bounds\"><data "
	    "value=\"0.25\">25.0</data>–<data "
	    "value=\"0.5\">50.0</data>\xc2\xa0%</span> <bdi "
	    "lang=\"th\">กรม</bdi>, {7} and {x</li>\n",
	    "English");
	buf_clear(&p.h.out);
	p.h.lang = LANG_TH;
	page_words_of(&p, text, pieces + 1, 1);
	check_str(buf_str(&p.h.out),
	    "จาก {2} มี <data value=\"1200\">1,200</data> {3}", "Thai");
	buf_release(&p.h.out);
	arena_release(&p.scratch);
	report_case_free(r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(figures_stand_where_the_language_wants_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
