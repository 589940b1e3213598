/* Comma-separated values as people's programs save them. */
#include "base/csv.h"
#include "publish/sheet_impl.h"
#include "text/charset.h"
#include "text/utf8.h"

static const struct {
	const char *bytes;
	const char *charset;
} marks[] = {
    {"\xef\xbb\xbf", "utf-8"},
    {"\xff\xfe", "utf-16le"},
    {"\xfe\xff", "utf-16be"},
};

static const char *
charset_of(struct str bytes)
{
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (str_starts(bytes, str_of(marks[i].bytes)))
			return marks[i].charset;
	if (utf8_first_invalid(bytes) == STR_NONE)
		return "utf-8";
	/* Mostly UTF-8 is a damaged file, not one of an older Windows. */
	return charset_sniff(bytes, (struct str){0}).source == CHARSET_UTF8
	    ? "utf-8"
	    : "windows-874";
}

static enum err_code
decode(struct sheet_builder *b, struct str *text, struct err *e)
{
	const char *charset = charset_of(*text);
	struct charset_text decoded = charset_decode(b->arena, *text, charset);

	if (decoded.replaced_count > 0)
		return err_set(e, ERR_SYNTAX,
		    "this is neither a spreadsheet (.xlsx) nor a text in UTF-8 "
		    "or windows-874: %zu of its characters cannot be read as "
		    "%s; save it as .xlsx or as CSV UTF-8",
		    decoded.replaced_count, charset);
	b->out.charset = charset;
	*text = decoded.text;
	return ERR_NONE;
}

/* Passes over a first line "sep=;", by which Excel is told the separator; NUL:
 * there is none. */
static char
skip_separator_line(struct csv_reader *r)
{
	static const char word[] = "sep=";
	size_t end = str_find_char(r->text, '\n', 0);
	struct str line = str_slice(r->text, 0, end);

	if (end == STR_NONE || !str_starts_fold(line, str_of(word)))
		return '\0';
	line = str_slice(line, sizeof(word) - 1, line.len);
	if (str_ends(line, str_of("\r")))
		line.len--;
	if (line.len != 1)
		return '\0';
	r->offset = end + 1;
	r->line = 1;
	return line.ptr[0];
}

/* The one that the head row has most of, outside quotes. */
static char
sniff_separator(struct str text)
{
	static const char separators[] = {',', ';', '\t'};
	size_t counts[sizeof(separators)] = {0};
	size_t best = 0;
	bool is_quoted = false;

	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] == '\n' && !is_quoted)
			break;
		if (text.ptr[i] == '"')
			is_quoted = !is_quoted;
		for (size_t k = 0; !is_quoted && k < sizeof(separators); k++)
			counts[k] += text.ptr[i] == separators[k];
	}
	for (size_t k = 1; k < sizeof(separators); k++)
		if (counts[k] > counts[best])
			best = k;
	return separators[best];
}

static enum err_code
put_row(struct sheet_builder *b, const struct csv_row *row, int64_t number,
    struct err *e)
{
	enum err_code rc = sheet_begin_row(b, number, e);

	for (size_t i = 0; rc == ERR_NONE && i < row->count; i++)
		rc = sheet_put(b, i, row->fields[i].text, e);
	return rc;
}

static enum err_code
read_rows(struct sheet_builder *b, struct csv_reader *r, struct err *e)
{
	int64_t number = r->line;
	enum err_code rc = ERR_NONE;

	while (rc == ERR_NONE) {
		int64_t line = r->line;
		struct csv_row row = {0};

		rc = csv_next(r, b->arena, &row, e);
		if (rc != ERR_NONE || row.count == 0)
			break;
		/* A spreadsheet shows an empty line as a row, and a text of
		 * several lines as one. */
		number += row.line - line;
		rc = put_row(b, &row, number, e);
	}
	return rc;
}

enum err_code
sheet_read_csv(struct sheet_builder *b, struct str bytes, struct err *e)
{
	struct csv_reader r = {.text = bytes};
	enum err_code rc = decode(b, &r.text, e);

	if (rc == ERR_NONE)
		rc = sheet_begin(b, (struct str){0}, e);
	if (rc != ERR_NONE)
		return rc;
	r.separator = skip_separator_line(&r);
	if (r.separator == '\0')
		r.separator = sniff_separator(r.text);
	b->out.separator = r.separator;
	rc = read_rows(b, &r, e);
	sheet_end(b);
	return rc;
}
