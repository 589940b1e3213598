/*
 * Whose a hit is. What stands in the template that agencies of a host share,
 * or behind a link to another agency, to another government host or to a
 * central portal, is not the agency's own, and does not count for a rule unless
 * it says so (`ownership:`), or its condition names whose it wants.
 *
 * Links are judged on the page. What the template is, is known when the round
 * has ended: until then a hit counts and its block is noted as what the leaf
 * rests on (record/finding.h).
 */
#ifndef AUDIT_OWNERSHIP_IMPL_H
#define AUDIT_OWNERSHIP_IMPL_H

#include "audit/match/matcher_impl.h"

/* Reads `ownership` of a rule into an enum ownership_wish. */
field_reader ownership_read;

/*
 * Judges what stands in an element, or is one, by the link around it, and
 * notes that in the hit. NULL, or why it does not count for the leaf at work.
 * has_words: the hit has the words that the rule asks for, so that it names the
 * service.
 */
const char *ownership_refusal(
    struct scan *s, uint32_t element, bool has_words, struct hit *hit);

/* The same of what a form leads to. */
const char *ownership_refusal_of(
    struct scan *s, const struct page_link *target, struct hit *hit);

/* Adds a hit that counts, and what it rests on. */
void ownership_hit(
    struct scan *s, struct leaf_result *out, const struct hit *hit);

/* Adds a hit that counts so, or as a near miss one that has a `why`. Returns
 * whether it counts. */
bool ownership_take(
    struct scan *s, struct leaf_result *out, const struct hit *hit);

/* Whether further hits may show that the leaf rests on something of the page's
 * own, or on one block more. */
bool ownership_is_open(struct scan *s, const struct leaf_result *out);

/* The block on which the worth of a hit hangs; 0: on none. */
uint64_t ownership_block(struct scan *s, const struct hit *hit);

/* What a leaf that rests on blocks of text comes to in the end: its letter when
 * one of them is the agency's own. */
char ownership_settle(const struct settling *x);

/* The evidence of a finding with whose each piece is: what stands in the
 * host's template, and decided only as far as nobody knew, came near. In the
 * arena. */
struct evidence *ownership_mark(const struct settling *x);

#endif
