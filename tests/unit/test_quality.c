/* Shares of right verdicts and how far they are to be trusted. */
#include "cli/rules_quality.h"

#include "test.h"

static void
a_share_has_the_interval_of_wilson(void **state)
{
	static const struct {
		struct judged judged;
		struct share want;
	} rows[] = {
	    {{0, 0, 0}, {0, 0, 1000}},
	    {{0, 0, 9}, {0, 0, 1000}},
	    {{1, 0, 0}, {1000, 207, 1000}},
	    {{0, 1, 0}, {0, 0, 793}},
	    {{20, 0, 3}, {1000, 839, 1000}},
	    {{19, 1, 0}, {950, 764, 991}},
	    {{1, 1, 0}, {500, 95, 905}},
	    {{81, 182, 0}, {308, 255, 366}},
	    {{950, 50, 0}, {950, 935, 962}},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct share got = quality_share(&rows[i].judged);

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
