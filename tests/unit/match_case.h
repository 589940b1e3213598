/*
 * What tests of matchers share: one condition on one page.
 */
#ifndef TESTS_UNIT_MATCH_CASE_H
#define TESTS_UNIT_MATCH_CASE_H

#include "audit_case.h"

/* A condition on a page: 't' true, 'f' false, 'u' unknown. */
struct row {
	const char *condition;
	const char *html;
	char want;
};

static const struct agency agency = {.id = {"x-1", 3},
    .name_th = {"กรมตัวอย่าง (สมมุติ)", sizeof("กรมตัวอย่าง (สมมุติ)") - 1},
    .name_en = {"Department of Tests", 19},
    .seeds = (struct seed[]){{{"https://social.example/x", 24}, SEED_FACEBOOK,
        SCOPE_PREFIX}},
    .seed_count = 1};

static const struct audit_context at_home = {
    .agency = &agency, .is_home = true};

static inline struct rule_set *
set_of(const char *condition)
{
	struct buf text = {0};
	struct rule_set *set;

	buf_printf(&text, "%sscope: agency\npages: any\npass_when:\n  %s\n%s",
	    RULE_HEAD, condition, RULE_TAIL);
	set = rule_case(buf_cstr(&text));
	buf_release(&text);
	return set;
}

static inline char
letter_of(enum outcome o)
{
	return o == OUTCOME_PASSED ? 't' : o == OUTCOME_FAILED ? 'f' : 'u';
}

static inline char
try_at(const struct row *row, const char *url, unsigned flags,
    const struct audit_context *context)
{
	struct rule_set *set = set_of(row->condition);
	struct page *p = page_case(row->html, url, flags);
	struct arena a = {0};
	struct audit_trial trial;
	char got;

	audit_try(set, 0, p, context, &a, &trial);
	got = letter_of(trial.outcome);
	page_close(p);
	rule_set_free(set);
	arena_release(&a);
	return got;
}

static inline void
check_rows(const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		char got = try_at(&rows[i], NULL, 0, &at_home);

		if (got != rows[i].want)
			fail_msg("%s\non %s\ngot %c, want %c",
			    rows[i].condition, rows[i].html, got, rows[i].want);
	}
}

#endif
