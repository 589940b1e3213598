#include "test.h"

#include "record/finding.h"

static void
kinds_have_words_both_ways(void **state)
{
	static const char *const want[] = {
	    "exact", "folded", "loose", "structure", "absence", "near-miss"};

	(void)state;
	for (int i = 0; i <= MATCH_NEAR_MISS; i++) {
		enum match_kind back = MATCH_NEAR_MISS;

		assert_string_equal(
		    match_kind_word((enum match_kind)i), want[i]);
		assert_true(match_kind_of_word(str_of(want[i]), &back));
		check_int(back, i, want[i]);
	}
}

static void
other_words_are_no_kind(void **state)
{
	static const char *const words[] = {
	    "", "Exact", "near miss", "nearmiss"};

	(void)state;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		enum match_kind back = MATCH_LOOSE;

		assert_false(match_kind_of_word(str_of(words[i]), &back));
		check_int(back, MATCH_LOOSE, words[i]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(kinds_have_words_both_ways),
	    cmocka_unit_test(other_words_are_no_kind),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
