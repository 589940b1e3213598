/*
 * Cells of an XLSX file (ECMA-376, part 1, 18.3 and 18.4): the strings that all
 * sheets share, and a worksheet. Styles are not looked at, so a date stays the
 * number it is.
 */
#include "base/limits.h"
#include "publish/sheet_impl.h"
#include "text/utf8.h"

/* The text of a string with formatted runs: what stands in its t elements, but
 * for the readings (rPh) that stand above it. */
struct rich_text {
	struct buf text;
	bool is_in_text; /* t */
	bool is_in_reading; /* rPh */
};

static void
rich_start(struct rich_text *r, struct str name)
{
	if (str_is(name, "rPh"))
		r->is_in_reading = true;
	else if (str_is(name, "t"))
		r->is_in_text = true;
}

static void
rich_end(struct rich_text *r, struct str name)
{
	if (str_is(name, "rPh"))
		r->is_in_reading = false;
	else if (str_is(name, "t"))
		r->is_in_text = false;
}

static void
rich_add(struct rich_text *r, struct str text)
{
	if (r->is_in_text && !r->is_in_reading)
		(void)buf_append_str(&r->text, text);
}

static int
hex_digit(char c)
{
	c = str_lower_char(c);
	if (c >= '0' && c <= '9')
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Reads "_x000D_" at the start of s; false when it is something else. */
static bool
read_escape(struct str s, uint32_t *out)
{
	enum { ESCAPE_LENGTH = 7 };
	uint32_t code = 0;

	if (s.len < ESCAPE_LENGTH || s.ptr[0] != '_' || s.ptr[1] != 'x' ||
	    s.ptr[6] != '_')
		return false;
	for (size_t i = 2; i < 6; i++) {
		int digit = hex_digit(s.ptr[i]);

		if (digit < 0)
			return false;
		code = code << 4 | (uint32_t)digit;
	}
	*out = code;
	return true;
}

/* A copy of a string with its escapes (ST_Xstring, 22.9.2.19) undone; what is
 * no character becomes U+FFFD. */
static struct str
copy_text(struct arena *a, struct str s)
{
	struct buf out = {0};
	struct str copy;

	if (str_find(s, str_of("_x"), 0) == STR_NONE)
		return arena_str(a, s);
	for (size_t i = 0; i < s.len;) {
		uint32_t code;

		if (read_escape(str_slice(s, i, s.len), &code)) {
			utf8_append(&out, code == 0 ? UTF8_REPLACEMENT : code);
			i += 7;
		} else {
			(void)buf_append_char(&out, s.ptr[i++]);
		}
	}
	copy = arena_str(a, buf_str(&out));
	buf_release(&out);
	return copy;
}

struct strings_reading {
	struct arena *arena;
	struct shared_strings *out;
	struct rich_text rich;
};

static enum err_code
strings_start(void *state, struct str name,
    const struct xml_attributes *attributes, struct err *e)
{
	struct strings_reading *r = state;

	(void)attributes;
	(void)e;
	if (str_is(name, "si"))
		buf_clear(&r->rich.text);
	rich_start(&r->rich, name);
	return ERR_NONE;
}

static void
strings_text(void *state, struct str text)
{
	struct strings_reading *r = state;

	rich_add(&r->rich, text);
}

static enum err_code
strings_end(void *state, struct str name, struct err *e)
{
	struct strings_reading *r = state;
	struct shared_strings *s = r->out;

	rich_end(&r->rich, name);
	if (!str_is(name, "si"))
		return ERR_NONE;
	if (s->count >= LIMIT_TABLE_STRINGS)
		return err_set(e, ERR_LIMIT, "it has more than %d texts",
		    LIMIT_TABLE_STRINGS);
	s->texts = arena_grow(
	    r->arena, s->texts, &s->capacity, s->count + 1, sizeof(*s->texts));
	s->texts[s->count++] = copy_text(r->arena, buf_str(&r->rich.text));
	return ERR_NONE;
}

enum err_code
xlsx_read_strings(struct arena *a, const char *name, struct str bytes,
    struct shared_strings *out, struct err *e)
{
	struct strings_reading r = {.arena = a, .out = out};
	struct xml_part part = {
	    name, bytes, &r, strings_start, strings_text, strings_end};
	enum err_code rc = xml_read(&part, e);

	buf_release(&r.rich.text);
	return rc;
}

/* What a cell's value is (18.18.11, ST_CellType). */
enum cell_kind { CELL_PLAIN, CELL_SHARED, CELL_INLINE, CELL_TEXT, CELL_BOOL };

static const struct {
	const char *word;
	enum cell_kind kind;
} cell_kinds[] = {
    {"s", CELL_SHARED},
    {"inlineStr", CELL_INLINE},
    {"str", CELL_TEXT},
    {"b", CELL_BOOL},
};

struct cells_reading {
	struct sheet_builder *builder;
	const struct shared_strings *strings;
	struct rich_text rich; /* also of a plain value */
	bool is_in_data; /* sheetData */
	bool is_in_value; /* v */
	enum cell_kind kind;
	int64_t row; /* number of the newest */
	size_t column; /* of the next cell, from 0 */
};

static enum err_code
begin_row(struct cells_reading *r, const struct xml_attributes *attributes,
    struct err *e)
{
	struct str number = xml_attribute(attributes, "r");

	r->row++;
	r->column = 0;
	if (number.len > 0 && !str_to_int64(number, 1, INT32_MAX, &r->row))
		return err_set(e, ERR_SYNTAX, "a row is numbered \"%.*s\"",
		    STR_ARG(number));
	return sheet_begin_row(r->builder, r->row, e);
}

/* "AB12" is column 27; at most three letters. */
static bool
read_column(struct str place, size_t *out)
{
	size_t column = 0, i = 0;

	for (; i < place.len && i < 3 && place.ptr[i] >= 'A' &&
	     place.ptr[i] <= 'Z';
	     i++)
		column = column * 26 + (size_t)(place.ptr[i] - 'A') + 1;
	if (column == 0 || i == place.len || place.ptr[i] < '0' ||
	    place.ptr[i] > '9')
		return false;
	*out = column - 1;
	return true;
}

static enum err_code
begin_cell(struct cells_reading *r, const struct xml_attributes *attributes,
    struct err *e)
{
	struct str place = xml_attribute(attributes, "r");
	struct str kind = xml_attribute(attributes, "t");

	buf_clear(&r->rich.text);
	r->rich.text.is_cut = false;
	r->kind = CELL_PLAIN;
	for (size_t i = 0; i < sizeof(cell_kinds) / sizeof(cell_kinds[0]); i++)
		if (str_is(kind, cell_kinds[i].word))
			r->kind = cell_kinds[i].kind;
	if (place.len > 0 && !read_column(place, &r->column))
		return err_set(
		    e, ERR_SYNTAX, "a cell stands at \"%.*s\"", STR_ARG(place));
	return ERR_NONE;
}

static enum err_code
cells_start(void *state, struct str name,
    const struct xml_attributes *attributes, struct err *e)
{
	struct cells_reading *r = state;

	if (str_is(name, "sheetData"))
		r->is_in_data = true;
	if (!r->is_in_data)
		return ERR_NONE;
	if (str_is(name, "row"))
		return begin_row(r, attributes, e);
	if (str_is(name, "c"))
		return begin_cell(r, attributes, e);
	if (str_is(name, "v"))
		r->is_in_value = true;
	rich_start(&r->rich, name);
	return ERR_NONE;
}

static void
cells_text(void *state, struct str text)
{
	struct cells_reading *r = state;

	if (!r->is_in_data)
		return;
	if (r->is_in_value)
		(void)buf_append_str(&r->rich.text, text);
	else if (r->kind == CELL_INLINE)
		rich_add(&r->rich, text);
}

static enum err_code
cell_text(struct cells_reading *r, struct str *out, struct err *e)
{
	struct str value = buf_str(&r->rich.text);
	int64_t number;

	switch (r->kind) {
	case CELL_SHARED:
		if (value.len == 0)
			break;
		if (!str_to_int64(str_trim(value), 0,
		        (int64_t)r->strings->count - 1, &number))
			return err_set(e, ERR_SYNTAX,
			    "row %lld names text \"%.*s\", which is not there",
			    (long long)r->row, STR_ARG(value));
		value = r->strings->texts[number];
		break;
	case CELL_BOOL:
		value = str_of(str_is(str_trim(value), "1") ? "TRUE" : "FALSE");
		break;
	case CELL_INLINE:
	case CELL_TEXT:
		value = copy_text(r->builder->arena, value);
		break;
	case CELL_PLAIN:
		value = arena_str(r->builder->arena, str_trim(value));
		break;
	}
	*out = value;
	return ERR_NONE;
}

static enum err_code
end_cell(struct cells_reading *r, struct err *e)
{
	struct str text = {0};
	enum err_code rc;

	if (r->row == 0)
		return err_set(e, ERR_SYNTAX, "a cell stands in no row");
	if (r->rich.text.is_cut)
		return err_set(e, ERR_LIMIT,
		    "row %lld: a text has more than %d bytes",
		    (long long)r->row, LIMIT_TABLE_CELL_BYTES);
	rc = cell_text(r, &text, e);
	if (rc == ERR_NONE)
		rc = sheet_put(r->builder, r->column, text, e);
	r->column++;
	return rc;
}

static enum err_code
cells_end(void *state, struct str name, struct err *e)
{
	struct cells_reading *r = state;

	if (str_is(name, "sheetData"))
		r->is_in_data = false;
	if (!r->is_in_data)
		return ERR_NONE;
	if (str_is(name, "v"))
		r->is_in_value = false;
	rich_end(&r->rich, name);
	return str_is(name, "c") ? end_cell(r, e) : ERR_NONE;
}

enum err_code
xlsx_read_cells(struct sheet_builder *b, const struct shared_strings *strings,
    const char *name, struct str bytes, struct err *e)
{
	struct cells_reading r = {.builder = b,
	    .strings = strings,
	    .rich = {.text = {.max_bytes = LIMIT_TABLE_CELL_BYTES}}};
	struct xml_part part = {
	    name, bytes, &r, cells_start, cells_text, cells_end};
	enum err_code rc = xml_read(&part, e);

	buf_release(&r.rich.text);
	sheet_end(b);
	return rc;
}
