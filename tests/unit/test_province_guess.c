/* What was meant where the code of a province is wrong. */
#include "test.h"

#include "crawl/province_guess.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

static void
a_name_leads_to_its_province(void **state)
{
	(void)state;
	for (size_t i = 0; i < PROVINCE_COUNT; i++) {
		const struct province *p = province_at(i);

		assert_ptr_equal(province_nearest(str_of(p->name.th)), p);
		assert_ptr_equal(province_nearest(str_of(p->name.en)), p);
		assert_ptr_equal(province_nearest(str_of(p->code)), p);
	}
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
	    cmocka_unit_test(a_name_leads_to_its_province),
	    cmocka_unit_test(what_is_no_code_has_a_nearest),
	    cmocka_unit_test(the_name_of_an_office_tells_its_province),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
