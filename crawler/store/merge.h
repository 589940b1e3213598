/*
 * Joining stores: the shards of a round, or stores whose rounds do not clash,
 * into one store, as if one crawl had written it. Sources are hostile until
 * they were looked at; of theirs only an interrupted one is touched, to seal
 * its WARC file.
 *
 * The one rule: WARC files are in place and synced before the one ledger
 * transaction that knows of them; killed at any instant, the target is as it
 * was, and its next writer removes what was left.
 */
#ifndef STORE_MERGE_H
#define STORE_MERGE_H

#include "store/store.h"

enum { MERGE_SOURCES_MAX = 500, MERGE_SHARED_MAX = 100 };

struct merge_setup {
	const char *into; /* folder; made when it is missing */
	const char *const *sources; /* folders, at most MERGE_SOURCES_MAX */
	size_t source_count;
	const struct clock *clock;
};

/* A round that a source has, as it is in the target now. */
struct merge_round {
	struct str name;
	bool is_complete;
	bool has_changed; /* something was added to it */
	int64_t agency_count;
	struct str missing; /* "3/4 4/4": shards that are not there */
	struct str unfinished; /* and those that are not complete */
};

/* An address that hosts of several stores had in one round: then two crawls
 * asked one machine without knowing of each other. */
struct merge_shared {
	struct str round;
	struct str address;
	int64_t host_count;
	struct str hosts[2]; /* the first and the last; the same of one */
	int64_t store_count;
};

/* A release of a source that was not taken over: others have a part of its
 * round, or reviews of its agencies came from elsewhere, or the target has one
 * of that name or had its round before. */
struct merge_left {
	struct str release;
	struct str folder;
};

struct merge_result {
	struct merge_round *rounds; /* in the order of their beginnings */
	size_t round_count;
	struct merge_shared *shared; /* at most MERGE_SHARED_MAX */
	size_t shared_count;
	int64_t shared_dropped; /* further ones */
	struct merge_left *left;
	size_t left_count;
	int64_t capture_count; /* added */
	int64_t file_count; /* WARC files added */
};

/*
 * Adds all that the sources hold to the target. What is there already is passed
 * over, so that the same merge again is no change; the order of the sources
 * makes no difference. Of origins and certificates that two sources have in a
 * round the newer stays, of clocks the later. An audit that several parts of a
 * round have is complete when it is in each of them. Reviews keep the order of
 * their store, and are settled anew. Figures and releases come along where the
 * round is one source's alone; those of a round that is joined are dropped.
 *
 * ERR_USAGE, with the target unchanged, names the stores when they do not fit:
 * other rules or bounds for a round of the same name, an agency or shard that
 * two have in a round, a WARC file of the same name, an audit of the same name
 * with other rules, a round that began before one that the target holds already
 * or that a release of the target froze, or a ledger that is damaged. ERR_BUSY: a
 * crawl runs on one of them. Texts of *out live in the arena.
 */
enum err_code store_merge(const struct merge_setup *setup, struct arena *a,
    struct merge_result *out, struct err *e);

#endif
