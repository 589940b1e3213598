/* The page of method and limits: its order, and what its sections share. */
#include "publish/day.h"
#include "publish/report/method.h"
#include "publish/report/pages.h"

static const struct {
	const char *id;
	struct words title;
	void (*put)(const struct method *m);
} sections[] = {
    {"who", {"Who was surveyed, and when", "สำรวจใคร เมื่อใด"},
        method_survey_put},
    {"manners", {"How the sites were asked", "ขอดูเว็บไซต์อย่างไร"},
        method_manners_put},
    {"outcomes", {"Rules and the five outcomes", "เกณฑ์และผลห้าแบบ"},
        method_outcomes_put},
    {"scores", {"How to read a score", "วิธีอ่านคะแนน"}, method_scores_put},
    {"levels", {"The levels of e-service", "ระดับของบริการออนไลน์"},
        method_levels_put},
    {"people", {"What people decided", "การตรวจทานโดยคน"}, method_people_put},
    {"changed", {"What \"changed\" means", "คำว่า “เปลี่ยน” หมายถึงอะไร"},
        method_changes_put},
    {"limits", {"What this report cannot say", "ข้อจำกัด"}, method_limits_put},
    {"unseen", {"What could not be seen", "สิ่งที่มองไม่เห็น"}, method_unseen_put},
    {"release", {"Whether these figures may change", "ตัวเลขนี้ยังเปลี่ยนได้หรือไม่"},
        method_release_put},
    {"cite", {"How to cite", "การอ้างอิงรายงานนี้"}, method_cite_put},
    {"check", {"How to check a figure", "ตรวจสอบตัวเลขด้วยตนเอง"},
        method_check_put},
    {"embed", {"How to put a chart into another page", "นำแผนภูมิไปวางในเว็บอื่น"},
        method_embed_put},
    {"terms", {"Words", "คำที่ใช้ในรายงาน"}, method_terms_put},
};
enum { SECTIONS = sizeof(sections) / sizeof(sections[0]) };

void
method_list_put(const struct method *m, const struct words *items, size_t count)
{
	struct html *h = &m->page->h;

	html_put(h, "<ul>\n");
	for (size_t i = 0; i < count; i++) {
		html_put(h, "<li>");
		html_words(h, items[i]);
		html_put(h, "</li>\n");
	}
	html_put(h, "</ul>\n");
}

void
method_code_put(const struct method *m, struct words label, struct str text)
{
	struct html *h = &m->page->h;

	html_put(h,
	    "<pre class=\"text\" tabindex=\"0\" role=\"region\" "
	    "aria-label=\"");
	html_words(h, label);
	html_put(h, "\"><code lang=\"en\">");
	html_text(h, text);
	html_put(h, "</code></pre>\n");
}

void
method_agencies_put(const struct method *m, enum agencies_column column,
    struct str word, int64_t count)
{
	page_link(m->page, agencies_where(m->page, column, word),
	    (struct str){0}, (struct str){0});
	page_count(m->page, count);
	page_link_end(m->page);
}

struct str
method_days(const struct method *m)
{
	const struct book *b = m->book;
	const struct book_round *now = &b->rounds[b->round_count - 1];
	struct buf text = {0};
	struct str days;

	day_append_range(
	    &text, now->started_at, now->finished_at, m->page->h.lang);
	days = arena_str(&m->page->scratch, buf_str(&text));
	buf_release(&text);
	return days;
}

static void
put_lead(struct page *p)
{
	static const struct words lead = {
	    "A program visited the websites of {1} agencies as a visitor "
	    "would, read the pages it was let to, and put {2} rules to each. "
	    "Each verdict keeps the sentence it rests on, so that anybody can "
	    "look it up.",
	    "โปรแกรมเข้าชมเว็บไซต์ของ {1} หน่วยงานอย่างที่ประชาชนเข้าชม "
	    "อ่านหน้าที่อนุญาตให้อ่าน แล้วตรวจด้วยเกณฑ์ {2} ข้อ "
	    "ทุกผลเก็บข้อความที่ใช้ตัดสินไว้ให้ตรวจสอบย้อนหลังได้"};
	static const struct words label = {"On this page", "ในหน้านี้"};
	const struct piece pieces[] = {
	    piece_link(piece_count((int64_t)p->book->agency_count), "",
	        str_of("agencies"), (struct str){0}),
	    piece_link(piece_count((int64_t)p->book->rule_count), "",
	        str_of("rules"), (struct str){0})};

	page_lead(p, lead, pieces, 2);
	html_put(&p->h, "<nav aria-label=\"");
	html_words(&p->h, label);
	html_put(&p->h, "\"><ul class=\"chips\">\n");
	for (size_t i = 0; i < SECTIONS; i++) {
		buf_printf(&p->h.out, "<li><a href=\"#%s\">", sections[i].id);
		html_words(&p->h, sections[i].title);
		html_put(&p->h, "</a></li>\n");
	}
	html_put(&p->h, "</ul></nav>\n");
}

enum err_code
pages_method(struct book *b, enum lang lang, struct folder *to, struct err *e)
{
	static const struct words title = {
	    "Method and limits", "วิธีการและข้อจำกัด"};
	const struct page_head head = {.path = str_of("method.html"),
	    .section = SECTION_METHOD,
	    .title = str_of(words_in(title, lang))};
	struct arena a = {0};
	struct release release = {0};
	struct page p;
	struct method m = {.page = &p, .book = b};
	enum err_code rc = trust_of(b, &m.trust, e);

	if (rc == ERR_NONE && b->setup->release.len > 0) {
		rc = store_release_find(
		    b->setup->store, b->setup->release, &a, &release, e);
		m.release = &release;
	}
	if (rc == ERR_NONE) {
		page_begin(&p, b, lang, &head);
		put_lead(&p);
		for (size_t i = 0; i < SECTIONS; i++) {
			page_section(&p, sections[i].id, sections[i].title);
			sections[i].put(&m);
			page_section_end(&p);
		}
		rc = page_finish(&p, to, e);
	}
	arena_release(&a);
	return rc;
}
