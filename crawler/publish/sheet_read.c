#include "publish/sheet_read.h"

#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "publish/sheet_impl.h"

enum { SHEET_ROWS_MAX = 1048576 }; /* of any spreadsheet */

static const char zip_mark[] = "PK\x03\x04";
/* A container of Microsoft's of before XLSX, also around an XLSX file that has
 * a password. */
static const char ole_mark[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

enum err_code
sheet_begin(struct sheet_builder *b, struct str name, struct err *e)
{
	if (b->out.sheet_count >= LIMIT_TABLE_SHEETS)
		return err_set(e, ERR_LIMIT, "it has more than %d sheets",
		    LIMIT_TABLE_SHEETS);
	b->out.sheets = arena_grow(b->arena, b->out.sheets, &b->sheet_capacity,
	    b->out.sheet_count + 1, sizeof(*b->out.sheets));
	b->out.sheets[b->out.sheet_count++] = (struct sheet){.name = name};
	b->row_capacity = 0;
	return ERR_NONE;
}

static struct sheet *
newest_sheet(struct sheet_builder *b)
{
	return &b->out.sheets[b->out.sheet_count - 1];
}

static struct sheet_row *
newest_row(struct sheet_builder *b)
{
	struct sheet *s = newest_sheet(b);

	return s->row_count > 0 ? &s->rows[s->row_count - 1] : NULL;
}

static void
drop_empty_row(struct sheet_builder *b)
{
	const struct sheet_row *r = newest_row(b);

	if (r == NULL || r->count > 0)
		return;
	newest_sheet(b)->row_count--;
	b->row_count--;
}

enum err_code
sheet_begin_row(struct sheet_builder *b, int64_t number, struct err *e)
{
	struct sheet *s = newest_sheet(b);
	const struct sheet_row *before = newest_row(b);

	if (number < 1 || number > SHEET_ROWS_MAX ||
	    (before != NULL && number <= before->number))
		return err_set(e, ERR_SYNTAX, "row %lld is out of order",
		    (long long)number);
	drop_empty_row(b);
	if (b->row_count >= LIMIT_TABLE_ROWS)
		return err_set(
		    e, ERR_LIMIT, "it has more than %d rows", LIMIT_TABLE_ROWS);
	s->rows = arena_grow(b->arena, s->rows, &b->row_capacity,
	    s->row_count + 1, sizeof(*s->rows));
	s->rows[s->row_count++] = (struct sheet_row){.number = number};
	b->row_count++;
	b->cell_capacity = 0;
	return ERR_NONE;
}

static enum err_code
check_cell(const struct sheet_builder *b, const struct sheet_row *r,
    size_t column, struct str text, struct err *e)
{
	char letters[SHEET_LETTERS_BYTES];

	sheet_letters(column, letters);
	if (column >= LIMIT_TABLE_COLUMNS)
		return err_set(e, ERR_LIMIT,
		    "row %lld: there is something in column %s; only the first "
		    "%d columns are read",
		    (long long)r->number, letters, LIMIT_TABLE_COLUMNS);
	if (text.len > LIMIT_TABLE_CELL_BYTES)
		return err_set(e, ERR_LIMIT,
		    "row %lld, column %s: the text has more than %d bytes",
		    (long long)r->number, letters, LIMIT_TABLE_CELL_BYTES);
	if (column < r->count && r->cells[column].len > 0)
		return err_set(e, ERR_SYNTAX,
		    "row %lld, column %s: the cell is there twice",
		    (long long)r->number, letters);
	if (column >= r->count &&
	    b->cell_count + column + 1 - r->count > LIMIT_TABLE_CELLS)
		return err_set(e, ERR_LIMIT, "it has more than %d cells",
		    LIMIT_TABLE_CELLS);
	return ERR_NONE;
}

enum err_code
sheet_put(
    struct sheet_builder *b, size_t column, struct str text, struct err *e)
{
	struct sheet_row *r = newest_row(b);
	enum err_code rc;

	if (text.len == 0)
		return ERR_NONE;
	rc = check_cell(b, r, column, text, e);
	if (rc != ERR_NONE)
		return rc;
	if (column >= r->count) {
		r->cells = arena_grow(b->arena, r->cells, &b->cell_capacity,
		    column + 1, sizeof(*r->cells));
		b->cell_count += column + 1 - r->count;
		r->count = column + 1;
	}
	r->cells[column] = text;
	return ERR_NONE;
}

void
sheet_end(struct sheet_builder *b)
{
	drop_empty_row(b);
}

enum err_code
sheet_read(
    struct str bytes, struct arena *a, struct sheet_file *out, struct err *e)
{
	struct sheet_builder b = {.arena = a};
	enum err_code rc;

	if (bytes.len > LIMIT_TABLE_BYTES)
		return err_set(e, ERR_LIMIT, "it has more than %d bytes",
		    LIMIT_TABLE_BYTES);
	if (str_starts(bytes, str_of(ole_mark)))
		return err_set(e, ERR_SYNTAX,
		    "this is a file of an old Excel (.xls), or one with a "
		    "password; save it as .xlsx without a password");
	rc = str_starts(bytes, str_of(zip_mark)) ? sheet_read_xlsx(&b, bytes, e)
	                                         : sheet_read_csv(&b, bytes, e);
	if (rc == ERR_NONE)
		*out = b.out;
	return rc;
}

struct str
sheet_cell(const struct sheet_row *row, size_t column)
{
	return column < row->count ? str_trim(row->cells[column])
	                           : (struct str){0};
}

size_t
sheet_column(const struct sheet_row *head, const char *name)
{
	size_t len = strlen(name);

	for (size_t i = 0; i < head->count; i++) {
		struct str text = str_trim(head->cells[i]);

		if (str_starts(text, str_of(name)) &&
		    (text.len == len || str_is_space_char(text.ptr[len])))
			return i;
	}
	return STR_NONE;
}

void
sheet_letters(size_t column, char out[SHEET_LETTERS_BYTES])
{
	char backwards[SHEET_LETTERS_BYTES];
	size_t n = 0;

	for (size_t rest = column + 1; rest > 0 && n < SHEET_LETTERS_BYTES - 1;
	     rest = (rest - 1) / 26)
		backwards[n++] = (char)('A' + (rest - 1) % 26);
	for (size_t i = 0; i < n; i++)
		out[i] = backwards[n - 1 - i];
	out[n] = '\0';
}
