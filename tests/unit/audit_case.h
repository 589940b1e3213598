/*
 * What tests of rules share: a rule around a condition, a page around a
 * fragment.
 */
#ifndef TESTS_UNIT_AUDIT_CASE_H
#define TESTS_UNIT_AUDIT_CASE_H

#include "audit/audit.h"
#include "audit/rules_impl.h"
#include "test.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

/* The head that every rule needs; behind it follow pages, the test and
 * tests. */
#define RULE_HEAD \
	"format: rule/1\nid: TST-01\nname: test\nrevision: 1\nsince: 0.1.0\n" \
	"status: draft\ntitle: { th: ก, en: a }\nwhy: { th: ก, en: a }\n" \
	"fix: { th: ก, en: a }\nindicator: [usability]\nseverity: minor\n"

/* Examples as many as any rule needs, to be played or not. */
#define RULE_TAIL \
	"tests:\n" \
	"  - { name: a, html: <p>a</p>, expect: passed }\n" \
	"  - { name: b, html: <p>b</p>, expect: failed }\n" \
	"  - { name: c, html: <p>c</p>, expect: inapplicable }\n" \
	"  - { name: d, html: <p>d</p>, expect: cantTell }\n"

/* Loads the text of a rule file; fails the test when it has mistakes. */
static inline struct rule_set *
rule_case(const char *text)
{
	struct arena a = {0};
	struct diag_list diags = {.arena = &a};
	struct rule_set *set = NULL;
	struct err e = {0};

	if (rule_set_load_text("TST-01-test.yaml", str_of(text), &diags, &set,
	        &e) != ERR_NONE) {
		struct buf out = {0};

		diag_append_json(&out, &diags);
		fail_msg("%s\n%s%s", text, buf_cstr(&out), e.msg);
	}
	arena_release(&a);
	return set;
}

/* A page of https://www.agency.example/, or of url. */
static inline struct page *
page_case_open(const char *html, const char *url)
{
	const struct page_input input = {
	    .url = str_of(url != NULL ? url : "https://www.agency.example/"),
	    .content_type = str_of("text/html; charset=utf-8"),
	    .payload = str_of(html)};

	page_global_init();
	return page_open(&input);
}

/* The same with the flags given, whatever it looks like. */
static inline struct page *
page_case(const char *html, const char *url, unsigned view_flags)
{
	struct page *p = page_case_open(html, url);

	p->view_flags = view_flags;
	return p;
}

#endif
