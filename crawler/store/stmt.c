#include "store/stmt_impl.h"

#include <assert.h>

#include "base/file.h"
#include "store/store_impl.h"
#include "text/utf8.h"

void
stmt_release(struct stmt_set *set)
{
	for (int i = 0; i < STMT_COUNT; i++)
		(void)sqlite3_finalize(set->prepared[i]);
	*set = (struct stmt_set){0};
}

enum { FULL_BYTES = 64 * 1024 };

/* Where SQLite says no more than "disk I/O error", the system said why; and
 * where even that was lost on the way, the disk itself can be asked. */
static bool
is_full(sqlite3 *db)
{
	int code = sqlite3_errcode(db);
	int64_t left_bytes;

	if (code == SQLITE_FULL)
		return true;
	if (code != SQLITE_IOERR && code != SQLITE_CANTOPEN)
		return false;
	left_bytes = file_free_bytes(sqlite3_db_filename(db, "main"));
	return err_of_errno(sqlite3_system_errno(db)) == ERR_FULL ||
	    (left_bytes >= 0 && left_bytes < FULL_BYTES);
}

enum err_code
ledger_error(sqlite3 *db, struct err *e)
{
	return err_set(e, is_full(db) ? ERR_FULL : ERR_DB, "ledger: %s",
	    sqlite3_errmsg(db));
}

enum err_code
ledger_exec(sqlite3 *db, const char *sql, struct err *e)
{
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
		return ledger_error(db, e);
	return ERR_NONE;
}

struct query
ledger_query(sqlite3 *db, const char *sql)
{
	struct query q = {.db = db, .next = 1};

	q.rc = sqlite3_prepare_v2(db, sql, -1, &q.stmt, NULL);
	return q;
}

void
ledger_query_end(struct query *q)
{
	(void)sqlite3_finalize(q->stmt);
	q->stmt = NULL;
	query_end(q);
}

struct query
query_begin(struct store *s, enum stmt which)
{
	struct query q = {.db = s->db, .next = 1};
	sqlite3_stmt **slot = &s->stmts.prepared[which];

	if (*slot == NULL)
		q.rc = sqlite3_prepare_v3(s->db, stmt_sql[which], -1,
		    SQLITE_PREPARE_PERSISTENT, slot, NULL);
	q.stmt = *slot;
	return q;
}

static void
keep(struct query *q, int rc)
{
	if (q->rc == SQLITE_OK)
		q->rc = rc;
	q->next++;
}

void
query_int(struct query *q, int64_t value)
{
	keep(q, sqlite3_bind_int64(q->stmt, q->next, value));
}

void
query_int_or_null(struct query *q, int64_t value, bool is_there)
{
	if (is_there)
		query_int(q, value);
	else
		keep(q, sqlite3_bind_null(q->stmt, q->next));
}

void
query_real_or_null(struct query *q, double value, bool is_there)
{
	keep(q,
	    is_there ? sqlite3_bind_double(q->stmt, q->next, value)
	             : sqlite3_bind_null(q->stmt, q->next));
}

static struct str
made_valid(struct query *q, struct str text)
{
	struct buf clean = {0};
	struct str copy;

	while (text.len > 0) {
		uint32_t code_point;
		size_t n = utf8_next(text, &code_point);

		utf8_append(
		    &clean, code_point == 0 ? UTF8_REPLACEMENT : code_point);
		text = str_slice(text, n, text.len);
	}
	copy = arena_str(&q->clean, buf_str(&clean));
	buf_release(&clean);
	return copy;
}

void
query_text(struct query *q, struct str text)
{
	if (utf8_first_invalid(text) != STR_NONE ||
	    str_find_char(text, '\0', 0) != STR_NONE)
		text = made_valid(q, text);
	keep(q,
	    sqlite3_bind_text64(q->stmt, q->next, text.len > 0 ? text.ptr : "",
	        text.len, SQLITE_STATIC, SQLITE_UTF8));
}

void
query_blob(struct query *q, struct str bytes)
{
	keep(q,
	    sqlite3_bind_blob64(q->stmt, q->next,
	        bytes.len > 0 ? bytes.ptr : "", bytes.len, SQLITE_STATIC));
}

enum err_code
query_row(struct query *q, bool *is_there, struct err *e)
{
	/* SQLite ends the transaction itself where it cannot go on. Outside of
	 * one, a statement would be committed before its WARC records are. */
	if (sqlite3_get_autocommit(q->db) != 0)
		return err_set(
		    e, ERR_DB, "ledger: its transaction has been given up");
	if (q->rc == SQLITE_OK) {
		assert(sqlite3_bind_parameter_count(q->stmt) == q->next - 1);
		q->rc = sqlite3_step(q->stmt);
		if (q->rc == SQLITE_ROW || q->rc == SQLITE_DONE) {
			*is_there = q->rc == SQLITE_ROW;
			q->rc = SQLITE_OK;
			return ERR_NONE;
		}
	}
	return ledger_error(q->db, e);
}

enum err_code
query_run(struct query *q, struct err *e)
{
	bool is_there = true;
	enum err_code rc = ERR_NONE;

	while (rc == ERR_NONE && is_there)
		rc = query_row(q, &is_there, e);
	query_end(q);
	return rc;
}

enum err_code
query_number(struct query *q, int64_t *out, bool *is_there, struct err *e)
{
	bool has_row = false;
	enum err_code rc = query_row(q, &has_row, e);

	if (rc == ERR_NONE && has_row)
		*out = query_int_at(q, 0);
	query_end(q);
	if (rc == ERR_NONE && is_there != NULL)
		*is_there = has_row;
	return rc;
}

enum err_code
query_insert(struct query *q, int64_t *id, struct err *e)
{
	sqlite3 *db = q->db;
	enum err_code rc = query_run(q, e);

	if (rc == ERR_NONE)
		*id = sqlite3_last_insert_rowid(db);
	return rc;
}

void
query_end(struct query *q)
{
	/* The step has already given what reset would say again. */
	if (q->stmt != NULL) {
		(void)sqlite3_reset(q->stmt);
		(void)sqlite3_clear_bindings(q->stmt);
	}
	arena_release(&q->clean);
}

int64_t
query_int_at(const struct query *q, int column)
{
	return sqlite3_column_int64(q->stmt, column);
}

struct str
query_text_at(const struct query *q, int column, struct arena *a)
{
	const unsigned char *text = sqlite3_column_text(q->stmt, column);
	int n = sqlite3_column_bytes(q->stmt, column);

	return arena_str(a, (struct str){(const char *)text, (size_t)n});
}

struct str
query_blob_at(const struct query *q, int column, struct arena *a)
{
	return arena_str(a, query_borrow_at(q, column));
}

struct str
query_borrow_at(const struct query *q, int column)
{
	const char *bytes = sqlite3_column_blob(q->stmt, column);
	int n = sqlite3_column_bytes(q->stmt, column);

	return (struct str){bytes, (size_t)n};
}
