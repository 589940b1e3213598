/*
 * How sure a share is that was counted in a sample.
 */
#ifndef SCORE_WILSON_H
#define SCORE_WILSON_H

#include <stdint.h>

/* Shares are in thousandths; high is 1000 and low 0 of nothing. */
struct share {
	int value;
	int low;
	int high;
};

/* The share of `part` in `whole`, with its interval after Wilson (1927),
 * "Probable inference, the law of succession, and statistical inference", for
 * 95 in 100. */
struct share wilson_share(int64_t part, int64_t whole);

#endif
