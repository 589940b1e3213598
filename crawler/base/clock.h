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

/* The number of a day of the common calendar, and that of the day in Thailand
 * (UTC+7) at a wall time; 1 January 1970 is 0. month and day from 1. */
int64_t clock_day_number(int64_t year, int64_t month, int64_t day);
int64_t clock_thai_day(int64_t wall_us);

/* Waits so long, or until a signal comes. */
void clock_sleep_ms(int64_t ms);

/* The minute of the day, 0 to 1439, on local clocks: those of the time zone
 * that TZ or the machine names. */
int clock_local_minutes(int64_t wall_us);

/*
 * The first moment after wall_us at which local clocks show a minute of the
 * day (0 to 1439), or pass over it because they are put forward. Whole
 * seconds.
 */
int64_t clock_local_next(int64_t wall_us, int minute_of_day);

/*
 * Reads "2026-11-23T05:00", on local clocks, or with a Z behind it, in UTC. Of
 * two moments with that time the first is taken; a time that clocks pass over
 * is as long after the leap. False, *wall_us untouched, on anything else.
 */
bool clock_from_minute(struct str text, int64_t *wall_us);

#endif
