/* Which pages of an agency were read in the round: what every "not there" of
 * it rests on. */
#include "publish/codes.h"
#include "publish/report/agency_impl.h"
#include "publish/report/sentence.h"
#include "store/view_row.h"

struct gathering {
	struct arena *arena;
	struct agency_read *items;
	size_t count;
	size_t capacity;
};

static bool
take_page(void *state, const struct view_row *r)
{
	struct gathering *g = state;

	g->items = arena_grow(
	    g->arena, g->items, &g->capacity, g->count + 1, sizeof(*g->items));
	g->items[g->count++] =
	    (struct agency_read){.url = view_row_copy(r, "url", g->arena),
	        .title = view_row_copy(r, "title", g->arena),
	        .view_flags = view_row_copy(r, "view_flags", g->arena)};
	return true;
}

enum err_code
agency_pages_read(const struct book *b, struct arena *a, struct agency_facts *f,
    struct err *e)
{
	const struct view_filter filters[] = {
	    {"round", b->audit.round}, {"agency_id", f->of->id}};
	struct gathering g = {.arena = a};
	const struct view_rows rows = {.view = "pages",
	    .filters = filters,
	    .filter_count = 2,
	    .take = take_page,
	    .state = &g};
	enum err_code rc = view_rows_each(b->setup->store, &rows, e);

	f->pages = g.items;
	f->page_count = g.count;
	return rc;
}

/* Why a page was not seen as people see it. */
static void
put_flags(struct page *p, struct str flags)
{
	struct str flag;

	while (str_split(&flags, ' ', &flag)) {
		struct words text = code_text(CODES_VIEW_FLAG, flag);

		if (text.en == NULL)
			continue;
		html_put(&p->h, " <span class=\"chip\">");
		html_words(&p->h, text);
		html_put(&p->h, "</span>");
	}
}

void
agency_put_pages(struct agency_page *a)
{
	static const struct words title = {"Pages that were read",
	                              "หน้าที่ได้อ่านในรอบนี้"},
	                          count = {"Pages read in this round: {1}",
	                              "จำนวนหน้าที่อ่านในรอบนี้ {1} หน้า"};
	const struct agency_facts *f = a->facts;
	struct page *p = &a->p;
	struct piece number = piece_count((int64_t)f->page_count);

	if (f->page_count == 0)
		return;
	page_section(p, "pages", title);
	page_sentence(p, "p", count, &number, 1);
	html_put(&p->h, "<ol class=\"looked\">\n");
	for (size_t i = 0; i < f->page_count; i++) {
		html_put(&p->h, "<li>");
		if (f->pages[i].title.len > 0) {
			page_foreign(p, f->pages[i].title);
			html_put(&p->h, "<br>");
		}
		page_web_link(p, f->pages[i].url);
		put_flags(p, f->pages[i].view_flags);
		html_put(&p->h, "</li>\n");
	}
	html_put(&p->h, "</ol>\n");
	page_section_end(p);
}
