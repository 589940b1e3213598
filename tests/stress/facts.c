#include "facts.h"

#include <sqlite3.h>

#include "base/file.h"

enum { BUSY_MS = 5000 };

static const char *const queries[] = {
    "SELECT DISTINCT 'capture', round, url, payload_sha256 FROM captures"
    " WHERE payload_sha256 IS NOT NULL ORDER BY 2, 3, 4",
    "SELECT 'page', round, agency_id, url, page_class, title, text_sha256"
    " FROM pages ORDER BY 2, 3, 4",
    "SELECT 'skipped', round, agency_id, url, reason FROM skipped"
    " ORDER BY 2, 3, 4, 5",
    "SELECT 'verdict', round, agency_id, rule_id, site, url, outcome, level,"
    " reason, confidence, pages_examined, complete FROM verdicts"
    " ORDER BY 2, 3, 4, 5, 6",
    "SELECT DISTINCT 'evidence', round, agency_id, rule_id, evidence_id"
    " FROM evidence ORDER BY 2, 3, 4, 5",
};

static sqlite3 *
open_ledger(const char *store)
{
	struct arena a = {0};
	sqlite3 *db = NULL;

	(void)sqlite3_open_v2(
	    file_join(&a, store, "ledger.db"), &db, SQLITE_OPEN_READONLY, NULL);
	(void)sqlite3_busy_timeout(db, BUSY_MS);
	arena_release(&a);
	return db;
}

static void
append_row(struct buf *out, sqlite3_stmt *row)
{
	int count = sqlite3_column_count(row);

	for (int i = 0; i < count; i++) {
		const unsigned char *text = sqlite3_column_text(row, i);
		int length = sqlite3_column_bytes(row, i);

		if (i > 0)
			(void)buf_append_char(out, '|');
		if (length > 0)
			(void)buf_append(out, text, (size_t)length);
	}
	(void)buf_append_char(out, '\n');
}

static int
append_rows(sqlite3 *db, const char *sql, struct buf *out)
{
	sqlite3_stmt *row = NULL;
	int rc = sqlite3_prepare_v2(db, sql, -1, &row, NULL);

	while (rc == SQLITE_OK && (rc = sqlite3_step(row)) == SQLITE_ROW) {
		append_row(out, row);
		rc = SQLITE_OK;
	}
	(void)sqlite3_finalize(row);
	return rc;
}

enum err_code
facts_read(const char *store, struct buf *out, struct err *e)
{
	sqlite3 *db = open_ledger(store);
	int rc = SQLITE_DONE;
	enum err_code code = ERR_NONE;

	for (size_t i = 0;
	     rc == SQLITE_DONE && i < sizeof(queries) / sizeof(queries[0]); i++)
		rc = append_rows(db, queries[i], out);
	if (rc != SQLITE_DONE)
		code = err_set(e, ERR_DB, "%s: %s", store, sqlite3_errmsg(db));
	(void)sqlite3_close(db);
	return code;
}

int64_t
facts_complete_rounds(const char *store)
{
	sqlite3 *db = open_ledger(store);
	struct buf text = {0};
	int64_t count = 0;

	if (append_rows(db, "SELECT count(*) FROM rounds WHERE complete = 1",
	        &text) == SQLITE_DONE)
		(void)str_to_int64(
		    str_trim(buf_str(&text)), 0, INT32_MAX, &count);
	(void)sqlite3_close(db);
	buf_release(&text);
	return count;
}

int64_t
facts_count(struct str facts)
{
	struct str line;
	int64_t count = 0;

	while (str_split(&facts, '\n', &line))
		count++;
	return count;
}

bool
facts_are_alike(struct str want, struct str got, struct err *e)
{
	struct str first, second;

	while (!str_equal(want, got)) {
		first = second = str_of("(no more)");
		(void)str_split(&want, '\n', &first);
		(void)str_split(&got, '\n', &second);
		if (str_equal(first, second))
			continue;
		(void)err_set(e, ERR_IO,
		    "the facts differ\n  want: %.*s\n  got:  %.*s",
		    STR_ARG(str_slice(first, 0, 200)),
		    STR_ARG(str_slice(second, 0, 200)));
		return false;
	}
	return true;
}
