#include "test.h"

#include "publish/cell_text.h"
#include "text/utf8.h"

static void
test_makes_text_fit_for_a_cell(void **state)
{
	static const struct {
		const char *text;
		size_t len; /* 0: up to the NUL */
		const char *want;
	} cases[] = {
	    {"", 0, ""},
	    {"=HYPERLINK(\"http://x\")", 0, "=HYPERLINK(\"http://x\")"},
	    {"สอง\nบรรทัด\tแท็บ", 0, "สอง\nบรรทัด\tแท็บ"},
	    {"a\r\nb\rc", 0, "a\nb\nc"},
	    {"a\x01\x1b[31m", 0, "a\ufffd\ufffd[31m"},
	    {"a\0b", 3, "a\ufffdb"},
	    {"a\x7f\xc2\x85\xef\xbf\xbf", 0, "a\ufffd\ufffd\ufffd"},
	    {"a\xff\xe0\xb8z", 0, "a\ufffd\ufffdz"},
	    {"_x0041_", 0, "_x005F_x0041_"},
	    {"__x00ff_x0041_", 0, "__x005F_x00ff_x005F_x0041_"},
	    {"_x004_ _x00g1_", 0, "_x004_ _x00g1_"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct buf out = {0};
		struct str text = str_of(cases[i].text);

		if (cases[i].len > 0)
			text.len = cases[i].len;
		assert_false(cell_text_append(&out, text));
		check_str(buf_str(&out), cases[i].want, "cell");
		buf_release(&out);
	}
}

/* So many repeats of a piece, as a cell. */
static bool
append_repeats(struct buf *out, const char *piece, size_t count)
{
	struct buf text = {0};
	bool is_cut;

	for (size_t i = 0; i < count; i++)
		(void)buf_append_cstr(&text, piece);
	is_cut = cell_text_append(out, buf_str(&text));
	buf_release(&text);
	return is_cut;
}

static void
test_cuts_what_a_cell_does_not_hold(void **state)
{
	static const struct {
		const char *piece;
		size_t fits; /* repeats that fit */
	} cases[] = {
	    {"a", 32767}, {"ก", 32767}, {"ที่", 10922},
	    {"\U0001f600", 16383}, /* two UTF-16 code units each */
	    {"_x0041_", 2520}, /* 13 code units as written */
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct buf out = {0};

		assert_false(
		    append_repeats(&out, cases[i].piece, cases[i].fits));
		buf_clear(&out);
		assert_true(
		    append_repeats(&out, cases[i].piece, cases[i].fits + 1));
		assert_true(str_ends(buf_str(&out), str_of("CSV และ JSONL]")));
		check_int((int64_t)utf8_first_invalid(buf_str(&out)),
		    (int64_t)STR_NONE, "valid");
		buf_release(&out);
	}
}

static void
test_the_mark_counts_what_is_missing(void **state)
{
	struct buf out = {0};
	struct str got;
	size_t mark;

	(void)state;
	assert_true(append_repeats(&out, "ก", 40000));
	got = buf_str(&out);
	mark = str_find(got, str_of("…"), 0);
	/* 32,767 less the room for the mark is kept. */
	check_int((int64_t)mark, 3 * 32607, "bytes before the mark");
	check_str(str_slice(got, mark, got.len),
	    "… [+7393 characters: whole in CSV and JSONL / "
	    "อีก 7393 ตัวอักษร ฉบับเต็มอยู่ใน CSV และ JSONL]",
	    "mark");
	buf_release(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_makes_text_fit_for_a_cell),
	    cmocka_unit_test(test_cuts_what_a_cell_does_not_hold),
	    cmocka_unit_test(test_the_mark_counts_what_is_missing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
