#include "page_case.h"

#include "page/select.h"

static const char html[] =
    "<html lang=th><body><div id=a class='x y'><p id=b class=\"Card z\">t"
    "<a id=c href=http://h/f.PDF hreflang=en-US>l</a></p>"
    "<ul id=d><li id=e><input id=f type=TEXT name='q'></ul></div>"
    "<p id=g></p><div id=h><div id=i class=x><p id=j>k</p></div></div>";

/* A selector and the ids of the elements it chooses. */
static const struct {
	const char *selector, *want;
} cases[] = {
    {"p", "bgj"},
    {"P", "bgj"},
    {"#d", "d"},
    {".x", "ai"},
    {".x.y", "a"},
    {"div.x", "ai"},
    {".card", ""},
    {".Card", "b"},
    {"div p", "bj"},
    {"div > p", "bj"},
    {"body > p", "g"},
    {"body>div>p", "b"},
    {"body > div p", "bj"},
    {"body > div div > p", "j"},
    {"ul > div p", ""},
    {"[class*=ar i]", "b"},
    {"div div p", "j"},
    {".y p, ul > li", "be"},
    {"div > ul input", "f"},
    {"body div > div > p", "j"},
    {"div.y > p > a", "c"},
    {"div.x > p > a, #zz", "c"},
    {"*[href]", "c"},
    {"[href$=\".pdf\"]", ""},
    {"[href$=\".pdf\" i]", "c"},
    {"[href$='.pdf'i]", "c"},
    {"[href^=http]", "c"},
    {"[href*='//h']", "c"},
    {"[hreflang|=en]", "c"},
    {"[hreflang|=e]", ""},
    {"[class~=y]", "a"},
    {"[class~='x y']", ""},
    {"[class^='']", ""},
    {"[type=text]", "f"},
    {"[name=Q]", ""},
    {"[ NAME = q ]", "f"},
    {"p:not(.z)", "gj"},
    {"p:not(.z, #g)", "j"},
    {"p:not([class]):not(#g)", "j"},
    {":is(li, ul)", "de"},
    {"ul :is(li, input)", "ef"},
    {"p:empty", "g"},
    {"div:empty", ""},
    {"#a\\62", ""},
    {"\\#a", ""},
};

static void
test_selectors_choose(void **state)
{
	struct page *p = page_case_open(html);

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const struct select_css *s = NULL;
		struct arena a = {0};
		struct buf got = {0};
		struct err e = {0};
		size_t offset;

		if (select_css_compile(&a, str_of(cases[i].selector), &s,
		        &offset, &e) != ERR_NONE)
			fail_msg("%s: %s", cases[i].selector, e.msg);
		for (uint32_t k = 0; k < p->element_count; k++)
			if (select_css_matches(s, p, k))
				(void)buf_append_str(
				    &got, page_attr(p, k, "id", NULL));
		check_str(buf_str(&got), cases[i].want, cases[i].selector);
		buf_clear(&got);
		for (uint32_t k = 0;
		     (k = select_css_next(s, p, k)) != PAGE_NONE; k++)
			(void)buf_append_str(&got, page_attr(p, k, "id", NULL));
		check_str(buf_str(&got), cases[i].want, cases[i].selector);
		buf_release(&got);
		arena_release(&a);
	}
	page_close(p);
}

static const struct {
	const char *selector;
	size_t offset;
	const char *part; /* of the message */
} faults[] = {
    {"", 0, "expected here"},
    {"   ", 3, "ends"},
    {"p,", 2, "ends"},
    {"p >", 3, "ends"},
    {"> p", 0, "expected here"},
    {"#", 1, "an id"},
    {". a", 1, "a class"},
    {"a[", 2, "attribute"},
    {"a[b", 3, "ends"},
    {"a[b!=c]", 3, "one of ="},
    {"a[b='c]", 7, "closing quote"},
    {"a[b=c d]", 6, "\"]\""},
    {"a + b", 2, "\"+\" and \"~\""},
    {"a ~ b", 2, "\"+\" and \"~\""},
    {"a+b", 1, "\"+\" and \"~\""},
    {"li:first-child", 3, "not(), is() and empty"},
    {"p:not", 5, "\"(\""},
    {"p:not(a b)", 8, "simple selectors"},
    {"p:not(:is(a))", 7, "inside one another"},
    {"p:not(a", 7, "\")\""},
    {"p)", 1, "cannot stand"},
    {"p {", 2, "expected here"},
    {"p::before", 2, "a name"},
};

static void
test_faults_are_told(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); i++) {
		const struct select_css *s = NULL;
		struct arena a = {0};
		struct err e = {0};
		size_t offset = 99;

		check_int(select_css_compile(
		              &a, str_of(faults[i].selector), &s, &offset, &e),
		    ERR_SYNTAX, faults[i].selector);
		check_int((int64_t)offset, (int64_t)faults[i].offset,
		    faults[i].selector);
		if (str_find(str_of(e.msg), str_of(faults[i].part), 0) ==
		    STR_NONE)
			fail_msg("%s: got \"%s\", want \"...%s...\"",
			    faults[i].selector, e.msg, faults[i].part);
		arena_release(&a);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_selectors_choose),
	    cmocka_unit_test(test_faults_are_told),
	};

	return cmocka_run_group_tests(tests, page_case_setup, NULL);
}
