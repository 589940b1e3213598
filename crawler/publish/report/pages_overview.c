/* The first page: the figures of all, and what could not be seen. */
#include "publish/day.h"
#include "publish/report/changes.h"
#include "publish/report/chart.h"
#include "publish/report/indicator_page.h"
#include "publish/report/lists.h"
#include "publish/report/pages.h"
#include "publish/report/sentence.h"
#include "publish/report/tally.h"

static const char *
those_reached(struct page *p)
{
	return agencies_where(p, AGENCIES_MET, str_of("reached"));
}

static void
put_lead(struct page *p)
{
	static const struct words lead = {
	    "{1} agencies of the survey, looked at from the outside: in round "
	    "{2} ({3}) the program visited their websites as a citizen's "
	    "browser would, and kept the proof of each finding. {4} sites "
	    "could be read.",
	    "ผลตรวจเว็บไซต์ของหน่วยงานในการสำรวจ {1} แห่ง รอบ {2} ({3}) "
	    "โปรแกรมเปิดหน้าเว็บอย่างที่ประชาชนเห็น และเก็บหลักฐานของทุกข้อไว้ให้ตรวจสอบ "
	    "เปิดดูได้ {4} แห่ง"};
	const struct book *b = p->book;
	const struct book_round *now = &b->rounds[b->round_count - 1];
	struct buf days = {0};

	day_append_range(&days, now->started_at, now->finished_at, p->h.lang);
	page_lead(p, lead,
	    (struct piece[]){piece_link(piece_count((int64_t)b->agency_count),
	                         "", str_of("agencies"), (struct str){0}),
	        piece_foreign(now->round), piece_text(buf_str(&days)),
	        piece_link(piece_count(b->states[CALL_REACHED]),
	            those_reached(p), (struct str){0}, (struct str){0})},
	    4);
	buf_release(&days);
}

static void
put_bounds_note(struct page *p, const struct group_figure *f, bool is_number)
{
	static const struct words bounds = {"could lie between ",
	                              "อาจอยู่ระหว่าง "},
	                          coverage = {", coverage ", " ความครอบคลุม "};

	html_put(&p->h, "<dd class=\"note\">");
	html_words(&p->h, bounds);
	page_bounds(p, f->lower, f->upper, f->applies > 0, is_number);
	html_words(&p->h, coverage);
	page_score(p, f->coverage, f->applies > 0, false);
	html_put(&p->h, "</dd>");
}

/* A key figure: the mean of a group, leading to the rows behind it. */
static void
put_level(struct page *p, const struct group *g, size_t figure)
{
	const struct group_name *n = &p->book->names[figure];
	const struct group_figure *f = &g->figures[figure];
	const struct chart_interval at = chart_interval_of(f);

	html_put(&p->h, "<div class=\"key main\"><dt>");
	page_group(p, BOOK_BY_LEVEL, g->key);
	html_put(&p->h, "</dt><dd class=\"value\">");
	page_figure_link(p, figure);
	page_score(p, f->score, f->published > 0, page_is_number(n));
	page_link_end(p);
	html_put(&p->h, "</dd><dd class=\"draw\">");
	chart_bounds(p, &at);
	html_put(&p->h, "</dd>");
	put_bounds_note(p, f, page_is_number(n));
	html_put(&p->h, "</div>\n");
}

static void
put_reached(struct page *p)
{
	static const struct words title = {"Sites that could be read",
	                              "เว็บไซต์ที่เปิดดูได้"},
	                          of = {"of {1}; why the rest could not",
	                              "จาก {1} แห่ง ดูสาเหตุของแห่งที่เปิดดูไม่ได้"};
	const struct piece all = piece_count((int64_t)p->book->agency_count);

	html_put(&p->h, "<div class=\"key\"><dt>");
	html_words(&p->h, title);
	html_put(&p->h, "</dt><dd class=\"value\">");
	page_link(p, those_reached(p), (struct str){0}, (struct str){0});
	page_count(p, p->book->states[CALL_REACHED]);
	page_link_end(p);
	html_put(&p->h, "</dd><dd class=\"note\"><a href=\"unseen.html\">");
	page_words_of(p, of, &all, 1);
	html_put(&p->h, "</a></dd></div>\n");
}

static void
put_keys(struct page *p)
{
	const struct book *b = p->book;
	const struct groups *levels = &b->by[BOOK_BY_LEVEL];

	page_section(p, "headline", (struct words){"In short", "สรุป"});
	html_put(&p->h, "<p>");
	page_figure_name(p, b->overall);
	html_put(&p->h, "</p>\n<dl class=\"keys\">\n");
	for (size_t i = 0; i < levels->count; i++)
		put_level(p, levels->items[i], b->overall);
	put_reached(p);
	html_put(&p->h, "</dl>\n");
	page_section_end(p);
}

static void
put_how_to_read(struct page *p)
{
	static const struct words
	    text =
	        {"A score is the share of what could be decided. What nobody could "
	         "see is not counted as missing: it widens the range in which the "
	         "score could lie. The band is that range, the line in it the "
	         "score.",
	            "คะแนนคือสัดส่วนของสิ่งที่ตัดสินได้ สิ่งที่มองไม่เห็นไม่นับว่าไม่มี แต่ทำให้ช่วงที่คะแนนอาจเป็นไปได้กว้างขึ้น "
	            "แถบคือช่วงนั้น ขีดคือคะแนน"},
	    more = {"How it was done, and its limits", "วิธีการและข้อจำกัด"};

	html_put(&p->h, "<div class=\"callout\"><p>");
	html_words(&p->h, text);
	html_put(&p->h, " <a href=\"method.html\">");
	html_words(&p->h, more);
	html_put(&p->h, "</a></p></div>\n");
}

static void
put_scores(struct page *p)
{
	page_section(p, "indicators",
	    (struct words){"Scores by indicator", "คะแนนรายตัวชี้วัด"});
	put_how_to_read(p);
	indicator_table(p);
	page_section_end(p);
}

static void
put_services(struct page *p)
{
	static const struct words
	    title = {"How far services go online", "บริการออนไลน์ไปถึงขั้นใด"},
	    text = {"The highest level that any service of an "
	            "agency shows. Where pages stayed out of "
	            "sight it may be higher.",
	        "ระดับสูงสุดของบริการที่พบในเว็บไซต์ของหน่วยงาน "
	        "หากมีหน้าที่มองไม่เห็น ระดับจริงอาจสูงกว่านี้"};
	const struct book *b = p->book;
	struct tally_levels t = tally_levels(b);

	if (b->service_of == STR_NONE)
		return;
	page_section(p, "services", title);
	page_paragraph(p, text);
	chart_levels(p, t.counts, t.not_told, true);
	page_section_end(p);
}

static struct piece
changed(const struct changes *c, enum change_kind kind)
{
	return piece_link(piece_count(c->all.of[kind]), "", str_of("changes"),
	    str_of("kinds"));
}

static void
put_changes(struct page *p, const struct changes *c)
{
	static const struct words
	    title = {"Since the round before", "เทียบกับรอบก่อน"},
	    text = {"Against round {1}, {2} verdicts are another because the "
	            "site changed, and {3} because the rule did. {4} can be "
	            "told now that could not before, {5} no longer can: that "
	            "says nothing of the sites.",
	        "เทียบกับรอบ {1} ผลเปลี่ยนเพราะเว็บไซต์เปลี่ยน {2} รายการ "
	        "เพราะเกณฑ์เปลี่ยน {3} รายการ ที่เดิมยังบอกไม่ได้แต่รอบนี้มองเห็นได้มากขึ้น {4} "
	        "รายการ และที่มองเห็นได้น้อยลง {5} รายการ "
	        "สองกลุ่มหลังไม่ได้แปลว่าเว็บไซต์ดีขึ้นหรือแย่ลง"},
	    more = {"All changes", "การเปลี่ยนแปลงทั้งหมด"};

	if (c->before == NULL)
		return;
	page_section(p, "since", title);
	page_sentence(p, "p", text,
	    (struct piece[]){piece_foreign(c->before->round),
	        changed(c, CHANGE_SITE), changed(c, CHANGE_RULE),
	        changed(c, CHANGE_BETTER), changed(c, CHANGE_WORSE)},
	    5);
	html_put(&p->h, "<p><a href=\"changes.html\">");
	html_words(&p->h, more);
	html_put(&p->h, "</a></p>\n");
	page_section_end(p);
}

static void
put_unseen(struct page *p)
{
	static const struct words
	    title = {"What could not be seen, and why",
	        "สิ่งที่มองไม่เห็น และเพราะอะไร"},
	    text = {"\"Could not look\" is never \"not there\". These verdicts "
	            "are open; the bounds of every score allow for them.",
	        "“มองไม่เห็น” ไม่ได้แปลว่า “ไม่มี” ผลเหล่านี้ยังบอกไม่ได้ "
	        "และช่วงที่เป็นไปได้ของทุกคะแนนรวมไว้แล้ว"};

	page_section(p, "unseen", title);
	page_paragraph(p, text);
	html_put(&p->h, "<div class=\"pair\">\n");
	state_table(p);
	reason_table(p);
	html_put(&p->h, "</div>\n");
	page_section_end(p);
}

static void
put_groups(struct page *p)
{
	static const struct words
	    levels = {"Departments and provincial offices",
	        "ระดับกรมและระดับจังหวัด"},
	    ministries = {"By ministry", "รายกระทรวง"},
	    by_level = {"Means by level", "ค่าเฉลี่ยของแต่ละระดับ"},
	    by_ministry = {"Means by ministry", "ค่าเฉลี่ยของแต่ละกระทรวง"};

	page_section(p, "levels", levels);
	group_table(p, BOOK_BY_LEVEL, p->book->overall, by_level);
	page_section_end(p);
	page_section(p, "ministries", ministries);
	group_table(p, BOOK_BY_MINISTRY, p->book->overall, by_ministry);
	page_section_end(p);
}

static void
put_map(struct page *p)
{
	static const struct words title = {"By province", "รายจังหวัด"},
	                          more = {"All provinces, as a table",
	                              "ดูทุกจังหวัดเป็นตาราง"};

	page_section(p, "provinces", title);
	chart_map(p, p->book->overall, true);
	html_put(&p->h, "<p><a href=\"provinces.html\">");
	html_words(&p->h, more);
	html_put(&p->h, "</a></p>\n");
	page_section_end(p);
}

enum err_code
pages_overview(struct book *b, enum lang lang, struct folder *to, struct err *e)
{
	static const struct words title = {
	    "What government websites offer the public",
	    "เว็บไซต์ภาครัฐให้บริการประชาชนได้เพียงใด"};
	const struct page_head head = {.path = str_of("index.html"),
	    .section = SECTION_OVERVIEW,
	    .title = str_of(words_in(title, lang)),
	    .kicker = {"National overview", "ภาพรวมทั้งประเทศ"}};
	const struct changes *changes;
	enum err_code rc = changes_of(b, &changes, e);
	struct page p;

	if (rc != ERR_NONE)
		return rc;
	page_begin(&p, b, lang, &head);
	put_lead(&p);
	put_keys(&p);
	put_scores(&p);
	put_services(&p);
	put_unseen(&p);
	put_changes(&p, changes);
	put_groups(&p);
	put_map(&p);
	return page_finish(&p, to, e);
}
