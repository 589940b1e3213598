/*
 * Writing a spreadsheet file (XLSX): sheets of rows, from left to right and
 * from top to bottom, in little memory.
 *
 * It appears whole or not at all, and the same calls give the same bytes. A
 * text is always a text cell: no text becomes a formula or a link, whatever it
 * begins with (publish/cell_text.h says what happens to it). Reading one is
 * publish/sheet_read.h.
 *
 * Calls between open and finish cannot fail for their caller: the first error
 * is kept, what follows it is dropped, and workbook_finish tells it.
 */
#ifndef PUBLISH_WORKBOOK_H
#define PUBLISH_WORKBOOK_H

#include "base/digest.h"
#include "base/err.h"
#include "base/str.h"

struct workbook;

struct workbook_setup {
	const char *path;
	const char *title; /* of its properties; NULL: none */
	int64_t sheet_rows; /* rows of a sheet, head included; 0: 1,048,576 */
};

struct workbook_column {
	const char *name; /* UTF-8, shown in the head row */
	double width; /* in digits; 0: as usual */
	bool is_wrapped;
	bool is_open; /* may be written into in a protected sheet */
	/* Offered as a drop-down, and nothing else is taken; without commas and
	 * quotes, at most 255 characters together. */
	const char *const *choices;
	size_t choice_count;
};

struct workbook_sheet {
	const char *name; /* made fit: at most 31 characters, unique */
	const struct workbook_column *columns; /* until the next sheet */
	size_t column_count; /* 1 to 16,384 */
	size_t fixed_columns; /* that stay when it is scrolled sideways */
	bool is_protected; /* against slips of the hand: no password */
	bool has_no_filter;
};

struct workbook_result {
	int64_t size; /* bytes */
	char sha256[DIGEST_TEXT_BYTES];
	int64_t sheet_count;
	int64_t cut_count; /* cells whose text was too long */
};

/* Begins a file. ERR_IO or ERR_FULL when it cannot be written. The pointers of
 * setup must stay until workbook_release. */
enum err_code workbook_open(
    const struct workbook_setup *setup, struct workbook **out, struct err *e);

/* Begins a sheet with its head row: bold, fixed, with a filter. A sheet that is
 * full goes on in another, NAME-2, with the same head. */
void workbook_sheet(struct workbook *w, const struct workbook_sheet *sheet);

/* The next cell of the row; at most one for each column. */
void workbook_text(struct workbook *w, struct str text);
void workbook_number(struct workbook *w, double number); /* finite */
void workbook_empty(struct workbook *w);

/* A whole number; one that a double does not hold is written as text. */
void workbook_integer(struct workbook *w, int64_t number);

/* A text in bold, for rows that head others. */
void workbook_heading(struct workbook *w, struct str text);

/* Ends the row; missing cells are empty. */
void workbook_row_end(struct workbook *w);

/* Puts the file in its place; at least one sheet is in it. */
enum err_code workbook_finish(
    struct workbook *w, struct workbook_result *out, struct err *e);

/* Gives all back; a file that was not finished is dropped. NULL is fine. */
void workbook_release(struct workbook *w);

#endif
