#include "base/clock.h"

#include <assert.h>
#include <stdio.h>
#include <time.h>

enum { US_PER_SECOND = 1000000, SECONDS_PER_DAY = 86400 };

static int64_t
machine_us(clockid_t id)
{
	struct timespec t;
	int rc = clock_gettime(id, &t);

	assert(rc == 0);
	(void)rc;
	return (int64_t)t.tv_sec * US_PER_SECOND + t.tv_nsec / 1000;
}

static int64_t
system_wall_us(void *state)
{
	(void)state;
	return machine_us(CLOCK_REALTIME);
}

static int64_t
system_steady_us(void *state)
{
	(void)state;
	return machine_us(CLOCK_MONOTONIC);
}

const struct clock clock_system = {system_wall_us, system_steady_us, NULL};

int64_t
clock_wall_us(const struct clock *c)
{
	return c->wall_us(c->state);
}

int64_t
clock_steady_us(const struct clock *c)
{
	return c->steady_us(c->state);
}

void
clock_iso(int64_t wall_us, char out[CLOCK_ISO_BYTES])
{
	time_t seconds = (time_t)(wall_us / US_PER_SECOND);
	int micros = (int)(wall_us % US_PER_SECOND);
	struct tm t;
	size_t n;

	if (micros < 0) {
		micros += US_PER_SECOND;
		seconds--;
	}
	(void)gmtime_r(&seconds, &t);
	n = strftime(out, CLOCK_ISO_BYTES, "%Y-%m-%dT%H:%M:%S", &t);
	(void)snprintf(out + n, CLOCK_ISO_BYTES - n, ".%03dZ", micros / 1000);
}

/* Takes digits of a fixed width off *rest, then the character behind them;
 * 0 for none. */
static bool
take(struct str *rest, size_t width, char behind, int64_t *out)
{
	struct str digits = str_slice(*rest, 0, width);

	if (digits.len != width || digits.ptr[0] == '-' ||
	    !str_to_int64(digits, 0, 9999, out))
		return false;
	*rest = str_slice(*rest, width, rest->len);
	if (behind == 0)
		return true;
	if (rest->len == 0 || rest->ptr[0] != behind)
		return false;
	*rest = str_slice(*rest, 1, rest->len);
	return true;
}

static bool
take_micros(struct str *rest, int64_t *out)
{
	int64_t scale = US_PER_SECOND;
	size_t n = 1;

	*out = 0;
	if (rest->len == 0 || rest->ptr[0] != '.')
		return true;
	for (; n < rest->len && rest->ptr[n] >= '0' && rest->ptr[n] <= '9';
	     n++) {
		scale /= 10;
		*out += scale * (rest->ptr[n] - '0');
	}
	*rest = str_slice(*rest, n, rest->len);
	return n > 1 && n <= 7;
}

/* Days from 1970-01-01 in the proleptic Gregorian calendar. */
static int64_t
days_from_civil(int64_t year, int64_t month, int64_t day)
{
	int64_t y = month <= 2 ? year - 1 : year;
	int64_t era = (y >= 0 ? y : y - 399) / 400;
	int64_t year_of_era = y - era * 400;
	int64_t day_of_year =
	    (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	int64_t day_of_era = year_of_era * 365 + year_of_era / 4 -
	    year_of_era / 100 + day_of_year;

	return era * 146097 + day_of_era - 719468;
}

static int64_t
days_in_month(int64_t year, int64_t month)
{
	static const int64_t days[] = {
	    31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (month == 2 && is_leap);
}

bool
clock_from_iso(struct str text, int64_t *wall_us)
{
	int64_t year, month, day, hour, minute, second, micros;

	if (!take(&text, 4, '-', &year) || !take(&text, 2, '-', &month) ||
	    !take(&text, 2, 'T', &day) || !take(&text, 2, ':', &hour) ||
	    !take(&text, 2, ':', &minute) || !take(&text, 2, 0, &second) ||
	    !take_micros(&text, &micros) || !str_is(text, "Z"))
		return false;
	if (month < 1 || month > 12 || day < 1 ||
	    day > days_in_month(year, month) || hour > 23 || minute > 59 ||
	    second > 60)
		return false;
	*wall_us = (days_from_civil(year, month, day) * SECONDS_PER_DAY +
	               hour * 3600 + minute * 60 + second) *
	        US_PER_SECOND +
	    micros;
	return true;
}
