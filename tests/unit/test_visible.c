#include "page_case.h"

#include "base/limits.h"

/* What becomes of the element with id t. */
static const struct {
	const char *html;
	enum visibility want;
} cases[] = {
    {"<p id=t>", VISIBILITY_SHOWN},
    {"<p id=t hidden>", VISIBILITY_HIDDEN},
    {"<div hidden><p><b id=t>", VISIBILITY_HIDDEN},
    {"<input id=t type=Hidden>", VISIBILITY_HIDDEN},
    {"<noscript><p id=t></noscript>x", VISIBILITY_HIDDEN},
    {"<head><meta id=t></head>x", VISIBILITY_HIDDEN},
    {"<head><p id=t>", VISIBILITY_SHOWN},
    {"<dialog><p id=t>", VISIBILITY_UNKNOWN},
    {"<dialog open><p id=t>", VISIBILITY_SHOWN},
    {"<p id=t aria-hidden=true>", VISIBILITY_SHOWN},
    /* style attributes */
    {"<p id=t style='display:none'>", VISIBILITY_HIDDEN},
    {"<p id=t style='color:red; DISPLAY : None !important'>",
        VISIBILITY_HIDDEN},
    {"<p id=t style='display:block'>", VISIBILITY_SHOWN},
    {"<p id=t style='visibility:hidden'>", VISIBILITY_HIDDEN},
    {"<p id=t style='font-size:0'>", VISIBILITY_HIDDEN},
    {"<p id=t style='font-size:0.9em'>", VISIBILITY_SHOWN},
    {"<p id=t style='text-indent:-9999px'>", VISIBILITY_HIDDEN},
    {"<p id=t style='text-indent:-2em'>", VISIBILITY_SHOWN},
    {"<p id=t style='position:absolute;left:-5000px'>", VISIBILITY_HIDDEN},
    {"<p id=t style='position:absolute;left:500px'>", VISIBILITY_SHOWN},
    {"<p id=t style='left:-5000px'>", VISIBILITY_SHOWN},
    {"<p id=t style='width:0;height:0px'>", VISIBILITY_HIDDEN},
    {"<p id=t style='height:0;overflow:hidden'>", VISIBILITY_HIDDEN},
    {"<p id=t style='height:0'>", VISIBILITY_SHOWN},
    {"<p id=t style='position:absolute;width:1px;height:1px;overflow:hidden'>",
        VISIBILITY_HIDDEN},
    {"<p id=t style='width:1px;height:1px'>", VISIBILITY_SHOWN},
    {"<p id=t style='height:10px;overflow:hidden'>", VISIBILITY_SHOWN},
    /* in place of what a browser shows */
    {"<video id=t>", VISIBILITY_SHOWN},
    {"<video><p id=t>", VISIBILITY_HIDDEN},
    {"<video><track id=t>", VISIBILITY_SHOWN},
    {"<audio><b><i id=t>", VISIBILITY_HIDDEN},
    {"<canvas><a id=t href=x>", VISIBILITY_HIDDEN},
    {"<object><p id=t>", VISIBILITY_SHOWN},
    {"<p id=t style='background:url(display:none)'>", VISIBILITY_SHOWN},
    /* style elements */
    {"<style>.a{display:none}</style><p id=t class='b a'>", VISIBILITY_HIDDEN},
    {"<style>#t , .x{color:red;visibility:hidden}</style><p id=t>",
        VISIBILITY_HIDDEN},
    {"<style>p{display:none}</style><div><p id=t>", VISIBILITY_HIDDEN},
    {"<style>div > p{display:none}</style><div><p id=t>", VISIBILITY_HIDDEN},
    {"<style>ul > p{display:none}</style><div><p id=t>", VISIBILITY_SHOWN},
    {"<style>*{display:none}</style><p id=t>", VISIBILITY_HIDDEN},
    {"<style>/* .a{display:none} */</style><p id=t class=a>", VISIBILITY_SHOWN},
    {"<style>.a:hover,.a::before{display:none}</style><p id=t class=a>",
        VISIBILITY_SHOWN},
    {"<style>.a{display:none}.a{display:block}</style><p id=t class=a>",
        VISIBILITY_SHOWN},
    {"<style>.a{display:block}.a{display:none}</style><p id=t class=a>",
        VISIBILITY_HIDDEN},
    {"<style>.a{display:none}</style><p id=t class=a style='display:block'>",
        VISIBILITY_SHOWN},
    {"<style>@media (max-width:9px){.a{display:none}}</style><p id=t class=a>",
        VISIBILITY_UNKNOWN},
    {"<style>@media print{.a{display:none}}</style><p id=t class=a>",
        VISIBILITY_SHOWN},
    {"<style>@media screen{b{c:d}}.a{display:none}</style><p id=t class=a>",
        VISIBILITY_HIDDEN},
    {"<style>@font-face{a:b}@import 'x';.a{display:none}</style><p id=t "
     "class=a>",
        VISIBILITY_HIDDEN},
    {"<style>@keyframes k{from{display:none}}</style><from id=t>",
        VISIBILITY_SHOWN},
    {"<style>.a{display:none</style><p id=t class=a>", VISIBILITY_HIDDEN},
    {"<style>}}.a{display:none}</style><p id=t class=a>", VISIBILITY_HIDDEN},
};

static void
test_what_is_hidden_is_known(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct page *p = page_case_open(cases[i].html);
		uint32_t t = page_case_find(p, "#t");

		check_int(
		    p->elements[t].visibility, cases[i].want, cases[i].html);
		assert_int_equal((p->elements[t].zones & ZONE_VISIBLE) != 0,
		    cases[i].want != VISIBILITY_HIDDEN);
		page_close(p);
	}
}

static void
test_hidden_text_is_not_in_the_visible_zone(void **state)
{
	struct page *p =
	    page_case_open("<p>a<b hidden>b</b>c<i style='display:none'>d");
	struct buf got = {0};

	(void)state;
	for (size_t i = 0; i < p->run_count; i++)
		if ((p->runs[i].zones & ZONE_VISIBLE) != 0)
			(void)buf_append_str(&got,
			    str_slice(p->text, p->runs[i].text.start,
			        p->runs[i].text.end));
	check_str(buf_str(&got), "ac", "visible");
	buf_release(&got);
	page_close(p);
}

/* Beyond the bound nothing is known, and the page says so. */
static void
test_costly_styles_are_cut_short(void **state)
{
	struct buf html = {0};
	struct page *p;

	(void)state;
	(void)buf_append_cstr(&html, "<style>");
	for (int i = 0; i < LIMIT_STYLE_RULES; i++)
		buf_printf(&html, ".x%d .a{display:none}", i);
	(void)buf_append_cstr(&html, "</style>");
	for (int i = 0; i < 500; i++)
		(void)buf_append_cstr(&html, "<div>");
	for (int i = 0; i < 500; i++)
		(void)buf_append_cstr(&html, "<b class=a>x</b>");
	p = page_case_open(buf_cstr(&html));
	page_case_check_flags(p, "css-unknown", "flags");
	check_int(p->elements[p->element_count - 1].visibility,
	    VISIBILITY_UNKNOWN, "the last element");
	page_close(p);
	buf_release(&html);
}

/* What one element makes others read over and over is counted as well. */
static void
test_long_class_lists_are_cut_short(void **state)
{
	enum { WORDS = 500000, ELEMENTS = 20000 };
	struct buf html = {0};
	struct page *p;

	(void)state;
	(void)buf_append_cstr(
	    &html, "<style>.x .a{display:none}</style><body><div class='");
	for (int i = 0; i < WORDS; i++)
		(void)buf_append_cstr(&html, "b ");
	(void)buf_append_cstr(&html, "'>");
	for (int i = 0; i < ELEMENTS; i++)
		(void)buf_append_cstr(&html, "<b class=a>x</b>");
	p = page_case_open(buf_cstr(&html));
	page_case_check_flags(p, "css-unknown", "flags");
	page_close(p);
	buf_release(&html);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_what_is_hidden_is_known),
	    cmocka_unit_test(test_hidden_text_is_not_in_the_visible_zone),
	    cmocka_unit_test(test_costly_styles_are_cut_short),
	    cmocka_unit_test(test_long_class_lists_are_cut_short),
	};

	return cmocka_run_group_tests(tests, page_case_setup, NULL);
}
