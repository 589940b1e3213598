/*
 * Time as a parameter. No module asks the machine what time it is; a command
 * hands clock_system down, a test hands down a clock that it moves itself.
 * Wall times are microseconds since 1970 in UTC; steady times only measure
 * distances and never jump.
 */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

struct clock {
	int64_t (*wall_us)(void *state);
	int64_t (*steady_us)(void *state);
	void *state;
};

/* The machine's own clocks. */
extern const struct clock clock_system;

int64_t clock_wall_us(const struct clock *c);
int64_t clock_steady_us(const struct clock *c);

/* Room for a formatted time and its NUL. */
#define CLOCK_ISO_BYTES 32

/* Writes "2018-07-31T14:00:00.123Z" (RFC 3339, milliseconds, UTC). */
void clock_iso(int64_t wall_us, char out[CLOCK_ISO_BYTES]);

/* Reads what clock_iso writes, with 0 to 6 decimals; a leap second (60) is the
 * next minute's first. False, *wall_us untouched, on anything else. */
bool clock_from_iso(struct str text, int64_t *wall_us);

#endif
