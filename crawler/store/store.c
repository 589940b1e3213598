#include "store/store_impl.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"

enum { BUSY_TIMEOUT_MS = 10000 };

/*
 * A lock of the whole file by fcntl: it ends with this process and is not
 * inherited by its workers, so that one that outlives us keeps nobody out.
 */
static enum err_code
take_lock(struct store *s, struct err *e)
{
	const char *path = file_join(&s->arena, s->folder, "writer.lock");
	struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};

	s->lock_fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
	if (s->lock_fd < 0)
		return err_set(e, err_of_errno(errno), "open %s: %s", path,
		    strerror(errno));
	if (fcntl(s->lock_fd, F_SETLK, &whole) == 0)
		return ERR_NONE;
	if (errno == EACCES || errno == EAGAIN)
		return err_set(e, ERR_BUSY,
		    "another process writes to the store %s", s->folder);
	return err_set(e, ERR_IO, "lock %s: %s", path, strerror(errno));
}

static void
close_ledger(struct store *s)
{
	/* Closing rolls an open transaction back. */
	(void)sqlite3_close_v2(s->db);
	s->db = NULL;
}

static enum err_code
open_ledger(struct store *s, const char *name, int flags, struct err *e)
{
	/* One thread asks it. */
	int rc =
	    sqlite3_open_v2(name, &s->db, flags | SQLITE_OPEN_NOMUTEX, NULL);

	if (rc == SQLITE_OK)
		rc = sqlite3_busy_timeout(s->db, BUSY_TIMEOUT_MS);
	if (rc == SQLITE_OK)
		return ERR_NONE;
	(void)err_set(e, ERR_DB, "open %s: %s", name,
	    s->db == NULL ? "no memory" : sqlite3_errmsg(s->db));
	close_ledger(s);
	return ERR_DB;
}

static void
drop_lock(struct store *s)
{
	if (s->lock_fd >= 0)
		(void)close(s->lock_fd);
	s->lock_fd = -1;
}

/* Makes or brings up to date the schema of a ledger that can be written to. */
static enum err_code
make_schema(struct store *s, struct err *e)
{
	int64_t version = 0;
	enum err_code rc = schema_version(s->db, &version, e);

	if (rc == ERR_NONE && version == 0)
		return schema_create(s->db, e);
	if (rc == ERR_NONE && version < STORE_SCHEMA_VERSION)
		return schema_migrate(s, version, e);
	return rc;
}

static enum err_code
open_for_writing(struct store *s, const char *path, struct err *e)
{
	enum err_code rc = file_make_folder(s->warc_folder, e);

	if (rc == ERR_NONE)
		rc = take_lock(s, e);
	if (rc == ERR_NONE)
		rc = open_ledger(
		    s, path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, e);
	if (rc == ERR_NONE)
		rc = make_schema(s, e);
	if (rc == ERR_NONE)
		rc = ledger_exec(s->db,
		    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
		    "PRAGMA foreign_keys = ON; PRAGMA cache_size = -16384;"
		    /* A page that changes with each flush is copied home less
		     * often. */
		    "PRAGMA wal_autocheckpoint = 4000",
		    e);
	if (rc == ERR_NONE)
		rc = ledger_exec(s->db, "BEGIN IMMEDIATE", e);
	if (rc == ERR_NONE)
		rc = warcs_repair(s, e);
	if (rc == ERR_NONE)
		rc = merge_clear(s, e);
	if (rc == ERR_NONE)
		rc = store_flush(s, e);
	return rc;
}

/* A ledger on a medium that cannot be written to has no place for SQLite's
 * shared memory; it is read as a file that nobody changes. */
static enum err_code
reopen_immutable(struct store *s, const char *path, struct err *e)
{
	struct str uri = arena_printf(&s->arena, "file:%s?immutable=1", path);

	close_ledger(s);
	return open_ledger(
	    s, uri.ptr, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, e);
}

/* A reader of an older ledger is a writer for a moment. */
static enum err_code
bring_up_to_date(struct store *s, const char *path, struct err *e)
{
	enum err_code rc;

	close_ledger(s);
	rc = take_lock(s, e);
	if (rc == ERR_NONE)
		rc = open_ledger(s, path, SQLITE_OPEN_READWRITE, e);
	if (rc == ERR_NONE)
		rc = make_schema(s, e);
	close_ledger(s);
	drop_lock(s);
	return rc == ERR_NONE ? open_ledger(s, path, SQLITE_OPEN_READONLY, e)
	                      : rc;
}

static enum err_code
check_schema(struct store *s, const char *path, struct err *e)
{
	int64_t version = 0;
	enum err_code rc = schema_version(s->db, &version, e);

	if (rc == ERR_NONE && version == 0)
		return err_set(e, ERR_USAGE, "the ledger is empty");
	if (rc == ERR_NONE && version < STORE_SCHEMA_VERSION)
		return bring_up_to_date(s, path, e);
	return rc;
}

static enum err_code
open_for_reading(struct store *s, const char *path, struct err *e)
{
	enum err_code rc;

	rc = open_ledger(s, path, SQLITE_OPEN_READONLY, e);
	if (rc != ERR_NONE)
		return rc;
	if (sqlite3_exec(s->db, "SELECT 1 FROM sqlite_schema", NULL, NULL,
	        NULL) == SQLITE_CANTOPEN) {
		rc = reopen_immutable(s, path, e);
		if (rc != ERR_NONE)
			return rc;
	}
	rc = check_schema(s, path, e);
	/* One snapshot for all that this reader asks. */
	if (rc == ERR_NONE)
		rc = ledger_exec(s->db, "BEGIN", e);
	return rc;
}

enum err_code
store_open(const char *folder, enum store_mode mode, const struct clock *clock,
    struct store **out, struct err *e)
{
	struct store *s = mem_alloc(sizeof(*s));
	const char *path;
	enum err_code rc;

	s->lock_fd = -1;
	s->warc.fd = -1;
	s->warc_max_bytes = WARC_FILE_BYTES;
	s->clock = clock;
	s->mode = mode == STORE_READ ? STORE_READ : STORE_WRITE;
	s->folder = arena_cstr(&s->arena, str_of(folder));
	s->warc_folder = file_join(&s->arena, folder, "warc");
	path = file_join(&s->arena, folder, "ledger.db");
	if (mode != STORE_WRITE && !file_exists(path))
		rc = err_set(e, ERR_USAGE, "there is no store in %s", folder);
	else if (mode == STORE_READ)
		rc = open_for_reading(s, path, e);
	else
		rc = open_for_writing(s, path, e);
	if (rc != ERR_NONE) {
		store_close(s);
		return rc;
	}
	*out = s;
	return ERR_NONE;
}

void
store_close(struct store *s)
{
	if (s == NULL)
		return;
	warc_file_release(&s->warc);
	stmt_release(&s->stmts);
	buf_release(&s->findings);
	buf_release(&s->blocks);
	close_ledger(s);
	drop_lock(s);
	arena_release(&s->arena);
	mem_free(s);
}

enum err_code
store_flush(struct store *s, struct err *e)
{
	enum err_code rc = warcs_sync(s, e);

	if (rc == ERR_NONE)
		rc = ledger_exec(s->db, "COMMIT", e);
	if (rc == ERR_NONE)
		rc = ledger_exec(s->db, "BEGIN IMMEDIATE", e);
	return rc;
}
