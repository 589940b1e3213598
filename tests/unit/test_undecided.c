#include "audit_case.h"

#include <string.h>

#include "base/limits.h"

/* Whether what could not be looked at ever counts as not there. */

/* A text over which patterns that may repeat in two ways run on. */
#define RUNS_ON \
	"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" \
	"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab"
#define PATTERN "matches: '^/?(a|aa)+$'"

static void
check(const char *test, const char *html, const char *pages, const char *leaves,
    enum outcome outcome, enum reason reason)
{
	const struct audit_context context = {.is_home = true};
	struct arena a = {0};
	struct buf rule = {0};
	struct page *page = page_case(html, NULL, 0);
	struct rule_set *set;
	struct audit_page found;

	buf_printf(&rule, "%sscope: page\npages: %s\n%s\n%s", RULE_HEAD, pages,
	    test, RULE_TAIL);
	set = rule_case(buf_cstr(&rule));
	audit_page(set, page, &context, &a, &found);
	assert_int_equal(found.finding_count, 1);
	if (!str_is(found.findings[0].leaves, leaves) ||
	    found.findings[0].outcome != outcome ||
	    found.findings[0].reason != reason)
		fail_msg("%s: %.*s, %d, %s", test,
		    STR_ARG(found.findings[0].leaves),
		    (int)found.findings[0].outcome,
		    reason_word(found.findings[0].reason));
	page_close(page);
	rule_set_free(set);
	buf_release(&rule);
	arena_release(&a);
}

static void
patterns_that_run_on_leave_it_open(void **state)
{
	static const struct {
		const char *test;
		const char *html;
	} rows[] = {
	    {"element: { css: img, attr: { alt: { " PATTERN " } } }",
	        "<img alt=" RUNS_ON ">"},
	    {"element: { css: img, count: '== 0', attr: { alt: { " PATTERN
	     " } } }",
	        "<img alt=" RUNS_ON ">"},
	    {"link: { to: { path: { " PATTERN " } } }",
	        "<a href=/" RUNS_ON ">x</a>"},
	    {"form: { action: { path: { " PATTERN " } } }",
	        "<form action=/" RUNS_ON "><input name=q></form>"},
	    {"json_ld: { path: name, " PATTERN " }",
	        "<script type=application/ld+json>{\"name\":\"" RUNS_ON
	        "\"}</script>"},
	    {"meta: { description: { " PATTERN " } }",
	        "<meta name=description content=" RUNS_ON ">"},
	    {"xpath: { expr: 'string(//p)', value: { " PATTERN " } }",
	        "<p>" RUNS_ON "</p>"},
	    {"home_title: { " PATTERN " }", "<title>" RUNS_ON "</title>"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct buf test = {0};

		buf_printf(&test, "pass_when: { %s }", rows[i].test);
		check(buf_cstr(&test), rows[i].html, "any", "u",
		    OUTCOME_CANT_TELL, REASON_LIMIT);
		buf_clear(&test);
		buf_printf(&test, "pass_when: { not: { %s } }", rows[i].test);
		check(buf_cstr(&test), rows[i].html, "any", "u",
		    OUTCOME_CANT_TELL, REASON_LIMIT);
		buf_release(&test);
	}
}

static void
names_that_nobody_knows_are_not_missing(void **state)
{
	static const char *const tests[] = {
	    "element: { css: h1, text: { agency_name: yes } }",
	    "element: { css: a, name: { agency_name: yes } }",
	    "element: { css: a, count: '== 0', name: { agency_name: yes } }",
	    "form: { text: { agency_name: yes } }",
	    "block: { text: { agency_name: yes }, links: '>= 1' }",
	    "block: { heading: { agency_name: yes }, links: '>= 1' }",
	    "link: { text: { agency_name: yes }, to: { path: /b } }",
	};
	static const char html[] =
	    "<h1>a</h1><ul><li><a href=/b>b</a></ul><form><input name=q></form>";

	(void)state;
	for (size_t i = 0; i < COUNT(tests); i++) {
		struct buf test = {0};

		buf_printf(&test, "pass_when: { %s }", tests[i]);
		check(buf_cstr(&test), html, "any", "u", OUTCOME_CANT_TELL,
		    REASON_UNSURE);
		buf_release(&test);
	}
	check(
	    "pass_when: { link: { text: { agency_name: yes }, to: { path: /c } } }",
	    html, "any", "f", OUTCOME_FAILED, REASON_NONE);
	check(
	    "for_each: { element: { css: h1 } }\nmust: { text: { agency_name: yes } }",
	    html, "any", "u", OUTCOME_CANT_TELL, REASON_UNSURE);
	check(
	    "for_each: { element: { css: a } }\nmust: { name: { agency_name: yes } }",
	    html, "any", "u", OUTCOME_CANT_TELL, REASON_UNSURE);
}

static void
words_that_stand_too_often_leave_it_open(void **state)
{
	struct buf html = {0};

	(void)state;
	(void)buf_append_cstr(&html, "<p>");
	for (size_t i = 0; i <= LIMIT_WORD_HITS; i++)
		(void)buf_append_cstr(&html, "ab. ");
	(void)buf_append_cstr(&html, "ab</p>");
	check("pass_when: { text: { any_of: [ab], not_within: ['ab.'] } }",
	    buf_cstr(&html), "any", "u", OUTCOME_CANT_TELL, REASON_LIMIT);
	check("pass_when: { element: { css: p, text: { any_of: [ab], "
	      "not_within: ['ab.'] } } }",
	    buf_cstr(&html), "any", "u", OUTCOME_CANT_TELL, REASON_LIMIT);
	check(
	    "for_each: { element: { css: p } }\nmust: { text: { any_of: [ab], "
	    "not_within: ['ab.'] } }",
	    buf_cstr(&html), "any", "u", OUTCOME_CANT_TELL, REASON_LIMIT);
	buf_release(&html);
}

static void
texts_in_texts_leave_it_open(void **state)
{
	enum { DEPTH = 300 };
	struct buf html = {0};

	(void)state;
	for (size_t i = 0; i < DEPTH; i++)
		(void)buf_append_cstr(&html, "<div>");
	for (size_t i = 0; i <= LIMIT_ELEMENT_TEXT_BYTES / DEPTH / 4; i++)
		(void)buf_append_cstr(&html, "abc ");
	check("pass_when: { element: { css: div, text: { any_of: [zzz] } } }",
	    buf_cstr(&html), "any", "u", OUTCOME_CANT_TELL, REASON_LIMIT);
	check("for_each: { element: { css: div } }\n"
	      "unless: { text: { any_of: [zzz] } }\nmust: { attr: { id: a } }",
	    "<div>a", "any", "t", OUTCOME_FAILED, REASON_NONE);
	buf_release(&html);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(patterns_that_run_on_leave_it_open),
	    cmocka_unit_test(names_that_nobody_knows_are_not_missing),
	    cmocka_unit_test(words_that_stand_too_often_leave_it_open),
	    cmocka_unit_test(texts_in_texts_leave_it_open),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
