/*
 * Chance that repeats: the same seed gives the same numbers on every machine
 * (the generator splitmix64). Not for secrets.
 */
#ifndef TESTS_WEB_DICE_H
#define TESTS_WEB_DICE_H

#include <stdbool.h>
#include <stdint.h>

struct dice {
	uint64_t state; /* the seed, to begin with */
};

/* A number from 0 to below; below is not 0. */
uint64_t dice_below(struct dice *d, uint64_t below);

/* True once in so many throws. */
bool dice_hits(struct dice *d, uint64_t one_in);

#endif
