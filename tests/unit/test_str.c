#include "test.h"

#include "base/str.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

static void
slices_are_compared_byte_by_byte(void **state)
{
	static const struct {
		const char *a, *b;
		bool is_equal, is_equal_fold;
		int order;
	} rows[] = {
	    {"", "", true, true, 0},
	    {NULL, "", true, true, 0},
	    {"a", "a", true, true, 0},
	    {"a", "A", false, true, 1},
	    {"a", "ab", false, false, -1},
	    {"ab", "a", false, false, 1},
	    {"", "a", false, false, -1},
	    {"[", "{", false, false, -1},
	    {"@", "`", false, false, -1},
	    {"\xe0", "a", false, false, 1},
	    {"ก", "ข", false, false, -1},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct str a = str_of(rows[i].a), b = str_of(rows[i].b);
		int order = str_compare(a, b);

		assert_int_equal(str_equal(a, b), rows[i].is_equal);
		assert_int_equal(str_is(a, rows[i].b), rows[i].is_equal);
		assert_int_equal(str_equal_fold(a, b), rows[i].is_equal_fold);
		assert_int_equal(
		    str_is_fold(a, rows[i].b), rows[i].is_equal_fold);
		check_int((order > 0) - (order < 0), rows[i].order, rows[i].b);
	}
}

static void
ends_are_told(void **state)
{
	struct str s = str_of("Content");

	(void)state;
	assert_true(str_starts(s, str_of("Con")));
	assert_true(str_starts(s, str_of("")));
	assert_true(str_starts(s, s));
	assert_false(str_starts(s, str_of("con")));
	assert_false(str_starts(s, str_of("Contents")));
	assert_true(str_starts_fold(s, str_of("cON")));
	assert_false(str_starts_fold(s, str_of("contents")));
	assert_true(str_ends(s, str_of("ent")));
	assert_true(str_ends(s, str_of("")));
	assert_false(str_ends(s, str_of("ENT")));
	assert_true(str_ends_fold(s, str_of("ENT")));
	assert_false(str_ends_fold(s, str_of("xContent")));
}

static void
finding_begins_where_it_is_told(void **state)
{
	static const struct {
		const char *s, *needle;
		size_t from, want, want_fold;
	} rows[] = {
	    {"abcabc", "bc", 0, 1, 1},
	    {"abcabc", "bc", 1, 1, 1},
	    {"abcabc", "bc", 2, 4, 4},
	    {"abcabc", "bc", 5, STR_NONE, STR_NONE},
	    {"abcaBC", "bc", 2, STR_NONE, 4},
	    {"abcabc", "abcabcd", 0, STR_NONE, STR_NONE},
	    {"abc", "", 0, 0, 0},
	    {"abc", "", 3, 3, 3},
	    {"abc", "", 4, STR_NONE, STR_NONE},
	    {"abc", "a", SIZE_MAX, STR_NONE, STR_NONE},
	    {"", "", 0, 0, 0},
	    {"", "a", 0, STR_NONE, STR_NONE},
	    {NULL, "", 0, 0, 0},
	    {"aab", "ab", 0, 1, 1},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct str s = str_of(rows[i].s);
		struct str needle = str_of(rows[i].needle);

		check_int((int64_t)str_find(s, needle, rows[i].from),
		    (int64_t)rows[i].want, rows[i].needle);
		check_int((int64_t)str_find_fold(s, needle, rows[i].from),
		    (int64_t)rows[i].want_fold, rows[i].needle);
	}
	check_int((int64_t)str_find_char((struct str){"a\0b", 3}, '\0', 0), 1,
	    "a NUL");
	check_int((int64_t)str_find_char(str_of("abc"), '\0', 0),
	    (int64_t)STR_NONE, "the NUL behind");
}

static void
slices_stay_within(void **state)
{
	static const struct {
		size_t from, to;
		const char *want;
	} rows[] = {
	    {0, 6, "abcdef"},
	    {0, SIZE_MAX, "abcdef"},
	    {2, 4, "cd"},
	    {4, 2, ""},
	    {6, 9, ""},
	    {SIZE_MAX, SIZE_MAX, ""},
	    {5, 6, "f"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		check_str(str_slice(str_of("abcdef"), rows[i].from, rows[i].to),
		    rows[i].want, "slice");
}

static void
trimming_takes_ascii_space_only(void **state)
{
	static const struct {
		const char *in, *want;
	} rows[] = {
	    {"", ""},
	    {" \t\r\n\f", ""},
	    {"a", "a"},
	    {" a b ", "a b"},
	    {"\va\v", "\va\v"},
	    {"\xc2\xa0"
	     "a",
	        "\xc2\xa0"
	        "a"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		check_str(
		    str_trim(str_of(rows[i].in)), rows[i].want, rows[i].in);
}

static void
white_space_is_passed_over(void **state)
{
	struct str text = str_of("a \t b ");

	(void)state;
	check_int((int64_t)str_skip_space(text, 0), 0, "none there");
	check_int((int64_t)str_skip_space(text, 1), 4, "a run");
	check_int((int64_t)str_skip_space(text, 5), 6, "up to the end");
	check_int((int64_t)str_skip_space(text, 6), 6, "at the end");
}

static void
splitting_gives_the_parts(void **state)
{
	static const struct {
		const char *text;
		const char *parts[4];
		size_t count;
	} rows[] = {
	    {"", {NULL}, 0},
	    {"a", {"a"}, 1},
	    {"a,", {"a"}, 1},
	    {",", {""}, 1},
	    {",a", {"", "a"}, 2},
	    {"a,,b", {"a", "", "b"}, 3},
	    {"a,b,,", {"a", "b", ""}, 3},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct str rest = str_of(rows[i].text), part = {0};
		size_t n = 0;

		for (; str_split(&rest, ',', &part); n++) {
			assert_true(n < rows[i].count);
			check_str(part, rows[i].parts[n], rows[i].text);
		}
		check_int((int64_t)n, (int64_t)rows[i].count, rows[i].text);
		part = str_of("untouched");
		assert_false(str_split(&rest, ',', &part));
		check_str(part, "untouched", rows[i].text);
	}
}

static void
words_are_taken_one_by_one(void **state)
{
	static const struct {
		const char *text;
		const char *words; /* joined by bars */
	} rows[] = {
	    {NULL, ""},
	    {" \t\r\n\f", ""},
	    {"a", "a|"},
	    {" a\tbc \n", "a|bc|"},
	    {"a\vb \xc2\xa0 c", "a\vb|\xc2\xa0|c|"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct str rest = str_of(rows[i].text), word = {0};
		char joined[32] = "";
		size_t n = 0;

		while (str_next_word(&rest, &word)) {
			memcpy(joined + n, word.ptr, word.len);
			n += word.len;
			joined[n++] = '|';
		}
		check_str((struct str){joined, n}, rows[i].words, "words");
		word = str_of("untouched");
		assert_false(str_next_word(&rest, &word));
		check_str(word, "untouched", "behind the last");
	}
}

static void
a_word_is_one_of_several_or_none(void **state)
{
	static const char *const words[] = {"one", "Two"};

	(void)state;
	assert_true(str_is_one_of_fold(str_of("ONE"), words, 2));
	assert_true(str_is_one_of_fold(str_of("two"), words, 2));
	assert_false(str_is_one_of_fold(str_of("two"), words, 1));
	assert_false(str_is_one_of_fold(str_of("tw"), words, 2));
	assert_false(str_is_one_of_fold(str_of(""), words, 2));
	assert_false(str_is_one_of_fold(str_of("one"), NULL, 0));
}

static void
numbers_are_whole_and_in_range(void **state)
{
	static const struct {
		const char *text;
		int64_t min, max;
		bool is_number;
		int64_t want;
	} rows[] = {
	    {"0", INT64_MIN, INT64_MAX, true, 0},
	    {"-0", INT64_MIN, INT64_MAX, true, 0},
	    {"007", INT64_MIN, INT64_MAX, true, 7},
	    {"9223372036854775807", INT64_MIN, INT64_MAX, true, INT64_MAX},
	    {"9223372036854775808", INT64_MIN, INT64_MAX, false, 0},
	    {"-9223372036854775808", INT64_MIN, INT64_MAX, true, INT64_MIN},
	    {"-9223372036854775809", INT64_MIN, INT64_MAX, false, 0},
	    {"92233720368547758070", INT64_MIN, INT64_MAX, false, 0},
	    {"-92233720368547758080", INT64_MIN, INT64_MAX, false, 0},
	    {"18446744073709551617", INT64_MIN, INT64_MAX, false, 0},
	    {"", INT64_MIN, INT64_MAX, false, 0},
	    {"-", INT64_MIN, INT64_MAX, false, 0},
	    {"+1", INT64_MIN, INT64_MAX, false, 0},
	    {"--1", INT64_MIN, INT64_MAX, false, 0},
	    {" 1", INT64_MIN, INT64_MAX, false, 0},
	    {"1 ", INT64_MIN, INT64_MAX, false, 0},
	    {"1.0", INT64_MIN, INT64_MAX, false, 0},
	    {"0x1", INT64_MIN, INT64_MAX, false, 0},
	    {"๑", INT64_MIN, INT64_MAX, false, 0},
	    {"5", 5, 5, true, 5},
	    {"4", 5, 9, false, 0},
	    {"10", 5, 9, false, 0},
	    {"-5", -5, -5, true, -5},
	    {"-6", -5, 5, false, 0},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		int64_t got = -77;
		bool is_number = str_to_int64(
		    str_of(rows[i].text), rows[i].min, rows[i].max, &got);

		if (is_number != rows[i].is_number)
			fail_msg("\"%s\": got %d", rows[i].text, is_number);
		check_int(got, is_number ? rows[i].want : -77, rows[i].text);
	}
}

static void
characters_fold_in_ascii_only(void **state)
{
	(void)state;
	for (int c = 0; c < 256; c++) {
		int want = c >= 'A' && c <= 'Z' ? c + 32 : c;

		check_int((unsigned char)str_lower_char((char)c), want, "fold");
		assert_int_equal(str_is_space_char((char)c),
		    c == ' ' || (c >= 9 && c <= 13 && c != 11));
	}
}

static void
a_star_fits_any_characters(void **state)
{
	static const struct {
		const char *pattern, *text;
		bool fits;
	} rows[] = {
	    {"", "", true},
	    {"", "a", false},
	    {"*", "", true},
	    {"*", "/th/", true},
	    {"a", "a", true},
	    {"a", "ab", false},
	    {"a*", "a", true},
	    {"*b", "ab", true},
	    {"*b", "aba", false},
	    {"a*c", "abbc", true},
	    {"*.go.th", "www.x.go.th", true},
	    {"*.go.th", "go.th", false},
	    {"*ab*ab", "abab", true},
	    {"*ab*ab", "abcb", false},
	    {"a**b", "ab", true},
	    {"ESV-*", "ESV-04", true},
	    {"ก*ค", "กขค", true},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		check_int(
		    str_glob(str_of(rows[i].pattern), str_of(rows[i].text)),
		    rows[i].fits, rows[i].text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(slices_are_compared_byte_by_byte),
	    cmocka_unit_test(ends_are_told),
	    cmocka_unit_test(finding_begins_where_it_is_told),
	    cmocka_unit_test(slices_stay_within),
	    cmocka_unit_test(trimming_takes_ascii_space_only),
	    cmocka_unit_test(white_space_is_passed_over),
	    cmocka_unit_test(splitting_gives_the_parts),
	    cmocka_unit_test(words_are_taken_one_by_one),
	    cmocka_unit_test(a_word_is_one_of_several_or_none),
	    cmocka_unit_test(numbers_are_whole_and_in_range),
	    cmocka_unit_test(characters_fold_in_ascii_only),
	    cmocka_unit_test(a_star_fits_any_characters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
