/* Every column of every view has a meaning in both languages, every list of
 * codes the words that record/ has. */
#include <string.h>

#include "publish/columns.h"
#include "record/agency.h"
#include "record/finding.h"
#include "record/plan.h"
#include "record/review.h"
#include "record/view.h"
#include "test.h"

static void
check_words(struct words w, const char *what)
{
	if (w.en == NULL || w.th == NULL || *w.en == '\0' || *w.th == '\0')
		fail_msg("%s has no meaning", what);
}

static void
test_every_column_has_a_meaning(void **state)
{
	(void)state;
	for (size_t i = 0; store_view_info(i) != NULL; i++) {
		const struct view_info *view = store_view_info(i);

		check_words(table_title(view->name), view->name);
		check_words(table_text(view->name), view->name);
		for (size_t k = 0; k < view->column_count; k++) {
			const char *column = view->columns[k].name;
			const struct column_note *note =
			    column_note(view->name, column);
			struct code first;

			check_words(note->label, column);
			if (note->codes == CODES_NONE)
				continue;
			assert_true(code_at(note->codes, 0, &first));
			check_int(view->columns[k].kind == VALUE_INT,
			    code_set_is_number(note->codes), column);
		}
	}
}

static void
test_every_code_has_a_meaning(void **state)
{
	struct code c;

	(void)state;
	for (int set = CODES_NONE + 1; set < CODES_SET_COUNT; set++) {
		size_t n = 0;

		for (; code_at((enum code_set)set, n, &c); n++)
			check_words(c.text, code_set_name((enum code_set)set));
		assert_true(n > 0);
	}
}

static void
test_words_and_numbers_are_found(void **state)
{
	struct code c;

	(void)state;
	for (int i = CODES_NONE + 1; i < CODES_SET_COUNT; i++) {
		enum code_set set = (enum code_set)i;

		for (size_t n = 0; code_at(set, n, &c); n++)
			assert_string_equal(c.text.en,
			    c.word != NULL
			        ? code_text(set, str_of(c.word)).en
			        : code_number_text(set, c.number).en);
	}
	assert_string_equal(code_text(CODES_VIEW_FLAG, str_of("bad-text")).en,
	    "some of its text is damaged");
	assert_string_equal(
	    code_number_text(CODES_LEVEL, 4).th, "ทำออนไลน์ได้จนเสร็จ");
	assert_null(code_number_text(CODES_LEVEL, 5).en);
	assert_null(code_number_text(CODES_OUTCOME, 0).en);
	assert_null(code_text(CODES_LEVEL, str_of("0")).en);
	assert_null(code_text(CODES_AGENCY_STATUS, str_of("")).en);
	assert_null(code_text(CODES_NONE, str_of("x")).en);
}

static bool
has_code(enum code_set set, const char *word)
{
	struct code c;

	for (size_t i = 0; code_at(set, i, &c); i++)
		if (strcmp(c.word, word) == 0)
			return true;
	return false;
}

static void
check_code(enum code_set set, const char *word)
{
	if (*word != '\0' && !has_code(set, word))
		fail_msg("%s lacks %s", code_set_name(set), word);
}

static void
test_lists_have_the_words_of_records(void **state)
{
	(void)state;
	for (int i = 0; i < OUTCOME_COUNT; i++)
		check_code(CODES_OUTCOME, outcome_word((enum outcome)i));
	for (int i = 0; i < REASON_COUNT; i++)
		check_code(CODES_REASON, reason_word((enum reason)i));
	for (int i = 0; i <= MATCH_NEAR_MISS; i++)
		check_code(
		    CODES_MATCH_KIND, match_kind_word((enum match_kind)i));
	for (int i = 0; i < OWNERSHIP_COUNT; i++)
		check_code(CODES_OWNERSHIP, ownership_word((enum ownership)i));
	for (int i = 0; i < VIEW_COUNT; i++)
		check_code(CODES_VIEW_FLAG, view_words[i]);
	for (int i = 0; i < INDICATOR_KIND_COUNT; i++)
		check_code(CODES_INDICATOR_KIND,
		    indicator_kind_word((enum indicator_kind)i));
	for (int i = 0; i < REVIEW_SOURCE_COUNT; i++)
		check_code(
		    CODES_SOURCE, review_source_word((enum review_source)i));
	for (int i = 0; i < REVIEW_DRAWN_COUNT; i++)
		check_code(
		    CODES_DRAWN, review_drawn_word((enum review_drawn)i));
	for (int i = 0; i <= DECISION_UNSURE; i++)
		check_code(CODES_DECISION_STATE,
		    decision_state_word((enum decision_state)i));
	for (int i = 0; i < RULE_STANDING_COUNT; i++)
		check_code(
		    CODES_STANDING, rule_standing_word((enum rule_standing)i));
	for (int i = 0; i < AGENCY_STATUS_COUNT; i++)
		check_code(
		    CODES_LISTED, agency_status_word((enum agency_status)i));
}

static void
test_outcomes_have_the_numbers_of_the_survey(void **state)
{
	static const int want[OUTCOME_COUNT] = {1, 0, 8, 9, 7};
	struct code c;

	(void)state;
	for (int i = 0; i < OUTCOME_COUNT; i++) {
		check_int(outcome_number((enum outcome)i), want[i], "number");
		assert_true(code_at(CODES_OUTCOME_NUMBER, (size_t)i, &c));
		check_int(c.number, want[i], "code");
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_every_column_has_a_meaning),
	    cmocka_unit_test(test_every_code_has_a_meaning),
	    cmocka_unit_test(test_words_and_numbers_are_found),
	    cmocka_unit_test(test_lists_have_the_words_of_records),
	    cmocka_unit_test(test_outcomes_have_the_numbers_of_the_survey),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
