#include "crawl/window.h"

#include "base/clock.h"

enum { DAY_MINUTES = 24 * 60, US_PER_MS = 1000 };

/* Minutes past midnight of "5:00" or "05:00", up to "24:00". */
static bool
read_time(struct str text, int *out)
{
	struct str minutes = str_trim(text), hours = {0};
	int64_t hour, minute;

	if (!str_split(&minutes, ':', &hours) || hours.len > 2 ||
	    minutes.len != 2 || !str_to_int64(hours, 0, 24, &hour) ||
	    !str_to_int64(minutes, 0, 59, &minute) ||
	    hour * 60 + minute > DAY_MINUTES)
		return false;
	*out = (int)(hour * 60 + minute);
	return true;
}

enum err_code
window_parse(struct str text, struct window *out, struct err *e)
{
	struct str to_text = text, from_text = {0};
	int from = 0, to = 0;

	if (!str_split(&to_text, '-', &from_text) ||
	    !read_time(from_text, &from) || !read_time(to_text, &to) ||
	    from == DAY_MINUTES)
		return err_set(e, ERR_USAGE,
		    "hours of the day are written as 22:00-05:00, not %.*s",
		    STR_ARG(text));
	if (from == to)
		return err_set(e, ERR_USAGE,
		    "%.*s begins and ends at the same time; the whole day is "
		    "00:00-24:00",
		    STR_ARG(text));
	*out = (struct window){from, to};
	return ERR_NONE;
}

bool
window_is_open(const struct window *w, int minute_of_day)
{
	if (w->from_minute < w->to_minute)
		return minute_of_day >= w->from_minute &&
		    minute_of_day < w->to_minute;
	return minute_of_day >= w->from_minute || minute_of_day < w->to_minute;
}

int64_t
window_opens_in_ms(const struct window *w, int64_t wall_us)
{
	int64_t at = wall_us;

	while (!window_is_open(w, clock_local_minutes(at)))
		at = clock_local_next(at, w->from_minute);
	return (at - wall_us + US_PER_MS - 1) / US_PER_MS;
}

enum err_code
until_parse(struct str text, int64_t wall_us, int64_t *out_us, struct err *e)
{
	struct str trimmed = str_trim(text);
	int64_t at;
	int minute;

	if (read_time(trimmed, &minute)) {
		*out_us = clock_local_next(wall_us, minute % DAY_MINUTES);
		return ERR_NONE;
	}
	if (!clock_from_minute(trimmed, &at))
		return err_set(e, ERR_USAGE,
		    "a time to stop at is written as 05:00 or "
		    "2026-11-23T05:00, not %.*s",
		    STR_ARG(text));
	if (at <= wall_us)
		return err_set(
		    e, ERR_USAGE, "%.*s has passed already", STR_ARG(text));
	*out_us = at;
	return ERR_NONE;
}
