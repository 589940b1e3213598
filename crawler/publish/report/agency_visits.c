/* How an agency's addresses answered, as far as a page tells of it: what was
 * tried where no page could be read, and whose bytes are older than the
 * visit. */
#include "publish/report/agency_impl.h"
#include "publish/report/sentence.h"
#include "store/view_row.h"

enum { TRIED_MAX = 20 };

struct gathering {
	struct arena *arena;
	bool takes_all;
	struct agency_visit *items;
	size_t count;
	size_t capacity;
};

static bool
take_visit(void *state, const struct view_row *r)
{
	struct gathering *g = state;
	enum revisit revisit = revisit_of_word(view_row_text(r, "revisit"));

	if (!g->takes_all && revisit == REVISIT_NOT)
		return true;
	g->items = arena_grow(
	    g->arena, g->items, &g->capacity, g->count + 1, sizeof(*g->items));
	g->items[g->count++] =
	    (struct agency_visit){.url = view_row_copy(r, "url", g->arena),
	        .started_at = view_row_copy(r, "started_at", g->arena),
	        .status = view_row_number(r, "status", 0),
	        .reason = reason_of_word(view_row_text(r, "reason")),
	        .revisit = revisit,
	        .bytes_at = view_row_copy(r, "revisit_of_at", g->arena)};
	return true;
}

enum err_code
agency_visits_read(const struct book *b, struct arena *a,
    struct agency_facts *f, struct err *e)
{
	const struct view_filter filters[] = {
	    {"round", b->audit.round}, {"agency_id", f->of->id}};
	struct gathering g = {
	    .arena = a, .takes_all = f->of->state != CALL_REACHED};
	const struct view_rows rows = {"captures", filters, 2, take_visit, &g};
	enum err_code rc = view_rows_each(b->setup->store, &rows, e);

	f->visits = g.items;
	f->visit_count = g.count;
	return rc;
}

const struct agency_visit *
agency_visit_of(const struct agency_facts *f, struct str url, struct str at)
{
	for (size_t i = 0; i < f->visit_count; i++)
		if (str_equal(f->visits[i].started_at, at) &&
		    str_equal(f->visits[i].url, url))
			return &f->visits[i];
	return NULL;
}

static void
put_visit(struct page *p, const struct agency_visit *v)
{
	static const struct words status = {
	    "answered with status {1}", "ตอบกลับด้วยสถานะ {1}"};

	html_put(&p->h, "<li>");
	page_web_link(p, v->url);
	html_put(&p->h, "<br>");
	if (v->reason != REASON_NONE)
		html_words(&p->h, reason_text(v->reason));
	else
		agency_say_count(p, status, v->status);
	html_put(&p->h, " · <time>");
	html_text(&p->h, v->started_at);
	html_put(&p->h, "</time></li>\n");
}

void
agency_put_tried(struct agency_page *a)
{
	static const struct words
	    title = {"What was tried", "ที่อยู่ที่ได้ลองเปิด"},
	    all = {"Requests of this round and what came of each: {1}",
	        "คำขอในรอบนี้ทั้งหมด {1} ครั้ง และผลของแต่ละครั้ง"},
	    first = {
	        "Requests of this round: {1}; the first {2} and what came of "
	        "each",
	        "คำขอในรอบนี้ทั้งหมด {1} ครั้ง แสดง {2} ครั้งแรกและผลของแต่ละครั้ง"};
	const struct agency_facts *f = a->facts;
	size_t shown = f->visit_count < TRIED_MAX ? f->visit_count : TRIED_MAX;
	struct page *p = &a->p;

	if (f->of->state == CALL_REACHED || f->visit_count == 0)
		return;
	page_section(p, "tried", title);
	page_sentence(p, "p", shown < f->visit_count ? first : all,
	    (struct piece[]){piece_count((int64_t)f->visit_count),
	        piece_count((int64_t)shown)},
	    2);
	html_put(&p->h, "<ol class=\"looked\">\n");
	for (size_t i = 0; i < shown; i++)
		put_visit(p, &f->visits[i]);
	html_put(&p->h, "</ol>\n");
	page_section_end(p);
}
