#include "publish/report/indicator_page.h"

#include "publish/report/lists.h"
#include "publish/report/sentence.h"
#include "publish/report/tally.h"

static void
put_mean(struct page *p, size_t figure)
{
	static const struct words title = {"Mean over all agencies",
	                              "ค่าเฉลี่ยของทุกหน่วยงาน"},
	                          bounds = {"could lie between ",
	                              "อาจอยู่ระหว่าง "},
	                          coverage = {"Coverage", "ความครอบคลุม"},
	                          published = {"With a score", "มีคะแนน"},
	                          of = {"of {1} to which it applies",
	                              "จาก {1} แห่งที่เข้าข่าย"};
	const struct group_name *n = &p->book->names[figure];
	const struct group *all =
	    book_group(p->book, BOOK_ALL, (struct str){0});
	const struct group_figure *f;
	struct piece applies;

	if (all == NULL)
		return;
	f = &all->figures[figure];
	applies = piece_count(f->applies);
	html_put(&p->h, "<dl class=\"keys\">\n<div class=\"key main\"><dt>");
	html_words(&p->h, title);
	html_put(&p->h, "</dt><dd class=\"value\"><a href=\"#agencies\">");
	page_score(p, f->score, f->published > 0, page_is_number(n));
	html_put(&p->h, "</a></dd><dd class=\"note\">");
	html_words(&p->h, bounds);
	page_bounds(p, f->lower, f->upper, f->applies > 0, page_is_number(n));
	html_put(&p->h, "</dd></div>\n<div class=\"key\"><dt>");
	html_words(&p->h, coverage);
	html_put(&p->h, "</dt><dd class=\"value\"><a href=\"#agencies\">");
	page_score(p, f->coverage, f->applies > 0, false);
	html_put(&p->h, "</a></dd></div>\n<div class=\"key\"><dt>");
	html_words(&p->h, published);
	html_put(&p->h, "</dt><dd class=\"value\"><a href=\"#agencies\">");
	page_count(p, f->published);
	html_put(&p->h, "</a></dd><dd class=\"note\">");
	page_words_of(p, of, &applies, 1);
	html_put(&p->h, "</dd></div>\n</dl>\n");
}

static void
put_distribution(struct page *p, size_t figure)
{
	static const struct words title = {
	    "How agencies are spread", "การกระจายของหน่วยงาน"};
	const struct book *b = p->book;
	struct tally_scores t = tally_scores(b, figure);

	if (page_is_number(&b->names[figure]))
		return;
	page_section(p, "distribution", title);
	chart_distribution(
	    p, t.counts, t.not_published, t.not_applicable, true);
	page_section_end(p);
}

static void
put_groups(struct page *p, size_t figure)
{
	static const struct {
		enum book_grouping by;
		const char *id;
		struct words title;
	} tables[] = {
	    {BOOK_BY_LEVEL, "levels", {"By level", "แยกตามระดับ"}},
	    {BOOK_BY_MINISTRY, "ministries", {"By ministry", "แยกตามกระทรวง"}},
	    {BOOK_BY_PROVINCE, "provinces", {"By province", "แยกตามจังหวัด"}},
	    {BOOK_BY_OFFICE, "offices",
	        {"By kind of office", "แยกตามประเภทสำนักงาน"}},
	};

	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++) {
		page_section(p, tables[i].id, tables[i].title);
		group_table(p, tables[i].by, figure, tables[i].title);
		page_section_end(p);
	}
}

static void
put_agencies(struct page *p, size_t figure)
{
	static const struct words title = {"All agencies", "ทุกหน่วยงาน"};
	const struct agency_pick all = {BOOK_ALL, {0}};

	page_section(p, "agencies", title);
	agency_table(p, &all, figure, title);
	page_section_end(p);
}

enum err_code
indicator_page(struct book *b, enum lang lang, size_t figure, struct folder *to,
    struct err *e)
{
	static const struct words indicator = {"Indicator", "ตัวชี้วัด"},
	                          pillar = {"Pillar", "มิติ"};
	const struct group_name *n = &b->names[figure];
	const struct page_head head = {
	    .path = arena_printf(b->arena, "indicators/%.*s.html",
	        STR_ARG(book_figure_file(n, b->arena))),
	    .section = SECTION_INDICATORS,
	    .title = book_figure_title(n, lang),
	    .kicker = n->of_indicator == NULL ? pillar : indicator};
	struct page p;

	page_begin(&p, b, lang, &head);
	put_mean(&p, figure);
	indicator_put_definition(&p, figure);
	put_distribution(&p, figure);
	indicator_put_history(&p, figure);
	put_groups(&p, figure);
	put_agencies(&p, figure);
	return page_finish(&p, to, e);
}
