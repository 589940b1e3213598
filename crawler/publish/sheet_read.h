/*
 * Reading a table that came back from a person: a spreadsheet file (XLSX) or
 * comma-separated values, as Excel and LibreOffice write them. Cells are texts;
 * formulas are not computed (the value that was saved with one counts), dates
 * stay the numbers they are. Writing one is publish/workbook.h.
 *
 * The file is a stranger's: nothing in it is loaded, run or believed, and each
 * bound that it reaches is an error. Nothing is lost in silence.
 */
#ifndef PUBLISH_SHEET_READ_H
#define PUBLISH_SHEET_READ_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

struct sheet_row {
	int64_t number; /* from 1, as a spreadsheet numbers it */
	struct str *cells; /* valid UTF-8, from column A on */
	size_t count; /* columns behind it are empty */
};

struct sheet {
	struct str name; /* empty: of a CSV file */
	struct sheet_row *rows; /* those that hold anything, ascending */
	size_t row_count;
};

struct sheet_file {
	struct sheet *sheets; /* in the file's order */
	size_t sheet_count;
	const char
	    *charset; /* of a CSV file: "utf-8", "windows-874", "utf-16le"
	                        or "utf-16be"; NULL: XLSX */
	char separator; /* of a CSV file: a comma, semicolon or tab */
};

/*
 * Reads the bytes of a file. The encoding of CSV is told by its byte order
 * mark, else it is UTF-8, else windows-874; the separator is that of the head
 * row. ERR_SYNTAX when it is no such file, with what to save it as, or is
 * damaged; ERR_LIMIT when it is larger than base/limits.h allows. All texts
 * live in the arena, or are borrowed from bytes.
 */
enum err_code sheet_read(
    struct str bytes, struct arena *a, struct sheet_file *out, struct err *e);

/* The cell of a column (from 0), without the white space around it; empty
 * behind the last, and for STR_NONE. */
struct str sheet_cell(const struct sheet_row *row, size_t column);

/* The first column (from 0) whose text begins with a name, alone or with a
 * blank or line end behind it; STR_NONE when there is none. */
size_t sheet_column(const struct sheet_row *head, const char *name);

/* A column's letters, from 0: "A", "Z", "AA". */
enum { SHEET_LETTERS_BYTES = 16 };
void sheet_letters(size_t column, char out[SHEET_LETTERS_BYTES]);

#endif
