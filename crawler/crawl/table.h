/*
 * A table that a user keeps in a spreadsheet: CSV with a header row, read
 * whole, with every mistake reported at its line. Targets and seeds are such
 * tables.
 */
#ifndef CRAWL_TABLE_H
#define CRAWL_TABLE_H

#include "base/csv.h"
#include "base/diag.h"

struct table_column {
	const char *name;
	bool is_required; /* it stands in the header */
	bool may_be_empty; /* of a required one: in a row */
};

struct table_kind {
	const struct table_column *columns;
	size_t column_count;
};

struct table {
	const char *path;
	struct str text;
	const struct table_kind *kind;
	size_t *positions; /* in the file, by our column; STR_NONE: not there */
	struct csv_reader reader;
	size_t width; /* fields of the header row */
	struct diag_list *diags;
	struct arena *arena;
};

/*
 * Reads a file and its header row. Unknown, doubled and missing columns, an
 * empty file and one that is not UTF-8 are findings; *is_usable says whether
 * rows can be read. Everything lives in the arena of diags.
 */
enum err_code table_open(struct table *t, const char *path,
    const struct table_kind *kind, struct diag_list *diags, bool *is_usable,
    struct err *e);

/*
 * The next row; false at the end. A row with too few or too many fields, or
 * without a required one, is a finding: *is_whole is then false, and the row
 * serves only to tell what it was about.
 */
bool table_next(struct table *t, struct csv_row *row, bool *is_whole);

/* The field of our column number c, trimmed; empty when the file has no such
 * column. */
struct str table_field(
    const struct table *t, const struct csv_row *row, size_t c);

/* What is wrong with a field or, with column STR_NONE, with a row. */
struct table_fault {
	const struct diag_kind *kind;
	size_t column;
	struct str args[4];
	const char *hint; /* NULL: none */
};

/* Adds a finding at a row. */
void table_complain(const struct table *t, const struct csv_row *row,
    const struct table_fault *fault);

#endif
