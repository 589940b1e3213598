/*
 * From the findings of an agency's pages to one verdict: which pages count,
 * what stayed out of sight, and how outcomes add up.
 */
#ifndef AUDIT_ROLL_UP_IMPL_H
#define AUDIT_ROLL_UP_IMPL_H

#include "audit/audit.h"
#include "audit/decide_impl.h"

/* A page that the rule looks at, with what it says there. */
struct examined {
	const struct site_page *page;
	const struct finding *finding;
	struct str leaves;
	enum outcome outcome;
	int level;
	int level_max; /* that the page could still show */
	enum reason reason;
};

struct roll {
	const struct rule_set *set;
	const struct rule *rule;
	const struct site *site;
	struct arena *arena;
	struct examined *pages;
	size_t count;
	bool is_complete; /* nothing the rule asks for was out of sight */
	bool misses_home; /* the home page was asked for and not read */
	struct str pool; /* leaves together, for ROLL_UP_TOGETHER */
};

/* Why the agency shows no home page; REASON_NONE when it does. */
enum reason roll_home_reason(const struct site *site);

/* Gathers the pages that count. */
void roll_gather(struct roll *roll);

/* Decides outcome, level, reason and url of the verdict. */
void roll_decide(struct roll *roll, struct verdict *out);

/* Fills the proofs, and lowers the confidence where only loose hits
 * decided. */
void roll_prove(struct roll *roll, struct verdict *out);

#endif
