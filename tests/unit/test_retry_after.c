/* When a server wants to be asked again. */
#include "test.h"

#include "base/clock.h"
#include "base/limits.h"
#include "fetch/retry_after_impl.h"

static void
dates_are_read_in_all_forms(void **state)
{
	static const struct {
		const char *text;
		const char *iso; /* NULL: no date */
	} rows[] = {
	    {"Sun, 06 Nov 1994 08:49:37 GMT", "1994-11-06T08:49:37.000Z"},
	    {"Sunday, 06-Nov-94 08:49:37 GMT", "1994-11-06T08:49:37.000Z"},
	    {"Sun Nov  6 08:49:37 1994", "1994-11-06T08:49:37.000Z"},
	    {"  Tue, 31 Jul 2018 14:00:00 GMT ", "2018-07-31T14:00:00.000Z"},
	    {"tue, 31 jul 2018 14:00:00 gmt", "2018-07-31T14:00:00.000Z"},
	    {"Wednesday, 01-Jan-69 00:00:00 GMT", "2069-01-01T00:00:00.000Z"},
	    {"Tue, 31 Jul 2018 24:00:00 GMT", NULL},
	    {"Tue, 31 Jul 2018 14:00:00 ICT", NULL},
	    {"Tue, 31 Jul 2018 14:00:00", NULL},
	    {"Tue, 31 Jul 2018 14:00:00 GMT x", NULL},
	    {"Tue, 31 Jul 218 14:00:00 GMT", NULL},
	    {"Tue, 31 Foo 2018 14:00:00 GMT", NULL},
	    {"Tue, 00 Jul 2018 14:00:00 GMT", NULL},
	    {"Tue, 31 Jul 2018 14:00 GMT", NULL},
	    {"Tue, 31 Jul 2018 14:00:00:00 GMT", NULL},
	    {"31 Jul 2018 14:00:00 GMT", NULL},
	    {"2018-07-31T14:00:00Z", NULL},
	    {"", NULL},
	};
	char iso[CLOCK_ISO_BYTES];

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		int64_t us = 0;
		bool is_date = http_date_parse(str_of(rows[i].text), &us);

		check_int(is_date, rows[i].iso != NULL, rows[i].text);
		if (!is_date) {
			check_int(us, 0, "untouched");
			continue;
		}
		clock_iso(us, iso);
		check_str(str_of(iso), rows[i].iso, rows[i].text);
	}
}

static void
waits_are_milliseconds_within_a_day(void **state)
{
	static const char now[] = "2018-07-31T14:00:00Z";
	static const struct {
		const char *value;
		const char *date;
		int64_t want_ms;
	} rows[] = {
	    {"120", "", 120000},
	    {" 0 ", "", 0},
	    {"86400", "", LIMIT_RETRY_AFTER_MS},
	    {"86401", "", LIMIT_RETRY_AFTER_MS},
	    {"99999999999999999999999", "", LIMIT_RETRY_AFTER_MS},
	    {"-5", "", -1},
	    {"soon", "", -1},
	    {"", "", -1},
	    {"1.5", "", -1},
	    {"Tue, 31 Jul 2018 14:01:00 GMT", "", 60000},
	    {"Tue, 31 Jul 2018 14:01:00 GMT", "never", 60000},
	    /* a server whose clock is off */
	    {"Tue, 31 Jul 2017 14:01:00 GMT", "Tue, 31 Jul 2017 14:00:50 GMT",
	        10000},
	    {"Tue, 31 Jul 2018 13:00:00 GMT", "", 0},
	    {"Tue, 31 Jul 2028 13:00:00 GMT", "", LIMIT_RETRY_AFTER_MS},
	};
	int64_t now_us = 0;

	(void)state;
	assert_true(clock_from_iso(str_of(now), &now_us));
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		check_int(retry_after_ms(str_of(rows[i].value),
		              str_of(rows[i].date), now_us),
		    rows[i].want_ms, rows[i].value);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(dates_are_read_in_all_forms),
	    cmocka_unit_test(waits_are_milliseconds_within_a_day),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
