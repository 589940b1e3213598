/*
 * A part of a round that several processes share, each with a store of its own:
 * which part, and of how many. Who belongs to it is decided in crawl/.
 */
#ifndef RECORD_SHARD_H
#define RECORD_SHARD_H

#include "base/str.h"

struct shard {
	int64_t number; /* from 1 */
	int64_t count; /* 0: the round is not sharded */
};

/* Reads "2/4", at most LIMIT_SHARDS. False, *out untouched, on anything else.
 */
bool shard_parse(struct str text, struct shard *out);

#endif
