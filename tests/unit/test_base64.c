/* Base 64 as RFC 4648 has it, and nothing that only looks like it. */
#include "test.h"

#include "base/base64.h"

static void
the_published_examples_hold(void **state)
{
	static const struct {
		const char *text, *want;
	} rows[] = {
	    {"", ""},
	    {"Zg==", "f"},
	    {"Zm8=", "fo"},
	    {"Zm9v", "foo"},
	    {"Zm9vYg==", "foob"},
	    {"Zm9vYmE=", "fooba"},
	    {"Zm9vYmFy", "foobar"},
	    {"4LiB", "ก"},
	    {"+/+/", "\xfb\xff\xbf"},
	};
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct str got = str_of("untouched");

		assert_true(base64_decode(&a, str_of(rows[i].text), &got));
		check_str(got, rows[i].want, rows[i].text);
	}
	arena_release(&a);
}

static void
zero_bytes_are_bytes(void **state)
{
	struct arena a = {0};
	struct str got = {0};

	(void)state;
	assert_true(base64_decode(&a, str_of("AAAAAA=="), &got));
	check_int((int64_t)got.len, 4, "length");
	assert_memory_equal(got.ptr, "\0\0\0", 4);
	arena_release(&a);
}

static void
anything_else_is_refused(void **state)
{
	static const char *const texts[] = {"Z", "Zg", "Zg=", "Zm9vY",
	    "====", "Z===", "=Zg=", "Zg==Zg==", "Zm=v",
	    "Z g=", " Zg=", "Zg==    ", "    Zg==", "Zm9v\n\n\n\n", "Zm9v----",
	    "Zm9-", "Zm9_", "Zm9.", "Zm9\xff"};
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct str got = str_of("untouched");

		if (base64_decode(&a, str_of(texts[i]), &got))
			fail_msg("\"%s\" was decoded", texts[i]);
		check_str(got, "untouched", texts[i]);
	}
	assert_false(
	    base64_decode(&a, (struct str){"Zm9\0", 4}, &(struct str){0}));
	arena_release(&a);
}

/* RFC 4648, section 10. */
static void
what_is_encoded_is_decoded_again(void **state)
{
	static const struct {
		const char *bytes, *want;
	} cases[] = {{"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"},
	    {"foob", "Zm9vYg=="}, {"foobar", "Zm9vYmFy"}};
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct str got = base64_encode(&a, str_of(cases[i].bytes));

		check_str(got, cases[i].want, cases[i].bytes);
		assert_true(base64_decode(&a, got, &got));
		check_str(got, cases[i].bytes, "and back");
	}
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_is_encoded_is_decoded_again),
	    cmocka_unit_test(the_published_examples_hold),
	    cmocka_unit_test(zero_bytes_are_bytes),
	    cmocka_unit_test(anything_else_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
