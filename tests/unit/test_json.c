/* The same values are the same bytes, whatever a page put into them. */
#include "test.h"

#include <string.h>

#include "base/json.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))
#define REPLACED "\xef\xbf\xbd"

static void
bytes_that_are_not_utf8_are_replaced(void **state)
{
	static const struct {
		const char *in, *want;
	} rows[] = {
	    {"", ""},
	    {"abc", "abc"},
	    {"กรม", "กรม"},
	    {"\xf0\x9f\x98\x80", "\xf0\x9f\x98\x80"},
	    {"a\xff"
	     "b",
	        "a" REPLACED "b"},
	    {"\xe0\xb8", REPLACED REPLACED},
	    {"\xe0\xb8"
	     "a",
	        REPLACED REPLACED "a"},
	    {"\xc0\x80", REPLACED REPLACED},
	    {"\xc1\xbf", REPLACED REPLACED},
	    {"\xe0\x80\x80", REPLACED REPLACED REPLACED},
	    {"\xed\xa0\x80", REPLACED REPLACED REPLACED},
	    {"\xed\x9f\xbf", "\xed\x9f\xbf"},
	    {"\xf0\x8f\xbf\xbf", REPLACED REPLACED REPLACED REPLACED},
	    {"\xf4\x8f\xbf\xbf", "\xf4\x8f\xbf\xbf"},
	    {"\xf4\x90\x80\x80", REPLACED REPLACED REPLACED REPLACED},
	    {"\xf5\x80\x80\x80", REPLACED REPLACED REPLACED REPLACED},
	    {"\x80", REPLACED},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		json_t *value = json_from_str(str_of(rows[i].in));

		check_str((struct str){json_string_value(value),
		              json_string_length(value)},
		    rows[i].want, rows[i].in);
		json_decref(value);
	}
}

static void
a_nul_is_a_character(void **state)
{
	json_t *value = json_from_str((struct str){"a\0b", 3});
	struct buf out = {0};

	(void)state;
	check_int((int64_t)json_string_length(value), 3, "length");
	json_append_line(&out, value);
	check_str(buf_str(&out), "\"a\\u0000b\"\n", "line");
	json_decref(value);
	value = json_from_str((struct str){"a\0\xff", 3});
	check_int((int64_t)json_string_length(value), 5, "length");
	json_decref(value);
	buf_release(&out);
}

static void
no_c_string_is_null(void **state)
{
	json_t *value = json_from_cstr(NULL);

	(void)state;
	assert_true(json_is_null(value));
	json_decref(value);
	value = json_from_cstr("x");
	assert_string_equal(json_string_value(value), "x");
	json_decref(value);
}

static void
only_texts_are_texts(void **state)
{
	json_t *value = NULL;
	struct err e = {0};

	(void)state;
	check_int(json_read(str_of("{\"a\":\"x\\u0000y\",\"b\":1,\"c\":null}"),
	              &value, &e),
	    ERR_NONE, "read");
	check_int((int64_t)json_text(value, "a").len, 3, "a");
	check_str(json_text(value, "b"), "", "b");
	check_str(json_text(value, "c"), "", "c");
	check_str(json_text(value, "d"), "", "d");
	check_str(json_text(NULL, "a"), "", "no object");
	json_decref(value);
}

static void
lines_are_compact_and_sorted(void **state)
{
	static const struct {
		const char *in, *want;
	} rows[] = {
	    {"{ \"b\" : 1, \"a\" : [ true , null ] }",
	        "{\"a\":[true,null],\"b\":1}\n"},
	    {"[0.1, 1e30, -0.0, 0.30000000000000004]", "[0.1,1e30,-0.0,0.3]\n"},
	    {"[\"\\u0e01\\n\\/\"]", "[\"ก\\n/\"]\n"},
	    {"[9223372036854775807,-9223372036854775808]",
	        "[9223372036854775807,-9223372036854775808]\n"},
	    {"{}", "{}\n"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct buf out = {0};
		struct err e = {0};
		json_t *value = NULL;

		check_int(json_read(str_of(rows[i].in), &value, &e), ERR_NONE,
		    rows[i].in);
		json_append_line(&out, value);
		check_str(buf_str(&out), rows[i].want, rows[i].in);
		json_decref(value);
		buf_release(&out);
	}
}

static void
what_is_no_json_is_placed(void **state)
{
	static const struct {
		const char *in, *place;
	} rows[] = {
	    {"", "1:0: "},
	    {"{", "1:1: "},
	    {"{\"a\":1,\n\"a\":2}", "2:"},
	    {"[1]\n[2]", "2:1: "},
	    {"[1,]", "1:4: "},
	    {"[\"\xff\"]", "1:"},
	    {"[NaN]", "1:"},
	    {"[\"\\ud800\"]", "1:"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		json_t untouched, *value = &untouched;
		struct err e = {0};

		check_int(json_read(str_of(rows[i].in), &value, &e), ERR_SYNTAX,
		    rows[i].in);
		assert_ptr_equal(value, &untouched);
		if (strncmp(e.msg, rows[i].place, strlen(rows[i].place)) != 0)
			fail_msg("%s: got \"%s\"", rows[i].in, e.msg);
	}
}

static void
a_deep_text_is_refused(void **state)
{
	struct buf deep = {0};
	struct err e = {0};
	json_t *value = NULL;

	(void)state;
	for (int i = 0; i < 100000; i++)
		(void)buf_append_char(&deep, '[');
	check_int(json_read(buf_str(&deep), &value, &e), ERR_SYNTAX, "deep");
	assert_null(value);
	buf_release(&deep);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(bytes_that_are_not_utf8_are_replaced),
	    cmocka_unit_test(a_nul_is_a_character),
	    cmocka_unit_test(no_c_string_is_null),
	    cmocka_unit_test(only_texts_are_texts),
	    cmocka_unit_test(lines_are_compact_and_sorted),
	    cmocka_unit_test(what_is_no_json_is_placed),
	    cmocka_unit_test(a_deep_text_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
