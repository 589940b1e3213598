/* The closed list of reasons: each has one word and a sentence, and the web's
 * answers map onto it. */
#include "test.h"

#include <string.h>

#include "record/reason.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

static bool
is_word(const char *text)
{
	for (const char *p = text; *p != '\0'; p++)
		if (!(*p >= 'a' && *p <= 'z') && !(*p >= '0' && *p <= '9') &&
		    *p != '-')
			return false;
	return text[0] != '\0';
}

static void
every_reason_has_a_word_of_its_own(void **state)
{
	(void)state;
	assert_string_equal(reason_word(REASON_NONE), "");
	for (int i = 1; i < REASON_COUNT; i++) {
		const char *word = reason_word((enum reason)i);

		if (word == NULL || !is_word(word))
			fail_msg("reason %d has no word", i);
		check_int(reason_of_word(str_of(word)), i, word);
		for (int other = 0; other < i; other++)
			assert_string_not_equal(
			    word, reason_word((enum reason)other));
	}
}

static void
every_reason_has_a_sentence_in_both_languages(void **state)
{
	(void)state;
	for (int i = 1; i < REASON_COUNT; i++) {
		struct words w = reason_text((enum reason)i);

		if (w.en == NULL || w.th == NULL || w.en[0] == '\0' ||
		    w.th[0] == '\0')
			fail_msg("%s has no text", reason_word((enum reason)i));
		/* Thai letters begin with 0xe0 in UTF-8. */
		if (strchr(w.th, 0xe0) == NULL || strchr(w.en, 0xe0) != NULL)
			fail_msg(
			    "%s mixes languages", reason_word((enum reason)i));
		for (int other = 1; other < i; other++) {
			struct words o = reason_text((enum reason)other);

			assert_string_not_equal(w.en, o.en);
			assert_string_not_equal(w.th, o.th);
		}
	}
}

static void
other_words_are_no_reason(void **state)
{
	static const char *const words[] = {
	    "", "Robots", "robots ", "http-999"};

	(void)state;
	for (size_t i = 0; i < COUNT(words); i++)
		check_int(
		    reason_of_word(str_of(words[i])), REASON_NONE, words[i]);
}

static void
a_status_gives_a_reason(void **state)
{
	static const struct {
		int status;
		enum reason want;
	} rows[] = {
	    {-1, REASON_HTTP_OTHER},
	    {0, REASON_HTTP_OTHER},
	    {100, REASON_HTTP_OTHER},
	    {199, REASON_HTTP_OTHER},
	    {200, REASON_NONE},
	    {204, REASON_NONE},
	    {299, REASON_NONE},
	    {301, REASON_NONE},
	    {399, REASON_NONE},
	    {400, REASON_HTTP_4XX},
	    {401, REASON_HTTP_401},
	    {403, REASON_HTTP_403},
	    {404, REASON_HTTP_404},
	    {410, REASON_HTTP_410},
	    {418, REASON_HTTP_4XX},
	    {429, REASON_HTTP_429},
	    {499, REASON_HTTP_4XX},
	    {500, REASON_HTTP_5XX},
	    {503, REASON_HTTP_5XX},
	    {599, REASON_HTTP_5XX},
	    {600, REASON_HTTP_OTHER},
	    {999, REASON_HTTP_OTHER},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		if (reason_of_status(rows[i].status) != rows[i].want)
			fail_msg("%d: got \"%s\", want \"%s\"", rows[i].status,
			    reason_word(reason_of_status(rows[i].status)),
			    reason_word(rows[i].want));
}

static void
only_what_may_pass_is_tried_again(void **state)
{
	static const enum reason passing[] = {REASON_NO_SUCH_NAME,
	    REASON_RESOLVER_TIMEOUT, REASON_REFUSED, REASON_UNREACHABLE,
	    REASON_CONNECT_TIMEOUT, REASON_TIMEOUT, REASON_STALLED,
	    REASON_RESET, REASON_EMPTY_ANSWER, REASON_HTTP_429,
	    REASON_HTTP_5XX};

	(void)state;
	for (int i = 0; i < REASON_COUNT; i++) {
		bool want = false;

		for (size_t p = 0; p < COUNT(passing); p++)
			want = want || (int)passing[p] == i;
		check_int(reason_is_passing((enum reason)i), want,
		    reason_word((enum reason)i));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_reason_has_a_word_of_its_own),
	    cmocka_unit_test(every_reason_has_a_sentence_in_both_languages),
	    cmocka_unit_test(other_words_are_no_reason),
	    cmocka_unit_test(a_status_gives_a_reason),
	    cmocka_unit_test(only_what_may_pass_is_tried_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
