/*
 * A round in shards: several processes, each with a store of its own, share the
 * agencies so that no two of them ever ask the same polite group. Which shard
 * an agency belongs to follows from names alone (its hosts and the groups
 * table), never from what a name server says today.
 */
#ifndef CRAWL_SHARD_H
#define CRAWL_SHARD_H

#include "crawl/groups_table.h"
#include "crawl/targets.h"
#include "record/shard.h"

/*
 * Leaves out every agency of another shard. Agencies that share a host (with
 * and without "www.") or a group of the table stay together, and so do those
 * that are joined through others. groups may be NULL.
 */
void shard_keep(
    struct targets *t, const struct groups *groups, const struct shard *shard);

#endif
