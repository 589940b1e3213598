/*
 * Reading the ledger's public views: the columns that others may rely on, in a
 * defined order. docs/EVIDENCE.md describes each column.
 */
#ifndef STORE_VIEW_H
#define STORE_VIEW_H

#include "store/store.h"

enum value_kind { VALUE_NULL, VALUE_INT, VALUE_REAL, VALUE_TEXT };

struct view_column {
	const char *name;
	enum value_kind kind; /* of its values, where they are not null */
};

struct view_info {
	const char *name;
	const struct view_column *columns;
	size_t column_count;
};

/* The views in a fixed order; NULL behind the last. */
const struct view_info *store_view_info(size_t i);
const struct view_info *store_view_named(const char *name);

struct view_filter {
	const char *column; /* one of the view's */
	struct str value; /* rows whose column equals this text */
};

struct view_value {
	enum value_kind kind;
	int64_t number;
	double real;
	struct str text; /* borrowed until the next row */
};

struct view_cursor;

/* Opens a cursor over the rows that pass all filters, in the view's order. */
enum err_code store_view_open(struct store *s, const struct view_info *view,
    const struct view_filter *filters, size_t filter_count,
    struct view_cursor **out, struct err *e);

/* The next row: an array with a value for each column, borrowed until the next
 * call. *is_there is false behind the last. */
enum err_code store_view_next(struct view_cursor *c,
    const struct view_value **row, bool *is_there, struct err *e);

void store_view_close(struct view_cursor *c);

/* The name of the newest round, in the arena; ERR_USAGE when there is none. */
enum err_code store_latest_round(
    struct store *s, struct arena *a, struct str *out, struct err *e);

/* How far a round is: its URLs by state, and those of the ready ones that wait
 * for another attempt. Zeros for a round that is not there. */
struct round_progress {
	int64_t urls[URL_FAILED + 1]; /* by enum url_state */
	int64_t again_count;
	int64_t again_due_us; /* when the first of them may be asked for */
};
enum err_code store_progress_read(struct store *s, struct str round,
    struct round_progress *out, struct err *e);

/* Whether a round knows an agency's URL, and no link, redirect or seed of that
 * round led there: it stands in the plan of an earlier round or in a sitemap. */
enum err_code store_url_is_unlinked(struct store *s, struct str round,
    struct str agency_id, struct str url, bool *out, struct err *e);

#endif
