/* What people decided, in words. */
#include "publish/review_words.h"

#include "words_case.h"

static void
phrases_have_their_arguments(void **state)
{
	enum { WHO_WHAT_WHEN = 1 << 1 | 1 << 2 | 1 << 3 };
	static const unsigned arguments[REVIEW_PHRASE_COUNT] = {
	    [REVIEW_SAYS] = WHO_WHAT_WHEN,
	    [REVIEW_SETTLES] = WHO_WHAT_WHEN,
	    [REVIEW_WAS_EARLIER] = WHO_WHAT_WHEN,
	    [REVIEW_MACHINE_SAYS] = 1u << 1};

	(void)state;
	for (int p = 0; p < REVIEW_PHRASE_COUNT; p++)
		check_words(review_phrase_text((enum review_phrase)p),
		    arguments[p], "phrase", p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(phrases_have_their_arguments),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
