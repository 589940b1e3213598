/*
 * A rule's outcome from the truth of its leaves: on one page, or on the leaves
 * of all pages put together.
 */
#ifndef AUDIT_DECIDE_IMPL_H
#define AUDIT_DECIDE_IMPL_H

#include "audit/plan_impl.h"

struct decision {
	enum outcome outcome;
	int level; /* proven; -1: the rule has no levels */
	int level_max; /* that could still be reached */
	bool is_unsure; /* unsure_when guards the outcome */
	const struct condition *basis; /* what it rests on */
};

/* Decides; leaves holds "tfu-" for each slot of the rule. */
struct decision rule_decide(const struct rule *r, struct str leaves);

/* Whether more than a page tells which of its leaves decide. */
static inline bool
rule_is_settled_later(const struct rule *r)
{
	return r->roll_up == ROLL_UP_TOGETHER || r->has_site_leaf;
}

/*
 * The leaves of several pages as one text: true when true anywhere, false when
 * false on all pages that say anything; on an incomplete selection what was
 * not found is unknown.
 */
struct str rule_pool(struct arena *a, const struct rule *r,
    const struct str *pages, size_t count, bool is_complete);

#endif
