#include "page/role_impl.h"

/* A cell's table may have a form, or other things that do not belong there,
 * between. */
enum { TABLE_LEVELS = 8 };

/* Cells or rows that are looked at for what a header is. */
enum { CELLS_MAX = 200 };

/* What the table of a row or cell is; ROLE_OTHER without one. */
static enum role
table_role(const struct page *p, uint32_t i)
{
	for (int level = 0; level < TABLE_LEVELS; level++) {
		i = role_parent(p, i);
		if (i == PAGE_NONE)
			return ROLE_OTHER;
		if (page_tag(p, i) == TAG_TABLE)
			return page_role(p, i);
	}
	return ROLE_OTHER;
}

static enum role
role_in_table(const struct page *p, uint32_t i, enum role role)
{
	enum role table = table_role(p, i);

	if (table == ROLE_GRID || table == ROLE_TREEGRID)
		return role == ROLE_CELL ? ROLE_GRIDCELL : role;
	return table == ROLE_TABLE ? role : ROLE_GENERIC;
}

enum role
role_of_rows(const struct page *p, uint32_t i)
{
	return role_in_table(p, i, ROLE_ROWGROUP);
}

enum role
role_of_row(const struct page *p, uint32_t i)
{
	return role_in_table(p, i, ROLE_ROW);
}

enum role
role_of_cell(const struct page *p, uint32_t i)
{
	return role_in_table(p, i, ROLE_CELL);
}

/* Whether a row is the first of its table. */
static bool
is_first_row(const struct page *p, uint32_t row)
{
	for (uint32_t i = row; i != PAGE_NONE; i = role_parent(p, i)) {
		uint32_t at = role_parent(p, i), count = 0;

		if (at == PAGE_NONE || page_tag(p, i) == TAG_TABLE)
			return true;
		for (at++; at < i && count++ < CELLS_MAX;
		     at = p->elements[at].end)
			if (page_tag(p, at) == TAG_TR ||
			    page_tag(p, at) == TAG_TBODY ||
			    page_tag(p, at) == TAG_THEAD)
				return false;
	}
	return true;
}

/* A header without a scope is of its column when all of its row are headers, or
 * it stands behind a data cell of the first row; else of its row. */
static enum role
role_by_row(const struct page *p, uint32_t i)
{
	uint32_t row = p->elements[i].parent;
	uint32_t at = row + 1, count = 0;
	bool is_behind = false;

	if (row == PAGE_NONE || page_tag(p, row) != TAG_TR ||
	    role_parent(p, row) == PAGE_NONE ||
	    page_tag(p, role_parent(p, row)) == TAG_THEAD)
		return ROLE_COLUMNHEADER;
	for (; at < p->elements[row].end && count < CELLS_MAX;
	     at = p->elements[at].end, count++) {
		if (page_tag(p, at) != TAG_TD)
			continue;
		if (at > i)
			return is_behind && is_first_row(p, row)
			    ? ROLE_COLUMNHEADER
			    : ROLE_ROWHEADER;
		is_behind = true;
	}
	return !is_behind || is_first_row(p, row) ? ROLE_COLUMNHEADER
	                                          : ROLE_ROWHEADER;
}

enum role
role_of_header_cell(const struct page *p, uint32_t i)
{
	enum role role;

	if (page_attr_is(p, i, "scope", "col") ||
	    page_attr_is(p, i, "scope", "colgroup"))
		role = ROLE_COLUMNHEADER;
	else if (page_attr_is(p, i, "scope", "row") ||
	    page_attr_is(p, i, "scope", "rowgroup"))
		role = ROLE_ROWHEADER;
	else
		role = role_by_row(p, i);
	return role_in_table(p, i, role);
}
