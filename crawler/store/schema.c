#include "store/store_impl.h"

/* From store/schema.sql, with a NUL behind it. */
extern const unsigned char schema_sql[];

/* "smrt", so that file(1) and we know a ledger of samruat. */
enum { APPLICATION_ID = 0x736d7274 };

static enum err_code
read_pragma(sqlite3 *db, const char *sql, int64_t *out, struct err *e)
{
	sqlite3_stmt *stmt = NULL;
	enum err_code rc = ERR_NONE;

	if (sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) == SQLITE_OK &&
	    sqlite3_step(stmt) == SQLITE_ROW)
		*out = sqlite3_column_int64(stmt, 0);
	else
		rc = ledger_error(db, e);
	(void)sqlite3_finalize(stmt);
	return rc;
}

static enum err_code
create(sqlite3 *db, struct err *e)
{
	struct arena a = {0};
	struct str numbers = arena_printf(&a,
	    "PRAGMA application_id = %d; PRAGMA user_version = %d;",
	    APPLICATION_ID, STORE_SCHEMA_VERSION);
	enum err_code rc = ledger_exec(db, "BEGIN IMMEDIATE", e);

	if (rc == ERR_NONE)
		rc = ledger_exec(db, (const char *)schema_sql, e);
	if (rc == ERR_NONE)
		rc = ledger_exec(db, numbers.ptr, e);
	if (rc == ERR_NONE)
		rc = ledger_exec(db, "COMMIT", e);
	arena_release(&a);
	return rc;
}

enum err_code
schema_check(sqlite3 *db, bool is_writer, struct err *e)
{
	int64_t application = 0, version = 0, tables = 0;
	enum err_code rc;

	rc = read_pragma(db, "PRAGMA application_id", &application, e);
	if (rc == ERR_NONE)
		rc = read_pragma(db, "PRAGMA user_version", &version, e);
	if (rc == ERR_NONE)
		rc = read_pragma(
		    db, "SELECT count(*) FROM sqlite_schema", &tables, e);
	if (rc != ERR_NONE)
		return rc;
	if (tables == 0 && is_writer)
		return create(db, e);
	if (tables == 0)
		return err_set(e, ERR_USAGE, "the ledger is empty");
	if (application != APPLICATION_ID)
		return err_set(
		    e, ERR_USAGE, "ledger.db is a database of another program");
	if (version != STORE_SCHEMA_VERSION)
		return err_set(e, ERR_USAGE,
		    "the ledger has schema version %lld, this program reads %d",
		    (long long)version, STORE_SCHEMA_VERSION);
	return ERR_NONE;
}
