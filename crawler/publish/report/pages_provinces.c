/* The provinces on a map and in a table, and the page of each. */
#include "publish/report/chart.h"
#include "publish/report/group_page.h"
#include "publish/report/sentence.h"
#include "record/province.h"

static struct words
note_of(struct str key)
{
	static const struct words
	    none = {"These agencies belong to no province: departments and "
	            "others that serve the whole country.",
	        "หน่วยงานเหล่านี้ไม่ได้สังกัดจังหวัดใด คือกรมและหน่วยงานที่ดูแลทั้งประเทศ"},
	    unknown = {"This code is that of no province. The agencies stand "
	               "here as the list of the survey names them.",
	        "รหัสนี้ไม่ใช่รหัสจังหวัด หน่วยงานแสดงไว้ตามที่อยู่ในบัญชีรายชื่อที่ใช้สำรวจ"};

	if (key.len == 0)
		return none;
	return province_of_code(key) == NULL ? unknown : (struct words){0};
}

static const struct group_kind kind = {
    .by = BOOK_BY_PROVINCE,
    .section = SECTION_PROVINCES,
    .folder = "provinces/",
    .kicker = {"Province", "จังหวัด"},
    .note = note_of,
};

static int64_t
agencies_in_provinces(const struct book *b)
{
	int64_t count = 0;

	for (size_t i = 0; i < b->agency_count; i++)
		count += b->agencies[i].province_code.len > 0;
	return count;
}

static void
put_lead(struct page *p)
{
	static const struct words lead = {
	    "{1} offices in the provinces, put together by province. {2} "
	    "shows every kind of office in every province.",
	    "สำนักงานในจังหวัด {1} แห่ง จัดกลุ่มตามจังหวัด ดูสำนักงานแต่ละประเภทในแต่ละจังหวัดได้ที่ {2}"};
	static const struct words matrix = {
	    "Offices by province", "ตารางสำนักงานรายจังหวัด"};
	const struct piece parts[] = {
	    piece_count(agencies_in_provinces(p->book)),
	    piece_link(piece_text(str_of(words_in(matrix, p->h.lang))), "",
	        str_of("matrix"), (struct str){0})};

	page_lead(p, lead, parts, 2);
	page_shown(p, p->book->overall);
}

static enum err_code
write_list(struct book *b, enum lang lang, struct folder *to, struct err *e)
{
	static const struct words
	    title = {"Provinces", "จังหวัด"},
	    map = {"On the map", "บนแผนที่"}, table = {"In a table", "ในตาราง"},
	    caption = {"Means of the provinces, the highest first",
	        "ค่าเฉลี่ยรายจังหวัด เรียงจากสูงสุด"};
	const struct page_head head = {.path = str_of("provinces.html"),
	    .section = SECTION_PROVINCES,
	    .title = str_of(words_in(title, lang))};
	struct page p;

	page_begin(&p, b, lang, &head);
	put_lead(&p);
	page_section(&p, "map", map);
	chart_map(&p, b->overall, true);
	page_section_end(&p);
	page_section(&p, "table", table);
	group_table(&p, BOOK_BY_PROVINCE, b->overall, caption);
	page_section_end(&p);
	return page_finish(&p, to, e);
}

enum err_code
pages_provinces(
    struct book *b, enum lang lang, struct folder *to, struct err *e)
{
	enum err_code rc = write_list(b, lang, to, e);

	return rc == ERR_NONE ? group_pages(b, &kind, lang, to, e) : rc;
}
