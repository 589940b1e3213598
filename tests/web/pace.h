/*
 * How politely the test web was asked: its log, seen by machine. Hosts with
 * one address are one machine, whose rest between two requests they share.
 */
#ifndef TESTS_WEB_PACE_H
#define TESTS_WEB_PACE_H

#include "base/arena.h"

struct pace {
	int64_t request_count;
	int64_t address_count; /* that had a request */
	int64_t least_gap_us; /* between two requests to one address; INT64_MAX
	                         when none had two */
	struct str least_address;
	int64_t busiest_count; /* requests to one address */
	struct str busiest_address;
	int64_t span_us; /* from the first request to the last */
};

/* Measures a log under the map that the test web wrote. A request to a host
 * that the map does not have is a machine of its own. Slices borrow from map
 * and log. */
struct pace pace_measure(struct str map, struct str log);

struct repeats {
	int64_t url_count; /* URLs and clients that were asked for */
	int64_t most_count; /* how often the one was that had most */
	struct str most; /* its target; borrowed */
};

/* Counts how often each URL was asked for as the same client. */
struct repeats pace_repeats(struct str log);

#endif
