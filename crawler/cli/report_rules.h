/*
 * What the rule files of a pack tell a report's readers: why, what to do, what
 * is looked for, examples.
 */
#ifndef CLI_REPORT_RULES_H
#define CLI_REPORT_RULES_H

#include "audit/rules.h"
#include "publish/report/report.h"

struct report_rule_texts {
	const struct rule_set *set; /* borrowed */
	struct arena scratch;
};

/* Gives the texts of a pack's rules; they are the set's, the list of them is
 * in the arena, and what is told needs texts until report_rule_texts_release.
 */
struct report_rules report_rule_texts_of(struct report_rule_texts *texts,
    const struct rule_set *set, struct arena *a);
void report_rule_texts_release(struct report_rule_texts *texts);

#endif
