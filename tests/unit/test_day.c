/* Days for people. */
#include "publish/day.h"

#include "test.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

static void
days_are_those_of_thailand(void **state)
{
	static const struct {
		const char *iso, *th, *en;
	} rows[] = {
	    {"2018-07-31T03:00:00.000Z", "31 กรกฎาคม 2561", "31 July 2018"},
	    {"2018-07-31T16:59:59.000Z", "31 กรกฎาคม 2561", "31 July 2018"},
	    {"2018-07-31T17:00:00.000Z", "1 สิงหาคม 2561", "1 August 2018"},
	    {"2018-12-31T20:00:00.000Z", "1 มกราคม 2562", "1 January 2019"},
	    {"2020-02-28T18:00:00.000Z", "29 กุมภาพันธ์ 2563", "29 February 2020"},
	    {"2019-02-28T18:00:00.000Z", "1 มีนาคม 2562", "1 March 2019"},
	    {"", "", ""},
	    {"2018-07-31", "", ""},
	    {"2018-13-01T00:00:00Z", "", ""},
	    {"soon", "", ""},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct buf th = {0}, en = {0};

		day_append(&th, str_of(rows[i].iso), LANG_TH);
		day_append(&en, str_of(rows[i].iso), LANG_EN);
		check_str(buf_str(&th), rows[i].th, rows[i].iso);
		check_str(buf_str(&en), rows[i].en, rows[i].iso);
		buf_release(&th);
		buf_release(&en);
	}
}

static void
one_day_stands_alone(void **state)
{
	static const struct {
		const char *from, *to, *th, *en;
	} rows[] = {
	    {"2018-07-30T03:00:00Z", "2018-08-02T03:00:00Z",
	        "30 กรกฎาคม 2561 ถึง 2 สิงหาคม 2561",
	        "30 July 2018 to 2 August 2018"},
	    {"2018-07-11T03:00:00Z", "2018-08-01T03:00:00Z",
	        "11 กรกฎาคม 2561 ถึง 1 สิงหาคม 2561",
	        "11 July 2018 to 1 August 2018"},
	    {"2018-07-30T03:00:00Z", "2018-07-30T09:00:00Z", "30 กรกฎาคม 2561",
	        "30 July 2018"},
	    {"2018-07-30T03:00:00Z", "", "30 กรกฎาคม 2561", "30 July 2018"},
	    {"", "2018-07-30T03:00:00Z", "30 กรกฎาคม 2561", "30 July 2018"},
	    {"", "", "", ""},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct buf th = {0}, en = {0};

		day_append_range(
		    &th, str_of(rows[i].from), str_of(rows[i].to), LANG_TH);
		/* What stands before it does not matter. */
		(void)buf_append_cstr(&en, "1 ");
		day_append_range(
		    &en, str_of(rows[i].from), str_of(rows[i].to), LANG_EN);
		check_str(buf_str(&th), rows[i].th, "Thai");
		check_str(
		    str_slice(buf_str(&en), 2, en.len), rows[i].en, "English");
		buf_release(&th);
		buf_release(&en);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(days_are_those_of_thailand),
	    cmocka_unit_test(one_day_stands_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
