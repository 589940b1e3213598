#include "page_case.h"

#include "page/select.h"

static const char html[] =
    "<html lang=th><head><title>ชื่อ &amp; x</title><script>var "
    "gtag=1;</script></head><body><div id=a class='x y'><p id=b>ค้น<b "
    "id=c>หา</b> &amp; E&ndash;Service</p><p id=d hidden>no</p></div>"
    "<table id=e><tr><td>1<td>2</table><label for=f>ชื่อ</label><input id=f>"
    "<a id=g xlink:href=u href=v title=T><img alt=pic></a></body></html>";

/* An expression, the ids of its elements, and its value. */
static const struct {
	const char *expression, *ids, *value;
	bool is_true;
} cases[] = {
    {"//p", "bd", "ค้นหา & E–Service", true},
    {"//p/text()", "bd", "ค้น", true},
    {"//b", "c", "หา", true},
    {"//@lang", "", "th", true},
    {"//p/@id", "bd", "b", true},
    {"//b | //p", "bcd", "ค้นหา & E–Service", true},
    {"//title", "", "ชื่อ & x", true},
    {"//script[contains(., 'gtag')]", "", "var gtag=1;", true},
    {"string(//table)", "", "1\n2", true},
    {"//body/div/following-sibling::table", "e", "1\n2", true},
    {"//*[@*[name()='xlink:href']]", "g", "", true},
    {"count(//p)", "", "2", true},
    {"count(//h1) > 0", "", "false", false},
    {"//h1", "", "", false},
    {"a:norm(//p)", "", "ค้นหา & e-service", true},
    {"//p[a:has(., 'e-service')]", "b", "ค้นหา & E–Service", true},
    {"//p[a:has(., 'ค้นหา')]", "b", "ค้นหา & E–Service", true},
    {"//p[a:has(., 'serv')]", "", "", false},
    {"//div[a:class(., 'y')]", "a", NULL, true},
    {"//div[a:class(., 'Y')]", "a", NULL, true},
    {"//div[a:class(., 'z')]", "", "", false},
    {"a:name(//input)", "", "ชื่อ", true},
    {"a:name(//a)", "", "pic", true},
    {"a:name(//h1)", "", "", false},
    {"//p[a:visible(.)]", "b", NULL, true},
    {"//p[not(a:visible(.))]", "d", "no", true},
    {"a:visible(//h1)", "", "false", false},
};

static void
test_expressions_choose(void **state)
{
	struct page *p = page_case_open(html);

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct select_xpath *x = NULL;
		struct select_result r;
		struct arena a = {0};
		struct buf got = {0};
		struct err e = {0};
		size_t offset;

		if (select_xpath_compile(str_of(cases[i].expression), &x,
		        &offset, &e) != ERR_NONE)
			fail_msg("%s: %s", cases[i].expression, e.msg);
		r = select_xpath_run(x, p, &a);
		for (size_t k = 0; k < r.count; k++)
			(void)buf_append_str(
			    &got, page_attr(p, r.elements[k], "id", NULL));
		check_str(buf_str(&got), cases[i].ids, cases[i].expression);
		if (cases[i].value != NULL)
			check_str(r.value, cases[i].value, cases[i].expression);
		check_int(r.is_true, cases[i].is_true, cases[i].expression);
		assert_false(r.is_undecided);
		buf_release(&got);
		arena_release(&a);
		select_xpath_free(x);
	}
	page_close(p);
}

static const struct {
	const char *expression;
	size_t offset;
	const char *part; /* of the message */
} faults[] = {
    {"", 0, "expected here"},
    {"//a[", 4, "expected"},
    {"//a['x]", 7, "quote"},
    {"//a[foo(.)]", 4, "no function \"foo\""},
    {"//a[contain(., 'x')]", 4, "did you mean \"contains\"?"},
    {"//a[a:hass(., 'x')]", 4, "did you mean \"a:has\"?"},
    {"//a[matches(., 'x')]", 4, "no function \"matches\""},
    {"//svg:g", 2, "has a prefix"},
    {"//@xlink:href", 3, "has a prefix"},
    {"//a[$x]", 4, "variables"},
    {"count(1)", 0, "wrong type"},
    {"count()", 0, "number of arguments"},
    {"a:class('x', 'y')", 0, "wrong type"},
    {"a:has('x')", 0, "number of arguments"},
};

static void
test_faults_are_told(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); i++) {
		struct select_xpath *x = NULL;
		struct err e = {0};
		size_t offset = 99;

		check_int(select_xpath_compile(
		              str_of(faults[i].expression), &x, &offset, &e),
		    ERR_SYNTAX, faults[i].expression);
		assert_null(x);
		check_int((int64_t)offset, (int64_t)faults[i].offset,
		    faults[i].expression);
		if (str_find(str_of(e.msg), str_of(faults[i].part), 0) ==
		    STR_NONE)
			fail_msg("%s: got \"%s\", want \"...%s...\"",
			    faults[i].expression, e.msg, faults[i].part);
	}
	select_xpath_free(NULL);
}

static void
test_too_many_operations_are_undecided(void **state)
{
	struct buf page = {0};
	struct select_xpath *x = NULL;
	struct select_result r;
	struct arena a = {0};
	struct page *p;
	size_t offset;

	(void)state;
	for (int i = 0; i < 5000; i++)
		(void)buf_append_cstr(&page, "<i>x</i>");
	p = page_case_open(buf_cstr(&page));
	assert_int_equal(
	    select_xpath_compile(
	        str_of("//i[count(preceding::i) = count(following::i)]"), &x,
	        &offset, NULL),
	    ERR_NONE);
	r = select_xpath_run(x, p, &a);
	assert_true(r.is_undecided);
	check_int((int64_t)r.count, 0, "elements");
	select_xpath_free(x);
	arena_release(&a);
	page_close(p);
	buf_release(&page);
}

static void
test_a_page_without_elements_has_none(void **state)
{
	struct page *p = page_case_open("");
	struct select_xpath *x = NULL;
	struct select_result r;
	struct arena a = {0};
	size_t offset;

	(void)state;
	assert_int_equal(
	    select_xpath_compile(str_of("//p"), &x, &offset, NULL), ERR_NONE);
	r = select_xpath_run(x, p, &a);
	assert_false(r.is_undecided);
	assert_false(r.is_true);
	select_xpath_free(x);
	arena_release(&a);
	page_close(p);
}

/* libxml2 counts one operation, however long the text of an element is. */
static void
test_long_texts_are_many_operations(void **state)
{
	enum { DEPTH = 500 };
	struct buf page = {0};
	struct select_xpath *x = NULL;
	struct select_result r;
	struct arena a = {0};
	struct page *p;
	size_t offset;

	(void)state;
	for (int i = 0; i < DEPTH; i++)
		(void)buf_append_cstr(&page, "<div>");
	for (int i = 0; i < 30000; i++)
		(void)buf_append_cstr(&page, "<i>x</i>");
	p = page_case_open(buf_cstr(&page));
	assert_int_equal(
	    select_xpath_compile(
	        str_of("//*[string-length(.) = 7]"), &x, &offset, NULL),
	    ERR_NONE);
	r = select_xpath_run(x, p, &a);
	assert_true(r.is_undecided);
	select_xpath_free(x);
	arena_release(&a);
	page_close(p);
	buf_release(&page);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_expressions_choose),
	    cmocka_unit_test(test_faults_are_told),
	    cmocka_unit_test(test_too_many_operations_are_undecided),
	    cmocka_unit_test(test_long_texts_are_many_operations),
	    cmocka_unit_test(test_a_page_without_elements_has_none),
	};

	return cmocka_run_group_tests(tests, page_case_setup, NULL);
}
