/*
 * What was asked of an agency's hosts or of one host, in the order of time, with
 * the pace at each host and what its robots.txt had said by then.
 */
#ifndef CLI_REQUESTS_H
#define CLI_REQUESTS_H

#include "cli/rows.h"

/* A host that was asked, and what has been said of its robots.txt so far. */
struct host {
	struct str name; /* with its port, when that is not the scheme's */
	int64_t last_us; /* 0: nothing yet */
	const char *robots;
	int64_t requests;
	int64_t bytes;
	int64_t smallest_gap_us; /* -1: none */
};

struct request {
	int64_t started_us;
	struct str agency_id;
	struct str url;
	struct host *host;
	int64_t status;
	struct str reason;
	int64_t body_bytes;
	bool is_robots; /* for /robots.txt itself */
	int64_t gap_us; /* since the one before to this host; -1: the first */
	const char *robots;
};

enum { HOSTS_MAX = 1000 };

struct asked {
	struct arena *arena;
	struct str agency_id; /* empty: a host was named */
	struct host hosts[HOSTS_MAX];
	size_t host_count;
	struct request *requests;
	size_t count;
	size_t capacity;
	int64_t held_back; /* URLs that robots.txt kept from being asked for */
};

/*
 * Reads the requests of a round; out is zeroed but for its arena. operand is an
 * agency when the round has one of that id, else a host. ERR_USAGE when it is
 * neither.
 */
enum err_code requests_read(struct store *s, struct str round,
    struct str operand, struct asked *out, struct err *e);

#endif
