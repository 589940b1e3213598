/* Lengths of time with their units, and what is none. */
#include "test.h"

#include "base/duration.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

static void
a_number_and_a_unit_is_a_duration(void **state)
{
	static const struct {
		const char *text;
		int64_t ms;
	} rows[] = {
	    {"0ms", 0},
	    {"250ms", 250},
	    {"2s", 2000},
	    {"5m", 300000},
	    {"1h", 3600000},
	    {"1000000h", INT64_C(3600000000000)},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		int64_t ms = -1;

		assert_true(duration_parse(str_of(rows[i].text), &ms));
		check_int(ms, rows[i].ms, rows[i].text);
	}
}

static void
anything_else_is_none(void **state)
{
	static const char *const rows[] = {"", "5", "s", "ms", "-1s", "1.5s",
	    "5 s", "5S", "5sec", "1000001s", "5d", " 5s", "99999999999999999s"};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		int64_t ms = -1;

		if (duration_parse(str_of(rows[i]), &ms))
			fail_msg("\"%s\" was read", rows[i]);
		check_int(ms, -1, rows[i]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_number_and_a_unit_is_a_duration),
	    cmocka_unit_test(anything_else_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
