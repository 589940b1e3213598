/*
 * Which conditions of a rule its examples exercise: a leaf matters when an
 * example in which it is true would end otherwise were it false, and when one
 * in which it is false would end otherwise were it true. For leaves nothing is
 * looked at again: the letters of the findings are changed and rolled up once
 * more. For the traits of a for_each the pages are judged anew.
 */
#ifndef AUDIT_COVERAGE_IMPL_H
#define AUDIT_COVERAGE_IMPL_H

#include "audit/audit.h"
#include "audit/plan_impl.h"

/* Two ways in which a condition can matter: it is there, it is not there. */
enum { COVER_THERE, COVER_ABSENT, COVER_WAYS };

/* How an example ends when a condition is taken for the other. */
struct cover {
	bool is_shown; /* it ends otherwise */
	enum outcome outcome;
};

struct coverage {
	const struct rule_set *set;
	size_t number; /* of the rule */
	struct cover *leaves[COVER_WAYS]; /* by slot of the rule */
	struct cover *traits[COVER_WAYS]; /* by slot of its for_each */
};

/* An example that was played. */
struct covered {
	struct page **pages; /* those of site.pages */
	const struct audit_context *contexts;
	const struct example *example;
	const struct site *site; /* with its findings */
	const struct verdict *verdict;
};

struct coverage coverage_new(
    const struct rule_set *set, size_t number, struct arena *a);

/* Notes what an example shows. */
void coverage_add(struct coverage *c, const struct covered *x);

/* Reports each condition that no example minds, with an example to fill in: a
 * warning in a draft, an error in any other rule. */
void coverage_report(const struct coverage *c, struct diag_list *diags);

#endif
