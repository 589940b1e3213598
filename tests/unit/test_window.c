/* Hours of the day and moments to stop at, by the local clock. */
#include "test.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "crawl/window.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

/* The first rule of daylight saving: no zone file is needed for it. */
#define BANGKOK "<+07>-7"
#define NEW_YORK "EST5EDT,M3.2.0,M11.1.0"

static void
use_zone(const char *zone)
{
	assert_int_equal(setenv("TZ", zone, 1), 0);
	tzset();
}

static int64_t
moment(const char *iso)
{
	int64_t wall_us;

	assert_true(clock_from_iso(str_of(iso), &wall_us));
	return wall_us;
}

static void
check_moment(int64_t got_us, const char *want, const char *what)
{
	char got[CLOCK_ISO_BYTES];

	clock_iso(got_us, got);
	if (strncmp(got, want, strlen(want)) != 0)
		fail_msg("%s: got %s, want %s", what, got, want);
}

static void
two_times_are_a_window(void **state)
{
	static const struct {
		const char *text;
		int from, to;
	} rows[] = {
	    {"22:00-05:00", 1320, 300},
	    {"9:30-16:30", 570, 990},
	    {" 00:00 - 24:00 ", 0, 1440},
	    {"23:59-0:00", 1439, 0},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct window w = {-1, -1};
		struct err e = {0};

		check_int(window_parse(str_of(rows[i].text), &w, &e), ERR_NONE,
		    rows[i].text);
		check_int(w.from_minute, rows[i].from, rows[i].text);
		check_int(w.to_minute, rows[i].to, rows[i].text);
	}
}

static void
anything_else_is_refused_with_what_to_write(void **state)
{
	static const struct {
		const char *text, *hint;
	} rows[] = {
	    {"", "22:00-05:00"},
	    {"22:00", "22:00-05:00"},
	    {"22-05", "22:00-05:00"},
	    {"22:00-05:60", "22:00-05:00"},
	    {"24:00-05:00", "22:00-05:00"},
	    {"22:00-24:01", "22:00-05:00"},
	    {"22:00-25:00", "22:00-05:00"},
	    {"022:00-05:00", "22:00-05:00"},
	    {"22:00-05:0", "22:00-05:00"},
	    {"22:00-05:00-06:00", "22:00-05:00"},
	    {"22:00-05:00:00", "22:00-05:00"},
	    {"05:00-05:00", "00:00-24:00"},
	    {"00:00-0:00", "00:00-24:00"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct window w = {-1, -1};
		struct err e = {0};

		check_int(window_parse(str_of(rows[i].text), &w, &e), ERR_USAGE,
		    rows[i].text);
		check_int(w.from_minute, -1, rows[i].text);
		if (strstr(e.msg, rows[i].hint) == NULL)
			fail_msg("%s: \"%s\"", rows[i].text, e.msg);
	}
}

static void
the_first_minute_is_in_and_the_last_is_not(void **state)
{
	static const struct {
		struct window w;
		int minute;
		bool is_open;
	} rows[] = {
	    {{1320, 300}, 1319, false},
	    {{1320, 300}, 1320, true},
	    {{1320, 300}, 0, true},
	    {{1320, 300}, 299, true},
	    {{1320, 300}, 300, false},
	    {{570, 990}, 569, false},
	    {{570, 990}, 570, true},
	    {{570, 990}, 989, true},
	    {{570, 990}, 990, false},
	    {{0, 1440}, 0, true},
	    {{0, 1440}, 1439, true},
	    {{0, 0}, 0, true},
	    {{0, 0}, 1439, true},
	    {{1439, 0}, 1439, true},
	    {{1439, 0}, 0, false},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		if (window_is_open(&rows[i].w, rows[i].minute) !=
		    rows[i].is_open)
			fail_msg("row %zu", i);
}

static void
what_is_closed_opens_by_the_local_clock(void **state)
{
	static const struct {
		const char *zone, *window, *now, *opens;
	} rows[] = {
	    {BANGKOK, "22:00-05:00", "2026-11-22T14:00:00Z",
	        "2026-11-22T15:00:00"},
	    {BANGKOK, "22:00-05:00", "2026-11-22T14:59:59.999Z",
	        "2026-11-22T15:00:00"},
	    {BANGKOK, "22:00-05:00", "2026-11-22T15:00:00Z",
	        "2026-11-22T15:00:00"},
	    {BANGKOK, "22:00-05:00", "2026-11-22T21:59:59Z",
	        "2026-11-22T21:59:59"},
	    {BANGKOK, "22:00-05:00", "2026-11-22T22:00:00Z",
	        "2026-11-23T15:00:00"},
	    {BANGKOK, "09:17-09:18", "2026-12-31T02:18:00Z",
	        "2027-01-01T02:17:00"},
	    /* Clocks went from 2:00 to 3:00 on 8 March 2026 ... */
	    {NEW_YORK, "02:30-05:00", "2026-03-08T06:00:00Z",
	        "2026-03-08T07:00:00"},
	    {NEW_YORK, "02:10-02:50", "2026-03-08T06:00:00Z",
	        "2026-03-09T06:10:00"},
	    {NEW_YORK, "22:00-23:00", "2026-03-08T06:00:00Z",
	        "2026-03-09T02:00:00"},
	    /* ... and from 2:00 to 1:00 on 1 November. */
	    {NEW_YORK, "01:30-01:40", "2026-11-01T05:00:00Z",
	        "2026-11-01T05:30:00"},
	    {NEW_YORK, "01:30-01:40", "2026-11-01T05:45:00Z",
	        "2026-11-01T06:30:00"},
	    {NEW_YORK, "03:00-04:00", "2026-11-01T05:45:00Z",
	        "2026-11-01T08:00:00"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		int64_t now = moment(rows[i].now), wait_ms;
		struct window w;

		use_zone(rows[i].zone);
		assert_int_equal(
		    window_parse(str_of(rows[i].window), &w, NULL), ERR_NONE);
		wait_ms = window_opens_in_ms(&w, now);
		check_moment(now + wait_ms * 1000, rows[i].opens, rows[i].now);
		assert_true(window_is_open(
		    &w, clock_local_minutes(now + wait_ms * 1000)));
	}
}

static void
a_moment_to_stop_at_is_the_next_of_its_kind(void **state)
{
	static const struct {
		const char *zone, *text, *now, *until;
	} rows[] = {
	    {BANGKOK, "05:00", "2026-11-22T15:00:00Z", "2026-11-22T22:00:00"},
	    {BANGKOK, "5:00", "2026-11-22T22:00:00Z", "2026-11-23T22:00:00"},
	    {BANGKOK, "24:00", "2026-11-22T15:00:00Z", "2026-11-22T17:00:00"},
	    {BANGKOK, "2026-11-23T05:00", "2026-11-22T15:00:00Z",
	        "2026-11-22T22:00:00"},
	    {BANGKOK, " 2026-11-23T05:00Z ", "2026-11-22T15:00:00Z",
	        "2026-11-23T05:00:00"},
	    {NEW_YORK, "02:30", "2026-03-08T06:00:00Z", "2026-03-08T07:00:00"},
	    {NEW_YORK, "05:00", "2026-03-08T06:00:00Z", "2026-03-08T09:00:00"},
	    {NEW_YORK, "05:00", "2026-10-31T20:00:00Z", "2026-11-01T10:00:00"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct err e = {0};
		int64_t until = -1;

		use_zone(rows[i].zone);
		check_int(until_parse(str_of(rows[i].text), moment(rows[i].now),
		              &until, &e),
		    ERR_NONE, e.msg);
		check_moment(until, rows[i].until, rows[i].text);
	}
}

static void
a_moment_that_is_none_or_passed_is_refused(void **state)
{
	static const struct {
		const char *text, *message;
	} rows[] = {
	    {"", "05:00"},
	    {"tomorrow", "2026-11-23T05:00"},
	    {"25:00", "05:00"},
	    {"2026-11-23", "05:00"},
	    {"2026-11-23 05:00", "05:00"},
	    {"2026-02-30T05:00", "05:00"},
	    {"2026-11-22T05:00", "passed"},
	    {"2026-11-22T15:00Z", "passed"},
	};
	int64_t now = moment("2026-11-22T15:00:00Z");

	(void)state;
	use_zone(BANGKOK);
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct err e = {0};
		int64_t until = -1;

		check_int(until_parse(str_of(rows[i].text), now, &until, &e),
		    ERR_USAGE, rows[i].text);
		check_int(until, -1, rows[i].text);
		if (strstr(e.msg, rows[i].message) == NULL)
			fail_msg("%s: \"%s\"", rows[i].text, e.msg);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(two_times_are_a_window),
	    cmocka_unit_test(anything_else_is_refused_with_what_to_write),
	    cmocka_unit_test(the_first_minute_is_in_and_the_last_is_not),
	    cmocka_unit_test(what_is_closed_opens_by_the_local_clock),
	    cmocka_unit_test(a_moment_to_stop_at_is_the_next_of_its_kind),
	    cmocka_unit_test(a_moment_that_is_none_or_passed_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
