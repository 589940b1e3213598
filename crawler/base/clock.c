#include "base/clock.h"

#include <assert.h>
#include <stdio.h>
#include <time.h>

enum { US_PER_SECOND = 1000000, SECONDS_PER_DAY = 86400, DAY_MINUTES = 1440 };

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
clock_sleep_ms(int64_t ms)
{
	struct timespec t = {
	    .tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000};

	(void)nanosleep(&t, NULL);
}

/* Seconds since 1970, rounded down. */
static time_t
seconds_of(int64_t wall_us)
{
	int64_t seconds = wall_us / US_PER_SECOND;

	return (time_t)(seconds - (wall_us % US_PER_SECOND < 0));
}

void
clock_iso(int64_t wall_us, char out[CLOCK_ISO_BYTES])
{
	time_t seconds = seconds_of(wall_us);
	int micros = (int)(wall_us - (int64_t)seconds * US_PER_SECOND);
	struct tm t;
	size_t n;

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

int64_t
clock_day_number(int64_t year, int64_t month, int64_t day)
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

int64_t
clock_thai_day(int64_t wall_us)
{
	const int64_t second_us = US_PER_SECOND;
	const int64_t day_us = SECONDS_PER_DAY * second_us;
	int64_t us = wall_us + (int64_t)7 * 3600 * second_us;

	return us >= 0 ? us / day_us : -((day_us - 1 - us) / day_us);
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
	*wall_us = (clock_day_number(year, month, day) * SECONDS_PER_DAY +
	               hour * 3600 + minute * 60 + second) *
	        US_PER_SECOND +
	    micros;
	return true;
}

static int
local_minutes(time_t seconds)
{
	struct tm t = {0};

	(void)localtime_r(&seconds, &t);
	return t.tm_hour * 60 + t.tm_min;
}

/* Seconds that local clocks are ahead of UTC. */
static int64_t
local_offset(int64_t seconds)
{
	time_t at = (time_t)seconds;
	struct tm t = {0};

	(void)localtime_r(&at, &t);
	return t.tm_gmtoff;
}

int
clock_local_minutes(int64_t wall_us)
{
	return local_minutes(seconds_of(wall_us));
}

int64_t
clock_local_next(int64_t wall_us, int minute_of_day)
{
	time_t at = seconds_of(wall_us);

	/* The rest of the minute we are in. */
	at += 60 - at % 60;
	/* Clocks are only put forward or back at a quarter of an hour, so
	 * between two quarters they run evenly. */
	for (int minute = local_minutes(at); minute != minute_of_day;) {
		int step = 15 - minute % 15;
		int distance =
		    (minute_of_day - minute + DAY_MINUTES) % DAY_MINUTES;
		int shown, passed;

		if (distance < step)
			return (int64_t)(at + (time_t)distance * 60) *
			    US_PER_SECOND;
		at += (time_t)step * 60;
		shown = local_minutes(at);
		passed = (shown - minute + DAY_MINUTES) % DAY_MINUTES;
		if (passed < DAY_MINUTES / 2 && distance < passed)
			break;
		minute = shown;
	}
	return (int64_t)at * US_PER_SECOND;
}

bool
clock_from_minute(struct str text, int64_t *wall_us)
{
	bool is_utc = str_ends(text, str_of("Z"));
	struct str minute = str_slice(text, 0, text.len - is_utc);
	char full[CLOCK_ISO_BYTES];
	int64_t shown, before, after;

	if (minute.len != sizeof("2018-07-31T14:00") - 1)
		return false;
	(void)snprintf(full, sizeof(full), "%.*s:00Z", STR_ARG(minute));
	if (!clock_from_iso(str_of(full), &shown))
		return false;
	if (is_utc) {
		*wall_us = shown;
		return true;
	}
	shown /= US_PER_SECOND;
	before = local_offset(shown - SECONDS_PER_DAY);
	after = local_offset(shown + SECONDS_PER_DAY);
	/* With neither of them right the time is one that clocks leap over. */
	if (local_offset(shown - before) != before &&
	    local_offset(shown - after) == after)
		before = after;
	*wall_us = (shown - before) * US_PER_SECOND;
	return true;
}
