#include "page/data_table.h"

#include "page/role_impl.h"

/* A wider or higher cell counts as this. */
enum { SPAN_MAX = 1000 };

static bool
is_table(const struct page *p, uint32_t i)
{
	enum role role;

	if (page_tag(p, i) == TAG_TABLE)
		return true;
	role = page_role(p, i);
	return role == ROLE_TABLE || role == ROLE_GRID || role == ROLE_TREEGRID;
}

static bool
is_row(const struct page *p, uint32_t i)
{
	return page_tag(p, i) == TAG_TR || page_role(p, i) == ROLE_ROW;
}

static bool
is_html_cell(const struct page *p, uint32_t i)
{
	return page_tag(p, i) == TAG_TD || page_tag(p, i) == TAG_TH;
}

static bool
is_cell(const struct page *p, uint32_t i)
{
	enum role role;

	if (is_html_cell(p, i))
		return true;
	role = page_role(p, i);
	return role == ROLE_CELL || role == ROLE_GRIDCELL ||
	    role == ROLE_COLUMNHEADER || role == ROLE_ROWHEADER;
}

uint32_t
page_table_of(const struct page *p, uint32_t i)
{
	for (i = role_parent(p, i); i != PAGE_NONE; i = role_parent(p, i))
		if (is_table(p, i))
			return i;
	return PAGE_NONE;
}

bool
page_cell_headers_exist(const struct page *p, uint32_t cell)
{
	struct str ids = page_attr(p, cell, "headers", NULL), id;
	uint32_t table = page_table_of(p, cell);
	size_t count;

	while (str_next_word(&ids, &id)) {
		const struct lookup_entry *entry =
		    lookup_find(&page_const_impl_of(p)->ids,
		        p->elements[cell].document, id, &count);

		if (entry == NULL || entry->element == cell ||
		    !is_html_cell(p, entry->element) ||
		    page_table_of(p, entry->element) != table)
			return false;
	}
	return true;
}

/* Where a cell stands: columns [left, right), rows [top, bottom). */
struct place {
	uint32_t left, right;
	uint32_t top, bottom;
};

struct layout {
	const struct page *p;
	uint32_t row; /* number of the row at work, from 1 */
	uint32_t column; /* the next that may be free */
	uint32_t taken[TABLE_COLUMNS_MAX]; /* by a cell above, up to this row */
};

static uint32_t
span_of(const struct page *p, uint32_t i, const char *html, const char *aria)
{
	int64_t span = 1;
	struct str text =
	    page_attr(p, i, is_html_cell(p, i) ? html : aria, NULL);

	/* 0 is all that follow. */
	if (str_to_int64(str_trim(text), 0, INT32_MAX, &span) &&
	    (span == 0 || span > SPAN_MAX))
		span = SPAN_MAX;
	return (uint32_t)span;
}

/* Places a cell behind those of its row, where none from above reaches. */
static struct place
place_cell(struct layout *l, uint32_t i)
{
	struct place at = {.top = l->row};
	uint32_t height = span_of(l->p, i, "rowspan", "aria-rowspan");
	uint32_t width = span_of(l->p, i, "colspan", "aria-colspan");

	while (
	    l->column < TABLE_COLUMNS_MAX - 1 && l->taken[l->column] > l->row)
		l->column++;
	at.left = l->column;
	at.right = at.left + width;
	at.bottom = at.top + height;
	for (uint32_t x = at.left; x < at.right && x < TABLE_COLUMNS_MAX; x++)
		l->taken[x] = at.bottom;
	l->column =
	    at.right < TABLE_COLUMNS_MAX ? at.right : TABLE_COLUMNS_MAX - 1;
	return at;
}

/* One table while it is read. */
struct reading {
	const struct page *p;
	bool *used; /* by element */
	struct layout layout;
	uint32_t below[TABLE_COLUMNS_MAX]; /* the last row with a cell there */
	uint32_t *behind; /* by row: the last column with a cell there */
	uint32_t row_count;
};

static bool
has_headers(const struct page *p, uint32_t cell)
{
	return is_html_cell(p, cell) &&
	    str_trim(page_attr(p, cell, "headers", NULL)).len > 0;
}

/* Notes the headers that a cell names. */
static void
note_named(struct reading *r, uint32_t cell)
{
	const struct page *p = r->p;
	struct str ids = page_attr(p, cell, "headers", NULL), id;
	size_t count;

	while (str_next_word(&ids, &id)) {
		const struct lookup_entry *entry =
		    lookup_find(&page_const_impl_of(p)->ids,
		        p->elements[cell].document, id, &count);

		if (entry != NULL && entry->element != cell &&
		    page_table_of(p, entry->element) == page_table_of(p, cell))
			r->used[entry->element] = true;
	}
}

/* Notes where a cell stands that names no headers. */
static void
note_cell(struct reading *r, uint32_t cell, struct place at)
{
	if (has_headers(r->p, cell)) {
		note_named(r, cell);
		return;
	}
	for (uint32_t x = at.left; x < at.right && x < TABLE_COLUMNS_MAX; x++)
		r->below[x] = at.top;
	for (uint32_t y = at.top; y < at.bottom && y <= r->row_count; y++)
		if (r->behind[y] < at.left)
			r->behind[y] = at.left;
}

/* Whether a cell stands where a header reaches. */
static void
judge_header(struct reading *r, uint32_t cell, struct place at)
{
	enum role role = page_role(r->p, cell);

	if (role == ROLE_COLUMNHEADER)
		for (uint32_t x = at.left;
		     x < at.right && x < TABLE_COLUMNS_MAX; x++)
			r->used[cell] |= r->below[x] >= at.bottom;
	if (role == ROLE_ROWHEADER)
		for (uint32_t y = at.top; y < at.bottom && y <= r->row_count;
		     y++)
			r->used[cell] |= r->behind[y] >= at.right;
}

/* Calls take for each cell of a table that is no other's. */
static void
walk_cells(struct reading *r, uint32_t table,
    void (*take)(struct reading *r, uint32_t cell, struct place at))
{
	const struct page *p = r->p;
	uint32_t i = table + 1;

	r->layout = (struct layout){.p = p};
	while (i < p->elements[table].end) {
		if (is_row(p, i)) {
			r->layout.row++;
			r->layout.column = 0;
		}
		if (is_cell(p, i))
			take(r, i, place_cell(&r->layout, i));
		else if (!is_table(p, i)) {
			i++;
			continue;
		}
		i = p->elements[i].end;
	}
}

static uint32_t
count_rows(const struct page *p, uint32_t table)
{
	uint32_t count = 0;

	for (uint32_t i = table + 1; i < p->elements[table].end;) {
		count += is_row(p, i);
		i = is_cell(p, i) || is_table(p, i) ? p->elements[i].end
		                                    : i + 1;
	}
	return count;
}

const bool *
page_used_headers(const struct page *p, struct arena *a)
{
	bool *used = arena_array(a, p->element_count, sizeof(*used));

	for (uint32_t i = 0; i < p->element_count; i++) {
		struct reading r = {.p = p, .used = used};

		if (!is_table(p, i))
			continue;
		r.row_count = count_rows(p, i);
		r.behind =
		    arena_array(a, (size_t)r.row_count + 1, sizeof(*r.behind));
		walk_cells(&r, i, note_cell);
		walk_cells(&r, i, judge_header);
	}
	return used;
}
