/* Indicators and pillars: the list of all, and a page for each. */
#include "publish/report/chart.h"
#include "publish/report/indicator_page.h"
#include "publish/report/lists.h"
#include "publish/report/pages.h"
#include "publish/report/sentence.h"

static void
put_row(struct page *p, const struct group *all, size_t figure)
{
	const struct group_name *n = &p->book->names[figure];
	const struct group_figure *f = &all->figures[figure];

	html_put(&p->h,
	    n->of_indicator == NULL ? "<tr class=\"total\"><th scope=\"row\">"
	                            : "<tr><th scope=\"row\">");
	page_figure_name(p, figure);
	html_put(&p->h, "</th>");
	page_mean_cells(p, n, f);
	html_put(&p->h, "<td class=\"n\">");
	page_count(p, f->published);
	html_put(&p->h, "</td><td class=\"n\">");
	page_count(p, f->applies);
	html_put(&p->h, "</td></tr>\n");
}

void
indicator_table(struct page *p)
{
	static const struct words
	    caption = {"Means over all agencies", "ค่าเฉลี่ยของทุกหน่วยงาน"},
	    name = {"Indicator", "ตัวชี้วัด"},
	    published = {"With a score", "มีคะแนน"},
	    applies = {"It applies to", "เข้าข่าย"},
	    note = {"Scores are means over the agencies whose "
	            "score is published, bounds and coverage "
	            "means over all to which it applies; so a "
	            "mean may lie beside its bounds.",
	        "คะแนนเฉลี่ยคิดจากหน่วยงานที่เผยแพร่คะแนน "
	        "ส่วนช่วงและความครอบคลุมคิดจากทุกหน่วยงานที่เข้าข่าย "
	        "คะแนนเฉลี่ยจึงอาจอยู่นอกช่วงเฉลี่ยได้"};
	const struct book *b = p->book;
	const struct group *all = book_group(b, BOOK_ALL, (struct str){0});

	page_table(p, caption, false);
	page_column(p, name, false);
	page_figure_columns(p);
	page_column(p, published, true);
	page_column(p, applies, true);
	page_table_rows(p);
	for (size_t i = 0; all != NULL && i < b->figure_count; i++)
		put_row(p, all, i);
	page_table_end(p);
	html_put(&p->h, "<p class=\"dim\">");
	html_words(&p->h, note);
	html_put(&p->h, "</p>\n");
}

static enum err_code
write_list(struct book *b, enum lang lang, struct folder *to, struct err *e)
{
	static const struct words
	    title = {"Indicators", "ตัวชี้วัด"},
	    lead = {"What is measured, and how all agencies "
	            "stand. Each indicator has a page with its "
	            "rules and the figure of every agency.",
	        "วัดอะไรบ้าง และภาพรวมของทุกหน่วยงานเป็นอย่างไร "
	        "แต่ละตัวชี้วัดมีหน้าของตัวเอง "
	        "พร้อมเกณฑ์และคะแนนของทุกหน่วยงาน"};
	const struct page_head head = {.path = str_of("indicators.html"),
	    .section = SECTION_INDICATORS,
	    .title = str_of(words_in(title, lang))};
	struct page p;

	page_begin(&p, b, lang, &head);
	page_lead(&p, lead, NULL, 0);
	indicator_table(&p);
	return page_finish(&p, to, e);
}

enum err_code
pages_indicators(
    struct book *b, enum lang lang, struct folder *to, struct err *e)
{
	enum err_code rc = write_list(b, lang, to, e);

	for (size_t i = 0; rc == ERR_NONE && i < b->figure_count; i++)
		rc = indicator_page(b, lang, i, to, e);
	return rc;
}
