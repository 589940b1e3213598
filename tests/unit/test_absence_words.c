/* What a "not there" rests on, in lines. */
#include "publish/absence_words.h"

#include "base/buf.h"
#include "record/absence.h"
#include "test.h"

static const struct absence whole = {
    .pages = 3,
    .list = "0123456789abcdef",
    .counted = 3,
    .counts = {[SEEN_ELEMENTS] = 120,
        [SEEN_LINKS] = 30,
        [SEEN_FORMS] = 1,
        [SEEN_FIELDS] = 2,
        [SEEN_IMAGES] = 4,
        [SEEN_WORDS_TH] = 500,
        [SEEN_WORDS_EN] = 20,
        [SEEN_CHARACTERS] = 4000},
    .is_complete = true,
};

/* Title and lines, those that may be cut with a mark. */
static void
check_lines(const struct absence *of, const char *quote, enum lang lang,
    const char *want)
{
	struct arena a = {0};
	struct buf text = {0}, got = {0};
	struct absence_words words = {0};
	struct evidence v = {
	    .quote = str_of(quote), .match_kind = MATCH_ABSENCE};

	absence_append(&text, of);
	v.context_after = buf_str(&text);
	assert_true(absence_words_of(&v, lang, &a, &words));
	buf_printf(&got, "%.*s\n", STR_ARG(words.title));
	for (size_t i = 0; i < words.count; i++)
		buf_printf(&got, "%s%.*s\n",
		    words.lines[i].may_be_cut ? "~ " : "",
		    STR_ARG(words.lines[i].text));
	check_str(buf_str(&got), want, "lines");
	buf_release(&got);
	buf_release(&text);
	arena_release(&a);
}

static void
what_was_seen_whole_says_so(void **state)
{
	(void)state;
	check_lines(&whole, "pages examined: 3: http://a/ http://b/; rest",
	    LANG_EN,
	    "looked at: pages examined\n"
	    "~ pages: 3 · 3: http://a/ http://b/\n"
	    "list of pages: sha256 0123456789abcdef…\n"
	    "on them: elements: 120, links: 30, forms: 1, fields: 2, "
	    "images: 4, Thai words: 500, other words: 20, characters: 4000\n"
	    "complete: nothing the rule asks for stayed out of sight\n");
	check_lines(&whole, "pages: http://a/", LANG_TH,
	    "สิ่งที่ได้ดู: หน้าที่ตรวจ\n"
	    "~ 3 หน้า · http://a/\n"
	    "รายการหน้า: sha256 0123456789abcdef…\n"
	    "ในหน้าเหล่านี้: องค์ประกอบ 120, ลิงก์ 30, แบบฟอร์ม 1, ช่องกรอก 2, "
	    "รูปภาพ 4, คำไทย 500, คำอื่น 20, อักขระ 4000\n"
	    "ครบถ้วน: เห็นทุกสิ่งที่กฎต้องการดู\n");
}

static void
what_stayed_out_of_sight_is_named(void **state)
{
	struct absence part = whole;

	(void)state;
	part.counted = 2;
	part.counts[SEEN_PICKED] = 7;
	part.counts[SEEN_UNDECIDED] = 1;
	part.is_complete = false;
	part.unread = 5;
	part.unread_reason = REASON_HTTP_404;
	part.views[0] = 1;
	part.views[1] = 2;
	check_lines(&part, "", LANG_EN,
	    "looked at: pages examined\n"
	    "~ pages: 3 · \n"
	    "list of pages: sha256 0123456789abcdef…\n"
	    "on 2 of them: 7 elements in question, 1 of them undecided, "
	    "elements: 120, links: 30, forms: 1, fields: 2, images: 4, "
	    "Thai words: 500, other words: 20, characters: 4000\n"
	    "not complete\n"
	    "addresses not read: 5 (most: the page does not exist (404))\n"
	    "pages not seen whole or doubtful: truncated 1, js-shell 2\n");
}

static void
no_page_is_no_list(void **state)
{
	static const struct absence none = {
	    .pages = 0, .list = "0123456789abcdef", .unread = 1};

	(void)state;
	check_lines(&none, "", LANG_EN,
	    "looked at: pages examined\n"
	    "~ no page\n"
	    "not complete\n"
	    "addresses not read: 1\n");
}

static void
other_evidence_has_none(void **state)
{
	static const struct evidence rows[] = {
	    {.match_kind = MATCH_EXACT},
	    {.match_kind = MATCH_ABSENCE},
	    {.match_kind = MATCH_ABSENCE,
	        .context_after = {"not in the fixed form", 21}},
	};
	struct arena a = {0};
	struct absence_words words = {.count = 7};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_false(absence_words_of(&rows[i], LANG_EN, &a, &words));
	check_int((int64_t)words.count, 7, "untouched");
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_was_seen_whole_says_so),
	    cmocka_unit_test(what_stayed_out_of_sight_is_named),
	    cmocka_unit_test(no_page_is_no_list),
	    cmocka_unit_test(other_evidence_has_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
