/*
 * A row of one of the ledger's views, its values called by column name.
 */
#ifndef STORE_VIEW_ROW_H
#define STORE_VIEW_ROW_H

#include "base/arena.h"
#include "store/view.h"

struct view_row {
	const struct view_info *view;
	const struct view_value *values;
};

/* The text of a column, borrowed until the next row; empty for NULL. */
struct str view_row_text(const struct view_row *r, const char *column);

/* The same, copied into the arena. */
struct str view_row_copy(
    const struct view_row *r, const char *column, struct arena *a);

/* The number of a column, or when_null. */
int64_t view_row_number(
    const struct view_row *r, const char *column, int64_t when_null);

/* Rows of a view that pass the filters, and who takes them; false: it has
 * enough. */
struct view_rows {
	const char *view;
	const struct view_filter *filters;
	size_t filter_count;
	bool (*take)(void *state, const struct view_row *r);
	void *state;
};

/* Calls take for each row, in the view's order. */
enum err_code view_rows_each(
    struct store *s, const struct view_rows *rows, struct err *e);

#endif
