#include "base/csv.h"

static char
peek(const struct csv_reader *r)
{
	return r->offset < r->text.len ? r->text.ptr[r->offset] : '\0';
}

static char
separator_of(const struct csv_reader *r)
{
	return r->separator != '\0' ? r->separator : ',';
}

static bool
at_end(const struct csv_reader *r)
{
	return r->offset >= r->text.len;
}

/* Passes over one line end; false when there is none. */
static bool
skip_line_end(struct csv_reader *r)
{
	size_t start = r->offset;

	if (peek(r) == '\r')
		r->offset++;
	if (!at_end(r) && peek(r) == '\n') {
		r->offset++;
		r->line++;
		return true;
	}
	r->offset = start;
	return false;
}

/* A place in a row that follows the reader. */
struct place {
	size_t offset;
	int64_t column; /* from 1, in code points */
};

static void
catch_up(struct place *p, const struct csv_reader *r)
{
	for (; p->offset < r->offset; p->offset++) {
		unsigned char c = (unsigned char)r->text.ptr[p->offset];

		if (c == '\n')
			p->column = 1;
		else
			p->column += (c & 0xc0) != 0x80;
	}
}

static struct str
without_doubled_quotes(struct arena *a, struct str raw)
{
	char *out;
	size_t n = 0;

	if (str_find_char(raw, '"', 0) == STR_NONE)
		return raw;
	out = arena_alloc(a, raw.len);
	for (size_t i = 0; i < raw.len; i++) {
		out[n++] = raw.ptr[i];
		if (raw.ptr[i] == '"')
			i++;
	}
	return (struct str){out, n};
}

/* Reads a quoted field; the reader stands on its first quote. */
static enum err_code
read_quoted(
    struct csv_reader *r, struct arena *a, struct csv_field *f, struct err *e)
{
	size_t start = ++r->offset;

	for (;; r->offset++) {
		if (at_end(r))
			return err_set(e, ERR_SYNTAX,
			    "%lld:%lld: this quote is not closed",
			    (long long)f->line, (long long)f->column);
		if (peek(r) == '\n')
			r->line++;
		if (peek(r) != '"')
			continue;
		if (r->offset + 1 >= r->text.len ||
		    r->text.ptr[r->offset + 1] != '"')
			break;
		r->offset++;
	}
	f->text =
	    without_doubled_quotes(a, str_slice(r->text, start, r->offset));
	r->offset++;
	return ERR_NONE;
}

static enum err_code
read_plain(struct csv_reader *r, struct csv_field *f, struct err *e)
{
	size_t start = r->offset;
	char separator = separator_of(r);

	for (; !at_end(r) && peek(r) != separator && peek(r) != '\n';
	     r->offset++)
		if (peek(r) == '"')
			return err_set(e, ERR_SYNTAX,
			    "%lld:%lld: a quote in the middle of a field; put "
			    "quotes around the whole field and double it",
			    (long long)f->line, (long long)f->column);
	if (peek(r) == '\n' && r->offset > start &&
	    r->text.ptr[r->offset - 1] == '\r')
		r->offset--;
	f->text = str_slice(r->text, start, r->offset);
	return ERR_NONE;
}

static enum err_code
read_row(
    struct csv_reader *r, struct arena *a, struct csv_row *row, struct err *e)
{
	struct place at = {r->offset, 1};
	size_t capacity = 0;
	enum err_code rc;

	for (;;) {
		struct csv_field f = {.line = r->line + 1, .column = at.column};

		rc = peek(r) == '"' ? read_quoted(r, a, &f, e)
		                    : read_plain(r, &f, e);
		if (rc != ERR_NONE)
			return rc;
		row->fields = arena_grow(a, row->fields, &capacity,
		    row->count + 1, sizeof(*row->fields));
		row->fields[row->count++] = f;
		if (at_end(r) || skip_line_end(r))
			return ERR_NONE;
		catch_up(&at, r);
		if (peek(r) != separator_of(r))
			return err_set(e, ERR_SYNTAX,
			    "%lld:%lld: after a closing quote there must be a "
			    "%s",
			    (long long)r->line + 1, (long long)at.column,
			    separator_of(r) == ',' ? "comma" : "separator");
		r->offset++;
		catch_up(&at, r);
	}
}

enum err_code
csv_next(
    struct csv_reader *r, struct arena *a, struct csv_row *out, struct err *e)
{
	struct csv_row row = {0};
	enum err_code rc;

	if (r->offset == 0 && str_starts(r->text, str_of("\xef\xbb\xbf")))
		r->offset = 3;
	while (!at_end(r) && skip_line_end(r))
		continue;
	row.line = r->line + 1;
	if (!at_end(r)) {
		rc = read_row(r, a, &row, e);
		if (rc != ERR_NONE)
			return rc;
	}
	*out = row;
	return ERR_NONE;
}

size_t
csv_column(const struct csv_row *head, const char *name)
{
	for (size_t i = 0; i < head->count; i++)
		if (str_is(str_trim(head->fields[i].text), name))
			return i;
	return STR_NONE;
}

void
csv_append_field(struct buf *out, struct str text)
{
	bool is_plain = str_find_char(text, ',', 0) == STR_NONE &&
	    str_find_char(text, '"', 0) == STR_NONE &&
	    str_find_char(text, '\n', 0) == STR_NONE &&
	    str_find_char(text, '\r', 0) == STR_NONE;

	if (is_plain) {
		(void)buf_append_str(out, text);
		return;
	}
	(void)buf_append_char(out, '"');
	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] == '"')
			(void)buf_append_char(out, '"');
		(void)buf_append_char(out, text.ptr[i]);
	}
	(void)buf_append_char(out, '"');
}
