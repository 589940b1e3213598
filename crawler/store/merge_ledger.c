/* Statements of a merge: each is used once, or once for a store. */
#include <assert.h>

#include "store/merge_impl.h"

static struct query
query_about(sqlite3 *db, const char *sql, int64_t number)
{
	struct query q = ledger_query(db, sql);

	if (q.rc == SQLITE_OK && sqlite3_bind_parameter_count(q.stmt) > 0)
		query_int(&q, number);
	return q;
}

enum err_code
merge_run(sqlite3 *db, const char *sql, int64_t number, struct err *e)
{
	struct query q = query_about(db, sql, number);
	bool is_there = true;
	enum err_code rc = ERR_NONE;

	while (rc == ERR_NONE && is_there)
		rc = query_row(&q, &is_there, e);
	ledger_query_end(&q);
	return rc;
}

enum err_code
merge_run_all(
    sqlite3 *db, const char *const *list, int64_t number, struct err *e)
{
	enum err_code rc = ERR_NONE;

	for (; rc == ERR_NONE && *list != NULL; list++)
		rc = merge_run(db, *list, number, e);
	return rc;
}

static enum err_code
ask(sqlite3 *db, const char *sql, int64_t number, struct err *e)
{
	struct query q = query_about(db, sql, number);
	struct arena a = {0};
	bool is_there = false;
	enum err_code rc = query_row(&q, &is_there, e);

	if (rc == ERR_NONE && is_there) {
		struct str text = query_text_at(&q, 0, &a);

		rc = err_set(e, ERR_USAGE, "%.*s", STR_ARG(text));
	}
	ledger_query_end(&q);
	arena_release(&a);
	return rc;
}

enum err_code
merge_ask_all(
    sqlite3 *db, const char *const *list, int64_t number, struct err *e)
{
	enum err_code rc = ERR_NONE;

	for (; rc == ERR_NONE && *list != NULL; list++)
		rc = ask(db, *list, number, e);
	return rc;
}

/* Outside of a transaction, where query_row would not go. */
static enum err_code
run_with_texts(sqlite3 *db, const char *sql, const char *first,
    const char *second, struct err *e)
{
	struct query q = ledger_query(db, sql);
	enum err_code rc = ERR_NONE;

	query_text(&q, str_of(first));
	if (second != NULL)
		query_text(&q, str_of(second));
	if (q.rc != SQLITE_OK || sqlite3_step(q.stmt) != SQLITE_DONE)
		rc = ledger_error(db, e);
	ledger_query_end(&q);
	return rc;
}

enum err_code
merge_attach(sqlite3 *db, const char *path, const char *name, struct err *e)
{
	enum err_code rc = run_with_texts(db, "ATTACH ? AS ?", path, name, e);

	assert(sqlite3_get_autocommit(db) != 0);
	return rc == ERR_NONE ? ERR_NONE : err_prefix(e, "open %s", path);
}

enum err_code
merge_detach(sqlite3 *db, const char *name, struct err *e)
{
	return run_with_texts(db, "DETACH ?", name, NULL, e);
}
