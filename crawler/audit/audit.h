/*
 * Rules applied: page by page to findings, then the pages of an agency to one
 * verdict for each rule. Knows no network and no ledger; the same pages and
 * rules give the same bytes.
 *
 * Conditions have three values. A leaf that found something is true; one that
 * found nothing is false only on a page without the view flags that could have
 * hidden it, and unknown otherwise.
 */
#ifndef AUDIT_AUDIT_H
#define AUDIT_AUDIT_H

#include "audit/rules.h"
#include "page/page.h"
#include "record/report.h"
#include "record/response.h"
#include "record/verdict.h"
#include "web/scope.h"

/* What a page does not know of itself. */
struct audit_context {
	const struct agency *agency;
	const struct scope *scope; /* of all agencies; NULL: same host is own */
	int64_t owner; /* the agency's number in scope */
	bool is_home;
	int depth;
	struct str home_title; /* empty on the home page or when unknown */
	const struct response *response; /* NULL: nothing is known of it */
};

struct audit_page {
	struct str page_class; /* names joined by spaces, in name order */
	struct finding *findings; /* one for each rule whose `pages` select this
	                             page, in order of rule id */
	size_t finding_count;
};

/* Applies all rules to one page. Everything in *out lives in the arena or is
 * borrowed from the set. Where a rule with `quarantine` fails the page gets
 * VIEW_SPAM, and then proves nothing to the other rules (audit_agency). */
void audit_page(const struct rule_set *set, struct page *p,
    const struct audit_context *context, struct arena *a,
    struct audit_page *out);

/* An answer to a probe. */
struct probe_answer {
	struct str path; /* of the probe, as rule_set_probes has it */
	bool is_map; /* a sitemap that the robots.txt at path names */
	struct page_input body; /* its url is where the answer came from */
	const struct response *response;
};

/* Judges an answer for all rules that probe its address: out->findings has one
 * for each, which says nothing to leaves that are no probes of it. Everything
 * in *out lives in the arena or is borrowed from the set. */
void audit_probe(const struct rule_set *set, const struct probe_answer *answer,
    const struct audit_context *context, struct arena *a,
    struct audit_page *out);

/*
 * The verdict of rule number i on an agency. Everything in *out lives in the
 * arena, or is borrowed from the set or the site. Order: no site or no page at
 * all is untested; then applies_to, the pages' findings by the rule's roll_up,
 * and what stayed unread.
 */
void audit_agency(const struct rule_set *set, size_t i, const struct site *site,
    struct arena *a, struct verdict *out);

/* One line of a condition tree, for `rules try` and failing rule tests. */
struct audit_step {
	int depth;
	struct str label; /* the author's, or the matcher and its words */
	enum truth truth;
	struct str saw; /* what it found, quoted; or why it is unknown */
};

struct audit_trial {
	enum outcome outcome;
	int level; /* -1: none */
	enum reason reason;
	bool is_inventory; /* of a verdict that counts; the same as there */
	int64_t listed;
	int64_t listed_passed;
	struct audit_step *steps;
	size_t step_count;
	struct evidence *evidence;
	size_t evidence_count;
};

/* Applies rule number i to one page as if it were the agency's whole site, and
 * tells how it came to its outcome. */
void audit_try(const struct rule_set *set, size_t i, struct page *p,
    const struct audit_context *context, struct arena *a,
    struct audit_trial *out);

#endif
