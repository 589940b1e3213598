#include "test.h"

#include "base/suggest.h"

static const char *const words[] = {"targets", "seeds", "rules", "round",
    "contact", "delay", "pages", "depth", "home", "english", "to",
    "a-word-of-more-than-forty-letters-is-never-compared"};
enum { WORD_COUNT = sizeof(words) / sizeof(words[0]) };

static void
the_nearest_word_is_named(void **state)
{
	static const struct {
		const char *given, *want;
	} rows[] = {
	    {"targets", "targets"},
	    {"target", "targets"},
	    {"tragets", "targets"},
	    {"tagrets", "targets"},
	    {"TARGETS", "targets"},
	    {"Engilsh", "english"},
	    {"delya", "delay"},
	    {"rulez", "rules"},
	    {"contcat", "contact"},
	    {"cntct", "contact"},
	    {"cntc", NULL},
	    {"hims", NULL},
	    {"hmoe", "home"},
	    {"xxxx", NULL},
	    {"", NULL},
	    {"t", NULL},
	    {"tx", "to"},
	    {"xy", NULL},
	    {"a-word-of-more-than-forty-letters-is-never-compared", NULL},
	    {"targets-targets-targets-targets-targets-x", NULL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *got =
		    suggest(str_of(rows[i].given), words, WORD_COUNT);

		if (rows[i].want == NULL ? got != NULL
		                         : !str_is(str_of(got), rows[i].want))
			fail_msg("%s: got %s, want %s", rows[i].given,
			    got == NULL ? "nothing" : got,
			    rows[i].want == NULL ? "nothing" : rows[i].want);
	}
}

static void
two_equally_near_are_no_answer(void **state)
{
	static const char *const twins[] = {"page", "pane", "pages"};

	(void)state;
	assert_null(suggest(str_of("pale"), twins, 2));
	assert_null(suggest(str_of("pale"), twins, 3));
	assert_string_equal(suggest(str_of("pagee"), twins + 1, 2), "pages");
	/* A nearer one behind two alike still wins. */
	assert_string_equal(
	    suggest(str_of("pales"),
	        (const char *const[]){"page", "pane", "pales"}, 3),
	    "pales");
	assert_null(suggest(str_of("x"), NULL, 0));
}

static void
words_of_forty_letters_are_compared(void **state)
{
	static const char *const longest[] = {
	    "0123456789012345678901234567890123456789"};

	(void)state;
	assert_ptr_equal(
	    suggest(
	        str_of("012345678901234567890123456789012345678x"), longest, 1),
	    longest[0]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_nearest_word_is_named),
	    cmocka_unit_test(two_equally_near_are_no_answer),
	    cmocka_unit_test(words_of_forty_letters_are_compared),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
