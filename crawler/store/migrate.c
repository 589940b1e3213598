/* Bringing a ledger of an older version to the present one. */
#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "store/store_impl.h"

/* From store/from_1.sql and so on, with a NUL behind each. */
extern const unsigned char from_1_sql[];
extern const unsigned char from_2_sql[];
extern const unsigned char from_3_sql[];
extern const unsigned char from_4_sql[];
extern const unsigned char from_5_sql[];

enum { COPIES_MAX = 100 };

static enum err_code
renew_1(sqlite3 *db, struct err *e)
{
	enum err_code rc = findings_gather(db, e);

	return rc == ERR_NONE ? regions_note(db, e) : rc;
}

static enum err_code
renew_2(sqlite3 *db, struct err *e)
{
	enum err_code rc = findings_renew_2(db, e);

	return rc == ERR_NONE ? regions_note(db, e) : rc;
}

static enum err_code
renew_3(sqlite3 *db, struct err *e)
{
	enum err_code rc = findings_renew_3(db, e);

	return rc == ERR_NONE ? regions_note(db, e) : rc;
}

/* What leads from each version to the next. */
static const struct schema_step steps[STORE_SCHEMA_VERSION] = {
    [1] = {from_1_sql, renew_1},
    [2] = {from_2_sql, renew_2},
    [3] = {from_3_sql, renew_3},
    [4] = {from_4_sql, regions_note},
    [5] = {from_5_sql, regions_note},
};

/* "ledger-v1.db"; "ledger-v1-2.db" and so on where that one is there. */
static const char *
copy_path(struct store *s, int64_t version)
{
	const char *path = NULL;

	for (int n = 1; n < COPIES_MAX; n++) {
		struct str name = n == 1
		    ? arena_printf(
		          &s->arena, "ledger-v%lld.db", (long long)version)
		    : arena_printf(&s->arena, "ledger-v%lld-%d.db",
		          (long long)version, n);

		path = file_join(&s->arena, s->folder, name.ptr);
		if (!file_exists(path))
			return path;
	}
	return NULL;
}

static enum err_code
write_copy(sqlite3 *db, const char *path, struct err *e)
{
	sqlite3_stmt *stmt = NULL;
	enum err_code rc = ERR_NONE;

	/* What an interrupted attempt left. */
	if (unlink(path) != 0 && errno != ENOENT)
		return err_set(
		    e, ERR_IO, "remove %s: %s", path, strerror(errno));
	if (sqlite3_prepare_v2(db, "VACUUM INTO ?", -1, &stmt, NULL) !=
	        SQLITE_OK ||
	    sqlite3_bind_text(stmt, 1, path, -1, SQLITE_STATIC) != SQLITE_OK ||
	    sqlite3_step(stmt) != SQLITE_DONE)
		rc = ledger_error(db, e);
	(void)sqlite3_finalize(stmt);
	/* SQLite does not sync it. */
	return rc == ERR_NONE ? file_sync(path, e) : rc;
}

static enum err_code
keep_copy(struct store *s, int64_t version, struct err *e)
{
	const char *path = copy_path(s, version), *fresh;
	enum err_code rc;

	if (path == NULL)
		return err_set(e, ERR_LIMIT, "%s holds %d copies of its ledger",
		    s->folder, COPIES_MAX - 1);
	fresh = arena_cstr(&s->arena, arena_printf(&s->arena, "%s.new", path));
	rc = write_copy(s->db, fresh, e);
	if (rc == ERR_NONE && rename(fresh, path) != 0)
		rc = err_set(e, err_of_errno(errno), "rename %s: %s", fresh,
		    strerror(errno));
	if (rc != ERR_NONE) {
		(void)unlink(fresh);
		return rc;
	}
	return file_sync(s->folder, e);
}

enum err_code
schema_migrate(struct store *s, int64_t version, struct err *e)
{
	enum err_code rc = keep_copy(s, version, e);

	assert(s->lock_fd >= 0 && version >= 1);
	if (rc == ERR_NONE)
		rc = schema_run(s->db, steps + version,
		    (size_t)(STORE_SCHEMA_VERSION - version), e);
	if (rc != ERR_NONE)
		(void)err_prefix(e,
		    "the ledger of schema version %lld cannot be brought up to "
		    "date",
		    (long long)version);
	return rc;
}
