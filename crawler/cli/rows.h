/*
 * Rows of the ledger's views for commands: a function for each row, values
 * called by column name.
 */
#ifndef CLI_ROWS_H
#define CLI_ROWS_H

#include "cli/command.h"
#include "store/view_row.h"

/* Which rows: filters with an empty value are left out. */
struct row_query {
	struct store *store;
	const char *view;
	struct view_filter filters[4];
};

/* Calls fn for each row, in the view's order. */
enum err_code rows_each(const struct row_query *q,
    void (*fn)(void *state, const struct view_row *r), void *state,
    struct err *e);

/*
 * Opens the store to read and gives the round that a command means: the named
 * one or, with NULL, the newest. ERR_USAGE when there is none. The caller
 * closes *out; round lives in inv's arena or is named.
 */
enum err_code rows_open(const struct invocation *inv, const char *named,
    struct store **out, struct str *round, struct err *e);

#endif
