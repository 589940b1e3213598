/* A buffer takes what fits and says when something did not. */
#include "test.h"

#include "base/buf.h"

static void
bytes_are_kept_in_order(void **state)
{
	struct buf b = {0};

	(void)state;
	check_int((int64_t)buf_append(&b, "ab", 2), 2, "taken");
	check_int((int64_t)buf_append_str(&b, str_of("c")), 1, "taken");
	check_int((int64_t)buf_append_cstr(&b, "de"), 2, "taken");
	check_int((int64_t)buf_append_char(&b, '\0'), 1, "taken");
	buf_printf(&b, "%d%s", 42, "!");
	check_int((int64_t)b.len, 9, "length");
	assert_memory_equal(b.data,
	    "abcde\0"
	    "42!",
	    9);
	assert_false(b.is_cut);
	buf_release(&b);
}

static void
growth_keeps_what_was_there(void **state)
{
	struct buf b = {0};

	(void)state;
	for (int i = 0; i < 100000; i++)
		(void)buf_append_char(&b, (char)('a' + i % 26));
	check_int((int64_t)b.len, 100000, "length");
	for (int i = 0; i < 100000; i++)
		if (b.data[i] != 'a' + i % 26)
			fail_msg("byte %d is %d", i, b.data[i]);
	buf_release(&b);
}

static void
the_maximum_cuts(void **state)
{
	static const struct {
		const char *first, *second, *want;
		size_t max_bytes, taken;
		bool is_cut;
	} rows[] = {
	    {"abc", "de", "abcde", 0, 2, false},
	    {"abc", "de", "abcde", 5, 2, false},
	    {"abc", "de", "abcd", 4, 1, true},
	    {"abc", "de", "abc", 3, 0, true},
	    {"abc", "", "abc", 3, 0, false},
	    {"", "abcdef", "a", 1, 1, true},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct buf b = {.max_bytes = rows[i].max_bytes};

		(void)buf_append_cstr(&b, rows[i].first);
		check_int((int64_t)buf_append_cstr(&b, rows[i].second),
		    (int64_t)rows[i].taken, "taken");
		check_str(buf_str(&b), rows[i].want, "content");
		assert_int_equal(b.is_cut, rows[i].is_cut);
		buf_release(&b);
		check_int((int64_t)b.max_bytes, (int64_t)rows[i].max_bytes,
		    "the maximum outlives the bytes");
	}
}

static void
formatted_text_is_cut_too(void **state)
{
	struct buf b = {.max_bytes = 300};

	(void)state;
	buf_printf(&b, "%255d", 1);
	check_int((int64_t)b.len, 255, "length");
	buf_printf(&b, "%256d", 2);
	check_int((int64_t)b.len, 300, "length");
	assert_true(b.is_cut);
	buf_release(&b);

	b = (struct buf){0};
	buf_printf(&b, "%5000d", 3);
	check_int((int64_t)b.len, 5000, "length");
	assert_int_equal(b.data[4999], '3');
	buf_release(&b);
}

static void
a_c_string_never_counts_its_nul(void **state)
{
	struct buf b = {.max_bytes = 3};

	(void)state;
	assert_string_equal(buf_cstr(&b), "");
	check_int((int64_t)b.len, 0, "length");
	(void)buf_append_cstr(&b, "abc");
	assert_string_equal(buf_cstr(&b), "abc");
	check_int((int64_t)b.len, 3, "length");
	assert_false(b.is_cut);
	buf_release(&b);
}

static void
clearing_keeps_the_maximum(void **state)
{
	struct buf b = {.max_bytes = 2};

	(void)state;
	(void)buf_append_cstr(&b, "abc");
	buf_clear(&b);
	assert_false(b.is_cut);
	check_int((int64_t)buf_append_cstr(&b, "xyz"), 2, "taken");
	check_str(buf_str(&b), "xy", "content");
	buf_release(&b);
	assert_null(b.data);
	buf_release(&b);
	check_int((int64_t)buf_append(&b, NULL, 0), 0, "nothing");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(bytes_are_kept_in_order),
	    cmocka_unit_test(growth_keeps_what_was_there),
	    cmocka_unit_test(the_maximum_cuts),
	    cmocka_unit_test(formatted_text_is_cut_too),
	    cmocka_unit_test(a_c_string_never_counts_its_nul),
	    cmocka_unit_test(clearing_keeps_the_maximum),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
