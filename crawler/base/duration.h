/*
 * Lengths of time as people write them: a number and its unit.
 */
#ifndef BASE_DURATION_H
#define BASE_DURATION_H

#include "base/str.h"

/*
 * Reads 250ms, 2s, 5m or 1h, a whole number up to 1000000, into milliseconds.
 * False, *out_ms untouched, on anything else.
 */
bool duration_parse(struct str text, int64_t *out_ms);

#endif
