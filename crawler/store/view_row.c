#include "store/view_row.h"

#include <assert.h>

static const struct view_value *
value_of(const struct view_row *r, const char *column)
{
	for (size_t i = 0; i < r->view->column_count; i++)
		if (strcmp(r->view->columns[i].name, column) == 0)
			return &r->values[i];
	assert(false && "a column that the view does not have");
	return NULL;
}

struct str
view_row_text(const struct view_row *r, const char *column)
{
	const struct view_value *v = value_of(r, column);

	return v->kind == VALUE_TEXT ? v->text : (struct str){0};
}

struct str
view_row_copy(const struct view_row *r, const char *column, struct arena *a)
{
	return arena_str(a, view_row_text(r, column));
}

int64_t
view_row_number(const struct view_row *r, const char *column, int64_t when_null)
{
	const struct view_value *v = value_of(r, column);

	return v->kind == VALUE_INT ? v->number : when_null;
}

enum err_code
view_rows_each(struct store *s, const struct view_rows *rows, struct err *e)
{
	struct view_row r = {.view = store_view_named(rows->view)};
	struct view_cursor *c = NULL;
	bool is_there = true, goes_on = true;
	enum err_code rc;

	assert(r.view != NULL);
	rc = store_view_open(
	    s, r.view, rows->filters, rows->filter_count, &c, e);
	while (rc == ERR_NONE && is_there && goes_on) {
		rc = store_view_next(c, &r.values, &is_there, e);
		if (rc == ERR_NONE && is_there)
			goes_on = rows->take(rows->state, &r);
	}
	store_view_close(c);
	return rc;
}
