#include "cli/rows.h"

#include <assert.h>
#include <string.h>

static const struct view_value *
value_of(const struct row *r, const char *column)
{
	for (size_t i = 0; i < r->view->column_count; i++)
		if (strcmp(r->view->columns[i].name, column) == 0)
			return &r->values[i];
	assert(false && "a column that the view does not have");
	return NULL;
}

struct str
row_text_borrowed(const struct row *r, const char *column)
{
	const struct view_value *v = value_of(r, column);

	return v->kind == VALUE_TEXT ? v->text : (struct str){0};
}

struct str
row_text(const struct row *r, const char *column, struct arena *a)
{
	return arena_str(a, row_text_borrowed(r, column));
}

int64_t
row_number(const struct row *r, const char *column, int64_t when_null)
{
	const struct view_value *v = value_of(r, column);

	return v->kind == VALUE_INT ? v->number : when_null;
}

enum err_code
rows_each(const struct row_query *q,
    void (*fn)(void *state, const struct row *r), void *state, struct err *e)
{
	enum { FILTERS = sizeof(q->filters) / sizeof(q->filters[0]) };
	struct row r = {.view = store_view_named(q->view)};
	struct view_filter filters[FILTERS];
	struct view_cursor *c = NULL;
	bool is_there = true;
	size_t count = 0;
	enum err_code rc;

	for (size_t i = 0; i < FILTERS; i++)
		if (q->filters[i].value.len > 0)
			filters[count++] = q->filters[i];
	rc = store_view_open(q->store, r.view, filters, count, &c, e);
	while (rc == ERR_NONE && is_there) {
		rc = store_view_next(c, &r.values, &is_there, e);
		if (rc == ERR_NONE && is_there)
			fn(state, &r);
	}
	store_view_close(c);
	return rc;
}

static void
note_there(void *state, const struct row *r)
{
	(void)r;
	*(bool *)state = true;
}

static enum err_code
check_round(struct store *s, const char *named, struct err *e)
{
	struct row_query q = {s, "rounds", {{"round", str_of(named)}}};
	bool is_there = false;
	enum err_code rc = rows_each(&q, note_there, &is_there, e);

	if (rc == ERR_NONE && !is_there)
		rc =
		    err_set(e, ERR_USAGE, "the store holds no round %s", named);
	return rc;
}

enum err_code
rows_open(const struct invocation *inv, const char *named, struct store **out,
    struct str *round, struct err *e)
{
	struct store *s = NULL;
	enum err_code rc =
	    store_open(inv->store, STORE_READ, inv->clock, &s, e);

	if (rc != ERR_NONE)
		return rc;
	if (named == NULL) {
		rc = store_latest_round(s, inv->arena, round, e);
	} else {
		rc = check_round(s, named, e);
		*round = str_of(named);
	}
	if (rc != ERR_NONE) {
		store_close(s);
		return rc;
	}
	*out = s;
	return ERR_NONE;
}
