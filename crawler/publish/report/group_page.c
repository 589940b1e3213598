#include "publish/report/group_page.h"

#include "publish/report/chart.h"
#include "publish/report/sentence.h"

static void
put_score_key(struct page *p, const struct group *g)
{
	static const struct words
	    bounds = {"could lie between {1}, coverage {2}",
	        "อาจอยู่ระหว่าง {1} ความครอบคลุม {2}"},
	    none = {"nothing of it applies to these agencies",
	        "ไม่มีข้อใดเข้าข่ายหน่วยงานกลุ่มนี้"};
	const struct group_name *n = &p->book->names[p->book->overall];
	const struct group_figure *f = &g->figures[p->book->overall];
	const struct chart_interval at = chart_interval_of(f);
	const struct piece parts[] = {
	    piece_bounds(f->lower, f->upper), piece_score(f->coverage)};

	html_put(&p->h, "<div class=\"key main\"><dt>");
	page_figure_name(p, p->book->overall);
	html_put(&p->h, "</dt><dd class=\"value\"><a href=\"#agencies\">");
	page_score(p, f->score, f->published > 0, page_is_number(n));
	html_put(&p->h, "</a></dd><dd class=\"draw\">");
	chart_bounds(p, &at);
	html_put(&p->h, "</dd><dd class=\"note\">");
	if (f->applies > 0)
		page_words_of(p, bounds, parts, 2);
	else
		html_words(&p->h, none);
	html_put(&p->h, "</dd></div>\n");
}

/* A number of agencies that leads to a section of the page. */
static void
put_count_key(
    struct page *p, struct words title, int64_t count, const char *section)
{
	html_put(&p->h, "<div class=\"key\"><dt>");
	html_words(&p->h, title);
	buf_printf(
	    &p->h.out, "</dt><dd class=\"value\"><a href=\"#%s\">", section);
	page_count(p, count);
	html_put(&p->h, "</a></dd></div>\n");
}

void
group_put_keys(
    struct page *p, const struct agency_pick *which, const struct group *g)
{
	static const struct words agencies = {"Agencies", "หน่วยงาน"},
	                          published = {"With a published score",
	                              "มีคะแนนที่เผยแพร่ได้"},
	                          reached = {"Sites that could be read",
	                              "เว็บไซต์ที่เปิดดูได้"};

	html_put(&p->h, "<dl class=\"keys\">\n");
	put_score_key(p, g);
	put_count_key(p, agencies, g->agencies, "agencies");
	put_count_key(
	    p, published, g->figures[p->book->overall].published, "agencies");
	put_count_key(
	    p, reached, group_met(p->book, which, CALL_REACHED), "sites");
	html_put(&p->h, "</dl>\n");
}

void
group_put_figures(struct page *p, const struct group *g)
{
	static const struct words
	    title = {"Scores by indicator", "คะแนนรายตัวชี้วัด"},
	    caption = {"Means over the agencies of this group",
	        "ค่าเฉลี่ยของหน่วยงานกลุ่มนี้"},
	    name = {"Indicator", "ตัวชี้วัด"},
	    published = {"With a score", "มีคะแนน"};
	const struct book *b = p->book;

	page_section(p, "indicators", title);
	page_table(p, caption, false);
	page_column(p, name, false);
	page_figure_columns(p);
	page_column(p, published, true);
	page_table_rows(p);
	for (size_t i = 0; i < b->figure_count; i++) {
		html_put(&p->h,
		    b->names[i].of_indicator == NULL
		        ? "<tr class=\"total\"><th scope=\"row\">"
		        : "<tr><th scope=\"row\">");
		page_figure_name(p, i);
		html_put(&p->h, "</th>");
		page_mean_cells(p, &b->names[i], &g->figures[i]);
		html_put(&p->h, "<td class=\"n\">");
		page_count(p, g->figures[i].published);
		html_put(&p->h, "</td></tr>\n");
	}
	page_table_end(p);
	page_section_end(p);
}

/* The page of a group, without its heading. */
static void
put_group(struct page *p, const struct group_kind *kind, const struct group *g)
{
	static const struct words agencies = {"Agencies", "หน่วยงาน"};
	const struct agency_pick which = {kind->by, g->key};
	struct words note =
	    kind->note != NULL ? kind->note(g->key) : (struct words){0};

	if (note.en != NULL) {
		html_put(&p->h, "<div class=\"callout\">");
		page_paragraph(p, note);
		html_put(&p->h, "</div>\n");
	}
	group_put_keys(p, &which, g);
	page_section(p, "agencies", agencies);
	agency_table(p, &which, p->book->overall, agencies);
	page_section_end(p);
	group_put_figures(p, g);
	group_put_outcomes(p, &which);
	group_put_sites(p, &which);
}

enum err_code
group_pages(struct book *b, const struct group_kind *kind, enum lang lang,
    struct folder *to, struct err *e)
{
	const struct groups *groups = &b->by[kind->by];
	enum err_code rc = ERR_NONE;

	for (size_t i = 0; rc == ERR_NONE && i < groups->count; i++) {
		const struct group *g = groups->items[i];
		struct arena names = {0};
		const struct page_head head = {
		    .path = arena_printf(&names, "%s%.*s.html", kind->folder,
		        STR_ARG(book_slug(kind->by, g->key, &names))),
		    .section = kind->section,
		    .title = book_group_title(kind->by, g->key, lang),
		    /* Those of no group have a name that says so. */
		    .kicker =
		        g->key.len > 0 ? kind->kicker : (struct words){0}};
		struct page p;

		page_begin(&p, b, lang, &head);
		put_group(&p, kind, g);
		rc = page_finish(&p, to, e);
		arena_release(&names);
	}
	return rc;
}
