/* Codes of provinces, and what was meant where one is wrong. */
#include "test.h"

#include "crawl/province.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

static void
there_are_77_codes_in_their_order(void **state)
{
	int64_t count = 0;

	(void)state;
	for (int code = 0; code < 100; code++) {
		const char text[3] = {
		    (char)('0' + code / 10), (char)('0' + code % 10), '\0'};
		const struct province *p = province_of_code(str_of(text));

		if (p == NULL)
			continue;
		check_str(str_of(p->code), text, "code");
		/* A name leads back to its own code. */
		assert_ptr_equal(province_nearest(str_of(p->name_th)), p);
		assert_ptr_equal(province_nearest(str_of(p->name_en)), p);
		count++;
	}
	check_int(count, 77, "provinces");
	assert_null(province_of_code(str_of("")));
	assert_null(province_of_code(str_of("5")));
	assert_null(province_of_code(str_of("055")));
}

static void
what_is_no_code_has_a_nearest(void **state)
{
	static const struct {
		const char *given, *want; /* "": none */
	} rows[] = {
	    {"TH-55", "55"},
	    {"th-10", "10"},
	    {"5501", "55"},
	    {"550101", "55"},
	    {"จังหวัดน่าน", "55"},
	    {"จ.แพร่", "54"},
	    {"NAN", "55"},
	    {"Chiangmai", "50"},
	    {"Chaing Rai", "57"},
	    {"เชียงไหม่", "50"},
	    {"29", "30"},
	    {"28", "27"},
	    {"0", "10"},
	    {"99", "96"},
	    {"5999", ""},
	    {"Atlantis", ""},
	    {"", ""},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct province *p =
		    province_nearest(str_of(rows[i].given));

		check_str(str_of(p == NULL ? "" : p->code), rows[i].want,
		    rows[i].given);
	}
}

static void
the_name_of_an_office_tells_its_province(void **state)
{
	static const struct {
		const char *name, *want;
	} rows[] = {
	    {"สำนักงานเกษตรจังหวัดน่าน", "55"},
	    {"สำนักงานจังหวัดนครศรีธรรมราช", "80"},
	    {"จังหวัดหนองคาย", "43"},
	    {"กรมการจังหวัด สำนักงานจังหวัดเลย", "42"},
	    {"สำนักงานจังหวัดฟ้า", ""},
	    {"กรมน่าน", ""},
	    {"", ""},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct province *p =
		    province_of_office(str_of(rows[i].name));

		check_str(str_of(p == NULL ? "" : p->code), rows[i].want,
		    rows[i].name);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(there_are_77_codes_in_their_order),
	    cmocka_unit_test(what_is_no_code_has_a_nearest),
	    cmocka_unit_test(the_name_of_an_office_tells_its_province),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
