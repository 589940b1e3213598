/* Times as texts, both ways, and what is no time. */
#include "test.h"

#include <stdlib.h>
#include <time.h>

#include "base/clock.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

static void
times_are_written_and_read(void **state)
{
	static const struct {
		int64_t wall_us;
		const char *text;
	} rows[] = {
	    {0, "1970-01-01T00:00:00.000Z"},
	    {INT64_C(1533045600123000), "2018-07-31T14:00:00.123Z"},
	    {INT64_C(951782400000000), "2000-02-29T00:00:00.000Z"},
	    {INT64_C(951868799999000), "2000-02-29T23:59:59.999Z"},
	    {INT64_C(951868800000000), "2000-03-01T00:00:00.000Z"},
	    {INT64_C(1709164800000000), "2024-02-29T00:00:00.000Z"},
	    {INT64_C(4107542400000000), "2100-03-01T00:00:00.000Z"},
	    {INT64_C(4102444799999000), "2099-12-31T23:59:59.999Z"},
	    {INT64_C(-1000), "1969-12-31T23:59:59.999Z"},
	    {INT64_C(-1000000), "1969-12-31T23:59:59.000Z"},
	    {INT64_C(-2208988800000000), "1900-01-01T00:00:00.000Z"},
	    {INT64_C(253402300799999000), "9999-12-31T23:59:59.999Z"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		char text[CLOCK_ISO_BYTES];
		int64_t back = 77;

		clock_iso(rows[i].wall_us, text);
		check_str(str_of(text), rows[i].text, "text");
		assert_true(clock_from_iso(str_of(text), &back));
		check_int(back, rows[i].wall_us, rows[i].text);
	}
}

static void
what_is_less_than_a_millisecond_is_cut(void **state)
{
	static const struct {
		int64_t wall_us;
		const char *text;
	} rows[] = {
	    {INT64_C(1533045600123999), "2018-07-31T14:00:00.123Z"},
	    {-1, "1969-12-31T23:59:59.999Z"},
	    {-999999, "1969-12-31T23:59:59.000Z"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		char text[CLOCK_ISO_BYTES];

		clock_iso(rows[i].wall_us, text);
		check_str(str_of(text), rows[i].text, "text");
	}
}

static void
every_day_of_four_centuries_comes_back(void **state)
{
	const int64_t day_us = INT64_C(86400000000);

	(void)state;
	for (int64_t day = -30 * 366; day < 400 * 366; day++) {
		char text[CLOCK_ISO_BYTES];
		int64_t back = 77;

		clock_iso(day * day_us, text);
		assert_true(clock_from_iso(str_of(text), &back));
		check_int(back, day * day_us, text);
	}
}

static void
decimals_may_be_none_to_six(void **state)
{
	static const struct {
		const char *text;
		int64_t micros;
	} rows[] = {
	    {"1970-01-01T00:00:00Z", 0},
	    {"1970-01-01T00:00:00.1Z", 100000},
	    {"1970-01-01T00:00:00.12Z", 120000},
	    {"1970-01-01T00:00:00.000001Z", 1},
	    {"1970-01-01T00:00:00.123456Z", 123456},
	    {"1970-01-01T00:01:00.5Z", 60500000},
	    {"1970-01-01T00:00:60.5Z", 60500000},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		int64_t back = -1;

		assert_true(clock_from_iso(str_of(rows[i].text), &back));
		check_int(back, rows[i].micros, rows[i].text);
	}
}

static void
anything_else_is_no_time(void **state)
{
	static const char *const texts[] = {"", "Z", "2018", "2018-07-31",
	    "2018-07-31T14:00:00", "2018-07-31 14:00:00Z",
	    "2018-07-31T14:00:00z", "2018-07-31t14:00:00Z",
	    "2018-07-31T14:00:00+00:00", "2018-07-31T14:00:00Zx",
	    " 2018-07-31T14:00:00Z", "2018-07-31T14:00Z", "18-07-31T14:00:00Z",
	    "2018-7-31T14:00:00Z", "2018-00-31T14:00:00Z",
	    "2018-13-31T14:00:00Z", "2018-07-00T14:00:00Z",
	    "2018-07-32T14:00:00Z", "2018-04-31T14:00:00Z",
	    "2018-02-29T14:00:00Z", "1900-02-29T14:00:00Z",
	    "2100-02-29T14:00:00Z", "2000-02-30T14:00:00Z",
	    "2018-07-31T24:00:00Z", "2018-07-31T14:60:00Z",
	    "2018-07-31T14:00:61Z", "2018-07-31T14:00:00.Z",
	    "2018-07-31T14:00:00.1234567Z", "2018-07-31T14:00:00.12x4Z",
	    "2018-07-31T-1:00:00Z", "2018-07-31T-0:00:00Z",
	    "2018-07-31T14:-0:00Z", "2018-07-31T14:00:-0Z",
	    "-001-07-31T14:00:00Z", "-000-07-31T14:00:00Z",
	    "+018-07-31T14:00:00Z", "๒๐๑๘-07-31T14:00:00Z"};

	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++) {
		int64_t back = 77;

		if (clock_from_iso(str_of(texts[i]), &back) || back != 77)
			fail_msg("\"%s\" was read as %lld", texts[i],
			    (long long)back);
	}
}

static int64_t
fixed_wall(void *state)
{
	return *(int64_t *)state;
}

static int64_t
fixed_steady(void *state)
{
	return -*(int64_t *)state;
}

static void
a_clock_is_what_it_was_given(void **state)
{
	int64_t now = 5;
	struct clock c = {fixed_wall, fixed_steady, &now};
	int64_t before = clock_steady_us(&clock_system);

	(void)state;
	check_int(clock_wall_us(&c), 5, "wall");
	check_int(clock_steady_us(&c), -5, "steady");
	assert_true(clock_steady_us(&clock_system) >= before);
	/* 2020-01-01: the machine's clock counts from 1970. */
	assert_true(clock_wall_us(&clock_system) > INT64_C(1577836800000000));
}

static void
use_zone(const char *zone)
{
	assert_int_equal(setenv("TZ", zone, 1), 0);
	tzset();
}

#define BANGKOK "<+07>-7"
#define NEW_YORK "EST5EDT,M3.2.0,M11.1.0"

/* Clocks of New York went from 2:00 to 3:00 on 8 March 2026, at 7:00 UTC, and
 * from 2:00 to 1:00 on 1 November, at 6:00 UTC. */
static void
a_minute_is_read_by_the_local_clock(void **state)
{
	static const struct {
		const char *zone, *text, *utc;
	} rows[] = {
	    {BANGKOK, "2026-11-23T05:00", "2026-11-22T22:00:00.000Z"},
	    {BANGKOK, "2026-11-23T05:00Z", "2026-11-23T05:00:00.000Z"},
	    {NEW_YORK, "2026-03-08T01:59", "2026-03-08T06:59:00.000Z"},
	    {NEW_YORK, "2026-03-08T03:00", "2026-03-08T07:00:00.000Z"},
	    /* Leapt over: as long after the leap as it would have been. */
	    {NEW_YORK, "2026-03-08T02:30", "2026-03-08T07:30:00.000Z"},
	    /* There twice: the first. */
	    {NEW_YORK, "2026-11-01T01:30", "2026-11-01T05:30:00.000Z"},
	    {NEW_YORK, "2026-11-01T00:59", "2026-11-01T04:59:00.000Z"},
	    {NEW_YORK, "2026-11-01T02:00", "2026-11-01T07:00:00.000Z"},
	    {NEW_YORK, "2026-07-01T12:00", "2026-07-01T16:00:00.000Z"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		char got[CLOCK_ISO_BYTES];
		int64_t wall_us = 0;

		use_zone(rows[i].zone);
		assert_true(clock_from_minute(str_of(rows[i].text), &wall_us));
		clock_iso(wall_us, got);
		check_str(str_of(got), rows[i].utc, rows[i].text);
	}
}

static void
what_is_no_minute_is_not_read(void **state)
{
	static const char *const rows[] = {"", "Z", "05:00", "2026-11-23",
	    "2026-11-23T05:00:00", "2026-11-23T05:00:00Z", "2026-11-23T24:00",
	    "2026-11-31T05:00", "2026-11-23t05:00", "2026-11-23T05:00+07:00",
	    "2026-11-23T05:0Z"};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		int64_t wall_us = -7;

		if (clock_from_minute(str_of(rows[i]), &wall_us))
			fail_msg("\"%s\" was read", rows[i]);
		check_int(wall_us, -7, rows[i]);
	}
}

static void
the_next_time_of_day_is_found_through_every_change(void **state)
{
	/* A whole year in steps of 7 hours and some. */
	const int64_t start = INT64_C(1767225600000000);
	const int64_t step = INT64_C(26111) * 1000000;

	(void)state;
	use_zone(NEW_YORK);
	for (int64_t at = start; at < start + 1210 * step; at += step) {
		int minute = (int)(at / 1000000 / 60 * 7 % 1440);
		int64_t next = clock_local_next(at, minute);
		int shown = clock_local_minutes(next);

		/* 23 to 25 hours a day, and a leap may pass over it. */
		assert_true(next > at);
		assert_true(next - at <= INT64_C(25) * 3600 * 1000000);
		if (shown != minute &&
		    !(minute >= 120 && minute < 180 && shown == 180))
			fail_msg(
			    "at %lld: %d for %d", (long long)at, shown, minute);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(times_are_written_and_read),
	    cmocka_unit_test(what_is_less_than_a_millisecond_is_cut),
	    cmocka_unit_test(every_day_of_four_centuries_comes_back),
	    cmocka_unit_test(decimals_may_be_none_to_six),
	    cmocka_unit_test(anything_else_is_no_time),
	    cmocka_unit_test(a_clock_is_what_it_was_given),
	    cmocka_unit_test(a_minute_is_read_by_the_local_clock),
	    cmocka_unit_test(what_is_no_minute_is_not_read),
	    cmocka_unit_test(
	        the_next_time_of_day_is_found_through_every_change),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
