#include "test.h"

#include <string.h>

#include "text/utf8.h"

static void
test_reads_code_points(void **state)
{
	static const struct {
		const char *input;
		uint32_t code_point;
		size_t length;
	} cases[] = {
	    {"a", 'a', 1},
	    {"\x7f", 0x7f, 1},
	    {"\xc2\x80", 0x80, 2},
	    {"\xdf\xbf", 0x7ff, 2},
	    {"\xe0\xa0\x80", 0x800, 3},
	    {"ก", 0xe01, 3},
	    {"\xed\x9f\xbf", 0xd7ff, 3},
	    {"\xef\xbf\xbf", 0xffff, 3},
	    {"\xf0\x90\x80\x80", 0x10000, 4},
	    {"\xf4\x8f\xbf\xbf", 0x10ffff, 4},
	    {"ab", 'a', 1},
	    /* Malformed: the length is that of the maximal subpart. */
	    {"\x80", UTF8_REPLACEMENT, 1},
	    {"\xc0\x80", UTF8_REPLACEMENT, 1},
	    {"\xc1\xbf", UTF8_REPLACEMENT, 1},
	    {"\xc2", UTF8_REPLACEMENT, 1},
	    {"\xc2x", UTF8_REPLACEMENT, 1},
	    {"\xe0\x80\x80", UTF8_REPLACEMENT, 1},
	    {"\xe0\xb8", UTF8_REPLACEMENT, 2},
	    {"\xe0\xb8x", UTF8_REPLACEMENT, 2},
	    {"\xed\xa0\x80", UTF8_REPLACEMENT, 1},
	    {"\xf0\x9f\x98", UTF8_REPLACEMENT, 3},
	    {"\xf0\x8f\xbf\xbf", UTF8_REPLACEMENT, 1},
	    {"\xf4\x90\x80\x80", UTF8_REPLACEMENT, 1},
	    {"\xf5\x80\x80\x80", UTF8_REPLACEMENT, 1},
	    {"\xff", UTF8_REPLACEMENT, 1},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		uint32_t c = 0;
		size_t length = utf8_next(str_of(cases[i].input), &c);

		check_int(c, cases[i].code_point, cases[i].input);
		check_int(
		    (int64_t)length, (int64_t)cases[i].length, cases[i].input);
	}
}

static void
test_writes_what_it_reads(void **state)
{
	(void)state;
	for (uint32_t c = 0; c <= 0x10ffff; c++) {
		char bytes[4];
		size_t length = utf8_encode(c, bytes);
		bool is_surrogate = c >= 0xd800 && c <= 0xdfff;
		uint32_t back = 0;

		if (utf8_next((struct str){bytes, length}, &back) != length ||
		    back != (is_surrogate ? UTF8_REPLACEMENT : c))
			fail_msg("U+%04X came back as U+%04X", c, back);
	}
}

static void
test_appends(void **state)
{
	struct buf out = {0};

	(void)state;
	utf8_append(&out, 'a');
	utf8_append(&out, 0xe01);
	utf8_append(&out, 0xd800);
	utf8_append(&out, 0x110000);
	check_str(buf_str(&out), "aก\ufffd\ufffd", "appended");
	buf_release(&out);
}

static void
test_finds_the_first_invalid_byte(void **state)
{
	static const struct {
		const char *input;
		size_t want;
	} cases[] = {
	    {"", STR_NONE},
	    {"plain text that is longer than eight bytes", STR_NONE},
	    {"สวัสดี \xf0\x9f\x98\x80 \ufffd", STR_NONE},
	    {"12345678\xff", 8},
	    {"1234567890\xe0\xb8", 10},
	    {"\xf0\x9f\x98", 0},
	    {"ก\x80", 3},
	    {"\xcd\xc3\xc2", 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		check_int((int64_t)utf8_first_invalid(str_of(cases[i].input)),
		    (int64_t)cases[i].want, cases[i].input);
}

static void
test_letters_are_those_of_unicode(void **state)
{
	static const struct {
		uint32_t code_point;
		bool want;
	} cases[] = {
	    {'a', true},
	    {0xe01, true}, /* ko kai */
	    {0xe46, true}, /* mai yamok */
	    {0xe48, false}, /* mai ek */
	    {0xe50, false}, /* zero */
	    {0x416, true},
	    {0x4e2d, true},
	    {0x1780, true},
	    {0x2014, false},
	    {0x20ac, false},
	    {0x1f600, false},
	    {UTF8_REPLACEMENT, false},
	    {0x110000, false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		check_int(utf8_is_letter(cases[i].code_point), cases[i].want,
		    "letter");
}

static void
test_blanks_count_for_nothing(void **state)
{
	static const struct {
		const char *text;
		bool want;
	} cases[] = {
	    {"", true},
	    {" \t\n", true},
	    {"\xc2\xa0 \xc2\xa0", true},
	    {"\xc2", false},
	    {"\xc2\xa9", false},
	    {" a", false},
	    {"\xc2\xa0"
	     "ก",
	        false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		check_int(utf8_is_blank(str_of(cases[i].text)), cases[i].want,
		    cases[i].text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_reads_code_points),
	    cmocka_unit_test(test_writes_what_it_reads),
	    cmocka_unit_test(test_appends),
	    cmocka_unit_test(test_finds_the_first_invalid_byte),
	    cmocka_unit_test(test_letters_are_those_of_unicode),
	    cmocka_unit_test(test_blanks_count_for_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
