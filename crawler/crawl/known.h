/*
 * What the frontier has learnt of an agency's links: each page repeats the
 * menu of the page before it, and nothing comes of that.
 *
 * It only spares work: a link that is not known is given to the frontier, which
 * knows better. Addresses stand here as numbers of 64 bits, so two of them may
 * look the same; whoever finds such a pair can only hide a page of his own. The
 * one rule: put in what a link said, never what a seed, a plan, a sitemap or a
 * redirect did, of which the frontier learns other things.
 */
#ifndef CRAWL_KNOWN_H
#define CRAWL_KNOWN_H

#include "base/str.h"

/* Links of one agency; those behind them are looked up each time. */
enum { KNOWN_MAX = 1536 };

struct known_link;

/* A zeroed struct knows nothing. */
struct known {
	struct known_link *slots; /* owned; empty ones too */
	size_t slot_count; /* a power of two, or 0 */
	size_t count;
};

/*
 * Whether a link was given to the frontier before and nothing in it can change
 * now: not its priority (0 or more), since an earlier one was the same or
 * lower; and not its state, unless it was left out for its depth alone and is_near now
 * says that it is not too deep.
 */
bool known_covers(
    const struct known *k, struct str url, int64_t priority, bool is_near);

/* Notes a link that the frontier was given. was_too_deep: it was left out for
 * its depth, and a shorter way may open it. */
void known_add(
    struct known *k, struct str url, int64_t priority, bool was_too_deep);

void known_release(struct known *k);

#endif
