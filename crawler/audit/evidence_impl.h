/*
 * What a finding rests on, as a person can check it: the agency's own words
 * with what stands around them and where; for "not there", what was looked at
 * and what came near.
 */
#ifndef AUDIT_EVIDENCE_IMPL_H
#define AUDIT_EVIDENCE_IMPL_H

#include "audit/decide_impl.h"
#include "audit/scan_impl.h"

/* The slots on which a condition's truth rests, each once, in order. */
struct deciders {
	size_t *slots;
	size_t count;
};
struct deciders evidence_deciders(struct arena *a, const struct rule *r,
    const struct condition *basis, struct str leaves);

/* Fills the evidence of a finding on the page of the scan; everything lives in
 * its arena. */
void evidence_collect(struct scan *s, const struct rule *r,
    const struct decision *d, struct str leaves, struct finding *out);

/* The page in figures, as record/absence.h has them. */
struct str evidence_figures(struct scan *s);

/* A hit, or a near miss, as a piece of evidence of the rule. */
struct evidence evidence_of(struct scan *s, const struct rule *r,
    struct str label, const struct hit *hit);

/* The evidence made of a hit before, for that context, or, when it is new, an
 * empty one to fill in; label, kind and why are not of it. */
struct evidence *evidence_kept(
    struct scan *s, const struct hit *hit, size_t context, bool *is_new);

/* The label of a slot: the author's, or a summary of the leaf. */
struct str evidence_label(const struct rule_set *set, const struct slot *slot);

/* The quote of a hit, blanks for newlines, cut to LIMIT_QUOTE_BYTES. */
struct str evidence_quote(
    const struct page *p, const struct hit *hit, struct arena *a);

#endif
