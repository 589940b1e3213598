/* A capture gives back all it holds; its enums have the words of WARC and of
 * the exports. */
#include "test.h"

#include "base/mem.h"
#include "record/capture.h"

static void
rungs_and_cuts_have_words(void **state)
{
	(void)state;
	assert_string_equal(tls_rung_word(TLS_NONE), "");
	assert_string_equal(tls_rung_word(TLS_STRICT), "strict");
	assert_string_equal(tls_rung_word(TLS_UNVERIFIED), "unverified");
	assert_string_equal(tls_rung_word(TLS_OLD), "old");
	assert_string_equal(cut_word(CUT_NOT), "");
	assert_string_equal(cut_word(CUT_LENGTH), "length");
	assert_string_equal(cut_word(CUT_TIME), "time");
	assert_string_equal(cut_word(CUT_DISCONNECT), "disconnect");
}

/* A leak or a second free is for the sanitizer to tell. */
static void
all_that_a_capture_holds_goes_with_it(void **state)
{
	struct capture *c = mem_alloc(sizeof(*c));

	(void)state;
	capture_free(NULL);
	capture_free(mem_alloc(sizeof(*c)));
	c->url = arena_str(&c->arena, str_of("https://a.example/"));
	(void)buf_append_cstr(&c->head, "HTTP/1.1 200 OK\r\n\r\n");
	(void)buf_append_cstr(&c->body, "<p>");
	check_str(c->url, "https://a.example/", "url");
	capture_free(c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(rungs_and_cuts_have_words),
	    cmocka_unit_test(all_that_a_capture_holds_goes_with_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
