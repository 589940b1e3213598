/* View flags as words, both ways. */
#include "test.h"

#include "record/view.h"

enum { ALL_FLAGS = (1 << VIEW_COUNT) - 1 };

static void
check_words(unsigned flags, const char *want)
{
	struct buf out = {0};

	view_append_words(&out, flags);
	check_str(buf_str(&out), want, "words");
	buf_release(&out);
}

static void
words_stand_in_a_fixed_order(void **state)
{
	(void)state;
	check_words(0, "");
	check_words(VIEW_TRUNCATED, "truncated");
	check_words(VIEW_JS_SHELL | VIEW_TRUNCATED, "truncated js-shell");
	check_words(ALL_FLAGS,
	    "truncated js-shell charset-guess charset-lies challenge-page "
	    "splash spam-injected frames-unread bad-text login-wall soft-404 "
	    "css-unknown parse-killed");
	check_words(ALL_FLAGS + 1, "");
}

static void
every_set_of_flags_comes_back(void **state)
{
	(void)state;
	for (unsigned flags = 0; flags <= ALL_FLAGS; flags++) {
		struct buf out = {0};

		view_append_words(&out, flags);
		check_int(view_of_words(buf_str(&out)), flags, "flags");
		buf_release(&out);
	}
}

static void
unknown_words_are_passed_over(void **state)
{
	static const struct {
		const char *text;
		unsigned want;
	} rows[] = {
	    {"", 0},
	    {" ", 0},
	    {"  splash  ", VIEW_SPLASH},
	    {"splash splash", VIEW_SPLASH},
	    {"new-flag splash Truncated", VIEW_SPLASH},
	    {"frames-unread truncated", VIEW_FRAMES | VIEW_TRUNCATED},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		check_int(view_of_words(str_of(rows[i].text)), rows[i].want,
		    rows[i].text);
}

static void
a_page_that_says_it_was_not_found_is_none(void **state)
{
	static const struct {
		enum reason reason;
		unsigned flags;
		enum reason want;
	} rows[] = {
	    {REASON_NONE, 0, REASON_NONE},
	    {REASON_NONE, VIEW_TRUNCATED | VIEW_SPAM, REASON_NONE},
	    {REASON_NONE, VIEW_SOFT_404, REASON_HTTP_404},
	    {REASON_NONE, VIEW_SOFT_404 | VIEW_SPLASH, REASON_HTTP_404},
	    {REASON_NOT_HTML, 0, REASON_NOT_HTML},
	    {REASON_WORKER_TIME, VIEW_PARSE_KILLED, REASON_WORKER_TIME},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		check_int(view_reason(rows[i].reason, rows[i].flags),
		    rows[i].want, reason_word(rows[i].want));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(words_stand_in_a_fixed_order),
	    cmocka_unit_test(every_set_of_flags_comes_back),
	    cmocka_unit_test(unknown_words_are_passed_over),
	    cmocka_unit_test(a_page_that_says_it_was_not_found_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
