/* The schema of a ledger: what it is, and making it in an empty one. */
#include "store/store_impl.h"

/* From store/tables.sql and store/views.sql, with a NUL behind each. */
extern const unsigned char tables_sql[];
extern const unsigned char views_sql[];

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

enum err_code
schema_version(sqlite3 *db, int64_t *out, struct err *e)
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
	if (tables == 0)
		version = 0;
	else if (application != APPLICATION_ID)
		return err_set(
		    e, ERR_USAGE, "ledger.db is a database of another program");
	else if (version < 1 || version > STORE_SCHEMA_VERSION)
		return err_set(e, ERR_USAGE,
		    "the ledger has schema version %lld, this program reads "
		    "1 to %d",
		    (long long)version, STORE_SCHEMA_VERSION);
	*out = version;
	return ERR_NONE;
}

enum err_code
schema_run(
    sqlite3 *db, const struct schema_step *steps, size_t count, struct err *e)
{
	struct arena a = {0};
	struct str numbers = arena_printf(&a,
	    "PRAGMA application_id = %d; PRAGMA user_version = %d;",
	    APPLICATION_ID, STORE_SCHEMA_VERSION);
	enum err_code rc = ledger_exec(db, "BEGIN IMMEDIATE", e);
	bool is_begun = rc == ERR_NONE;

	for (size_t i = 0; rc == ERR_NONE && i < count; i++)
		rc = ledger_exec(db, (const char *)steps[i].script, e);
	if (rc == ERR_NONE && steps[0].then != NULL)
		rc = steps[0].then(db, e);
	if (rc == ERR_NONE)
		rc = ledger_exec(db, (const char *)views_sql, e);
	if (rc == ERR_NONE)
		rc = ledger_exec(db, numbers.ptr, e);
	if (rc == ERR_NONE)
		rc = ledger_exec(db, "COMMIT", e);
	/* What went wrong is known; SQLite may have ended it by itself. */
	if (rc != ERR_NONE && is_begun)
		(void)ledger_exec(db, "ROLLBACK", NULL);
	arena_release(&a);
	return rc;
}

enum err_code
schema_create(sqlite3 *db, struct err *e)
{
	return schema_run(
	    db, &(struct schema_step){.script = tables_sql}, 1, e);
}
