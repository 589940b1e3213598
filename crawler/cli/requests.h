/*
 * What was asked of an agency's hosts or of one host, in the order of time,
 * with the pace at each address and what each robots.txt had said by then.
 * Requests to control hosts are not in the ledger.
 */
#ifndef CLI_REQUESTS_H
#define CLI_REQUESTS_H

#include "base/map.h"
#include "cli/rows.h"

/* A host that was asked, or one at the address of such a host. */
struct asked_host {
	struct str name; /* with its port, when that is not the scheme's */
	struct str ip; /* that answered last; empty: none did */
	bool is_meant; /* one of those that the report is about */
	int64_t last_us; /* 0: nothing yet */
	int64_t requests;
	int64_t bytes;
	int64_t smallest_gap_us; /* -1: none */
};

/* What stands for the robots.txt of an origin. */
struct asked_origin {
	struct str name;
	const char *said; /* by the answers so far */
	struct str state; /* a word of the view; empty: not in it */
	struct str url; /* of the capture it was read from; may be empty */
	int64_t known_us;
	int64_t crawl_delay_ms; /* -1: it asks for none */
	bool is_delay_capped;
};

struct request {
	int64_t started_us;
	struct str agency_id;
	struct str url;
	struct asked_host *host;
	struct asked_origin *origin;
	int64_t *address_last_us; /* of its address; NULL: it has none */
	int64_t status;
	struct str reason;
	struct str revisit;
	int64_t body_bytes;
	int64_t attempt;
	bool is_phone;
	bool is_robots; /* for robots.txt itself */
	int64_t gap_us; /* since the one before to this host or its address; -1:
	                   the first */
	const char *robots;
};

struct request_list {
	struct arena *arena;
	struct str agency_id; /* empty: a host was named */
	struct map host_by_name; /* struct asked_host */
	struct asked_host **hosts; /* in the order of their first mention */
	size_t host_count;
	size_t host_capacity;
	struct map origin_by_name; /* struct asked_origin */
	struct asked_origin **origins; /* of the hosts meant, in byte order */
	size_t origin_count;
	size_t origin_capacity;
	struct map last_by_ip; /* int64_t: address_last_us */
	struct request *requests; /* to those hosts and their addresses */
	size_t count;
	size_t capacity;
	int64_t reused; /* pages taken from earlier rounds without a request */
	int64_t held_back; /* URLs that robots.txt kept from being asked for */
	int64_t slowed_down; /* URLs for which a crawl-delay left no time */
	struct str user_agent; /* of the round; empty: not noted */
	int64_t delay_ms; /* that the round was set to; 0: not noted */
};

/*
 * Reads the requests of a round; out is zeroed but for its arena. operand is an
 * agency when the round has one of that id, else a host. ERR_USAGE when it is
 * neither. The caller gives out back to requests_release either way.
 */
enum err_code requests_read(struct store *s, struct str round,
    struct str operand, struct request_list *out, struct err *e);

void requests_release(struct request_list *k);

#endif
