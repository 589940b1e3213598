/* What follows from the reviews of one text. */
#include "record/review.h"

#include "test.h"

enum { REVIEWS_MAX = 5 };

struct vote {
	const char *reviewer; /* NULL: no more of them */
	enum review_decision decision;
	int level;
	bool settles;
};

struct settled {
	const char *what;
	struct vote votes[REVIEWS_MAX];
	enum decision_state state;
	enum outcome outcome;
	int level;
	const char *reviewer;
};

static const struct settled cases[] = {
    {"nobody", {{NULL, 0, 0, 0}}, DECISION_NONE, OUTCOME_CANT_TELL, -1, ""},
    {"one", {{"Mali", REVIEW_PASSED, 3, false}}, DECISION_DECIDED,
        OUTCOME_PASSED, 3, "Mali"},
    {"two who agree",
        {{"Mali", REVIEW_FAILED, -1, false}, {"Lek", REVIEW_FAILED, -1, false}},
        DECISION_DECIDED, OUTCOME_FAILED, -1, "Lek"},
    {"two who do not",
        {{"Mali", REVIEW_FAILED, -1, false}, {"Lek", REVIEW_PASSED, -1, false}},
        DECISION_DISAGREE, OUTCOME_CANT_TELL, -1, "Lek"},
    {"the same outcome at another level",
        {{"Mali", REVIEW_PASSED, 3, false}, {"Lek", REVIEW_PASSED, 4, false}},
        DECISION_DISAGREE, OUTCOME_CANT_TELL, -1, "Lek"},
    {"a third does not outvote",
        {{"Mali", REVIEW_FAILED, -1, false}, {"Lek", REVIEW_PASSED, -1, false},
            {"Nok", REVIEW_PASSED, -1, false}},
        DECISION_DISAGREE, OUTCOME_CANT_TELL, -1, "Nok"},
    {"who gives in",
        {{"Mali", REVIEW_FAILED, -1, false}, {"Lek", REVIEW_PASSED, -1, false},
            {"Mali", REVIEW_PASSED, -1, false}},
        DECISION_DECIDED, OUTCOME_PASSED, -1, "Mali"},
    {"one who settles",
        {{"Mali", REVIEW_FAILED, -1, false}, {"Lek", REVIEW_PASSED, -1, false},
            {"Nok", REVIEW_INAPPLICABLE, -1, true}},
        DECISION_DECIDED, OUTCOME_INAPPLICABLE, -1, "Nok"},
    {"another behind who settled",
        {{"Mali", REVIEW_FAILED, -1, false}, {"Nok", REVIEW_PASSED, -1, true},
            {"Lek", REVIEW_FAILED, -1, false}},
        DECISION_DISAGREE, OUTCOME_CANT_TELL, -1, "Lek"},
    {"the last who settles",
        {{"Nok", REVIEW_PASSED, -1, true}, {"Lek", REVIEW_FAILED, -1, true}},
        DECISION_DECIDED, OUTCOME_FAILED, -1, "Lek"},
    {"one who is unsure", {{"Mali", REVIEW_UNSURE, -1, false}}, DECISION_UNSURE,
        OUTCOME_CANT_TELL, -1, ""},
    {"unsure beside one who decided",
        {{"Mali", REVIEW_UNSURE, -1, false}, {"Lek", REVIEW_PASSED, -1, false}},
        DECISION_DECIDED, OUTCOME_PASSED, -1, "Lek"},
    {"unsure behind one who decided",
        {{"Lek", REVIEW_PASSED, -1, false}, {"Mali", REVIEW_UNSURE, -1, false}},
        DECISION_DECIDED, OUTCOME_PASSED, -1, "Lek"},
    {"no longer sure",
        {{"Lek", REVIEW_PASSED, -1, false}, {"Lek", REVIEW_UNSURE, -1, false}},
        DECISION_UNSURE, OUTCOME_CANT_TELL, -1, ""},
    {"a confirmation counts as what it confirmed",
        {{"Lek", REVIEW_CONFIRM, -1, false}, {"Nok", REVIEW_PASSED, -1, false}},
        DECISION_DECIDED, OUTCOME_PASSED, -1, "Nok"},
};

static enum outcome
outcome_of(enum review_decision d)
{
	switch (d) {
	case REVIEW_FAILED:
		return OUTCOME_FAILED;
	case REVIEW_INAPPLICABLE:
		return OUTCOME_INAPPLICABLE;
	case REVIEW_CONFIRM: /* of a pass, here */
	case REVIEW_PASSED:
		return OUTCOME_PASSED;
	case REVIEW_UNSURE:
		break;
	}
	return OUTCOME_CANT_TELL;
}

static void
what_follows(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const struct settled *c = &cases[i];
		struct review reviews[REVIEWS_MAX];
		struct decision got;
		size_t count = 0;

		for (; count < REVIEWS_MAX && c->votes[count].reviewer != NULL;
		     count++)
			reviews[count] =
			    (struct review){.id = (int64_t)count + 1,
			        .reviewer = str_of(c->votes[count].reviewer),
			        .decision = c->votes[count].decision,
			        .outcome = outcome_of(c->votes[count].decision),
			        .level = c->votes[count].level,
			        .settles = c->votes[count].settles};
		got = review_settle(reviews, count);
		check_int(got.state, c->state, c->what);
		check_int(got.outcome, c->outcome, c->what);
		check_int(got.level, c->level, c->what);
		check_str(got.reviewer, c->reviewer, c->what);
	}
}

static void
words_lead_back(void **state)
{
	(void)state;
	for (int i = 0; i < REVIEW_DECISION_COUNT; i++) {
		enum review_decision d = REVIEW_CONFIRM;

		assert_true(review_decision_of_word(
		    str_of(review_decision_word((enum review_decision)i)), &d));
		check_int(d, i, review_decision_word(d));
		assert_true(words_in(review_decision_text(d), LANG_TH)[0] != 0);
	}
	for (int i = 0; i < REVIEW_SOURCE_COUNT; i++) {
		enum review_source s = REVIEW_TERMINAL;

		assert_true(review_source_of_word(
		    str_of(review_source_word((enum review_source)i)), &s));
		check_int(s, i, review_source_word(s));
	}
	for (int i = 0; i < REVIEW_DRAWN_COUNT; i++) {
		enum review_drawn d = DRAWN_NOT;

		assert_true(review_drawn_of_word(
		    str_of(review_drawn_word((enum review_drawn)i)), &d));
		check_int(d, i, review_drawn_word(d));
	}
	for (int i = 0; i <= DECISION_UNSURE; i++) {
		enum decision_state d = DECISION_NONE;

		assert_true(decision_state_of_word(
		    str_of(decision_state_word((enum decision_state)i)), &d));
		check_int(d, i, decision_state_word(d));
	}
}

static void
other_words_are_none(void **state)
{
	enum review_decision d = REVIEW_FAILED;

	(void)state;
	assert_false(review_decision_of_word(str_of("cantTell"), &d));
	assert_false(review_decision_of_word(str_of(""), &d));
	check_int(d, REVIEW_FAILED, "untouched");
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_follows),
	    cmocka_unit_test(words_lead_back),
	    cmocka_unit_test(other_words_are_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
