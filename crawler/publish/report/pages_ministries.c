/* The ministries, and the page of each. */
#include "publish/report/group_page.h"
#include "publish/report/sentence.h"

static struct words
note_of(struct str key)
{
	static const struct words none = {
	    "For these agencies the list of the survey names no "
	    "ministry.",
	    "หน่วยงานเหล่านี้ไม่มีชื่อกระทรวงอยู่ในบัญชีรายชื่อที่ใช้สำรวจ"};

	return key.len == 0 ? none : (struct words){0};
}

static const struct group_kind kind = {
    .by = BOOK_BY_MINISTRY,
    .section = SECTION_MINISTRIES,
    .folder = "ministries/",
    .kicker = {"Ministry", "กระทรวง"},
    .note = note_of,
};

static enum err_code
write_list(struct book *b, enum lang lang, struct folder *to, struct err *e)
{
	static const struct words
	    title = {"Ministries", "กระทรวง"},
	    lead =
	        {"{1} agencies, put together by the ministry they belong to. "
	         "Every agency counts alike; the highest mean stands first.",
	            "หน่วยงาน {1} แห่ง จัดกลุ่มตามกระทรวงที่สังกัด ทุกหน่วยงานมีน้ำหนักเท่ากัน "
	            "เรียงจากค่าเฉลี่ยสูงสุด"},
	    caption = {"Means of the ministries", "ค่าเฉลี่ยรายกระทรวง"};
	const struct page_head head = {.path = str_of("ministries.html"),
	    .section = SECTION_MINISTRIES,
	    .title = str_of(words_in(title, lang))};
	const struct piece all =
	    piece_link(piece_count((int64_t)b->agency_count), "",
	        str_of("agencies"), (struct str){0});
	struct page p;

	page_begin(&p, b, lang, &head);
	page_lead(&p, lead, &all, 1);
	page_shown(&p, b->overall);
	group_table(&p, BOOK_BY_MINISTRY, b->overall, caption);
	return page_finish(&p, to, e);
}

enum err_code
pages_ministries(
    struct book *b, enum lang lang, struct folder *to, struct err *e)
{
	enum err_code rc = write_list(b, lang, to, e);

	return rc == ERR_NONE ? group_pages(b, &kind, lang, to, e) : rc;
}
