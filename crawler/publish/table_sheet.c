#include "publish/table_sheet.h"

#include <string.h>

enum {
	WIDTH_NUMBER = 10,
	WIDTH_CODE = 16,
	WIDTH_TIME = 25,
	WIDTH_TEXT = 22,
	WIDTH_PASSAGE = 60,
	FIXED_MAX = 3
};

static double
width_of(const struct view_column *column, const struct column_note *note)
{
	if (column->kind == VALUE_INT || column->kind == VALUE_REAL)
		return WIDTH_NUMBER;
	if (str_ends(str_of(column->name), str_of("_at")))
		return WIDTH_TIME;
	if (note->codes != CODES_NONE)
		return WIDTH_CODE;
	return note->is_masked ? WIDTH_PASSAGE : WIDTH_TEXT;
}

/* The first columns up to the agency's or the rule's, which stay in sight. */
static size_t
fixed_columns(const struct table *t)
{
	for (size_t i = 0; i < FIXED_MAX && i < t->shape.column_count; i++)
		if (strcmp(t->shape.columns[i].name, "agency_id") == 0)
			return i + 1;
	return 0;
}

struct sheet_rows {
	struct workbook *w;
	size_t column_count;
};

static void
put_value(struct workbook *w, const struct view_value *v)
{
	switch (v->kind) {
	case VALUE_NULL:
		workbook_empty(w);
		break;
	case VALUE_INT:
		workbook_integer(w, v->number);
		break;
	case VALUE_REAL:
		workbook_number(w, v->real);
		break;
	case VALUE_TEXT:
		workbook_text(w, v->text);
		break;
	}
}

static enum err_code
put_row(void *state, const struct view_value *row, struct err *e)
{
	const struct sheet_rows *s = state;

	(void)e;
	for (size_t i = 0; i < s->column_count; i++)
		put_value(s->w, &row[i]);
	workbook_row_end(s->w);
	return ERR_NONE;
}

enum err_code
table_sheet_write(struct workbook *w, struct arena *a, const struct table *t,
    const struct export_scope *scope, int64_t *masked_out, struct err *e)
{
	size_t count = t->shape.column_count;
	struct workbook_column *columns =
	    arena_array(a, count, sizeof(*columns));
	struct workbook_sheet sheet = {.name = t->shape.name,
	    .columns = columns,
	    .column_count = count,
	    .fixed_columns = fixed_columns(t)};
	struct sheet_rows rows = {w, count};

	for (size_t i = 0; i < count; i++)
		columns[i] =
		    (struct workbook_column){.name = t->shape.columns[i].name,
		        .width = width_of(&t->shape.columns[i], &t->notes[i])};
	workbook_sheet(w, &sheet);
	return table_each(
	    t, scope, (struct row_sink){put_row, &rows}, masked_out, e);
}
