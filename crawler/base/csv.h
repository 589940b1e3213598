/*
 * Comma-separated values as RFC 4180 describes them, both ways. A reader takes
 * LF and CRLF and says for each field where it stands, so that a mistake can
 * be pointed at.
 */
#ifndef BASE_CSV_H
#define BASE_CSV_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

struct csv_field {
	struct str text; /* without its quotes */
	int64_t line; /* of its first character or quote, from 1 */
	int64_t column; /* of the same, from 1, in code points */
};

struct csv_row {
	struct csv_field *fields;
	size_t count;
	int64_t line; /* of its first character, from 1 */
};

/* Set text, and perhaps separator, zero the rest; a UTF-8 byte order mark is
 * passed over. */
struct csv_reader {
	struct str text; /* borrowed for the reader's life */
	char separator; /* of fields; NUL: a comma */
	size_t offset;
	int64_t line; /* lines read so far */
};

/*
 * Reads the next row that is not empty into the arena; texts without doubled
 * quotes are borrowed from the input. *out has count 0 at the end. ERR_SYNTAX
 * with "LINE:COLUMN: what" when a quote is not closed or stands in the middle
 * of a field.
 */
enum err_code csv_next(
    struct csv_reader *r, struct arena *a, struct csv_row *out, struct err *e);

/* The first field of a row with this text, blanks around it aside, or
 * STR_NONE: the column that a head names. */
size_t csv_column(const struct csv_row *head, const char *name);

/* Appends one field, quoted when it has to be. */
void csv_append_field(struct buf *out, struct str text);

#endif
