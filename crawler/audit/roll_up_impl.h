/*
 * From the findings of an agency's pages to one verdict: which pages count,
 * what stayed out of sight, and how outcomes add up.
 */
#ifndef AUDIT_ROLL_UP_IMPL_H
#define AUDIT_ROLL_UP_IMPL_H

#include "audit/audit.h"
#include "audit/decide_impl.h"
#include "audit/evidence_impl.h"

/* A page that the rule looks at, with what it says there. */
struct examined {
	const struct site_page *page;
	const struct finding *finding;
	const struct evidence *evidence; /* the finding's, judged */
	struct str leaves;
	enum outcome outcome;
	int level;
	int level_max; /* that the page could still show */
	enum reason reason;
};

/* A leaf that is taken for another than it is, to see whether that matters. */
struct forced_leaf {
	size_t slot;
	char from; /* only pages that have this letter */
	char to;
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
	struct listing *listing; /* of an inventory; NULL: none */
	struct str pool; /* leaves together, for ROLL_UP_TOGETHER */
	const struct forced_leaf *forced; /* NULL: none */
	struct verdict **others; /* by rule: what this one rests on; NULL: not
	                            made yet */
};

/* Makes the verdict of a rule, with its proofs. */
void roll_judge(struct roll *roll, struct verdict *out);

/* The verdict of another rule on the same site, made once; NULL: there is no
 * such rule. No rule rests on itself. */
const struct verdict *roll_other(struct roll *roll, struct str id);

/* The letter of a leaf that needs no page: another rule decides it, or what
 * became of the way in; '-' of others. */
char roll_settle_alone(struct roll *roll, size_t slot);

/* Puts into a scan what these leaves of a rule come to on a site: for the tree
 * of its conditions. */
void roll_show_alone(
    struct scan *s, const struct rule *r, const struct site *site);

/* Adds to the proofs of a verdict what the rules prove on which it rests. */
void roll_prove_others(struct roll *roll, struct verdict *v,
    const struct deciders *deciders, struct str leaves);

/* Adds what became of the way in, where that decided. */
void roll_prove_entry(struct roll *roll, struct verdict *v,
    const struct deciders *deciders, struct str leaves);

/* Puts the same into what a leaf saw. */
void roll_show_entry(struct roll *roll, struct leaf_result *out);

/* audit_agency with one leaf changed on all pages; without proofs. */
void audit_agency_forced(const struct rule_set *set, size_t i,
    const struct site *site, const struct forced_leaf *forced, struct arena *a,
    struct verdict *out);

/* Changes the forced leaf among the letters. */
void roll_force(const struct forced_leaf *forced, char *letters, size_t count);

/* Why the agency shows no home page; REASON_NONE when it does. */
enum reason roll_home_reason(const struct site *site);

/* Whether nothing on a page may let the rule pass. */
bool roll_is_put_aside(const struct roll *roll, const struct site_page *page);

/* Gathers the pages that count. */
void roll_gather(struct roll *roll);

/* The verdict of a rule that no page decides, with its proofs. */
void roll_site(struct roll *roll, struct verdict *out);

/* Whether a label is that of a leaf that is true and decides. */
bool roll_is_decider(const struct roll *roll, const struct deciders *deciders,
    struct str leaves, struct str label);

/* Adds what the answers to probes prove: those that decided, then what the
 * others were. */
void roll_prove_probes(const struct roll *roll, struct verdict *out,
    const struct deciders *deciders, struct str leaves);

/* Fills the proofs, and lowers the confidence where only loose hits
 * decided. */
void roll_prove(struct roll *roll, struct verdict *out);

#endif
