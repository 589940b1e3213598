/* Shares that were counted in a sample, and how far they are to be trusted. */
#include "score/wilson.h"

#include "test.h"

static void
a_share_has_the_interval_of_wilson(void **state)
{
	static const struct {
		int64_t part;
		int64_t whole;
		struct share want;
	} rows[] = {
	    {0, 0, {0, 0, 1000}},
	    {0, 0, {0, 0, 1000}},
	    {1, 1, {1000, 207, 1000}},
	    {0, 1, {0, 0, 793}},
	    {20, 20, {1000, 839, 1000}},
	    {19, 20, {950, 764, 991}},
	    {1, 2, {500, 95, 905}},
	    {81, 263, {308, 255, 366}},
	    {950, 1000, {950, 935, 962}},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct share got = wilson_share(rows[i].part, rows[i].whole);

		check_int(got.value, rows[i].want.value, "value");
		check_int(got.low, rows[i].want.low, "low");
		check_int(got.high, rows[i].want.high, "high");
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_share_has_the_interval_of_wilson),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
