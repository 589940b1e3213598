/*
 * One rule on one page: its finding, and the way there.
 */
#ifndef AUDIT_JUDGE_IMPL_H
#define AUDIT_JUDGE_IMPL_H

#include "audit/scan_impl.h"

/* The finding of a rule on the page of the scan, in its arena. */
struct finding judge_page(struct scan *s, const struct rule *r);

/* audit_page for a page that is said to be of further classes (NULL: none), as
 * examples do. */
void audit_page_as(const struct rule_set *set, struct page *p,
    const struct audit_context *context, const struct texts *classes,
    struct arena *a, struct audit_page *out);

/* Whether a rule looks at captures that are no pages. */
bool rule_sees_files(const struct rule_set *set, const struct rule *r);

/* Fills the steps of a trial: the truth of leaves, which are the page's own or
 * those of several pages, and what the page of the scan has of each. */
void judge_steps(struct scan *s, const struct rule *r, struct str leaves,
    struct audit_trial *out);

#endif
