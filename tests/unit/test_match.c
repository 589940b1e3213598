#include "test.h"

#include "text/match.h"
#include "text/utf8.h"

static const struct {
	const char *text, *want;
} spellings[] = {
    {"", ""},
    /* น้ำ: as it should be, nikhahit apart, in all orders */
    {"\u0e19\u0e49\u0e33", "\u0e19\u0e49\u0e33"},
    {"\u0e19\u0e4d\u0e49\u0e32", "\u0e19\u0e49\u0e33"},
    {"\u0e19\u0e49\u0e4d\u0e32", "\u0e19\u0e49\u0e33"},
    {"\u0e19\u0e33\u0e49", "\u0e19\u0e49\u0e33"},
    {"\u0e19\u0e4d\u0e32", "\u0e19\u0e33"},
    {"\u0e19\u0e33\u0e33", "\u0e19\u0e33"},
    {"\u0e19\u0e4d", "\u0e19\u0e4d"},
    /* ที่, ปุ๋ย, ชื่อ, สิทธิ์: marks in another order, and twice */
    {"\u0e17\u0e48\u0e35", "\u0e17\u0e35\u0e48"},
    {"\u0e17\u0e35\u0e48", "\u0e17\u0e35\u0e48"},
    {"\u0e17\u0e35\u0e35\u0e48\u0e48", "\u0e17\u0e35\u0e48"},
    {"\u0e1b\u0e4b\u0e38\u0e22", "\u0e1b\u0e38\u0e4b\u0e22"},
    {"\u0e18\u0e4c\u0e34", "\u0e18\u0e34\u0e4c"},
    {"\u0e48\u0e35", "\u0e35\u0e48"},
    /* แผนที่ with two sara e */
    {"เเผนที่", "แผนที่"},
    {"เเเก", "แเก"},
    {"เ เก", "เ เก"},
    /* private-use marks of old fonts */
    {"\u0e1b\uf70a\u0e32", "\u0e1b\u0e48\u0e32"},
    {"\u0e1b\uf701\uf705", "\u0e1b\u0e34\u0e48"},
    {"\uf70f\uf700\uf71a\uf71b", "\u0e0d\u0e10\u0e3a\uf71b"},
    /* digits, dashes, blanks, what is invisible */
    {"๐-๒๑๒๓-๔๕๖๗", "0-2123-4567"},
    {"๐–๒๑๒๓—๔๕๖๗", "0-2123-4567"},
    {"\u2010\u2011\u2012\u2212\uff0d", "-----"},
    {"a \u00a0\t\r\n\u3000b", "a b"},
    {"  a  ", " a "},
    {"a \u200b b", "a b"},
    {"กรม\u200bที่\u00adดิน\ufeff", "กรมที่ดิน"},
    {"ก\u200d\u0e48\u2060\u0e35", "ก\u0e35\u0e48"},
    {"เ\u200bเก", "แก"},
    {"a\u202eb\u2069c", "abc"},
    /* Latin and the rest */
    {"E-Service", "e-service"},
    {"ＯＴＰ１", "otp1"},
    {"École", "école"},
    {"E\u0301COLE", "école"},
    {"e\u0301\u0323", "\u1eb9\u0301"},
    {"e\u0323\u0301", "\u1eb9\u0301"},
    {"STRAẞE", "strasse"},
    {"ﬁ №", "fi no"},
    {"ＫＡﾞｶﾞ", "ka\u3099ガ"},
    {"МОСКВА", "москва"},
    {"a\u00a8", "a \u0308"},
    {"a \u00a8", "a \u0308"},
    {"e\u0e48", "e\u0e48"},
    /* bytes that are no text */
    {"a\xff\xe0\xb8z", "a\ufffd\ufffdz"},
    {"\x01\x7f", "\x01\x7f"},
};

static void
test_spellings_of_one_text_are_one_form(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(spellings) / sizeof(spellings[0]); i++) {
		struct arena a = {0};
		struct str form = match_form_str(&a, str_of(spellings[i].text));

		check_str(form, spellings[i].want, spellings[i].text);
		check_str(match_form_str(&a, form), spellings[i].want,
		    "form of form");
		arena_release(&a);
	}
}

/* Whether the form of text is its own form. */
static bool
is_stable(struct arena *a, struct str text)
{
	struct str form = match_form_str(a, text);

	return str_equal(form, match_form_str(a, form));
}

static void
test_each_code_point_is_stable_in_context(void **state)
{
	static const struct {
		const char *before, *after;
	} contexts[] = {{"", ""}, {"E\u0301", "\u0301\u0323"},
	    {"\u0e01\u0e48", "\u0e35\u0e32"}, {" ", " \u0308"}};

	(void)state;
	for (uint32_t c = 1; c < 0x20000; c++) {
		struct arena a = {0};

		for (size_t i = 0; i < 4; i++) {
			struct buf text = {0};

			(void)buf_append_cstr(&text, contexts[i].before);
			utf8_append(&text, c);
			(void)buf_append_cstr(&text, contexts[i].after);
			if (!is_stable(&a, buf_str(&text)))
				fail_msg("U+%04X in context %zu", c, i);
			buf_release(&text);
		}
		arena_release(&a);
	}
}

static void
test_heaps_of_marks_are_bounded(void **state)
{
	struct arena a = {0};
	struct buf text = {0};

	(void)state;
	(void)buf_append_char(&text, 'z');
	for (int i = 0; i < 5000; i++)
		(void)buf_append_cstr(&text, i % 2 == 0 ? "\u0301" : "\u0344");
	(void)buf_append_cstr(&text, "ก");
	for (int i = 0; i < 5000; i++)
		(void)buf_append_cstr(&text, "\u0e48\u0e35\u0e33");
	assert_true(match_form_str(&a, buf_str(&text)).len < 100);
	assert_true(is_stable(&a, buf_str(&text)));
	buf_release(&text);
	arena_release(&a);
}

struct quote_case {
	const char *text, *word, *want; /* the quote; NULL: not found */
};

/* Finds a word and quotes the text it came from. */
static void
check_quotes(const struct quote_case *cases, size_t count, bool is_loose)
{
	for (size_t i = 0; i < count; i++) {
		struct arena a = {0};
		struct buf form = {0};
		struct offmap map = {0};
		struct str text = str_of(cases[i].text);
		struct match_word word =
		    match_word_make(&a, str_of(cases[i].word), is_loose);
		struct span hit, back;

		match_form(&form, text, &map, &a);
		check_int(map.to_end, (int64_t)form.len, "end of the form");
		check_int(map.from_end, (int64_t)text.len, "end of the text");
		if (!match_find(buf_str(&form), &word, 0, &hit)) {
			if (cases[i].want != NULL)
				fail_msg("\"%s\" not found in \"%s\"",
				    cases[i].word, cases[i].text);
		} else {
			back = offmap_back(&map, hit);
			check_str(str_slice(text, back.start, back.end),
			    cases[i].want == NULL ? "(nothing)" : cases[i].want,
			    cases[i].word);
		}
		buf_release(&form);
		arena_release(&a);
	}
}

static void
test_quotes_are_the_agency_s_own_characters(void **state)
{
	static const struct quote_case cases[] = {
	    {"การประปา \u0e19\u0e4d\u0e49\u0e32ดื่ม", "น้ำ",
	        "\u0e19\u0e4d\u0e49\u0e32"},
	    {"ดู เเผนที่ ", "แผนที่", "เเผนที่"},
	    {"โทร. ๐–๒๑๒๓–๔๕๖๗ ต่อ ๑", "0-2123-4567", "๐–๒๑๒๓–๔๕๖๗"},
	    {"อยู่ที่ \u0e17\u0e48\u0e35นี่", "ที่นี่", "\u0e17\u0e48\u0e35นี่"},
	    {"\u200bกรม\u200bที่\u00adดิน\u200b", "กรมที่ดิน", "กรม\u200bที่\u00adดิน"},
	    {"ระบบ E\u2013Service ใหม่", "e-service", "E\u2013Service"},
	    {"ก  \u00a0 ข", "ก ข", "ก  \u00a0 ข"},
	    {"กรม", "กรมที่ดิน", NULL},
	};

	(void)state;
	check_quotes(cases, sizeof(cases) / sizeof(cases[0]), false);
}

static void
test_spaces_and_hyphens_fit_each_other(void **state)
{
	static const struct quote_case cases[] = {
	    {"eService", "e-service", "eService"},
	    {"e Service", "e-service", "e Service"},
	    {"e - service", "e service", "e - service"},
	    {"one-stop service", "One Stop Service", "one-stop service"},
	    {"e-service", "eservice", NULL},
	    {"ชำระภาษี", "ชำระ ภาษี", "ชำระภาษี"},
	    {"ชำระ ภาษี", "ชำระภาษี", NULL},
	    {"x e-service-y", " -e-service- ", "e-service"},
	    {"- -", "-", NULL},
	    {"e-x e-service", "e-service", "e-service"},
	};

	(void)state;
	check_quotes(cases, sizeof(cases) / sizeof(cases[0]), false);
}

static void
test_latin_words_stand_alone(void **state)
{
	static const struct quote_case cases[] = {
	    {"apply for the app", "app", "app"},
	    {"apply", "app", NULL},
	    {"webapp", "app", NULL},
	    {"app2", "app", NULL},
	    {"appé", "app", NULL},
	    {"ใช้appได้", "app", "app"},
	    {"โทร 1112", "111", NULL},
	    {"โทร ๑๑๑", "111", "๑๑๑"},
	    {"(OTP)", "otp", "OTP"},
	    {"pages e-service", "s e service", NULL},
	    {"กรมที่ดิน", "รม", "รม"},
	    {"a.b", ".b", ".b"},
	};

	(void)state;
	check_quotes(cases, sizeof(cases) / sizeof(cases[0]), false);
}

static void
test_loose_words_compare_consonants(void **state)
{
	static const struct quote_case cases[] = {
	    {"ติดต่อ สานักงาน ใหญ่", "สำนักงาน", "สานักงาน"},
	    {"สำนักงำน", "สำนักงาน", "สำนักงำน"},
	    {"ใน จงั หวดั น่าน", "จังหวัด", "จงั หวดั"},
	    {"พฒั นา", "พัฒนา", "พฒั นา"},
	    {"ดจิ ิทัล", "ดิจิทัล", "ดจิ ิทัล"},
	    {"จังหวัด", "จงหวด", "จังหวัด"},
	    {"จังหวะ", "จังหวัด", NULL},
	    {"apply", "app", NULL},
	    {"กก", "่", NULL},
	};
	static const struct quote_case exact[] = {
	    {"สานักงาน", "สำนักงาน", NULL}, {"จงั หวดั", "จังหวัด", NULL}};

	(void)state;
	check_quotes(cases, sizeof(cases) / sizeof(cases[0]), true);
	check_quotes(exact, sizeof(exact) / sizeof(exact[0]), false);
}

static void
test_finds_one_hit_after_the_other(void **state)
{
	struct arena a = {0};
	struct str haystack = str_of("app apple app");
	struct match_word word = match_word_make(&a, str_of("APP"), false);
	struct span hit = {0};

	(void)state;
	assert_true(match_find(haystack, &word, 0, &hit));
	check_int(hit.start, 0, "first");
	assert_true(match_find(haystack, &word, hit.end, &hit));
	check_int(hit.start, 10, "second");
	assert_false(match_find(haystack, &word, hit.end, &hit));
	assert_false(match_find(haystack, &word, 99, &hit));
	arena_release(&a);
}

static void
test_a_map_goes_on_where_it_ended(void **state)
{
	struct arena a = {0};
	struct buf form = {0};
	struct offmap map = {0};
	struct span back;

	(void)state;
	match_form(&form, str_of("๑\u200b"), &map, &a);
	match_form(&form, str_of("๒ A"), &map, &a);
	check_str(buf_str(&form), "12 a", "form");
	back = offmap_back(&map, (struct span){1, 2});
	check_int(back.start, 6, "start");
	check_int(back.end, 9, "end");
	back = offmap_back(&map, (struct span){3, 4});
	check_int(back.start, 10, "start of A");
	buf_release(&form);
	arena_release(&a);
}

static void
test_thai_that_is_well_spelled_is_one_run(void **state)
{
	struct arena a = {0};
	struct buf form = {0};
	struct offmap map = {0};

	(void)state;
	match_form(&form, str_of("สำนักงานที่ดินจังหวัด e-Service 2568"), &map, &a);
	check_int((int64_t)map.count, 1, "runs");
	buf_release(&form);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_spellings_of_one_text_are_one_form),
	    cmocka_unit_test(test_each_code_point_is_stable_in_context),
	    cmocka_unit_test(test_heaps_of_marks_are_bounded),
	    cmocka_unit_test(test_quotes_are_the_agency_s_own_characters),
	    cmocka_unit_test(test_spaces_and_hyphens_fit_each_other),
	    cmocka_unit_test(test_latin_words_stand_alone),
	    cmocka_unit_test(test_loose_words_compare_consonants),
	    cmocka_unit_test(test_finds_one_hit_after_the_other),
	    cmocka_unit_test(test_a_map_goes_on_where_it_ended),
	    cmocka_unit_test(test_thai_that_is_well_spelled_is_one_run),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
