#include "store/view.h"

#include <assert.h>
#include <string.h>

#include "base/mem.h"
#include "store/store_impl.h"
#include "store/view_table_impl.h"

enum { COLUMNS_MAX = 48 };

struct view_cursor {
	sqlite3 *db;
	sqlite3_stmt *stmt;
	const struct view_info *view;
	struct arena arena; /* the filters' texts */
	struct view_value row[COLUMNS_MAX];
};

const struct view_info *
store_view_info(size_t i)
{
	return i < view_count ? &view_table[i].info : NULL;
}

const struct view_info *
store_view_named(const char *name)
{
	for (size_t i = 0; i < view_count; i++)
		if (strcmp(view_table[i].info.name, name) == 0)
			return &view_table[i].info;
	return NULL;
}

static const struct view *
view_of(const struct view_info *info)
{
	for (size_t i = 0; i < view_count; i++)
		if (&view_table[i].info == info)
			return &view_table[i];
	assert(false && "not one of the ledger's views");
	return NULL;
}

static const struct view_column *
column_named(const struct view_info *view, const char *name)
{
	for (size_t i = 0; i < view->column_count; i++)
		if (strcmp(view->columns[i].name, name) == 0)
			return &view->columns[i];
	assert(false && "not one of the view's columns");
	return NULL;
}

/* All names come from the tables above; values are bound. */
static void
write_select(struct buf *sql, const struct view *view,
    const struct view_filter *filters, size_t filter_count)
{
	for (size_t i = 0; i < view->info.column_count; i++)
		buf_printf(sql, "%s%s", i == 0 ? "SELECT " : ", ",
		    view->info.columns[i].name);
	buf_printf(sql, " FROM %s", view->info.name);
	for (size_t i = 0; i < filter_count; i++)
		buf_printf(sql, "%s %s = ?", i == 0 ? " WHERE" : " AND",
		    column_named(&view->info, filters[i].column)->name);
	buf_printf(sql, " ORDER BY %s", view->order);
}

static int
bind_filters(struct view_cursor *c, const struct view_filter *filters,
    size_t filter_count)
{
	int rc = SQLITE_OK;

	for (size_t i = 0; rc == SQLITE_OK && i < filter_count; i++) {
		struct str text = arena_str(&c->arena, filters[i].value);
		enum value_kind kind =
		    column_named(c->view, filters[i].column)->kind;
		int64_t number;

		/* A number is never equal to a text. */
		if (kind == VALUE_INT &&
		    str_to_int64(text, INT64_MIN, INT64_MAX, &number))
			rc = sqlite3_bind_int64(c->stmt, (int)i + 1, number);
		else
			rc = sqlite3_bind_text64(c->stmt, (int)i + 1, text.ptr,
			    text.len, SQLITE_STATIC, SQLITE_UTF8);
	}
	return rc;
}

enum err_code
store_view_open(struct store *s, const struct view_info *view,
    const struct view_filter *filters, size_t filter_count,
    struct view_cursor **out, struct err *e)
{
	struct view_cursor *c = mem_alloc(sizeof(*c));
	struct buf sql = {0};
	int rc;

	assert(view->column_count <= COLUMNS_MAX);
	c->db = s->db;
	c->view = view;
	write_select(&sql, view_of(view), filters, filter_count);
	rc = sqlite3_prepare_v2(s->db, buf_cstr(&sql), -1, &c->stmt, NULL);
	buf_release(&sql);
	if (rc == SQLITE_OK)
		rc = bind_filters(c, filters, filter_count);
	if (rc != SQLITE_OK) {
		(void)ledger_error(s->db, e);
		store_view_close(c);
		return ERR_DB;
	}
	*out = c;
	return ERR_NONE;
}

static struct view_value
read_value(sqlite3_stmt *stmt, int i)
{
	struct view_value v = {.kind = VALUE_NULL};

	switch (sqlite3_column_type(stmt, i)) {
	case SQLITE_INTEGER:
		v.kind = VALUE_INT;
		v.number = sqlite3_column_int64(stmt, i);
		break;
	case SQLITE_FLOAT:
		v.kind = VALUE_REAL;
		v.real = sqlite3_column_double(stmt, i);
		break;
	case SQLITE_TEXT:
		v.kind = VALUE_TEXT;
		v.text.ptr = (const char *)sqlite3_column_text(stmt, i);
		v.text.len = (size_t)sqlite3_column_bytes(stmt, i);
		break;
	default:
		break;
	}
	return v;
}

enum err_code
store_view_next(struct view_cursor *c, const struct view_value **row,
    bool *is_there, struct err *e)
{
	int rc = sqlite3_step(c->stmt);

	if (rc != SQLITE_ROW && rc != SQLITE_DONE)
		return ledger_error(c->db, e);
	*is_there = rc == SQLITE_ROW;
	if (!*is_there)
		return ERR_NONE;
	for (size_t i = 0; i < c->view->column_count; i++)
		c->row[i] = read_value(c->stmt, (int)i);
	*row = c->row;
	return ERR_NONE;
}

void
store_view_close(struct view_cursor *c)
{
	if (c == NULL)
		return;
	(void)sqlite3_finalize(c->stmt);
	arena_release(&c->arena);
	mem_free(c);
}
