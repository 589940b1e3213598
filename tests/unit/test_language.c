#include "text/language.h"

#include "test.h"

static void
test_codes_of_languages_are_known(void **state)
{
	static const char *const known[] = {"th", "TH", "en-GB", "en-US-GB",
	    "zh-Hans-CN", "nod", "sou", "mfa", "iw", "sh", "und", "mul", "qaa",
	    "qtz", "roa", "en-"};

	(void)state;
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (!language_is_known(str_of(known[i])))
			fail_msg("%s is not known", known[i]);
}

static void
test_what_is_no_code_is_not(void **state)
{
	static const char *const other[] = {"", "-", "t", "em", "em-US", "tha",
	    "eng", "fre", "thai", "english", "th_TH", "i-lux", "x-th", "#1",
	    " th", "q1", "zzz", "t-h"};

	(void)state;
	for (size_t i = 0; i < sizeof(other) / sizeof(other[0]); i++)
		if (language_is_known(str_of(other[i])))
			fail_msg("%s is known", other[i]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_codes_of_languages_are_known),
	    cmocka_unit_test(test_what_is_no_code_is_not),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
