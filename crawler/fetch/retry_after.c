#include "fetch/retry_after_impl.h"

#include <stdio.h>

#include "base/clock.h"
#include "base/limits.h"

enum { US_PER_MS = 1000, MS_PER_SECOND = 1000, DATE_PARTS = 6 };

static const char *const month_names[] = {"jan", "feb", "mar", "apr", "may",
    "jun", "jul", "aug", "sep", "oct", "nov", "dec"};

struct civil {
	int64_t year, month, day, hour, minute, second;
};

/* The number of a month from 1, 0 when word is none. */
static int64_t
month_of(struct str word)
{
	for (size_t i = 0; i < sizeof(month_names) / sizeof(*month_names); i++)
		if (str_is_fold(word, month_names[i]))
			return (int64_t)i + 1;
	return 0;
}

static bool
is_gap(char c)
{
	return c == ' ' || c == '-';
}

/* Takes the next run without gaps off *rest; empty at the end. */
static struct str
take_part(struct str *rest)
{
	struct str part;
	size_t begin = 0, end;

	while (begin < rest->len && is_gap(rest->ptr[begin]))
		begin++;
	end = begin;
	while (end < rest->len && !is_gap(rest->ptr[end]))
		end++;
	part = str_slice(*rest, begin, end);
	*rest = str_slice(*rest, end, rest->len);
	return part;
}

static bool
read_time(struct str text, struct civil *c)
{
	struct str hour, minute, second;

	return str_split(&text, ':', &hour) && str_split(&text, ':', &minute) &&
	    str_split(&text, ':', &second) && text.len == 0 &&
	    str_to_int64(hour, 0, 23, &c->hour) &&
	    str_to_int64(minute, 0, 59, &c->minute) &&
	    str_to_int64(second, 0, 60, &c->second);
}

/* A year of two digits is the nearest one to our time (RFC 9110 says: not more
 * than 50 years ahead); HTTP has existed since 1991. */
static bool
read_year(struct str text, struct civil *c)
{
	if (!str_to_int64(text, 0, 9999, &c->year))
		return false;
	if (text.len == 2)
		c->year += c->year < 70 ? 2000 : 1900;
	else if (text.len != 4)
		return false;
	return true;
}

static bool
read_month(struct str text, struct civil *c)
{
	c->month = month_of(text);
	return c->month > 0;
}

/* "Sun Nov  6 08:49:37 1994", behind the weekday */
static bool
read_asctime(const struct str part[DATE_PARTS], struct civil *c)
{
	return read_month(part[0], c) &&
	    str_to_int64(part[1], 1, 31, &c->day) && read_time(part[2], c) &&
	    read_year(part[3], c) && part[4].len == 0;
}

/* "Sun, 06 Nov 1994 08:49:37 GMT" and "Sunday, 06-Nov-94 08:49:37 GMT" */
static bool
read_fixdate(const struct str part[DATE_PARTS], struct civil *c)
{
	return str_to_int64(part[0], 1, 31, &c->day) &&
	    read_month(part[1], c) && read_year(part[2], c) &&
	    read_time(part[3], c) &&
	    (str_is_fold(part[4], "GMT") || str_is_fold(part[4], "UTC")) &&
	    part[5].len == 0;
}

bool
http_date_parse(struct str text, int64_t *wall_us)
{
	struct str part[DATE_PARTS];
	struct civil c = {0};
	char iso[64];
	struct str weekday;

	text = str_trim(text);
	weekday = take_part(&text);
	if (weekday.len < 3)
		return false;
	for (size_t i = 0; i < DATE_PARTS; i++)
		part[i] = take_part(&text);
	if (!read_fixdate(part, &c) && !read_asctime(part, &c))
		return false;
	(void)snprintf(iso, sizeof(iso), "%04d-%02d-%02dT%02d:%02d:%02dZ",
	    (int)c.year, (int)c.month, (int)c.day, (int)c.hour, (int)c.minute,
	    (int)c.second);
	return clock_from_iso(str_of(iso), wall_us);
}

static bool
is_digits(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (text.ptr[i] < '0' || text.ptr[i] > '9')
			return false;
	return text.len > 0;
}

int64_t
retry_after_ms(struct str value, struct str date, int64_t now_us)
{
	int64_t seconds, then_us, from_us, wait_ms;

	value = str_trim(value);
	if (is_digits(value)) {
		if (!str_to_int64(value, 0, LIMIT_RETRY_AFTER_MS, &seconds))
			return LIMIT_RETRY_AFTER_MS;
		wait_ms = seconds * MS_PER_SECOND;
	} else {
		if (!http_date_parse(value, &then_us))
			return -1;
		if (!http_date_parse(date, &from_us))
			from_us = now_us;
		wait_ms = (then_us - from_us) / US_PER_MS;
	}
	if (wait_ms < 0)
		return 0;
	return wait_ms < LIMIT_RETRY_AFTER_MS ? wait_ms : LIMIT_RETRY_AFTER_MS;
}
