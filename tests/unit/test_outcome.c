/* Every outcome has one word, and words for people in both languages. */
#include "test.h"

#include <string.h>

#include "record/outcome.h"

static void
the_words_are_those_of_earl(void **state)
{
	static const char *const want[OUTCOME_COUNT] = {
	    "passed", "failed", "inapplicable", "cantTell", "untested"};

	(void)state;
	for (int i = 0; i < OUTCOME_COUNT; i++) {
		enum outcome back = i == 0 ? OUTCOME_FAILED : OUTCOME_PASSED;

		assert_string_equal(outcome_word((enum outcome)i), want[i]);
		assert_true(outcome_of_word(str_of(want[i]), &back));
		check_int(back, i, want[i]);
	}
}

static void
no_other_word_is_an_outcome(void **state)
{
	static const char *const words[] = {
	    "", "Passed", "canttell", "pass", "passed ", "error"};

	(void)state;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		enum outcome back = OUTCOME_UNTESTED;

		assert_false(outcome_of_word(str_of(words[i]), &back));
		check_int(back, OUTCOME_UNTESTED, words[i]);
	}
}

static void
people_read_it_in_both_languages(void **state)
{
	(void)state;
	for (int i = 0; i < OUTCOME_COUNT; i++) {
		struct words w = outcome_text((enum outcome)i);

		assert_true(w.en[0] != '\0' && w.th[0] != '\0');
		for (int other = 0; other < i; other++) {
			struct words o = outcome_text((enum outcome)other);

			assert_string_not_equal(w.en, o.en);
			assert_string_not_equal(w.th, o.th);
			assert_string_not_equal(outcome_sign((enum outcome)i),
			    outcome_sign((enum outcome)other));
		}
	}
}

static void
truth_has_three_words_in_kleenes_order(void **state)
{
	(void)state;
	assert_true(TRUTH_FALSE < TRUTH_UNKNOWN && TRUTH_UNKNOWN < TRUTH_TRUE);
	assert_string_equal(truth_word(TRUTH_FALSE), "false");
	assert_string_equal(truth_word(TRUTH_UNKNOWN), "unknown");
	assert_string_equal(truth_word(TRUTH_TRUE), "true");
}

static void
truth_comes_back_from_its_letter(void **state)
{
	static const char letters[] = "fut";

	(void)state;
	for (int t = TRUTH_FALSE; t <= TRUTH_TRUE; t++) {
		check_int(truth_letter((enum truth)t), letters[t], "letter");
		check_int(truth_of_letter(letters[t]), t, "truth");
	}
	check_int(truth_of_letter('-'), TRUTH_UNKNOWN, "of none");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_words_are_those_of_earl),
	    cmocka_unit_test(no_other_word_is_an_outcome),
	    cmocka_unit_test(people_read_it_in_both_languages),
	    cmocka_unit_test(truth_has_three_words_in_kleenes_order),
	    cmocka_unit_test(truth_comes_back_from_its_letter),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
