/*
 * The ledger's statements: constant SQL in one table, each prepared once, and
 * the few helpers that bind values and read columns.
 *
 * A query is begun, bound in the order of its parameters, stepped, ended. A
 * mistake on the way is kept and comes out of the step.
 */
#ifndef STORE_STMT_IMPL_H
#define STORE_STMT_IMPL_H

#include <sqlite3.h>

#include "base/arena.h"
#include "base/err.h"

enum stmt {
	STMT_ROUND_ADD,
	STMT_ROUND_BY_NAME,
	STMT_ROUND_NEWEST,
	STMT_ROUND_RESUME,
	STMT_ROUND_FINISH,
	STMT_ROUND_READY_URLS,
	STMT_ROUND_VERDICT_GAPS,
	STMT_ROUND_PROGRESS,
	STMT_ROUND_OTHERS,
	STMT_SHARD_ADD,
	STMT_SHARD_FINISH,
	STMT_PAUSE_ADD,
	STMT_PAUSE_END,
	STMT_PAUSE_END_ALL,
	STMT_AGENCY_PUT,
	STMT_AGENCY_STATUS,
	STMT_AGENCY_ID,
	STMT_AGENCIES_READ,
	STMT_SEEDS_READ,
	STMT_SEED_CLEAR,
	STMT_SEED_ADD,
	STMT_URL_ADD,
	STMT_URL_NEXT,
	STMT_URL_FIND,
	STMT_URL_FINISH,
	STMT_URL_RETRY,
	STMT_URL_SKIP_REST,
	STMT_URL_CAME_THROUGH,
	STMT_URL_ASKED,
	STMT_URL_CAPTURED,
	STMT_URL_OF_PATTERN,
	STMT_URL_READY,
	STMT_URL_UNLINKED,
	STMT_PLAN_FREEZE,
	STMT_PLAN_READ,
	STMT_CLOCK_PUT,
	STMT_CLOCK_GET,
	STMT_ROBOTS_PUT,
	STMT_ROBOTS_GET,
	STMT_ROBOTS_MAPS_READ,
	STMT_ROBOTS_LAST_GOOD,
	STMT_CERTIFICATE_PUT,
	STMT_WARC_NUMBER,
	STMT_WARC_ADD,
	STMT_WARC_LENGTH,
	STMT_WARC_SEAL,
	STMT_WARC_DROP,
	STMT_WARC_UNSEALED,
	STMT_WARC_ALL,
	STMT_CAPTURE_ADD,
	STMT_CAPTURE_BY_ID,
	STMT_RESPONSE_OF,
	STMT_CAPTURE_BY_URL,
	STMT_CAPTURE_BY_EVIDENCE,
	STMT_CAPTURE_OF_WARC,
	STMT_CAPTURE_EARLIER,
	STMT_CAPTURE_REUSE,
	STMT_CAPTURE_ASKED_AS,
	STMT_ORIGINAL_OF,
	STMT_ORIGINAL_WITH,
	STMT_CAPTURE_ANSWER,
	STMT_CAPTURE_REDIRECT,
	STMT_SHEETS_ASKED,
	STMT_SHEETS_READ,
	STMT_CAPTURE_OF_OTHERS,
	STMT_PAGE_PUT,
	STMT_PROBE_PUT,
	STMT_PROBE_IS_KNOWN,
	STMT_CAPTURE_OF_ROUND,
	STMT_PARTS_CLEAR,
	STMT_PART_ADD,
	STMT_PART_OF,
	STMT_PARTS_OF,
	STMT_PAGE_BLOCKS,
	STMT_SHARED_CLEAR,
	STMT_SHARED_PAGES,
	STMT_SHARED_ADD,
	STMT_SHARED_AGENCIES,
	STMT_SITE_PAGES,
	STMT_SITE_SHARED,
	STMT_SITE_TARGET,
	STMT_SITE_PROBES,
	STMT_SITE_UNREAD,
	STMT_SITE_HOMES,
	STMT_SITE_ASKED,
	STMT_SITE_HOME_TITLE,
	STMT_SITE_HOME_URL,
	STMT_VERDICT_CLEAR,
	STMT_VERDICT_ADD,
	STMT_EVIDENCE_ADD,
	STMT_VERDICT_COMPARE,
	STMT_EVIDENCE_COMPARE,
	STMT_EVIDENCE_BEHIND,
	STMT_VERDICT_RULES,
	STMT_PLACES_READ,
	STMT_TEXTS_READ,
	STMT_AUDITS_NEWEST,
	STMT_FIGURE_ADD,
	STMT_RELEASE_OF,
	STMT_COUNT
};

extern const char *const stmt_sql[STMT_COUNT];

/* In SQL, the host of a URL in normal form, with its port. */
#define SQL_BEHIND_SCHEME(url) "substr(" url ", instr(" url ", '://') + 3)"
#define SQL_HOST(url) \
	"substr(" SQL_BEHIND_SCHEME(url) ", 1," \
	                                 " instr(" SQL_BEHIND_SCHEME( \
	                                     url) " || '/', '/') - 1)"

struct stmt_set {
	sqlite3_stmt *prepared[STMT_COUNT];
};

/* Finalizes all. */
void stmt_release(struct stmt_set *set);

struct query {
	sqlite3 *db;
	sqlite3_stmt *stmt;
	int rc; /* of SQLite: the first that was not SQLITE_OK */
	int next; /* number of the next parameter, from 1 */
	struct arena clean; /* texts that had to be made valid */
};

struct store;

struct query query_begin(struct store *s, enum stmt which);

/* Bind the next parameter. Slices must live until query_end; a text that is
 * not UTF-8 or holds a NUL is bound with U+FFFD in those places. */
void query_int(struct query *q, int64_t value);
void query_int_or_null(struct query *q, int64_t value, bool is_there);
void query_real_or_null(struct query *q, double value, bool is_there);
void query_text(struct query *q, struct str text);
void query_blob(struct query *q, struct str bytes);

/* Steps to the next row. */
enum err_code query_row(struct query *q, bool *is_there, struct err *e);

/* Steps to the end and ends the query. */
enum err_code query_run(struct query *q, struct err *e);

/* Steps once and ends the query; *out is the number in the first column of its
 * row, and untouched when there is none. is_there may be NULL. */
enum err_code query_number(
    struct query *q, int64_t *out, bool *is_there, struct err *e);

/* Runs an INSERT of one row and ends the query; *id is the row's number. */
enum err_code query_insert(struct query *q, int64_t *id, struct err *e);

/* Makes the statement free for its next use. */
void query_end(struct query *q);

/* A row's column, from 0; a text is copied into the arena. */
int64_t query_int_at(const struct query *q, int column);
struct str query_text_at(const struct query *q, int column, struct arena *a);
struct str query_blob_at(const struct query *q, int column, struct arena *a);

/* The same without a copy: it lives until the next step. */
struct str query_borrow_at(const struct query *q, int column);

/* Begins a query of constant SQL that is used once; ledger_query_end gives it
 * back. What is wrong with it comes out of the first step. */
struct query ledger_query(sqlite3 *db, const char *sql);
void ledger_query_end(struct query *q);

/* ERR_DB with what SQLite says; ERR_FULL when the disk has no room. */
enum err_code ledger_error(sqlite3 *db, struct err *e);

/* Runs constant SQL without parameters. */
enum err_code ledger_exec(sqlite3 *db, const char *sql, struct err *e);

#endif
