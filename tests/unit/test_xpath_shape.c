#include "page_case.h"

#include "page/select.h"

static const char html[] =
    "<html lang=th><head><title>ชื่อ &amp; x</title><meta name=robots "
    "content='no, index'><script>var gtag=1;</script></head><body>"
    "<div id=a class='x y' data-a=''><p id=b class=y>ค้น<b id=c>หา</b> "
    "ยื่นคำขอออนไลน์</p><p id=d hidden>no</p></div>"
    "<div id=e><div id=f class=xy><a id=g href=/a.pdf>ดาวน์โหลด</a></div>"
    "<a id=h href='http://x.example/b'><img id=i alt=รูป></a>"
    "<img id=j src=a.png></div><form id=k method=post><input id=l "
    "type=search name=q><input id=m disabled></form></body></html>";

/* Each is looked at twice: as it stands, and in brackets, which nobody looks
 * into before it is run. */
static const char *const expressions[] = {
    "//p",
    "//nothing",
    "//*",
    "//P",
    "/html/body/div",
    "/html//p",
    "html/body/form",
    "//div/p",
    "//div//p | //form/input",
    "//div[@class]",
    "//div[@class='xy']",
    "//div['xy'=@class]",
    "//div[@class!='xy']",
    "//div[@data-a='']",
    "//div[contains(@class, 'x')]",
    "//div[contains(@class, '')]",
    "//*[starts-with(@href, 'http:')]",
    "//div[contains(@class,'x') and @data-a]//b",
    "//div[@class='no' or @id='a']/p[@hidden]",
    "//div[@class='no' or @id='nobody']",
    "//img[not(@alt)]",
    "//img[not(@alt) or @id='i']",
    "//img[not(@alt or @src)]",
    "//input[not(@type='search') and not(@name)]",
    "//*[contains(concat(' ', normalize-space(@class), ' '), ' y ')]",
    "//*[contains(concat(' ', @class, ' '), \" z \")]",
    "//p[not(contains(concat(' ', @class, ' '), ' y '))]",
    "//div[1]",
    "//div[last()]/a",
    "//div[2][@id='e']",
    "//p[position() > 1]",
    "//div[a]",
    "//div[.//img]",
    "//form[count(.//input) > 1]",
    "//form/@method",
    "//a/@href[contains(., 'pdf')]",
    "//a//@alt",
    "//@href",
    "//div/descendant::img",
    "//descendant::img[@alt]",
    "//child::img",
    "//a/..",
    "//a/parent::div",
    "//a/following-sibling::img",
    "//b/ancestor::div[@id='a']",
    "//nothing/ancestor::div",
    "//p/text()",
    "//p[contains(., 'คำขอออน')]",
    "//p[contains(text(), 'คำขอ')]",
    "//p[contains(normalize-space(.), 'ยื่นคำ')]",
    "//p[contains(., 'ไม่มีคำนี้')]",
    "//p[contains(., 'ไม่มีคำนี้') or contains(., 'ออนไลน์')]",
    "//p[contains(., 'ไม่มีคำนี้') or @id='b']",
    "//script[contains(., 'gtag=1')]",
    "//title[contains(., 'ชื่อ')]",
    "//p[a:has(., 'ค้นหา')]",
    "//p[a:has(., 'ยื่น คำขอ')]",
    "//a[a:has(., 'ดาวน์โหลด')] | //b",
    "//*[a:class(., 'y')]",
    "//p[@id='b'][@class='y']/b",
    "//a [ @href ] / img",
    "//div/*",
    "//body/*/a",
    "//meta[@name='robots'][contains(@content, 'index')]",
    "//meta[contains(@content, ']')]",
    "//meta[@name=\"rob'ots\"]",
};

static struct str
ids_of(struct page *p, const char *expression, const char *end, struct arena *a,
    bool *is_undecided)
{
	struct select_xpath *x = NULL;
	struct select_result r;
	struct buf ids = {0};
	struct str text;
	struct err e = {0};
	size_t offset;

	if (select_xpath_compile(
	        arena_printf(
	            a, "%s%s%s", end[0] == '\0' ? "" : "(", expression, end),
	        &x, &offset, &e) != ERR_NONE)
		fail_msg("%s: %s", expression, e.msg);
	r = select_xpath_find(x, p, a);
	for (size_t i = 0; i < r.count; i++)
		buf_printf(&ids, "%s%.*s,",
		    i > 0 && r.elements[i] <= r.elements[i - 1] ? "!" : "",
		    STR_ARG(p->elements[r.elements[i]].name));
	buf_printf(&ids, "%d", r.is_true);
	*is_undecided = r.is_undecided;
	text = arena_str(a, buf_str(&ids));
	buf_release(&ids);
	select_xpath_free(x);
	return text;
}

static void
a_shape_selects_what_the_expression_does(void **state)
{
	struct page *p = page_case_open(html);

	(void)state;
	for (size_t i = 0; i < sizeof(expressions) / sizeof(expressions[0]);
	     i++) {
		struct arena a = {0};
		bool is_undecided[2];
		struct str known =
		    ids_of(p, expressions[i], "", &a, &is_undecided[0]);
		struct str run =
		    ids_of(p, expressions[i], ")", &a, &is_undecided[1]);

		check_str(known, arena_cstr(&a, run), expressions[i]);
		assert_false(is_undecided[0] || is_undecided[1]);
		arena_release(&a);
	}
	page_close(p);
}

/* What is no path, or not understood, must not be taken for one. */
static void
what_is_no_path_is_run(void **state)
{
	static const struct {
		const char *expression;
		bool is_true;
	} rows[] = {
	    {"//nothing or //p", true},
	    {"//nothing/.. or //p", true},
	    {"//nothing = ''", false},
	    {"count(//nothing) = 0", true},
	    {"not(//nothing)", true},
	    {"//nothing + 1 = 2", false},
	    {"//nothing*2 = 2 or 1", true},
	    {"//nothing/* | //p", true},
	    {"string(//nothing) = ''", true},
	    {"(//nothing)[1] | //p", true},
	    {"//p[//nothing or @id]", true},
	    {"//p[@id = 'b' = true()]", true},
	    {"//p['x']", true},
	};
	struct page *p = page_case_open(html);

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct arena a = {0};
		bool is_undecided;
		struct str got =
		    ids_of(p, rows[i].expression, "", &a, &is_undecided);

		check_int(got.ptr[got.len - 1] == '1', rows[i].is_true,
		    rows[i].expression);
		arena_release(&a);
	}
	page_close(p);
}

/* The texts of an expression, "w:" before words. */
static void
the_texts_asked_for_are_told(void **state)
{
	static const struct {
		const char *expression, *texts;
	} rows[] = {
	    {"//p[contains(., 'a b')]", "a b,"},
	    {"//p[contains(., 'a') or a:has(., 'b')]", "a,w:b,"},
	    {"//p[contains(., 'a')][contains(., 'b')]", "a,"},
	    {"//p[contains(., 'a')] | //b", ""},
	    {"//p[contains(., 'a') or @id]", ""},
	    {"//p[contains(@id, 'a')]", ""},
	    {"count(//p[contains(., 'a')])", ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct select_xpath *x = NULL;
		const struct xpath_literal *literals;
		struct buf got = {0};
		struct err e = {0};
		size_t offset, count;

		assert_int_equal(
		    select_xpath_compile(
		        str_of(rows[i].expression), &x, &offset, &e),
		    ERR_NONE);
		literals = select_xpath_literals(x, &count);
		for (size_t k = 0; k < count; k++)
			buf_printf(&got, "%s%.*s,",
			    literals[k].is_words ? "w:" : "",
			    STR_ARG(literals[k].text));
		check_str(buf_str(&got), rows[i].texts, rows[i].expression);
		buf_release(&got);
		select_xpath_free(x);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_shape_selects_what_the_expression_does),
	    cmocka_unit_test(what_is_no_path_is_run),
	    cmocka_unit_test(the_texts_asked_for_are_told),
	};

	return cmocka_run_group_tests(tests, page_case_setup, NULL);
}
