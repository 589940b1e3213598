/*
 * When a crawl may ask: hours of the day, by the local clock of the machine
 * (the time zone of TZ), and a moment to stop at. Pure but for the time zone;
 * the time itself is a parameter.
 */
#ifndef CRAWL_WINDOW_H
#define CRAWL_WINDOW_H

#include "base/err.h"
#include "base/str.h"

/* From a minute of the day, up to before another; over midnight when the first
 * is the later one. A zeroed struct is always open. */
struct window {
	int from_minute; /* 0 to 1439 */
	int to_minute; /* 0 to 1440 */
};

/*
 * Reads "22:00-05:00": two times of 24 hours, hours of one or two digits,
 * blanks around them allowed. "00:00-24:00" is always. ERR_USAGE, with a
 * message that says what to write instead, on anything else and when both
 * times are the same.
 */
enum err_code window_parse(struct str text, struct window *out, struct err *e);

/* Whether it is open at a minute of the day, 0 to 1439. */
bool window_is_open(const struct window *w, int minute_of_day);

/*
 * Milliseconds from wall_us (microseconds since 1970) until it is open; 0 when
 * it is. Right also when clocks are put forward or back in between: a window
 * that clocks leap over whole does not open that day.
 */
int64_t window_opens_in_ms(const struct window *w, int64_t wall_us);

/*
 * Reads a moment to stop at: "05:00", the next such time after wall_us by the
 * local clock; "2026-11-23T05:00", local too; or "2026-11-23T05:00Z", UTC.
 * ERR_USAGE, with what to write instead, on anything else and on a moment that
 * is not after wall_us.
 */
enum err_code until_parse(
    struct str text, int64_t wall_us, int64_t *out_us, struct err *e);

#endif
