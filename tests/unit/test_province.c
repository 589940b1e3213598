/* The provinces: their codes, names and places on the map of tiles. */
#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "record/province.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

static void
codes_ascend_and_lead_back(void **state)
{
	(void)state;
	for (size_t i = 0; i < PROVINCE_COUNT; i++) {
		const struct province *p = province_at(i);

		check_int((int64_t)strlen(p->code), 2, p->code);
		assert_ptr_equal(province_of_code(str_of(p->code)), p);
		if (i > 0)
			assert_true(
			    strcmp(province_at(i - 1)->code, p->code) < 0);
	}
	assert_null(province_of_code(str_of("")));
	assert_null(province_of_code(str_of("5")));
	assert_null(province_of_code(str_of("055")));
}

static void
no_two_share_a_name_or_a_tile(void **state)
{
	(void)state;
	for (size_t i = 0; i < PROVINCE_COUNT; i++)
		for (size_t k = 0; k < i; k++) {
			const struct province *a = province_at(i),
			                      *b = province_at(k);

			assert_string_not_equal(a->name.th, b->name.th);
			assert_string_not_equal(a->name.en, b->name.en);
			assert_string_not_equal(
			    a->short_name.th, b->short_name.th);
			assert_string_not_equal(
			    a->short_name.en, b->short_name.en);
			assert_false(
			    a->column == b->column && a->row == b->row);
		}
}

static void
short_names_are_two_letters_and_three(void **state)
{
	enum { THAI_LETTER_BYTES = 3 };

	(void)state;
	for (size_t i = 0; i < PROVINCE_COUNT; i++) {
		const struct province *p = province_at(i);

		check_int((int64_t)strlen(p->short_name.th),
		    2 * THAI_LETTER_BYTES, p->short_name.th);
		check_int(
		    (int64_t)strlen(p->short_name.en), 3, p->short_name.en);
		assert_true(p->column >= 0 && p->column < PROVINCE_COLUMNS);
		assert_true(p->row >= 0 && p->row < PROVINCE_ROWS);
	}
	check_str(str_of(province_of_code(str_of("61"))->short_name.th), "อน",
	    "Uthai Thani");
	check_str(str_of(province_of_code(str_of("80"))->short_name.th), "นศ",
	    "Nakhon Si Thammarat");
}

static const struct province *
province(const char *code)
{
	const struct province *p = province_of_code(str_of(code));

	assert_non_null(p);
	return p;
}

static void
neighbours_touch(void **state)
{
	static const struct {
		const char *of, *neighbours[9];
	} rows[] = {
	    {"10", {"11", "12", "13", "74"}},
	    {"14", {"13", "15", "19"}},
	    {"20", {"21", "22", "24", "11"}},
	    {"22", {"20", "21", "23", "27"}},
	    {"30", {"16", "19", "31", "36"}},
	    {"34", {"33", "35", "37"}},
	    {"40", {"41", "36", "39", "44", "46"}},
	    {"41", {"39", "40", "43", "46", "47"}},
	    {"45", {"32", "33", "35", "44", "46", "49"}},
	    {"47", {"38", "41", "46", "48", "49"}},
	    {"50", {"51", "52", "57", "58"}},
	    {"53", {"54", "64", "65", "42"}},
	    {"55", {"54", "56"}},
	    {"63", {"51", "52", "62", "64"}},
	    {"67", {"42", "65", "66", "36", "16"}},
	    {"71", {"61", "70", "72", "73"}},
	    {"77", {"76", "86"}},
	    {"84", {"80", "81", "82", "85", "86"}},
	    {"90", {"91", "93", "94", "95"}},
	    {"95", {"90", "94", "96"}},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		for (size_t k = 0; rows[i].neighbours[k] != NULL; k++) {
			const struct province *a = province(rows[i].of),
			                      *b = province(
			                          rows[i].neighbours[k]);

			if (abs(a->column - b->column) > 1 ||
			    abs(a->row - b->row) > 1)
				fail_msg("%s and %s do not touch", a->name.en,
				    b->name.en);
		}
}

static void
the_map_lies_as_the_country_does(void **state)
{
	static const char *const south[] = {"90", "91", "93", "94", "95", "96"};

	(void)state;
	check_int(province("57")->row, 0, "the north");
	check_int(province("58")->column, 0, "the west of the north");
	check_int(province("34")->column, PROVINCE_COLUMNS - 1, "the east");
	for (size_t i = 0; i < COUNT(south); i++)
		assert_true(province(south[i])->row >= PROVINCE_ROWS - 3);
	assert_true(province("83")->column < province("81")->column);
	assert_true(province("83")->column < province("82")->column);
	assert_true(province("23")->column > province("77")->column);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(codes_ascend_and_lead_back),
	    cmocka_unit_test(no_two_share_a_name_or_a_tile),
	    cmocka_unit_test(short_names_are_two_letters_and_three),
	    cmocka_unit_test(neighbours_touch),
	    cmocka_unit_test(the_map_lies_as_the_country_does),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
