#include "audit_case.h"

#include <string.h>

#include "audit/plan_impl.h"
#include "audit/scan_impl.h"
#include "base/limits.h"

/* What a for_each says of a page: 'p', 'f', 'i' or 'u'. */
struct row {
	const char *rule; /* for_each and what stands beside it, in one line
	                     each */
	const char *html;
	unsigned flags;
	char want;
};

static struct rule_set *
set_of(const char *rule)
{
	struct buf text = {0};
	struct rule_set *set;

	buf_printf(&text, "%sscope: page\npages: any\n%s\n%s", RULE_HEAD, rule,
	    RULE_TAIL);
	set = rule_case(buf_cstr(&text));
	buf_release(&text);
	return set;
}

static char
letter_of(enum outcome o)
{
	return o == OUTCOME_PASSED      ? 'p'
	    : o == OUTCOME_FAILED       ? 'f'
	    : o == OUTCOME_INAPPLICABLE ? 'i'
	                                : 'u';
}

static void
check_rows(const struct row *rows, size_t count)
{
	static const struct audit_context context = {.is_home = true};

	for (size_t i = 0; i < count; i++) {
		struct rule_set *set = set_of(rows[i].rule);
		struct page *p = page_case(rows[i].html, NULL, rows[i].flags);
		struct arena a = {0};
		struct audit_trial trial;
		char got;

		audit_try(set, 0, p, &context, &a, &trial);
		got = letter_of(trial.outcome);
		if (got != rows[i].want)
			fail_msg("%s\non %s\ngot %c, want %c", rows[i].rule,
			    rows[i].html, got, rows[i].want);
		page_close(p);
		rule_set_free(set);
		arena_release(&a);
	}
}

#define IMAGES "for_each: { element: { css: img } }\n"
#define NAMED "must: { name: { empty: no } }"

static void
shares_of_elements_decide(void **state)
{
	static const struct row rows[] = {
	    {IMAGES NAMED, "<img alt=a><img alt=b>", 0, 'p'},
	    {IMAGES NAMED, "<img alt=a><img>", 0, 'f'},
	    {IMAGES NAMED, "<p>a", 0, 'i'},
	    {IMAGES NAMED "\nallow: '<= 50 %'", "<img alt=a><img>", 0, 'p'},
	    {IMAGES NAMED "\nallow: '<= 40 %'", "<img alt=a><img>", 0, 'f'},
	    {IMAGES NAMED "\nallow: '< 100 %'", "<img>", 0, 'f'},
	    /* A part of the page is missing. */
	    {IMAGES NAMED, "<p>a", VIEW_TRUNCATED, 'u'},
	    {IMAGES NAMED, "<img alt=a>", VIEW_TRUNCATED, 'u'},
	    {IMAGES NAMED, "<img alt=a><img>", VIEW_TRUNCATED, 'f'},
	    {IMAGES NAMED "\nallow: '<= 5 %'", "<img>", VIEW_TRUNCATED, 'u'},
	    /* Scripts may still name it. */
	    {IMAGES NAMED, "<img>", VIEW_JS_SHELL, 'u'},
	    /* What may be hidden fails nothing. */
	    {IMAGES NAMED, "<img hidden><p>a", 0, 'i'},
	    {"for_each: { element: { css: img, visible: any } }\n" NAMED,
	        "<img hidden>", 0, 'f'},
	    {"applies_when: { text: aaa }\n" IMAGES NAMED, "<img>", 0, 'i'},
	    {"unsure_when: { text: aaa }\n" IMAGES NAMED, "<img>aaa", 0, 'u'},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

static void
elements_are_picked(void **state)
{
	static const struct row rows[] = {
	    {"for_each: { element: { role: heading } }\n" NAMED,
	        "<div role=heading aria-level=1></div><h1>a</h1>", 0, 'f'},
	    {"for_each: { element: { role: [image, presentation] } }\n"
	     "must: { tag: img }",
	        "<img alt=a><img alt=''>", 0, 'p'},
	    {"for_each: { element: { xpath: '//p[2]' } }\nmust: { text: b }",
	        "<p>a<p>b", 0, 'p'},
	    {"for_each: { element: { xpath: '//p', css: .x } }\n"
	     "must: { text: b }",
	        "<p>a<p class=x>b", 0, 'p'},
	    {"for_each: { element: { css: p, inside: main } }\nmust: { text: b "
	     "}",
	        "<p>a</p><main><p>b</main>", 0, 'p'},
	    {"for_each: { element: { css: p, exposed: yes } }\nmust: { text: b "
	     "}",
	        "<p aria-hidden=true>a</p><p>b", 0, 'p'},
	    {"for_each: { element: { css: p, focusable: yes } }\n"
	     "must: { text: b }",
	        "<p>a</p><p tabindex=0>b", 0, 'p'},
	    {"for_each: { element: { css: a, name: home } }\n"
	     "must: { attr: { href: / } }",
	        "<a href=/>Home</a><a href=/x>x</a>", 0, 'p'},
	    {"for_each: { element: { css: iframe } }\n" NAMED,
	        "<iframe title=a src=/x>", VIEW_FRAMES, 'u'},
	    {"for_each: { element: { css: iframe, frames: no } }\n" NAMED,
	        "<iframe title=a src=/x>", VIEW_FRAMES, 'p'},
	    {"for_each: { element: { css: iframe, frames: no } }\n" NAMED,
	        "<iframe title=a src=/x>", VIEW_TRUNCATED, 'u'},
	    /* Moved out of sight, though a script may bring it back. */
	    {"for_each: { element: { css: p, exposed: yes, visible: any } }\n"
	     "must: { text: b }",
	        "<style>.menu { position: absolute; left: -999px } .menu.open "
	        "{ left: 0 }</style><p class=menu>a",
	        0, 'f'},
	    {"for_each: { element: { css: p, exposed: yes, visible: any } }\n"
	     "must: { text: b }",
	        "<style>.menu { display: none } .menu.open { display: block }"
	        "</style><p class=menu>a",
	        0, 'u'},
	    /* Both `unless` spare. */
	    {"for_each: { element: { css: p }, unless: { text: a } }\n"
	     "unless: { text: b }\nmust: { text: c }",
	        "<p>a<p>b<p>c", 0, 'p'},
	    {"for_each: { element: { css: p }, unless: { text: a } }\n"
	     "unless: { text: b }\nmust: { text: c }",
	        "<p>a<p>b", 0, 'i'},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

/* A trait asked of p, or of another element by its selector. */
struct trait_row {
	const char *css, *must, *html;
	char want;
};

static void
traits_tell_what_an_element_is(void **state)
{
	static const struct trait_row rows[] = {
	    {"p", "css: .x", "<p class=x>", 'p'},
	    {"p", "css: .x", "<p>", 'f'},
	    {"p", "attr: { title: { present: yes } }", "<p title>", 'p'},
	    {"p", "attr: { TITLE: { empty: no } }", "<p title>", 'f'},
	    {"p", "attr: { id: a, title: b }", "<p id=a title=b>", 'p'},
	    {"p", "attr: { id: a, title: b }", "<p id=a title=c>", 'f'},
	    {"p", "role: paragraph", "<p>", 'p'},
	    {"p", "role: [link, button]", "<p role=button>", 'p'},
	    {"p", "role: [link, button]", "<p>", 'f'},
	    {"a", "name: home", "<a href=/>HOME</a>", 'p'},
	    {"a", "name: { any_of: [me, home] }", "<a href=/>go home</a>", 'p'},
	    {"a", "name: { any_of: [me, home] }", "<a href=/>go</a>", 'f'},
	    {"input", "name: { empty: no }", "<input type=submit>", 'p'},
	    {"input", "own_name: { empty: no }", "<input type=submit>", 'f'},
	    {"input", "own_name: go", "<input type=submit value=go>", 'p'},
	    {"input", "own_name: { empty: no }", "<input placeholder=go>", 'f'},
	    {"input", "own_name: go", "<input placeholder=x title=go>", 'p'},
	    {"p", "text: [กรม, ข]", "<p>กรม", 'p'},
	    {"p", "text: ก", "<p>ข", 'f'},
	    {"p", "inside: main", "<main><div><p>", 'p'},
	    {"p", "inside: main", "<p>", 'f'},
	    {"p", "inside: { role: navigation }", "<nav><p>", 'p'},
	    {"p", "inside: { css: nav, name: x }", "<nav><p>", 'f'},
	    {"p", "contains: b", "<p><i><b>a</b></i>", 'p'},
	    {"p", "contains: b", "<p>a</p><b>a</b>", 'f'},
	    {"p", "contains: { focusable: yes }", "<p><a href=/>a</a>", 'p'},
	    {"p", "contains: { focusable: yes }", "<p><a>a</a>", 'f'},
	    {"p", "contains: { css: b, exposed: yes }",
	        "<p><b aria-hidden=true>a</b>", 'f'},
	    {"p", "contains: { css: b, exposed: no }",
	        "<p><b aria-hidden=true>a</b>", 'p'},
	    {"p", "contains: { css: b, visible: any }", "<p><b hidden>a</b>",
	        'p'},
	    {"p", "contains: { css: b }", "<p><b hidden>a</b>", 'f'},
	    {"p", "visible: no", "<p hidden>", 'p'},
	    {"p", "visible: yes", "<p hidden>", 'f'},
	    {"p", "hidden: yes",
	        "<p style='position: absolute; left: "
	        "-999px'>",
	        'f'},
	    {"p", "hidden: yes", "<p aria-hidden=true>", 'p'},
	    {"img", "hidden: no", "<button><img></button>", 'p'},
	    {"img", "exposed: yes", "<button><img></button>", 'f'},
	    {"summary", "role: other", "<details><summary>", 'p'},
	    {"p", "exposed: yes", "<p>", 'p'},
	    {"p", "exposed: yes", "<p aria-hidden=true>", 'f'},
	    {"p", "focusable: no", "<p>", 'p'},
	    {"p", "focusable: yes", "<p>", 'f'},
	    {"*[id]", "tag: [IMG, b]", "<img id=a><b id=b>a</b>", 'p'},
	    {"*[id]", "tag: [img, b]", "<i id=a>a</i>", 'f'},
	    {"p", "not: { css: .x }", "<p>", 'p'},
	    {"p", "at_least: { count: 2, of: [{ css: .x }, { tag: p }] }",
	        "<p>", 'f'},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct buf rule = {0};
		struct row row = {.html = rows[i].html, .want = rows[i].want};

		buf_printf(&rule,
		    "for_each: { element: { css: '%s', visible: any } }\n"
		    "must: { %s }",
		    rows[i].css, rows[i].must);
		row.rule = buf_cstr(&rule);
		check_rows(&row, 1);
		buf_release(&rule);
	}
}

/* The words of a message that a rule gets, or "none". */
static void
check_mistake(const char *rule, const char *code, int64_t line, int64_t column)
{
	struct arena a = {0};
	struct diag_list diags = {.arena = &a};
	struct rule_set *set = NULL;
	struct buf text = {0};
	struct err e = {0};

	buf_printf(&text, "%sscope: page\npages: any\n%s\n%s", RULE_HEAD, rule,
	    RULE_TAIL);
	(void)rule_set_load_text(
	    "TST-01-test.yaml", buf_str(&text), &diags, &set, &e);
	if (diags.count == 0)
		fail_msg("no finding for %s", rule);
	check_str(str_of(diags.items[0].kind->code), code, rule);
	check_int(diags.items[0].place.line, line, rule);
	check_int(diags.items[0].place.column, column, rule);
	rule_set_free(set);
	buf_release(&text);
	arena_release(&a);
}

static void
mistakes_are_pointed_at(void **state)
{
	static const struct {
		const char *rule, *code;
		int64_t line, column;
	} rows[] = {
	    {"must: { css: a }\npass_when: { text: a }", "R016", 14, 1},
	    {"pass_when: { text: aaa }\nallow: '<= 5 %'", "R016", 15, 1},
	    {"for_each: { element: { css: a } }", "R016", 14, 1},
	    {"for_each: { element: { css: a } }\nmust: { css: a }\n"
	     "pass_when: { text: aaa }",
	        "R016", 14, 1},
	    {"for_each: { elemnt: { css: a } }\nmust: { css: a }", "R012", 14,
	        13},
	    {"for_each: { element: { visible: any } }\nmust: { css: a }",
	        "R013", 14, 22},
	    {"for_each: { element: { role: lnk } }\nmust: { css: a }", "R015",
	        14, 30},
	    {"for_each: { element: { css: a } }\nmust: { form: { has: file } "
	     "}",
	        "R012", 15, 9},
	    {"pass_when: { focusable: yes }", "R012", 14, 14},
	    {"for_each: { element: { css: a } }\nmust: { focusable: maybe }",
	        "R015", 15, 20},
	    {"for_each: { element: { css: a } }\nmust: { css: a }\nallow: 3",
	        "R015", 16, 8},
	    {"for_each: { element: { css: a } }\nmust: { css: a }\nallow: 3 %",
	        "R015", 16, 8},
	    {"for_each: { element: { css: a } }\nmust: { css: a }\n"
	     "roll_up: together",
	        "R019", 16, 10},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		check_mistake(
		    rows[i].rule, rows[i].code, rows[i].line, rows[i].column);
}

static void
evidence_names_what_failed(void **state)
{
	static const struct audit_context context = {.is_home = true};
	struct rule_set *set = set_of(
	    "for_each: { element: { css: img } }\nmust:\n  all:\n"
	    "    - { label: big, css: .big }\n    - name: { empty: no }");
	struct page *p =
	    page_case("<img class=big alt=a>\n<img class=big>\n<img>", NULL, 0);
	struct arena a = {0};
	struct audit_trial trial;

	(void)state;
	audit_try(set, 0, p, &context, &a, &trial);
	check_int((int64_t)trial.evidence_count, 3, "pieces");
	check_str(trial.evidence[0].label, "name: empty no", "label");
	check_str(trial.evidence[0].quote, "<img class=big>", "quote");
	check_int(trial.evidence[0].line, 2, "line");
	check_str(trial.evidence[1].label, "big", "label");
	check_int(trial.evidence[2].match_kind, MATCH_ABSENCE, "kind");
	check_str(trial.evidence[2].quote,
	    "picked=3 undecided=0 elements=5 links=0 forms=0 fields=0 images=3 "
	    "words_th=0 words_en=0 characters=2",
	    "quote");
	check_str(trial.steps[0].saw,
	    "3 elements: 1 as they must be, 2 not, 0 undecided", "saw");
	page_close(p);
	rule_set_free(set);
	arena_release(&a);
}

static void
a_trait_can_be_forced(void **state)
{
	static const struct {
		bool is_forced;
		size_t slot;
		enum truth truth;
		enum truth want; /* of the leaf: true fails */
	} rows[] = {
	    {false, 0, TRUTH_FALSE, TRUTH_FALSE},
	    {true, 0, TRUTH_FALSE, TRUTH_TRUE},
	    {true, 0, TRUTH_UNKNOWN, TRUTH_UNKNOWN},
	    {true, 1, TRUTH_FALSE, TRUTH_TRUE},
	    {true, 1, TRUTH_TRUE, TRUTH_FALSE},
	};
	static const struct audit_context context = {.is_home = true};
	struct rule_set *set = set_of(IMAGES
	    "must: { all: [{ attr: { id: a } }, { name: { empty: no } }] }");
	struct page *p = page_case("<img id=a alt=b>", NULL, 0);

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct arena a = {0};
		struct scan s = scan_begin(set, p, &context, &a);
		const struct forced_trait forced = {
		    set->rules[0].each, rows[i].slot, rows[i].truth};

		s.forced_trait = rows[i].is_forced ? &forced : NULL;
		check_int(scan_leaf(&s, 0)->truth, rows[i].want, "truth");
		scan_end(&s);
		arena_release(&a);
	}
	page_close(p);
	rule_set_free(set);
}

static void
very_many_targets_are_a_limit(void **state)
{
	static const struct audit_context context = {.is_home = true};
	struct rule_set *set =
	    set_of("for_each: { element: { css: b } }\nmust: { tag: b }");
	struct arena a = {0};
	struct buf html = {0};
	struct audit_trial trial;
	struct page *p;

	(void)state;
	for (int i = 0; i <= LIMIT_TARGETS; i++)
		(void)buf_append_cstr(&html, "<b>a</b>");
	p = page_case(buf_cstr(&html), NULL, 0);
	audit_try(set, 0, p, &context, &a, &trial);
	check_int(trial.outcome, OUTCOME_CANT_TELL, "outcome");
	check_int(trial.reason, REASON_LIMIT, "reason");
	page_close(p);
	rule_set_free(set);
	buf_release(&html);
	arena_release(&a);
}

/* Each element is asked for all that stands in it. */
static void
work_for_traits_is_bounded(void **state)
{
	static const struct audit_context context = {.is_home = true};
	struct rule_set *set = set_of("for_each: { element: { css: div } }\n"
	                              "must: { not: { contains: .none } }");
	struct arena a = {0};
	struct buf html = {0};
	struct audit_trial trial;
	struct page *p;

	(void)state;
	for (int i = 0; i < 400; i++)
		(void)buf_append_cstr(&html, "<div>");
	for (int i = 0; i < 40000; i++)
		(void)buf_append_cstr(&html, "<b></b>");
	p = page_case(buf_cstr(&html), NULL, 0);
	audit_try(set, 0, p, &context, &a, &trial);
	check_int(trial.outcome, OUTCOME_CANT_TELL, "outcome");
	check_int(trial.reason, REASON_LIMIT, "reason");
	page_close(p);
	rule_set_free(set);
	buf_release(&html);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(shares_of_elements_decide),
	    cmocka_unit_test(elements_are_picked),
	    cmocka_unit_test(traits_tell_what_an_element_is),
	    cmocka_unit_test(mistakes_are_pointed_at),
	    cmocka_unit_test(evidence_names_what_failed),
	    cmocka_unit_test(a_trait_can_be_forced),
	    cmocka_unit_test(very_many_targets_are_a_limit),
	    cmocka_unit_test(work_for_traits_is_bounded),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
