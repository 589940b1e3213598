#include "publish/codebook.h"

#include "publish/columns.h"
#include "publish/value.h"

static const struct view_column columns[] = {
    {"entry", VALUE_INT},
    {"table", VALUE_TEXT},
    {"column", VALUE_TEXT},
    {"type", VALUE_TEXT},
    {"label_th", VALUE_TEXT},
    {"label_en", VALUE_TEXT},
    {"unit", VALUE_TEXT},
    {"codes", VALUE_TEXT},
    {"code", VALUE_TEXT},
};
enum { COLUMNS = sizeof(columns) / sizeof(columns[0]) };

struct codebook {
	const struct table *tables;
	size_t count;
};

struct writing {
	struct row_sink sink;
	int64_t entry;
};

static enum err_code
put_column(struct writing *w, const struct table *t, size_t i, struct err *e)
{
	const struct view_column *c = &t->shape.columns[i];
	const struct column_note *n = &t->notes[i];
	struct view_value row[COLUMNS] = {value_int(++w->entry),
	    value_word(t->shape.name), value_word(c->name),
	    value_word(column_type(c)), value_word(n->label.th),
	    value_word(n->label.en), value_word(n->unit),
	    value_word(code_set_name(n->codes)), value_null()};

	return w->sink.take(w->sink.state, row, e);
}

static enum err_code
put_table(struct writing *w, const struct table *t, struct err *e)
{
	enum err_code rc = ERR_NONE;

	for (size_t i = 0; rc == ERR_NONE && i < t->shape.column_count; i++)
		rc = put_column(w, t, i, e);
	return rc;
}

static enum err_code
put_code(
    struct writing *w, enum code_set set, const struct code *c, struct err *e)
{
	struct buf code = {0};
	struct view_value row[COLUMNS] = {value_int(++w->entry), value_null(),
	    value_null(), value_null(), value_word(c->text.th),
	    value_word(c->text.en), value_null(),
	    value_word(code_set_name(set)), value_null()};
	enum err_code rc;

	if (c->word == NULL)
		buf_printf(&code, "%d", c->number);
	else
		(void)buf_append_cstr(&code, c->word);
	row[COLUMNS - 1] = value_text(buf_str(&code));
	rc = w->sink.take(w->sink.state, row, e);
	buf_release(&code);
	return rc;
}

static enum err_code
each_entry(const struct table *t, const struct export_scope *scope,
    struct row_sink sink, struct err *e)
{
	const struct codebook *b = t->state;
	struct writing w = {.sink = sink};
	struct code c;
	enum err_code rc = ERR_NONE;

	(void)scope;
	for (size_t i = 0; rc == ERR_NONE && i < b->count; i++)
		rc = put_table(&w, &b->tables[i], e);
	if (rc == ERR_NONE)
		rc = put_table(&w, t, e);
	for (int set = CODES_NONE + 1; set < CODES_SET_COUNT; set++)
		for (size_t i = 0;
		     rc == ERR_NONE && code_at((enum code_set)set, i, &c); i++)
			rc = put_code(&w, (enum code_set)set, &c, e);
	return rc;
}

struct table
codebook_new(const struct table *tables, size_t count, struct arena *a)
{
	struct codebook *b = arena_alloc(a, sizeof(*b));
	struct column_note *notes = arena_array(a, COLUMNS, sizeof(*notes));

	*b = (struct codebook){tables, count};
	for (size_t i = 0; i < COLUMNS; i++)
		notes[i] = *column_note("codebook", columns[i].name);
	return (struct table){.shape = {"codebook", columns, COLUMNS},
	    .notes = notes,
	    .title = table_title("codebook"),
	    .key = "entry",
	    .each = each_entry,
	    .state = b};
}
