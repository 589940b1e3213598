/* Kinds of office by provinces, a page for each figure. */
#include "publish/report/matrix.h"
#include "publish/report/pages.h"
#include "publish/report/sentence.h"

/* "matrix", "matrix-use", "matrix-pillar-services": without the ending. */
static struct str
name_of(const struct book *b, size_t figure, struct arena *a)
{
	if (figure == b->overall)
		return str_of("matrix");
	return arena_printf(
	    a, "matrix-%.*s", STR_ARG(book_figure_file(&b->names[figure], a)));
}

static void
put_tabs(struct page *p, size_t here)
{
	static const struct words label = {
	    "Figures to show in the table", "เลือกตัวชี้วัดที่แสดงในตาราง"};
	const struct book *b = p->book;

	html_put(&p->h, "<nav aria-label=\"");
	html_words(&p->h, label);
	html_put(&p->h, "\"><ul class=\"chips tabs\">\n");
	for (size_t i = 0; i < b->figure_count; i++) {
		html_put(&p->h, "<li><a href=\"");
		html_text(&p->h, name_of(b, i, &p->scratch));
		html_put(&p->h,
		    i == here ? ".html\" aria-current=\"page\">" : ".html\">");
		page_foreign(p, book_figure_title(&b->names[i], p->h.lang));
		html_put(&p->h, "</a></li>\n");
	}
	html_put(&p->h, "</ul></nav>\n");
}

static void
put_lead(struct page *p, size_t figure)
{
	static const struct words lead = {
	    "Each row is a province, each column a kind of office. A "
	    "number leads to the office and its proofs.",
	    "แต่ละแถวคือจังหวัด แต่ละคอลัมน์คือประเภทสำนักงาน เลือกตัวเลขเพื่อดูสำนักงานนั้นพร้อมหลักฐาน"};

	page_lead(p, lead, NULL, 0);
	put_tabs(p, figure);
	page_shown(p, figure);
}

static enum err_code
write_figure(struct book *b, enum lang lang, size_t figure, struct folder *to,
    struct err *e)
{
	static const struct words
	    title = {"Offices by province", "สำนักงานรายจังหวัด"},
	    none = {"No agency of this round is in a province.",
	        "รอบนี้ไม่มีหน่วยงานที่อยู่ในจังหวัด"};
	struct arena names = {0};
	struct str name = name_of(b, figure, &names);
	struct page_head head = {.section = SECTION_MATRIX,
	    .path = arena_printf(&names, "%.*s.html", STR_ARG(name)),
	    .title = str_of(words_in(title, lang))};
	struct page p;
	enum err_code rc;

	if (figure != b->overall)
		head.title =
		    arena_printf(&names, "%s: %.*s", words_in(title, lang),
		        STR_ARG(book_figure_title(&b->names[figure], lang)));
	page_begin(&p, b, lang, &head);
	put_lead(&p, figure);
	if (matrix_is_there(b))
		matrix_put(&p, figure, true);
	else
		page_paragraph(&p, none);
	rc = page_finish(&p, to, e);
	arena_release(&names);
	return rc;
}

enum err_code
pages_matrix(struct book *b, enum lang lang, struct folder *to, struct err *e)
{
	enum err_code rc = ERR_NONE;

	for (size_t i = 0; rc == ERR_NONE && i < b->figure_count; i++)
		rc = write_figure(b, lang, i, to, e);
	return rc;
}
