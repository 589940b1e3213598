/*
 * The examples inside rule files, played: each is a small site with the
 * outcome that the author expects.
 */
#ifndef AUDIT_RULE_TEST_H
#define AUDIT_RULE_TEST_H

#include "audit/audit.h"
#include "base/words.h"

struct rule_test_result {
	struct str rule_id;
	struct str name; /* of the example */
	const char *file;
	int64_t line;
	bool holds;
	bool is_someday; /* expect_someday: known to be wrong for now */
	enum outcome expected;
	int expected_level; /* -1: not said */
	struct str why; /* what differs, for people; empty when it holds */
	struct words why_words; /* the same with why_about; may be none */
	struct str why_about;
	struct audit_trial trial; /* what was decided, and how */
};

struct rule_test_list {
	struct rule_test_result *results; /* by rule id, then file order */
	size_t count;
	size_t failed_count;
	size_t someday_count;
	struct diag_list gaps; /* conditions on which no example rests */
};

/* Plays the examples of one rule (STR_NONE: of all), and looks which of its
 * conditions they exercise. Everything lives in the arena. */
void rule_test_run(const struct rule_set *set, size_t i, struct arena *a,
    struct rule_test_list *out);

#endif
