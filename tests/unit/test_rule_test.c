#include "audit_case.h"

#include <string.h>

#include "audit/rule_test.h"

#define TEST \
	"scope: agency\npages: any\npass_when:\n  any:\n" \
	"    - { label: first, text: aaa }\n" \
	"    - { label: second, link: { to: { path: /b } } }\n" \
	"    - { label: known, seed: { role: facebook } }\n" \
	"unsure_when: { text: ccc }\n"

/* Examples that any rule must have, and that hold for this one. */
#define GOOD \
	"  - { name: good, html: <p>aaa</p>, expect: passed }\n" \
	"  - { name: bad, html: <p>x</p>, expect: failed }\n" \
	"  - { name: unsure, html: <p>ccc</p>, expect: cantTell }\n"

/* One more example behind those; why is what it is reported with, empty when
 * it holds. */
struct row {
	const char *example;
	const char *why;
};

static struct rule_test_list
play(struct arena *a, const char *example)
{
	struct buf text = {0};
	struct rule_set *set;
	struct rule_test_list list;

	buf_printf(&text, "%s%stests:\n%s%s", RULE_HEAD, TEST, GOOD, example);
	page_global_init();
	set = rule_case(buf_cstr(&text));
	rule_test_run(set, STR_NONE, a, &list);
	for (size_t i = 0; i < list.count; i++)
		list.results[i].why = arena_str(a, list.results[i].why);
	rule_set_free(set);
	buf_release(&text);
	return list;
}

static void
examples_are_held_to_what_they_expect(void **state)
{
	static const struct row rows[] = {
	    {"  - { name: n, html: <p>aaa</p>, expect: failed }\n",
	        "expected failed, got passed"},
	    {"  - { name: n, html: <p>x</p>, view: js-shell, expect: failed }\n",
	        "expected failed, got cantTell: js-shell"},
	    {"  - { name: n, html: <p>x</p>, view: js-shell, "
	     "expect: cantTell }\n",
	        ""},
	    {"  - { name: n, html: <p>x</p>, view: [truncated], "
	     "expect: cantTell }\n",
	        ""},
	    {"  - { name: n, html: <p>aaa</p>, expect: passed, "
	     "because: [first] }\n",
	        ""},
	    {"  - { name: n, html: <p>aaa</p>, expect: passed, "
	     "because: [second] }\n",
	        "`second` did not decide"},
	    {"  - { name: n, html: '<p>aaa <a href=/b>x</a>', expect: passed, "
	     "because: [first] }\n",
	        "`second` decided too"},
	    {"  - { name: n, html: <p>an AAA</p>, expect: passed, "
	     "finds: [AAA] }\n",
	        ""},
	    {"  - { name: n, html: <p>an AAA</p>, expect: passed, "
	     "finds: [aaa] }\n",
	        "\"aaa\" was not found"},
	    {"  - { name: n, html: '<p>aaa <a href=/b>x</a>', expect: passed, "
	     "finds: [aaa] }\n",
	        "\"x\" was found too"},
	    {"  - { name: n, html: <p>aaa</p>, level: 2, expect: passed }\n",
	        "expected level 2, got level -1"},
	    {"  - { name: n, unit: { seeds: [facebook] }, html: <p>x</p>, "
	     "expect: passed, because: [known] }\n",
	        ""},
	    {"  - { name: n, unit: { seeds: { facebook: 'https://a.b/c' } }, "
	     "html: <p>x</p>, expect: passed, finds: ['a.b/c'] }\n",
	        ""},
	    {"  - name: n\n    expect: passed\n    pages:\n"
	     "      - { html: <p>x</p> }\n"
	     "      - { html: <p>aaa</p>, url: 'https://a.example/2' }\n",
	        ""},
	    {"  - name: n\n    expect: passed\n    html: |\n"
	     "      <!doctype html><html><body><p>aaa</p></body></html>\n",
	        ""},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct arena a = {0};
		struct rule_test_list list = play(&a, rows[i].example);
		const struct rule_test_result *r = &list.results[3];

		check_int((int64_t)list.count, 4, "examples");
		check_str(r->why, rows[i].why, rows[i].example);
		check_int(r->holds, rows[i].why[0] == '\0', rows[i].example);
		check_int((int64_t)list.failed_count, !r->holds, "failed");
		assert_true(r->line > 20);
		arena_release(&a);
	}
}

static void
what_is_known_to_be_wrong_breaks_nothing(void **state)
{
	struct arena a = {0};
	struct rule_test_list list = play(&a,
	    "  - { name: n, html: <p>x</p>, expect_someday: passed }\n"
	    "  - { name: n, html: <p>aaa</p>, expect_someday: passed }\n");

	(void)state;
	check_int((int64_t)list.count, 5, "examples");
	check_int((int64_t)list.failed_count, 0, "failed");
	check_int((int64_t)list.someday_count, 2, "someday");
	assert_true(list.results[3].is_someday);
	assert_false(list.results[3].holds);
	assert_true(list.results[4].holds);
	arena_release(&a);
}

static void
the_home_page_is_the_first_unless_said(void **state)
{
	static const char text[] = RULE_HEAD
	    "scope: site\npages: home\npass_when: { text: aaa }\ntests:\n"
	    "  - { name: a, html: <p>aaa</p>, expect: passed }\n"
	    "  - { name: b, html: <p>x</p>, expect: failed }\n"
	    "  - { name: c, html: <p>aaa</p>, home: no, expect: failed }\n"
	    "  - name: d\n    expect: passed\n    pages:\n"
	    "      - { html: <p>x</p>, home: no }\n"
	    "      - { html: <p>aaa</p>, home: yes }\n";
	struct rule_set *set = rule_case(text);
	struct arena a = {0};
	struct rule_test_list list;

	(void)state;
	page_global_init();
	rule_test_run(set, 0, &a, &list);
	for (size_t i = 0; i < list.count; i++)
		check_str(list.results[i].why, "", "example");
	check_int((int64_t)list.count, 4, "examples");
	assert_true(list.results[0].trial.step_count > 0);
	rule_set_free(set);
	arena_release(&a);
}

/* What is reported of a rule with this test and these examples: the codes with
 * the line, and which way is not shown. */
static void
check_gaps(const char *test, const char *examples, const char *want)
{
	struct buf text = {0}, got = {0};
	struct arena a = {0};
	struct rule_set *set;
	struct rule_test_list list;

	buf_printf(&text, "%sscope: site\npages: any\n%stests:\n%s", RULE_HEAD,
	    test, examples);
	page_global_init();
	set = rule_case(buf_cstr(&text));
	rule_test_run(set, STR_NONE, &a, &list);
	check_int((int64_t)list.failed_count, 0, examples);
	for (size_t i = 0; i < list.gaps.count; i++) {
		const struct diag *d = &list.gaps.items[i];
		bool is_there = strstr(d->kind->text.en, "not being") == NULL;

		buf_printf(&got, "%s%s%.*s", i == 0 ? "" : " ",
		    is_there ? "" : "no ", STR_ARG(d->args[0]));
		check_str(str_of(d->kind->code), "R029", "code");
		check_int(d->kind->level, DIAG_WARNING, "of a draft");
		assert_true(d->place.line > 12 && d->place.column > 0);
		assert_true(d->place.excerpt.len > 0);
	}
	check_str(buf_str(&got), want, examples);
	rule_set_free(set);
	arena_release(&a);
	buf_release(&text);
	buf_release(&got);
}

#define EX(html, outcome) \
	"  - { name: n, html: '" html "', expect: " outcome " }\n"

static void
every_condition_must_matter_both_ways(void **state)
{
	static const char any[] =
	    "pass_when:\n  any:\n    - { label: A, text: aaa }\n"
	    "    - { label: B, text: bbb }\n";
	static const char all[] =
	    "pass_when:\n  all:\n    - { label: A, text: aaa }\n"
	    "    - { label: B, text: bbb }\n";
	static const char but[] =
	    "pass_when:\n  all:\n    - { label: A, text: aaa }\n"
	    "    - not: { label: B, text: bbb }\n";
	static const char levels[] =
	    "pass_at: 3\nlevels:\n  3: { label: A, text: aaa }\n"
	    "  1: { label: B, text: bbb }\n";
	static const char unsure[] = "pass_when: { label: A, text: aaa }\n"
	                             "unsure_when: { label: B, text: bbb }\n";

	(void)state;
	check_gaps(any, EX("aaa", "passed") EX("x", "failed"), "B");
	check_gaps(any, EX("aaa bbb", "passed") EX("x", "failed"), "A B");
	check_gaps(
	    any, EX("aaa", "passed") EX("bbb", "passed") EX("x", "failed"), "");
	check_gaps(all, EX("aaa bbb", "passed") EX("x", "failed"), "no A no B");
	check_gaps(all,
	    EX("aaa bbb", "passed") EX("aaa", "failed") EX("bbb", "failed"),
	    "");
	check_gaps(but, EX("aaa", "passed") EX("x", "failed"), "B");
	check_gaps(but, EX("aaa", "passed") EX("aaa bbb", "failed"), "no A");
	check_gaps(levels, EX("aaa", "passed") EX("x", "failed"), "B");
	check_gaps(levels,
	    EX("aaa", "passed") EX("bbb", "failed") EX("x", "failed"), "");
	check_gaps(unsure,
	    EX("aaa", "passed") EX("x", "failed") EX("bbb", "cantTell"), "");
	/* What is unknown shows nothing. */
	check_gaps(all,
	    EX("aaa bbb", "passed") "  - { name: n, html: aaa, view: js-shell, "
	                            "expect: cantTell }\n" EX("bbb", "failed"),
	    "no B");
}

static void
every_trait_must_matter_both_ways(void **state)
{
	static const char must[] =
	    "for_each: { element: { css: img } }\nmust:\n  any:\n"
	    "    - { label: A, attr: { alt: { present: yes } } }\n"
	    "    - { label: B, role: [presentation] }\n";
	static const char bare[] = "<img src=a>";
	static const char alt[] = "<img src=a alt=b>";
	struct buf examples = {0};

	(void)state;
	buf_printf(&examples,
	    "  - { name: n, html: '%s', expect: failed }\n"
	    "  - { name: n, html: '%s', expect: passed }\n"
	    "  - { name: n, html: x, expect: inapplicable }\n",
	    bare, alt);
	check_gaps(must, buf_cstr(&examples), "B");
	buf_printf(&examples,
	    "  - { name: n, html: '<img role=presentation src=a>', "
	    "expect: passed }\n");
	check_gaps(must, buf_cstr(&examples), "");
	buf_release(&examples);
}

static void
only_a_draft_may_have_gaps(void **state)
{
	static const char text[] =
	    "format: rule/1\nid: TST-01\nname: test\nrevision: 1\n"
	    "since: 0.1.0\nstatus: stable\ntitle: { th: ก, en: a }\n"
	    "why: { th: ก, en: a }\nfix: { th: ก, en: a }\n"
	    "indicator: [usability]\nseverity: minor\nscope: site\n"
	    "pages: home\npass_when: { any: [{ text: aaa }, { text: bbb }] }\n"
	    "tests:\n" EX("aaa", "passed") EX("x", "failed");
	struct rule_set *set = rule_case(text);
	struct arena a = {0};
	struct rule_test_list list;

	(void)state;
	page_global_init();
	rule_test_run(set, 0, &a, &list);
	check_int((int64_t)list.failed_count, 0, "failed");
	check_int((int64_t)list.gaps.error_count, 1, "errors");
	/* The example to fill in ends as the one that shows the other way. */
	check_str(list.gaps.items[0].hint,
	    "- name: 'only: text: bbb'\n  html: <p>...</p>\n"
	    "  expect: passed",
	    "stub");
	rule_set_free(set);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(examples_are_held_to_what_they_expect),
	    cmocka_unit_test(what_is_known_to_be_wrong_breaks_nothing),
	    cmocka_unit_test(every_condition_must_matter_both_ways),
	    cmocka_unit_test(every_trait_must_matter_both_ways),
	    cmocka_unit_test(only_a_draft_may_have_gaps),
	    cmocka_unit_test(the_home_page_is_the_first_unless_said),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
