/*
 * An inventory: a for_each that lists the things a rule picks, such as services,
 * and counts them and those that are as they must be. A page's finding has each
 * of them as a piece of evidence; over the pages of an agency each name counts
 * once. It decides nothing by itself: whoever reads the counts looks at the
 * list.
 */
#ifndef AUDIT_INVENTORY_IMPL_H
#define AUDIT_INVENTORY_IMPL_H

#include "audit/roll_up_impl.h"

/* Adds what the page of the scan lists to the finding, in document order, at
 * most LIMIT_PAGE_LISTED; then what was looked at, when it lists nothing. */
void inventory_collect(struct scan *s, const struct rule *r, struct str figures,
    struct finding *out);

/* Whether a piece of a finding is a thing that is listed, and not what was
 * looked at or the mark of a list that was cut. */
bool inventory_lists(const struct evidence *e);

/* Whether such a thing is as it must be on that site: by itself, or by a link
 * to a page of the class links_to. */
enum truth inventory_passes(
    const struct each *each, const struct site *site, const struct evidence *e);

/* Counts what all pages list for the verdict. */
void inventory_count(struct roll *roll, struct verdict *out);

/* Makes the list the proofs of the verdict; room is left for one more. */
void inventory_prove(struct roll *roll, struct verdict *out);

#endif
