/*
 * Words as documents spell them. In each text a word stands unharmed, then in
 * other spellings that a reader cannot tell from it, then damaged as by text
 * taken from a PDF: vowels moved behind a blank, sara am and sara aa taken for
 * each other, marks lost.
 */
#include "test.h"

#include "text/match.h"

static const struct {
	const char *word;
	const char *text;
	int64_t literal;
	int64_t phrase; /* what a reader sees as the same word */
	int64_t loose; /* all of them */
} rows[] = {
    {"สำนักงาน",
        "สำนักงานจังหวัด ที่สํานักงาน ของ ส\u200bำนักงาน "
        "จาก สานักงาน ใน สำนักงำน และ สํ านกั งาน",
        1, 3, 6},
    {"ดิจิทัล", "เศรษฐกิจดิจิทัล ดิ\u00adจิทัล ดิิจิทัล สู่ ดจิ ิทัล และ ดิจทิ ัล กับ ดจทล", 1, 3, 6},
    {"จังหวัด", "จังหวัดน่าน จั\u200bงหวัด จััังหวัด ใน จงั หวดั และ จังหวดั", 1, 3, 5},
    {"บริการ", "บริการประชาชน บริ\ufeffการ ผู้ให้ บริิการ งาน บรกิ าร แบบ บริกำร", 1, 3,
        5},
    {"รัฐบาล", "รัฐบาลไทย รั\u2060ฐบาล ของ รฐั บาล และ รัฐบำล", 1, 2, 4},
    {"พัฒนา", "พัฒนาระบบ พั\u200dฒนา การ พฒั นา กับ พัฒนำ", 1, 2, 4},
    {"หน่วยงาน", "หน่วยงานรัฐ หน่\u200cวยงาน น่าน หน่่วยงาน ที่ หนว่ ยงาน และ หน่วยงำน", 1,
        3, 5},
    {"สำรวจ", "สำรวจข้อมูล สํารวจ การสารวจ แบบ ส ำรวจ ผล สาํ รวจ", 1, 2, 5},
    {"เว็บไซต์", "เว็บไซต์กรม เว็\u200bบไซต์ ที่ เวบไซต์ ของ เวบ็ ไซต ์", 1, 2, 4},
    /* Marks in private codes of old fonts, double sara e, tone before vowel. */
    {"แผนที่", "แผนที่ เเผนที่ แผนท\uf70a\u0e35 แผนท่ี", 1, 4, 4},
    /* Of a short word the skeleton finds too much: the last is another. */
    {"น้ำ", "น้ำ น้ํา นํ้า นำ้ นาน", 1, 4, 5},
};

static int64_t
count_literal(struct str text, struct str word)
{
	int64_t count = 0;

	for (size_t at = str_find(text, word, 0); at != STR_NONE;
	     at = str_find(text, word, at + word.len))
		count++;
	return count;
}

static int64_t
count_hits(struct arena *a, const char *text, const char *word, bool is_loose)
{
	struct str form = match_form_str(a, str_of(text));
	struct match_word w = match_word_make(a, str_of(word), is_loose);
	struct span hit = {0};
	int64_t count = 0;

	for (; match_find(form, &w, hit.end, &hit); count++)
		continue;
	return count;
}

static void
damaged_words_are_found_as_far_as_they_can_be(void **state)
{
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		check_int(
		    count_literal(str_of(rows[i].text), str_of(rows[i].word)),
		    rows[i].literal, rows[i].word);
		check_int(count_hits(&a, rows[i].text, rows[i].word, false),
		    rows[i].phrase, rows[i].word);
		check_int(count_hits(&a, rows[i].text, rows[i].word, true),
		    rows[i].loose, rows[i].word);
	}
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(damaged_words_are_found_as_far_as_they_can_be),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
