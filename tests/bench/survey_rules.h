/*
 * What a made-up survey knows of each rule: how often it holds, on which page,
 * and cases of each outcome with real evidence. The cases are the examples of
 * the rule's own file, played.
 */
#ifndef BENCH_SURVEY_RULES_H
#define BENCH_SURVEY_RULES_H

#include "audit/rule_test.h"

enum { SURVEY_CASES = 8 };

struct survey_cases {
	const struct audit_trial *items[SURVEY_CASES];
	size_t count;
};

struct survey_rule {
	const struct rule_info *info;
	struct survey_cases cases[OUTCOME_COUNT];
	bool is_inventory;
	int ease; /* permille of middling sites on which it holds */
	int inapplicable; /* permille of sites to which it does not apply */
	bool is_of_services; /* asks for services to people or firms */
	bool is_of_server; /* needs no text of pages */
	const char *path; /* of the page that it is mostly about */
};

/* The rules of a set in their order; all lives in the arena. */
struct survey_rule *survey_rules_of(
    const struct rule_set *set, struct arena *a);

#endif
