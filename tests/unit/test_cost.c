/* What is slow, or may be stopped, is told before a crawl meets it. */
#include "audit_case.h"

#include "audit/cost.h"

/* "CODE:COLUMN" of what is reported of a condition in line 14. */
static void
check_cost(const char *condition, const char *want)
{
	struct arena a = {0};
	struct diag_list diags = {.arena = &a};
	struct buf text = {0}, got = {0};
	struct rule_set *set;

	buf_printf(&text, "%sscope: site\npages: home\npass_when: { %s }\n%s",
	    RULE_HEAD, condition, RULE_TAIL);
	page_global_init();
	set = rule_case(buf_cstr(&text));
	rule_set_cost(set, &diags);
	for (size_t i = 0; i < diags.count; i++) {
		const struct diag *d = &diags.items[i];

		buf_printf(
		    &got, "%s:%lld", d->kind->code, (long long)d->place.column);
		check_int(d->place.line, 14, "line");
		check_int(d->kind->level, DIAG_WARNING, "level");
		assert_true(d->place.excerpt.len > 0);
	}
	check_str(buf_str(&got), want, condition);
	rule_set_free(set);
	buf_release(&text);
	buf_release(&got);
	arena_release(&a);
}

static void
slow_patterns_are_told(void **state)
{
	static const struct {
		const char *condition;
		const char *want;
	} rows[] = {
	    {"regex: { pattern: '(a+)+$' }", "R023:33"},
	    {"regex: { pattern: '(.*)*ติดต่อ' }", "R023:33"},
	    {"regex: { pattern: 'โทร([0-9]+[ -]*)*ต่อ' }", "R023:33"},
	    {"regex: { pattern: '(([a-z])+.)+[A-Z]([a-z])+$' }", "R023:33"},
	    /* Nothing stops it, but it is tried everywhere. */
	    {"regex: { pattern: '.{0,30}(?:กก|ขข)' }", "R023:33"},
	    {"regex: { pattern: 'โทร\\.? *[0-9]{3}' }", ""},
	    {"regex: { pattern: '[0-9]{5}' }", ""},
	    {"regex: { pattern: '[a-z0-9._-]{1,64}@[a-z0-9.-]{3,80}' }", ""},
	    /* The text of an address is short. */
	    {"url: { path: { matches: '.{0,30}(?:a|b)z' } }", ""},
	    {"url: { path: { matches: '(x+)+y' } }", "R023:39"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		check_cost(rows[i].condition, rows[i].want);
}

static void
expressions_that_outgrow_the_page_are_told(void **state)
{
	static const struct {
		const char *condition;
		const char *want;
	} rows[] = {
	    {"xpath: { expr: '//a[count(//a) > 3]' }", "R023:30"},
	    {"xpath: { expr: '//li[preceding::a[@href = \"x\"]]' }", "R023:30"},
	    {"xpath: { expr: '//a[@onclick]' }", ""},
	    {"xpath: { expr: 'count(//table//td) > 3' }", ""},
	    {"xpath: { expr: \"//form[.//input[@type='text']]\" }", ""},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		check_cost(rows[i].condition, rows[i].want);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(slow_patterns_are_told),
	    cmocka_unit_test(expressions_that_outgrow_the_page_are_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
