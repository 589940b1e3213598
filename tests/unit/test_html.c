/* What the pages of the catalogue are written with. */
#include "publish/html.h"

#include "audit_case.h"
#include "cli/rules_doc.h"

static void
texts_are_escaped(void **state)
{
	struct html h = {.lang = LANG_EN};

	(void)state;
	html_text(&h, str_of("<a href=\"x\">&'\x01\n\t\x7f"));
	check_str(buf_str(&h.out),
	    "&lt;a href=&quot;x&quot;&gt;&amp;&#39;\xef\xbf\xbd\n\t"
	    "\xef\xbf\xbd",
	    "escaped");
	buf_release(&h.out);
}

static void
nothing_in_a_text_acts_on_what_stands_around_it(void **state)
{
	static const struct {
		const char *text, *want;
	} cases[] = {
	    {"ก\xe2\x80\xae\xe2\x81\xa9ข", "ก\xef\xbf\xbd\xef\xbf\xbdข"},
	    {"\xe2\x80\xaa|\xe2\x81\xa6|\xe2\x80\xa8",
	        "\xef\xbf\xbd|\xef\xbf\xbd|\xef\xbf\xbd"},
	    {"\xc2\x85\xc2\x9b", "\xef\xbf\xbd\xef\xbf\xbd"},
	    {"\xe0\xb8<b\xff", "\xef\xbf\xbd&lt;b\xef\xbf\xbd"},
	    {"กข\xe0\xb9", "กข\xef\xbf\xbd"},
	    {"\xe0\x98\xbc", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"},
	    {"\xc0\xbc\xf4\x8f\xbf\xbf",
	        "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"},
	    {"a\r\nb\xef\xbf\xbd", "a\n\nb\xef\xbf\xbd"},
	    {"\xe2\x80\x93 \xe2\x80\x8b\xd7\x90",
	        "\xe2\x80\x93 "
	        "\xe2\x80\x8b\xd7\x90"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct html h = {.lang = LANG_TH};

		html_text(&h, str_of(cases[i].text));
		check_str(buf_str(&h.out), cases[i].want, cases[i].text);
		buf_release(&h.out);
	}
}

static void
texts_of_another_language_say_so(void **state)
{
	static const struct {
		enum lang lang;
		const char *text, *want;
	} cases[] = {
	    {LANG_EN, "คำ", "<li lang=\"th\">คำ</li>"},
	    {LANG_EN, "word", "<li>word</li>"},
	    {LANG_TH, "word", "<li lang=\"en\">word</li>"},
	    {LANG_TH, "e-service ไทย", "<li>e-service ไทย</li>"},
	    {LANG_TH, "3", "<li>3</li>"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct html h = {.lang = cases[i].lang};

		html_foreign(&h, "li", str_of(cases[i].text));
		check_str(buf_str(&h.out), cases[i].want, cases[i].text);
		buf_release(&h.out);
	}
}

/* Whatever a rule file says, no element of its own comes out of it. */
static void
a_rule_page_holds_no_markup_of_the_rule(void **state)
{
	static const char rule[] = RULE_HEAD
	    "scope: site\npages: home\n"
	    "pass_when: { label: '<i>', text: ['<u>x</u>'] }\n"
	    "refs: ['javascript:x', 'https://a.example/\"><s>']\n" RULE_TAIL;
	static const char *const lacks[] = {
	    "<i>", "<u>", "<s>", "href=\"javascript:"};
	struct rule_set *set = rule_case(rule);
	struct arena a = {0};
	struct html h = {.lang = LANG_EN};

	(void)state;
	doc_append_rule(&h, set, 0, &a);
	for (size_t i = 0; i < COUNT(lacks); i++)
		if (str_find(buf_str(&h.out), str_of(lacks[i]), 0) != STR_NONE)
			fail_msg("the page holds %s", lacks[i]);
	assert_true(str_find(buf_str(&h.out), str_of("&lt;u&gt;x&lt;/u&gt;"),
	                0) != STR_NONE);
	buf_release(&h.out);
	rule_set_free(set);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(texts_are_escaped),
	    cmocka_unit_test(nothing_in_a_text_acts_on_what_stands_around_it),
	    cmocka_unit_test(texts_of_another_language_say_so),
	    cmocka_unit_test(a_rule_page_holds_no_markup_of_the_rule),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
