#include "publish/table_sav.h"

#include <string.h>

/* What is known of a table before it is written. */
struct measure {
	size_t column_count;
	size_t *widths; /* bytes of the longest text */
	int64_t row_count;
};

struct sav_rows {
	struct sav *file;
	const struct sav_variable *variables;
	size_t column_count;
};

static enum err_code
measure_row(void *state, const struct view_value *row, struct err *e)
{
	struct measure *m = state;

	(void)e;
	for (size_t i = 0; i < m->column_count; i++)
		if (row[i].kind == VALUE_TEXT && row[i].text.len > m->widths[i])
			m->widths[i] = row[i].text.len;
	m->row_count++;
	return ERR_NONE;
}

static enum sav_kind
kind_of(const struct view_column *column, const struct column_note *note)
{
	switch (column->kind) {
	case VALUE_INT:
		return note->codes != CODES_NONE &&
		        code_set_is_number(note->codes)
		    ? SAV_CODE
		    : SAV_WHOLE;
	case VALUE_REAL:
		return SAV_SCORE;
	case VALUE_NULL:
	case VALUE_TEXT:
		break;
	}
	return SAV_TEXT;
}

/* Outcomes that say neither yes nor no. */
static bool
is_missing(enum code_set set, int number)
{
	return set == CODES_OUTCOME_NUMBER && number > 1;
}

/* The codes of a set, one list for all variables that have it. */
static const struct sav_code *
codes_of(enum code_set set, struct arena *a, struct sav_code **lists,
    size_t *count_out)
{
	size_t count = 0;
	struct code c;

	while (code_at(set, count, &c))
		count++;
	*count_out = count;
	if (lists[set] != NULL || count == 0)
		return lists[set];
	lists[set] = arena_array(a, count, sizeof(*lists[set]));
	for (size_t i = 0; code_at(set, i, &c); i++)
		lists[set][i] = (struct sav_code){.value = c.number,
		    .word = c.word,
		    .label = str_of(c.text.th),
		    .is_missing = is_missing(set, c.number)};
	return lists[set];
}

static struct sav_variable *
variables_of(const struct table *t, struct arena *a, const struct measure *m)
{
	struct sav_code *lists[CODES_SET_COUNT] = {0};
	struct sav_variable *out =
	    arena_array(a, m->column_count, sizeof(*out));

	for (size_t i = 0; i < m->column_count; i++) {
		const struct column_note *note = &t->notes[i];
		struct sav_variable *v = &out[i];

		*v = (struct sav_variable){.name = t->shape.columns[i].name,
		    .label = str_of(note->label.th),
		    .kind = kind_of(&t->shape.columns[i], note),
		    .width = m->widths[i]};
		if (note->codes == CODES_NONE ||
		    !code_set_is_single(note->codes) ||
		    code_set_is_number(note->codes) != (v->kind == SAV_CODE))
			continue;
		v->codes = codes_of(note->codes, a, lists, &v->code_count);
		for (size_t k = 0; k < v->code_count && v->kind == SAV_TEXT;
		     k++)
			if (strlen(v->codes[k].word) > v->width)
				v->width = strlen(v->codes[k].word);
	}
	return out;
}

static void
put_value(
    struct sav *f, const struct sav_variable *v, const struct view_value *value)
{
	struct buf digits = {0};

	switch (value->kind) {
	case VALUE_NULL:
		sav_empty(f);
		return;
	case VALUE_TEXT:
		if (v->kind == SAV_TEXT)
			sav_text(f, value->text);
		else
			sav_empty(f);
		return;
	case VALUE_INT:
	case VALUE_REAL:
		break;
	}
	if (v->kind != SAV_TEXT) {
		sav_number(f,
		    value->kind == VALUE_INT ? (double)value->number
		                             : value->real);
		return;
	}
	buf_printf(&digits, "%lld", (long long)value->number);
	sav_text(f, buf_str(&digits));
	buf_release(&digits);
}

static enum err_code
put_row(void *state, const struct view_value *row, struct err *e)
{
	const struct sav_rows *s = state;

	(void)e;
	for (size_t i = 0; i < s->column_count; i++)
		put_value(s->file, &s->variables[i], &row[i]);
	sav_row_end(s->file);
	return ERR_NONE;
}

enum err_code
table_sav_write(const char *path, const struct table *t,
    const struct export_scope *scope, struct sav_result *out, struct err *e)
{
	struct arena arena = {0};
	struct measure m = {.column_count = t->shape.column_count};
	struct sav_setup setup = {.path = path,
	    .label = str_of(t->title.th),
	    .variable_count = m.column_count};
	struct sav *file = NULL;
	int64_t masked;
	enum err_code rc;

	m.widths = arena_array(&arena, m.column_count, sizeof(*m.widths));
	rc = table_each(
	    t, scope, (struct row_sink){measure_row, &m}, &masked, e);
	if (rc == ERR_NONE) {
		setup.variables = variables_of(t, &arena, &m);
		setup.row_count = m.row_count;
		rc = sav_open(&setup, &file, e);
	}
	if (rc == ERR_NONE) {
		struct sav_rows rows = {file, setup.variables, m.column_count};

		rc = table_each(
		    t, scope, (struct row_sink){put_row, &rows}, &masked, e);
	}
	if (rc == ERR_NONE)
		rc = sav_finish(file, out, e);
	sav_release(file);
	arena_release(&arena);
	return rc;
}
