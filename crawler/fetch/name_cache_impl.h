/*
 * What the resolver answered a little while ago, so that the pages of a site do
 * not each ask for the same name. A failure is kept for a few seconds only, as
 * the next attempt is to ask again. Bounded: a name takes the place of another
 * that falls into the same slot.
 */
#ifndef FETCH_NAME_CACHE_IMPL_H
#define FETCH_NAME_CACHE_IMPL_H

#include "fetch/resolver_impl.h"

enum {
	NAME_CACHE_SLOTS = 4096,
	NAME_CACHE_MS = 300000, /* an answer is kept ... */
	NAME_CACHE_FAILURE_MS = 5000 /* ... and one without an address */
};

/* A zeroed struct is an empty cache. */
struct name_cache {
	struct cached_name *slots[NAME_CACHE_SLOTS];
};

/* What was put for host and is still kept at now_us (steady), or NULL;
 * borrowed until the next put. */
const struct lookup *name_cache_find(
    const struct name_cache *c, struct str host, int64_t now_us);

/* Keeps an answer, copied. */
void name_cache_put(struct name_cache *c, struct str host,
    const struct lookup *answer, int64_t now_us);

/* A number that is the same for the same host. */
uint32_t name_cache_hash(struct str host);

void name_cache_release(struct name_cache *c);

#endif
