/* The list of all agencies. */
#include "publish/level_words.h"
#include "publish/report/agency_impl.h"
#include "publish/report/chart.h"
#include "publish/report/lists.h"
#include "publish/report/pages.h"
#include "publish/report/sentence.h"
#include "record/province.h"

static struct str
province_of(struct str code, enum lang lang)
{
	const struct province *p = province_of_code(code);

	return p == NULL ? (struct str){0} : str_of(words_in(p->name, lang));
}

static void
put_key(struct page *p, struct str key)
{
	html_put(&p->h, "<td data-key=\"");
	html_text(&p->h, key);
	html_put(&p->h, "\">");
}

static void
put_level_cell(struct page *p, const struct book_agency *g)
{
	const struct service_level found = book_service_level(p->book, g);

	/* Its text begins with the number, and is sorted by it. */
	buf_printf(&p->h.out, "<td data-key=\"%d\">", found.level);
	html_words(&p->h, service_level_text(found.level));
}

/* The score between its bounds; of what else is in it, how much was seen, the
 * agency's page tells. */
static void
put_figure(struct page *p, const struct book_agency *g)
{
	const struct group_name *n = &p->book->names[p->book->overall];
	const struct figure *f = &g->figures[p->book->overall];
	const struct chart_interval at = {
	    f->score, f->lower, f->upper, f->has_score, f->has_bounds};
	bool is_number = page_is_number(n);

	html_put(&p->h, "<td class=\"n\">");
	page_score(p, f->score, f->has_score, is_number);
	html_put(&p->h, "<td class=\"bar\">");
	if (f->has_bounds && !is_number)
		chart_bounds(p, &at);
	html_put(&p->h, "<td class=\"n\">");
	page_bounds(p, f->lower, f->upper, f->has_bounds, is_number);
}

/* One of 1,746 lines: the ends of cells and rows are left to the reader's
 * browser (HTML, optional tags). */
static void
put_agency(struct page *p, const struct book_agency *g)
{
	struct words level = agency_level(g->level);

	html_put(&p->h, "<tr><th scope=\"row\">");
	page_agency(p, g, (struct str){0});
	put_key(p, g->level);
	if (level.en != NULL)
		html_words(&p->h, level);
	html_put(&p->h, "<td>");
	page_foreign(p, g->ministry_th);
	put_key(p, g->province_code);
	html_text(&p->h, province_of(g->province_code, p->h.lang));
	put_key(p, g->status);
	html_words(&p->h, agency_met(g->status));
	if (p->book->service_of != STR_NONE)
		put_level_cell(p, g);
	put_figure(p, g);
	html_put(&p->h, "\n");
}

static void
put_table(struct page *p)
{
	static const struct words caption = {"All agencies of the round",
	                              "หน่วยงานทั้งหมดในรอบสำรวจ"},
	                          name = {"Agency", "หน่วยงาน"},
	                          score = {"Score", "คะแนน"},
	                          bar = {"Range", "ช่วง"},
	                          bounds = {"Possible between", "ช่วงที่เป็นไปได้"};
	static const struct words filters[] = {{"Level", "ระดับ"},
	    {"Ministry", "กระทรวง"}, {"Province", "จังหวัด"},
	    {"How its site was met", "ผลการเข้าตรวจ"}};
	static const struct words service = {
	    "Level of e-service", "ระดับบริการออนไลน์"};
	const struct book *b = p->book;

	page_table(p, caption, true);
	page_column(p, name, false);
	for (size_t i = 0; i < sizeof(filters) / sizeof(filters[0]); i++)
		page_filter_column(p, filters[i]);
	if (b->service_of != STR_NONE)
		page_filter_column(p, service);
	page_column(p, score, true);
	page_column(p, bar, false);
	page_column(p, bounds, true);
	page_table_rows(p);
	for (size_t i = 0; i < b->agency_count; i++)
		put_agency(p, &b->agencies[i]);
	page_table_end(p);
}

/* A word of the ledger within a query (RFC 3986, section 3.4). */
static void
append_query(struct buf *to, struct str word)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyz0123456789-_.";

	for (size_t i = 0; i < word.len; i++)
		buf_printf(to,
		    str_find_char(str_of(plain), word.ptr[i], 0) != STR_NONE
		        ? "%c"
		        : "%%%02X",
		    (unsigned char)word.ptr[i]);
}

const char *
agencies_where(struct page *p, enum agencies_column column, struct str word)
{
	struct buf path = {0};
	const char *kept;

	if (word.len == 0)
		return "agencies.html";
	buf_printf(&path, "agencies.html?c%d=", (int)column);
	append_query(&path, word);
	kept = arena_cstr(&p->scratch, buf_str(&path));
	buf_release(&path);
	return kept;
}

enum err_code
pages_agencies(struct book *b, enum lang lang, struct folder *to, struct err *e)
{
	static const struct words
	    title = {"Agencies", "หน่วยงาน"},
	    count = {"{1} agencies. The score is of: {2}.",
	        "{1} หน่วยงาน คะแนนในตารางเป็นของ: {2}"},
	    caution = {
	        "A site that could not be looked at has no score, and none "
	        "is a zero: its bounds tell what is possible.",
	        "เว็บไซต์ที่ตรวจไม่ได้จะไม่มีคะแนน ซึ่งไม่ได้แปลว่าได้ศูนย์ "
	        "ให้ดูช่วงที่เป็นไปได้"};
	const struct page_head head = {.path = str_of("agencies.html"),
	    .section = SECTION_AGENCIES,
	    .title = str_of(words_in(title, lang))};
	struct page p;

	page_begin(&p, b, lang, &head);
	page_sentence(&p, "p", count,
	    (struct piece[]){piece_count((int64_t)b->agency_count),
	        piece_foreign(book_figure_title(&b->names[b->overall], lang))},
	    2);
	page_paragraph(&p, caution);
	put_table(&p);
	return page_finish(&p, to, e);
}
