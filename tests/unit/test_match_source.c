/* What stands in the source of a page beside its text. */
#include "match_case.h"

static void
a_pattern_may_look_at_the_source(void **state)
{
	static const struct row rows[] = {
	    {"regex: { pattern: '<meta name=gen', raw: yes }",
	        "<meta name=gen content=x><p>x", 't'},
	    {"regex: { pattern: '<META', raw: yes }", "<meta name=a><p>x", 'f'},
	    {"regex: { pattern: '(?i)<META', raw: yes }", "<meta name=a><p>x",
	        't'},
	    {"regex: { pattern: 'wp-[a-z]+/', raw: yes, min: 2 }",
	        "<script src=/wp-a/x></script><p>x", 'f'},
	    {"regex: { pattern: 'wp-[a-z]+/', raw: yes, min: 2 }",
	        "<script src=/wp-a/x></script><img src=/wp-b/y>", 't'},
	    {"regex: { pattern: ๒๕, raw: yes }", "<p>๒๕", 't'},
	    {"regex: { pattern: '25', raw: yes }", "<p>๒๕", 'f'},
	    {"regex: { pattern: '25' }", "<p>๒๕", 't'},
	    {"regex: { pattern: '[0-9]{4}', near: [โทร] }", "<p>โทร 1111", 't'},
	    {"regex: { pattern: '[0-9]{4}', near: [โทร] }",
	        "<p>เลขที่ 1111<p>โทร", 'f'},
	    {"regex: { pattern: '[0-9]{4}', near: { words: [โทร], within: 2 } }",
	        "<p>โทร ติดต่อ 1111", 'f'},
	};
	static const struct row row = {
	    "regex: { pattern: wp-, raw: yes }", "<p>x", 0};

	(void)state;
	check_rows(rows, COUNT(rows));
	check_int(try_at(&row, NULL, VIEW_TRUNCATED, &at_home), 'u',
	    "more of it may hold it");
}

static void
raw_hits_have_their_place(void **state)
{
	struct rule_set *set =
	    set_of("regex: { pattern: 'generator=[a-z]+', raw: yes }");
	struct page *p = page_case_open(
	    "<html>\n<body>\n<!-- generator=xoops --><p>a</html>", NULL);
	struct arena a = {0};
	struct audit_trial trial;

	(void)state;
	audit_try(set, 0, p, &at_home, &a, &trial);
	check_int((int64_t)trial.evidence_count, 1, "evidence");
	check_str(trial.evidence[0].quote, "generator=xoops", "quote");
	check_int(trial.evidence[0].line, 3, "line");
	check_int(trial.evidence[0].byte_start, 19, "byte");
	check_int(trial.evidence[0].byte_end, 34, "byte");
	page_close(p);
	rule_set_free(set);
	arena_release(&a);
}

static void
elements_declare_languages_too(void **state)
{
	static const struct row rows[] = {
	    {"lang: { of: element, is: en }", "<html lang=en><p>x", 'f'},
	    {"lang: { of: element, is: en }", "<html lang=th><p lang=en-GB>x",
	        't'},
	    {"lang: { of: element, is: en }",
	        "<p lang=en style='display:none'>x", 'f'},
	    {"lang: { of: element, valid: no }", "<p lang=english>x", 't'},
	    {"lang: { of: element, valid: no }", "<p lang=en>x", 'f'},
	    {"lang: { of: page, valid: no }", "<html lang=thai><p>x", 't'},
	    {"lang: { valid: yes }", "<html lang=thai><p>x", 'f'},
	    {"lang: { of: element, matches_text: no }",
	        "<p lang=en>เปิดให้บริการทุกวัน", 't'},
	    {"lang: { of: element, matches_text: no }",
	        "<p lang=en>open on every day", 'f'},
	    {"lang: { of: element, matches_text: no }", "<p lang=en>วัน", 'u'},
	    {"lang: { of: element, matches_text: yes }",
	        "<p lang=th>เปิดให้บริการทุกวัน", 't'},
	};
	static const struct row row = {
	    "lang: { of: element, is: en }", "<p>x", 0};

	(void)state;
	check_rows(rows, COUNT(rows));
	check_int(try_at(&row, NULL, VIEW_JS_SHELL, &at_home), 'u',
	    "a script may add one");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_pattern_may_look_at_the_source),
	    cmocka_unit_test(raw_hits_have_their_place),
	    cmocka_unit_test(elements_declare_languages_too),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
