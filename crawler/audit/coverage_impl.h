/*
 * Which conditions of a rule its examples exercise: a leaf matters when an
 * example in which it is true would end otherwise were it false, and when one
 * in which it is false would end otherwise were it true. Nothing is looked at
 * again: the letters of the findings are changed and rolled up once more.
 */
#ifndef AUDIT_COVERAGE_IMPL_H
#define AUDIT_COVERAGE_IMPL_H

#include "audit/audit.h"
#include "audit/plan_impl.h"

/* Two ways in which a leaf can matter: it is there, it is not there. */
enum { COVER_THERE, COVER_ABSENT, COVER_WAYS };

/* How an example ends when a leaf is taken for the other. */
struct cover {
	bool is_shown; /* it ends otherwise */
	enum outcome outcome;
};

struct coverage {
	const struct rule_set *set;
	size_t number; /* of the rule */
	struct cover *covers[COVER_WAYS]; /* by slot */
};

struct coverage coverage_new(
    const struct rule_set *set, size_t number, struct arena *a);

/* Notes what an example shows: a site with its findings, and the verdict on
 * it. */
void coverage_add(
    struct coverage *c, const struct site *site, const struct verdict *verdict);

/* Reports each leaf that no example minds, with an example to fill in: a
 * warning in a draft, an error in any other rule. */
void coverage_report(const struct coverage *c, struct diag_list *diags);

#endif
