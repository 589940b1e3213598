/*
 * What `review agreement` tells: how well reviewers agree, and what drawn
 * verdicts say of each rule; as text and as a table.
 */
#ifndef CLI_AGREEMENT_REPORT_H
#define CLI_AGREEMENT_REPORT_H

#include "cli/command.h"
#include "publish/table_format.h"
#include "score/judges.h"
#include "score/precision.h"
#include "store/audits.h"

struct agreement_report {
	struct invocation *inv;
	struct stored_audit audit;
	struct rule_tally *tallies;
	size_t tally_count;
	struct review *reviews;
	size_t review_count;
	struct judges judges;
	struct rule_precision *rules; /* one for each tally */
};

/* How many of a kind are in the share. */
static inline int64_t
precision_judged(const struct precision *p)
{
	return p->right + p->wrong;
}

void agreement_print(const struct agreement_report *r);

/* A row for each figure. */
void agreement_print_table(
    const struct agreement_report *r, const struct table_format *format);

#endif
