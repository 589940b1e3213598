/*
 * Chance for a made-up survey: what it says of a thing depends on the names of
 * that thing alone, so that a round more or a rule less changes nothing else.
 */
#ifndef BENCH_SURVEY_CHANCE_H
#define BENCH_SURVEY_CHANCE_H

#include "base/str.h"
#include "dice.h"

/* Dice for a question about one or two things. */
struct dice chance_of(const char *about, struct str a, struct str b);

/* True in so many of a thousand throws. */
bool chance_hits(struct dice *d, int permille);

/* A number from low to high, both possible. */
int chance_between(struct dice *d, int low, int high);

/* n, but no less than low and no more than high. */
int chance_clamp(int n, int low, int high);

#endif
