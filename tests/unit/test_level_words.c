/* Levels in words: the ladder of services only where a rule is about them. */
#include "publish/level_words.h"
#include "test.h"

static void
test_only_services_have_names(void **state)
{
	static const struct {
		int level;
		const char *services;
		const char *own;
	} rows[] = {
	    {0, "Level 0: none", "Level 0"},
	    {2, "Level 2: form to download", "Level 2"},
	    {4, "Level 4: online to the end", "Level 4"},
	    {-1, "Without a level", "Without a level"},
	    {5, "Without a level", "Without a level"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_string_equal(
		    rule_level_text(true, rows[i].level).en, rows[i].services);
		assert_string_equal(
		    rule_level_text(false, rows[i].level).en, rows[i].own);
	}
}

static void
test_whose_levels_they_are(void **state)
{
	(void)state;
	assert_true(level_is_of_services(
	    str_of("usability proportion-of-digital-service")));
	assert_false(level_is_of_services(str_of("customer-experience")));
	assert_false(level_is_of_services(str_of("")));
}

static void
test_a_service(void **state)
{
	(void)state;
	assert_string_equal(service_level_text(3).th, "3 ทำออนไลน์ได้");
	assert_string_equal(service_level_text(-1).en, "not told");
	assert_string_equal(service_level_text(5).en, "not told");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_only_services_have_names),
	    cmocka_unit_test(test_whose_levels_they_are),
	    cmocka_unit_test(test_a_service),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
