#include "publish/table.h"

#include <string.h>

#include "base/mem.h"
#include "publish/mask.h"
#include "text/utf8.h"

enum { PASSAGE_PARTS = 3 };

/* A quote stands between its contexts. */
static const char *const passage_columns[PASSAGE_PARTS] = {
    "context_before", "quote", "context_after"};

const char *
column_type(const struct view_column *c)
{
	static const char *const types[] = {
	    [VALUE_NULL] = "any",
	    [VALUE_INT] = "integer",
	    [VALUE_REAL] = "number",
	    [VALUE_TEXT] = "string",
	};

	return str_ends(str_of(c->name), str_of("_at")) ? "datetime"
	                                                : types[c->kind];
}

/* Rows on their way out, with numbers masked. */
struct masking {
	const struct table *table;
	struct row_sink sink;
	struct view_value *row;
	struct buf *texts; /* one for each column */
	struct buf *valid; /* the same */
	size_t passage[PASSAGE_PARTS]; /* columns; STR_NONE: there is none */
	int64_t count;
};

static void
mask_value(struct masking *m, size_t i)
{
	struct view_value *v = &m->row[i];

	if (v->kind != VALUE_TEXT || mask_digits(v->text) < MASK_DIGITS)
		return;
	buf_clear(&m->texts[i]);
	m->count += (int64_t)mask_append(&m->texts[i], v->text);
	v->text = buf_str(&m->texts[i]);
}

static bool
is_of_passage(const struct masking *m, size_t column)
{
	for (size_t i = 0; i < PASSAGE_PARTS; i++)
		if (m->passage[i] == column)
			return true;
	return false;
}

/* Also numbers that lie across the borders. */
static void
mask_passage(struct masking *m)
{
	struct str parts[PASSAGE_PARTS] = {{0}};
	struct buf outs[PASSAGE_PARTS] = {{0}};
	size_t digits = 0;

	for (size_t i = 0; i < PASSAGE_PARTS; i++) {
		parts[i] = m->row[m->passage[i]].text;
		digits += mask_digits(parts[i]);
	}
	if (digits < MASK_DIGITS)
		return;
	m->count += (int64_t)mask_parts(parts, PASSAGE_PARTS, outs);
	for (size_t i = 0; i < PASSAGE_PARTS; i++) {
		struct view_value *v = &m->row[m->passage[i]];
		struct buf *text = &m->texts[m->passage[i]];

		buf_release(text);
		*text = outs[i];
		if (v->kind == VALUE_TEXT)
			v->text = buf_str(text);
	}
}

/* The ledger's texts are UTF-8 as we write them; another's hand may have been
 * there since. */
static void
make_valid(struct masking *m, size_t i)
{
	struct view_value *v = &m->row[i];
	struct buf *out = &m->valid[i];
	uint32_t c;

	if (v->kind != VALUE_TEXT || utf8_first_invalid(v->text) == STR_NONE)
		return;
	buf_clear(out);
	for (size_t k = 0; k < v->text.len;) {
		k += utf8_next(str_slice(v->text, k, v->text.len), &c);
		utf8_append(out, c);
	}
	v->text = buf_str(out);
}

static enum err_code
mask_row(void *state, const struct view_value *row, struct err *e)
{
	struct masking *m = state;
	const struct table *t = m->table;

	memcpy(m->row, row, t->shape.column_count * sizeof(*row));
	for (size_t i = 0; i < t->shape.column_count; i++)
		make_valid(m, i);
	if (m->passage[0] != STR_NONE)
		mask_passage(m);
	for (size_t i = 0; i < t->shape.column_count; i++)
		if (t->notes[i].is_masked && !is_of_passage(m, i))
			mask_value(m, i);
	return m->sink.take(m->sink.state, m->row, e);
}

static size_t
column_named(const struct table *t, const char *name)
{
	for (size_t i = 0; i < t->shape.column_count; i++)
		if (strcmp(t->shape.columns[i].name, name) == 0)
			return i;
	return STR_NONE;
}

enum err_code
table_each(const struct table *t, const struct export_scope *scope,
    struct row_sink sink, int64_t *masked_out, struct err *e)
{
	size_t count = t->shape.column_count;
	struct arena arena = {0};
	struct masking m = {.table = t, .sink = sink};
	enum err_code rc;

	m.row = arena_array(&arena, count, sizeof(*m.row));
	m.texts = arena_array(&arena, count, sizeof(*m.texts));
	m.valid = arena_array(&arena, count, sizeof(*m.valid));
	for (size_t i = 0; i < PASSAGE_PARTS; i++)
		m.passage[i] = column_named(t, passage_columns[i]);
	rc = t->each(t, scope, (struct row_sink){mask_row, &m}, e);
	for (size_t i = 0; i < count; i++) {
		buf_release(&m.texts[i]);
		buf_release(&m.valid[i]);
	}
	arena_release(&arena);
	if (rc == ERR_NONE)
		*masked_out = m.count;
	return rc;
}
