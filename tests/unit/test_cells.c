#include "test.h"

#include "text/cells.h"

static void
test_counts_display_cells(void **state)
{
	static const struct {
		const char *text;
		size_t want;
	} cases[] = {
	    {"", 0},
	    {"abc", 3},
	    {"กรม", 3},
	    {"ที่นี่", 2},
	    {"น้ำ", 2},
	    {"สำนักงาน", 7},
	    {"กู้ภัย", 3},
	    {"ก์ก็กํก๎กฺ", 5},
	    {"เแโใไะาๅๆฯ฿๏๐", 13},
	    {"漢字", 4},
	    {"Ａ", 2},
	    {"e\u0301", 1},
	    {"a\u200bb\u00adc", 3},
	    {"\x01\x1b", 0},
	    {"\xff", 1},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		check_int((int64_t)cells_width(str_of(cases[i].text)),
		    (int64_t)cases[i].want, cases[i].text);
}

static void
test_makes_text_safe_for_a_terminal(void **state)
{
	static const struct {
		const char *text, *want;
	} cases[] = {
	    {"", ""},
	    {"ที่ดิน 1", "ที่ดิน 1"},
	    {"a\x1b[31mb", "a [31mb"},
	    {"a\r\n\tb", "a b"},
	    {"a\x7f\xc2\x9b\x01z", "a z"},
	    {"a\u202eb\u2066c", "a b c"},
	    {"a\u200b\u00ad\ufeff\u2028z", "a z"},
	    {"a\xff\xe0\xb8z", "a\ufffd\ufffdz"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct buf out = {0};

		cells_append_safe(&out, str_of(cases[i].text));
		check_str(buf_str(&out), cases[i].want, cases[i].text);
		buf_release(&out);
	}
}

static void
test_cuts_between_bases(void **state)
{
	static const struct {
		const char *text;
		size_t width;
		const char *want;
	} cases[] = {
	    {"abc", 2, "ab"},
	    {"abc", 3, "abc"},
	    {"abc", 9, "abc"},
	    {"abc", 0, ""},
	    {"ที่นี่", 1, "ที่"},
	    {"ที่นี่", 2, "ที่นี่"},
	    {"漢字", 3, "漢"},
	    {"e\u0301x", 1, "e\u0301"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		check_str(cells_cut(str_of(cases[i].text), cases[i].width),
		    cases[i].want, cases[i].text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_counts_display_cells),
	    cmocka_unit_test(test_makes_text_safe_for_a_terminal),
	    cmocka_unit_test(test_cuts_between_bases),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
