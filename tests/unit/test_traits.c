/* Traits of what WAI-ARIA, tables, style and languages say; what lies behind
 * each is tested with page/. */
#include "audit_case.h"

/* What "must: TRAIT" says of the elements with class t: 'p', 'f', 'i', 'u'. */
struct row {
	const char *trait;
	const char *html;
	unsigned flags;
	char want;
};

static char
letter_of(enum outcome o)
{
	return o == OUTCOME_PASSED      ? 'p'
	    : o == OUTCOME_FAILED       ? 'f'
	    : o == OUTCOME_INAPPLICABLE ? 'i'
	                                : 'u';
}

static char
judge(const struct row *row)
{
	static const struct audit_context context = {.is_home = true};
	struct buf text = {0};
	struct rule_set *set;
	struct page *p = page_case(row->html, NULL, row->flags);
	struct arena a = {0};
	struct audit_trial trial;

	buf_printf(&text,
	    "%sscope: page\npages: any\n"
	    "for_each: { element: { css: .t, visible: any } }\n"
	    "must: { %s }\n%s",
	    RULE_HEAD, row->trait, RULE_TAIL);
	set = rule_case(buf_cstr(&text));
	audit_try(set, 0, p, &context, &a, &trial);
	page_close(p);
	rule_set_free(set);
	arena_release(&a);
	buf_release(&text);
	return letter_of(trial.outcome);
}

static void
check_rows(const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		char got = judge(&rows[i]);

		if (got != rows[i].want)
			fail_msg("%s on %s: got %c, want %c", rows[i].trait,
			    rows[i].html, got, rows[i].want);
	}
}

#define STATED "<p class=t aria-live=polite>a"
#define PLAIN "<p class=t>a"

static void
aria_answers_questions(void **state)
{
	static const struct row rows[] = {
	    {"aria: { used: yes }", STATED, 0, 'p'},
	    {"aria: { used: yes }", PLAIN, 0, 'f'},
	    {"aria: { used: no }", PLAIN, 0, 'p'},
	    {"aria: { used: yes }", "<p class=t aria-x=1>a", 0, 'p'},
	    {"aria: { known: yes }", "<p class=t aria-x=1>a", 0, 'f'},
	    {"aria: { known: yes }", STATED, 0, 'p'},
	    {"aria: { defined: yes }", "<p class=t aria-x=1>a", 0, 'f'},
	    {"aria: { defined: yes }", PLAIN, 0, 'p'},
	    {"aria: { global: yes }", STATED, 0, 'p'},
	    {"aria: { global: yes }", "<p class=t aria-checked=true>a", 0, 'f'},
	    {"aria: { stated: yes }", "<p class=t aria-live=''>a", 0, 'f'},
	    {"aria: { valid: yes }", "<p class=t aria-live=loud>a", 0, 'f'},
	    {"aria: { valid: yes }", "<p class=t aria-live=''>a", 0, 'p'},
	    {"aria: { allowed: yes }", "<p class=t aria-sort=none>a", 0, 'f'},
	    {"aria: { allowed: yes }", STATED, 0, 'p'},
	    {"aria: { prohibited: yes }", "<p class=t aria-label=b>a", 0, 'p'},
	    {"aria: { complete: yes }", "<p class=t role=switch>a", 0, 'f'},
	    {"aria: { role_changed: yes }", "<p class=t role=note>a", 0, 'p'},
	    {"aria: { role_exists: yes }", "<p class=t role=icon>a", 0, 'f'},
	    {"aria: { in_context: yes }", "<p class=t role=tab>a", 0, 'f'},
	    {"aria: { right_parts: yes }", "<ul class=t><a href=x>a</a></ul>",
	        0, 'f'},
	    {"aria: { busy: yes }", "<div aria-busy=true><p class=t>a", 0, 'p'},
	    {"aria: { disabled: yes }", "<input class=t disabled>", 0, 'p'},
	    {"aria: { disabled: yes }",
	        "<div aria-disabled=true><input class=t></div>", 0, 'p'},
	    {"aria: { disabled: yes }", "<input class=t>", 0, 'f'},
	    {"aria: { widget: yes }", "<input class=t>", 0, 'p'},
	    {"aria: { widget: yes, used: yes }", "<input class=t>", 0, 'f'},
	    /* A script may still fill it. */
	    {"aria: { complete: yes }", "<p class=t role=switch>a",
	        VIEW_JS_SHELL, 'u'},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

static void
the_keyboard_reaches_or_not(void **state)
{
	static const struct row rows[] = {
	    {"tabbable: yes", "<a class=t href=x>a</a>", 0, 'p'},
	    {"tabbable: yes", "<a class=t href=x tabindex=-1>a</a>", 0, 'f'},
	    {"tabbable: no", "<p class=t>a", 0, 'p'},
	    {"tabbable: yes", "<a class=t href=x onfocus='b.focus()'>a</a>", 0,
	        'f'},
	    {"tabbable: yes", "<a class=t href=x>a</a>", VIEW_CSS_UNKNOWN, 'u'},
	    {"contains: { tabbable: yes }", "<p class=t><a href=x>a</a>", 0,
	        'p'},
	    {"contains: { tabbable: yes }", "<p class=t><a>a</a>", 0, 'f'},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

static void
text_stands_in_an_element(void **state)
{
	static const struct row rows[] = {
	    {"own_text: yes", "<p class=t>a", 0, 'p'},
	    {"own_text: yes", "<div class=t> <p>a</p>&nbsp;</div>", 0, 'f'},
	    {"own_text: no", "<div class=t><p>a</p></div>", 0, 'p'},
	    {"own_text: yes", "<p class=t hidden>a", 0, 'f'},
	    {"speaks: yes", "<div class=t><p>a</p></div>", 0, 'p'},
	    {"speaks: yes", "<div class=t><p lang=th>a</p></div>", 0, 'f'},
	    {"speaks: yes", "<div class=t><p hidden>a</p></div>", 0, 'f'},
	    {"speaks: yes", "<div class=t><p aria-hidden=true>a</p></div>", 0,
	        'p'},
	    {"speaks: yes", "<div class=t><img alt=b></div>", 0, 'p'},
	    {"speaks: yes", "<div class=t><img alt=''></div>", 0, 'f'},
	    {"speaks: yes", "<div class=t><img lang=th alt=b></div>", 0, 'f'},
	    {"speaks: yes", "<div class=t><input type=submit value=b></div>", 0,
	        'p'},
	    {"attr: { lang: { valid: language } }", "<p class=t lang=th>a", 0,
	        'p'},
	    {"attr: { lang: { valid: language } }", "<p class=t lang=tha>a", 0,
	        'f'},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

#define WIDE "<p class=t style='letter-spacing: 1em !important'>a"

static void
space_is_compared(void **state)
{
	static const struct row rows[] = {
	    {"spacing: { of: letters, ems: '>= 1' }", WIDE, 0, 'p'},
	    {"spacing: { of: letters, ems: '> 1' }", WIDE, 0, 'f'},
	    {"spacing: { of: letters, fixed: yes }", WIDE, 0, 'p'},
	    {"spacing: { of: words, fixed: yes }", WIDE, 0, 'f'},
	    {"spacing: { of: words, fixed: no, ems: '< 1' }", WIDE, 0, 'p'},
	    {"spacing: { of: lines, wraps: no }", WIDE, 0, 'p'},
	    {"spacing: { of: lines, wraps: yes }", WIDE, 0, 'f'},
	    {"spacing: { of: lines, wraps: yes }",
	        "<link rel=stylesheet href=x><p class=t>A sentence that may "
	        "or may not fit on one line of a page",
	        0, 'u'},
	    {"spacing: { of: letters, ems: '>= 1' }",
	        "<p class=t style='letter-spacing: calc(2px)'>a", 0, 'u'},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

static void
cells_have_headers(void **state)
{
	static const struct row rows[] = {
	    {"cell: { in_table: yes }", "<table><tr><td class=t>a</table>", 0,
	        'p'},
	    {"cell: { in_table: yes }",
	        "<table role=none><tr><td class=t>a</table>", 0, 'f'},
	    {"cell: { in_table: yes }", "<p class=t>a", 0, 'f'},
	    {"cell: { headers_exist: yes }",
	        "<table><tr><td class=t headers=x>a</table>", 0, 'f'},
	    {"cell: { headers_exist: no }",
	        "<table><tr><td class=t headers=x>a</table>", 0, 'p'},
	    {"cell: { used: yes }", "<table><tr><th class=t>a<td>b</table>", 0,
	        'p'},
	    {"cell: { used: yes }", "<table><tr><th class=t>a</table>", 0, 'f'},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

static void
fields_say_what_goes_in(void **state)
{
	static const struct {
		const char *value;
		char want;
	} values[] = {
	    {"on", 'p'},
	    {"off", 'p'},
	    {"off email", 'f'},
	    {"email", 'p'},
	    {"Work EMAIL", 'p'},
	    {"work name", 'f'},
	    {"work", 'f'},
	    {"section-a", 'f'},
	    {"section- shipping name", 'p'},
	    {"shipping section-a name", 'f'},
	    {"billing home tel-national", 'p'},
	    {"name name", 'f'},
	    {"username webauthn", 'p'},
	    {"webauthn", 'f'},
	    {"webauthn username", 'f'},
	    {"nosuch", 'f'},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(values); i++) {
		struct arena a = {0};
		struct row row = {
		    .trait = "attr: { autocomplete: { valid: autocomplete } }",
		    .want = values[i].want};

		row.html = arena_printf(
		    &a, "<input class=t autocomplete='%s'>", values[i].value)
		               .ptr;
		check_rows(&row, 1);
		arena_release(&a);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(aria_answers_questions),
	    cmocka_unit_test(the_keyboard_reaches_or_not),
	    cmocka_unit_test(text_stands_in_an_element),
	    cmocka_unit_test(space_is_compared),
	    cmocka_unit_test(cells_have_headers),
	    cmocka_unit_test(fields_say_what_goes_in),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
