#include "publish/report/lists.h"

#include <stdlib.h>

/* What is sorted: a score, and what it is of. */
struct scored_item {
	bool has_score;
	double score;
	size_t number; /* decides where all else is the same */
};

static int
by_score(const void *a, const void *b)
{
	const struct scored_item *x = a, *y = b;

	if (x->has_score != y->has_score)
		return x->has_score ? -1 : 1;
	if (x->has_score && x->score != y->score)
		return x->score > y->score ? -1 : 1;
	return x->number < y->number ? -1 : x->number > y->number;
}

struct words
agency_state_text(enum call_state state)
{
	static const struct words texts[CALL_STATE_COUNT] = {
	    [CALL_DOWN] = {"did not answer", "เปิดไม่ได้"},
	    [CALL_BLOCKED] = {"turned us away", "ปิดกั้น"},
	    [CALL_WITHOUT_SITE] = {"no website", "ไม่มีเว็บไซต์"},
	    [CALL_SITE_UNKNOWN] = {"address unknown", "ไม่ทราบที่อยู่เว็บ"},
	    [CALL_REACHED] = {"reached", "เปิดดูได้"},
	    [CALL_NOT_ASKED] = {"not finished yet", "ยังตรวจไม่เสร็จ"},
	    [CALL_MERGED] = {"merged", "ยุบรวมแล้ว"},
	};

	return texts[state];
}

static void
put_level_mean(struct page *p, const struct group_figure *f)
{
	html_put(&p->h, "<td class=\"n\">");
	page_score(p, f->level, f->level >= 0, true);
	html_put(&p->h, "</td>");
}

/* The rows of a group that has no page: the list of all agencies, or the
 * matrix, where kinds of office are columns. NULL: it has a page. */
static const char *
rows_of(struct page *p, enum book_grouping by, struct str key)
{
	if (by == BOOK_BY_OFFICE && key.len > 0)
		return "matrix.html";
	if (by == BOOK_BY_LEVEL)
		return agencies_where(p, AGENCIES_LEVEL, key);
	return by == BOOK_BY_OFFICE ? "agencies.html" : NULL;
}

static void
put_size(struct page *p, enum book_grouping by, const struct group *g)
{
	const char *rows = rows_of(p, by, g->key);

	if (rows != NULL)
		page_link(p, rows, (struct str){0}, (struct str){0});
	page_count(p, g->agencies);
	if (rows != NULL)
		page_link_end(p);
}

static void
put_group(
    struct page *p, enum book_grouping by, const struct group *g, size_t figure)
{
	const struct book *b = p->book;
	const struct group_figure *f = &g->figures[figure];

	html_put(&p->h, "<tr><th scope=\"row\">");
	page_group(p, by, g->key);
	html_put(&p->h, "</th><td class=\"n\">");
	put_size(p, by, g);
	html_put(&p->h, "</td><td class=\"n\">");
	page_count(p, f->published);
	html_put(&p->h, "</td>");
	page_mean_cells(p, &b->names[figure], f);
	if (b->ladder != STR_NONE)
		put_level_mean(p, &g->figures[b->ladder]);
	html_put(&p->h, "</tr>\n");
}

static const struct words grouping_titles[BOOK_GROUPINGS] = {
    [BOOK_ALL] = {"All", "ทั้งหมด"},
    [BOOK_BY_LEVEL] = {"Level", "ระดับ"},
    [BOOK_BY_MINISTRY] = {"Ministry", "กระทรวง"},
    [BOOK_BY_PROVINCE] = {"Province", "จังหวัด"},
    [BOOK_BY_OFFICE] = {"Kind of office", "ประเภทสำนักงาน"},
};

static void
put_group_head(struct page *p, enum book_grouping by)
{
	static const struct words agencies = {"Agencies", "หน่วยงาน"},
	                          published = {"With a score", "มีคะแนน"},
	                          level = {"Mean level", "ระดับเฉลี่ย"};

	page_column(p, grouping_titles[by], false);
	page_column(p, agencies, true);
	page_column(p, published, true);
	page_figure_columns(p);
	if (p->book->ladder != STR_NONE)
		page_column(p, level, true);
	page_table_rows(p);
}

void
group_table(
    struct page *p, enum book_grouping by, size_t figure, struct words caption)
{
	const struct groups *g = &p->book->by[by];
	struct scored_item *items =
	    arena_array(&p->scratch, g->count + 1, sizeof(*items));
	size_t count = 0;

	for (size_t i = 0; i < g->count; i++)
		if (g->items[i]->key.len > 0)
			items[count++] = (struct scored_item){
			    g->items[i]->figures[figure].published > 0,
			    g->items[i]->figures[figure].score, i};
	if (count > 0)
		qsort(items, count, sizeof(*items), by_score);
	page_table(p, caption, true);
	put_group_head(p, by);
	for (size_t i = 0; i < count; i++)
		put_group(p, by, g->items[items[i].number], figure);
	if (count < g->count)
		put_group(p, by, g->items[g->count - 1], figure);
	page_table_end(p);
}

/* The groupings that tell agencies of a list apart. */
static const enum book_grouping told[] = {BOOK_BY_MINISTRY, BOOK_BY_PROVINCE};
enum { TOLD_COUNT = sizeof(told) / sizeof(told[0]) };

static void
put_agency_head(struct page *p, const struct agency_pick *which)
{
	static const struct words agency = {"Agency", "หน่วยงาน"},
	                          site = {"Website", "เว็บไซต์"},
	                          score = {"Score", "คะแนน"},
	                          bounds = {"Bounds", "ช่วงที่เป็นไปได้"},
	                          coverage = {"Coverage", "ความครอบคลุม"};

	page_column(p, agency, false);
	for (size_t i = 0; i < TOLD_COUNT; i++)
		if (told[i] != which->by) {
			page_filter_column(p, grouping_titles[told[i]]);
		}
	page_filter_column(p, site);
	page_column(p, score, true);
	page_column(p, bounds, true);
	page_column(p, coverage, true);
	page_table_rows(p);
}

/* Where the agency's page tells of a figure. */
static void
put_score(struct page *p, const struct book_agency *g, size_t figure)
{
	const struct group_name *n = &p->book->names[figure];
	const struct figure *f = &g->figures[figure];

	page_link(p, "agencies/", book_file_name(g->id, &p->scratch),
	    book_figure_row(n, &p->scratch));
	page_score(p, f->score, f->has_score, page_is_number(n));
	page_link_end(p);
}

static void
put_agency(struct page *p, const struct agency_pick *which,
    const struct book_agency *g, size_t figure)
{
	const struct group_name *n = &p->book->names[figure];
	const struct figure *f = &g->figures[figure];

	html_put(&p->h, "<tr><th scope=\"row\">");
	page_agency(p, g, (struct str){0});
	html_put(&p->h, "</th>");
	for (size_t i = 0; i < TOLD_COUNT; i++)
		if (told[i] != which->by) {
			html_put(&p->h, "<td>");
			page_foreign(p,
			    book_group_title(
			        told[i], book_key(g, told[i]), p->h.lang));
			html_put(&p->h, "</td>");
		}
	html_put(&p->h, "<td>");
	html_words(&p->h, agency_state_text(g->state));
	html_put(&p->h, "</td><td class=\"n\">");
	put_score(p, g, figure);
	html_put(&p->h, "</td><td class=\"n\">");
	page_bounds(p, f->lower, f->upper, f->has_bounds, page_is_number(n));
	html_put(&p->h, "</td><td class=\"n\">");
	page_score(p, f->coverage, f->has_bounds, false);
	html_put(&p->h, "</td></tr>\n");
}

bool
agency_is_picked(const struct agency_pick *which, const struct book_agency *g)
{
	return which->by == BOOK_ALL ||
	    str_equal(book_key(g, which->by), which->key);
}

void
agency_table(struct page *p, const struct agency_pick *which, size_t figure,
    struct words caption)
{
	const struct book *b = p->book;
	struct scored_item *items =
	    arena_array(&p->scratch, b->agency_count + 1, sizeof(*items));
	size_t count = 0;

	for (size_t i = 0; i < b->agency_count; i++) {
		const struct book_agency *g = &b->agencies[i];
		const struct figure *f = &g->figures[figure];

		if (agency_is_picked(which, g))
			items[count++] =
			    (struct scored_item){f->has_score, f->score, i};
	}
	if (count > 0)
		qsort(items, count, sizeof(*items), by_score);
	page_table(p, caption, true);
	put_agency_head(p, which);
	for (size_t i = 0; i < count; i++)
		put_agency(p, which, &b->agencies[items[i].number], figure);
	page_table_end(p);
}
