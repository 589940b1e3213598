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

/* Whether a cell that names no headers stands where a header reaches. */
static bool
reaches(enum role role, struct place header, struct place cell)
{
	if (role == ROLE_ROWHEADER)
		return cell.left >= header.right && cell.top < header.bottom &&
		    cell.bottom > header.top;
	return cell.top >= header.bottom && cell.left < header.right &&
	    cell.right > header.left;
}

static bool
names(const struct page *p, uint32_t cell, struct str wanted)
{
	struct str ids = page_attr(p, cell, "headers", NULL), id;

	while (wanted.len > 0 && str_next_word(&ids, &id))
		if (str_equal(id, wanted))
			return true;
	return false;
}

static bool
has_headers(const struct page *p, uint32_t cell)
{
	return is_html_cell(p, cell) &&
	    str_trim(page_attr(p, cell, "headers", NULL)).len > 0;
}

bool
page_header_is_assigned(const struct page *p, uint32_t header)
{
	struct str id = page_attr(p, header, "id", NULL);
	enum role role = page_role(p, header);
	uint32_t table = page_table_of(p, header), i = table + 1;
	struct layout l = {.p = p};
	struct place place = {0}; /* of the header, once it was met */

	while (table != PAGE_NONE && i < p->elements[table].end) {
		struct place at;

		if (is_row(p, i)) {
			l.row++;
			l.column = 0;
		}
		if (!is_cell(p, i)) {
			i = is_table(p, i) ? p->elements[i].end : i + 1;
			continue;
		}
		at = place_cell(&l, i);
		if (i == header)
			place = at;
		else if (has_headers(p, i)
		        ? names(p, i, id)
		        : place.right > 0 && reaches(role, place, at))
			return true;
		i = p->elements[i].end;
	}
	return false;
}
