/*
 * What became of each agency in a made-up round: whether it has a site that
 * could be seen, how good it is, and what of it stayed out of sight.
 */
#ifndef BENCH_SURVEY_FATE_H
#define BENCH_SURVEY_FATE_H

#include "record/agency.h"

struct survey_fate {
	const char *status; /* the ledger's word: "reached", ... */
	enum agency_status listed; /* what the table says of its site */
	enum reason reason; /* why there is no home page; REASON_NONE */
	enum reason limit; /* what keeps a site that was reached from being
	                      seen whole; REASON_NONE */
	int quality; /* of its site, 0 to 1000 */
	bool is_secure; /* its addresses begin with https */
};

/* The fate of an agency in a round, numbered from 0. */
struct survey_fate survey_fate_of(const struct agency *a, int round);

#endif
