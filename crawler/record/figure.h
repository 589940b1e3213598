/*
 * A figure that follows from verdicts: a score with the bounds that the
 * undecided ones allow, and how much was seen of what it asks.
 */
#ifndef RECORD_FIGURE_H
#define RECORD_FIGURE_H

#include <stdbool.h>
#include <stdint.h>

#include "record/plan.h"

struct figure {
	bool has_score; /* false: less was seen than the profile asks for, or
	                   nothing applies */
	bool has_bounds; /* false: nothing applies */
	double score; /* 0 to 1; of the kind count a number of things */
	double lower; /* the lowest that undecided verdicts allow */
	double upper; /* the highest; of an inventory that is not whole, and
	                 has no end, the same as lower (see coverage) */
	double coverage; /* 0 to 1: share of the weight that is decided */
	int level; /* of a ladder: rungs that hold; -1: no ladder */
	int64_t passed; /* rules, by effective outcome */
	int64_t failed;
	int64_t undecided; /* cantTell, untested, or awaiting a review */
	int64_t inapplicable;
};

/* A figure and what it is of. */
struct figure_row {
	struct str agency_id;
	struct str pillar; /* key; empty: none */
	struct str indicator; /* key; empty: the pillar as a whole */
	enum indicator_kind kind; /* of an indicator */
	struct figure figure;
};

#endif
