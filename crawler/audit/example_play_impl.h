/*
 * The site of an example as a crawl would have found it: the addresses that
 * the rules probe, and what the example says they answer.
 */
#ifndef AUDIT_EXAMPLE_PLAY_IMPL_H
#define AUDIT_EXAMPLE_PLAY_IMPL_H

#include "audit/scan_impl.h"
#include "record/site.h"

/* Fills site->probes from the answers of the example. What it does not name
 * was not asked for. */
void example_play_probes(const struct rule_set *set, const struct example *x,
    struct arena *a, struct site *site);

/* Fills site->targets from the pages and the answers of the example, whose
 * pages have been read. */
void example_play_targets(
    const struct example *x, struct arena *a, struct site *site);

/* Puts what the site's probes say to the leaves of a rule among the results of
 * a scan, so that a trial can show it. */
void example_show_probes(
    struct scan *s, const struct rule *r, const struct site *site);

#endif
