/*
 * Which hosts of the targets share an address today: what a groups table should
 * say before a round is split into shards, since each shard sees its own hosts
 * alone. Names are looked up; no host is asked.
 */
#ifndef CRAWL_ADDRESS_GROUPS_H
#define CRAWL_ADDRESS_GROUPS_H

#include <signal.h>

#include "crawl/targets.h"
#include "fetch/fetch.h"

struct host_address {
	struct str host;
	struct str address; /* the smallest; empty: the name has none */
	struct str group; /* the least host with that address */
	bool is_shared; /* by another host */
};

struct address_groups {
	struct host_address *hosts; /* by group, then by host */
	size_t count;
};

/* Looks up the hosts of all seeds that are crawled; everything lives in the
 * arena. Ends early, with what is known, when *stop becomes 1. */
enum err_code address_groups_find(const struct targets *t,
    const struct fetch_config *fetch, const volatile sig_atomic_t *stop,
    struct arena *a, struct address_groups *out, struct err *e);

#endif
