/*
 * A table as it leaves the store: its columns with their meaning, its keys, and
 * a way to read its rows one by one. Every file format is written from this.
 *
 * What comes out of table_each is for strangers: numbers of citizens are masked
 * in it (publish/mask.h).
 */
#ifndef PUBLISH_TABLE_H
#define PUBLISH_TABLE_H

#include "publish/codes.h"
#include "store/view.h"

struct export_scope;

/* What a column means. */
struct column_note {
	struct words label;
	const char *unit; /* "ms"; NULL: none */
	enum code_set codes;
	bool is_masked; /* text that people or pages wrote */
	bool is_never_null;
};

/* Columns whose values stand in a key of another table. */
struct table_link {
	const char *columns; /* with blanks between them */
	const char *table;
	const char *its_columns;
};

enum { TABLE_LINKS_MAX = 3 };

/* Takes a row: a value for each column, borrowed until it returns. */
struct row_sink {
	enum err_code (*take)(
	    void *state, const struct view_value *row, struct err *e);
	void *state;
};

struct table {
	struct view_info shape; /* name and columns, for table_format.h */
	const struct column_note *notes; /* one for each column */
	struct words title;
	const char *key; /* columns with blanks between them; "": none */
	struct table_link links[TABLE_LINKS_MAX]; /* ends with a zeroed one */
	enum err_code (*each)(const struct table *t,
	    const struct export_scope *scope, struct row_sink sink,
	    struct err *e);
	const void *state; /* of each */
	bool is_csv_only; /* a contract with programs that read this file */
};

/* The type of a column's values in Table Schemas: "integer", "number",
 * "string", "datetime". */
const char *column_type(const struct view_column *c);

/* Calls sink for each row, in a defined order. *masked_out is how many numbers
 * were masked. */
enum err_code table_each(const struct table *t,
    const struct export_scope *scope, struct row_sink sink, int64_t *masked_out,
    struct err *e);

#endif
