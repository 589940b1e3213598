/* The words of rule files, for people. */
#include "publish/rule_words.h"

#include "publish/codes.h"
#include "words_case.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

/* What an export calls a status, a severity, a scope or a confidence. */
static void
all_words_of_exports_are_known(void **state)
{
	static const enum code_set sets[] = {
	    CODES_RULE_STATUS, CODES_SEVERITY, CODES_SCOPE, CODES_CONFIDENCE};
	struct code c;

	(void)state;
	for (size_t i = 0; i < COUNT(sets); i++)
		for (size_t n = 0; code_at(sets[i], n, &c); n++)
			check_words(
			    rule_word_text(str_of(c.word)), 0, c.word, (int)n);
}

static void
no_other_word_is_known(void **state)
{
	static const char *const rows[] = {"", "Low", "low ", "passed"};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		assert_null(rule_word_text(str_of(rows[i])).en);
		assert_null(rule_word_text(str_of(rows[i])).th);
	}
}

static void
they_are_short(void **state)
{
	(void)state;
	check_str(
	    str_of(rule_word_text(str_of("stable")).th), "ใช้จริง", "stable");
	check_str(str_of(rule_word_text(str_of("critical")).th), "สำคัญยิ่ง",
	    "critical");
	check_str(
	    str_of(rule_word_text(str_of("agency")).en), "agency", "agency");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(all_words_of_exports_are_known),
	    cmocka_unit_test(no_other_word_is_known),
	    cmocka_unit_test(they_are_short),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
