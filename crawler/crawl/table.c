#include "crawl/table.h"

#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/suggest.h"
#include "text/utf8.h"

static const struct diag_kind empty_file = {"T001", DIAG_ERROR,
    {"the file is empty; its first row names the columns: {1}",
        "ไฟล์ว่างเปล่า แถวแรกต้องเป็นชื่อคอลัมน์: {1}"}};
static const struct diag_kind not_utf8 = {"T002", DIAG_ERROR,
    {"this line is not UTF-8; save the file as \"CSV UTF-8\"",
        "บรรทัดนี้ไม่ใช่ UTF-8 ให้บันทึกไฟล์เป็นแบบ \"CSV UTF-8\""}};
static const struct diag_kind bad_csv = {
    "T003", DIAG_ERROR, {"this is no CSV: {1}", "ไม่ใช่รูปแบบ CSV: {1}"}};
static const struct diag_kind unknown_column = {
    "T004", DIAG_ERROR, {"there is no column \"{1}\"", "ไม่มีคอลัมน์ชื่อ \"{1}\""}};
static const struct diag_kind missing_column = {
    "T005", DIAG_ERROR, {"the column \"{1}\" is missing", "ขาดคอลัมน์ \"{1}\""}};
static const struct diag_kind doubled_column = {"T006", DIAG_ERROR,
    {"the column \"{1}\" stands twice", "มีคอลัมน์ \"{1}\" ซ้ำกัน"}};
static const struct diag_kind wrong_width = {"T007", DIAG_ERROR,
    {"this row has {1} fields, the first row has {2}",
        "แถวนี้มี {1} ช่อง แต่แถวแรกมี {2} ช่อง"}};
static const struct diag_kind missing_value = {
    "T008", DIAG_ERROR, {"\"{1}\" is empty", "ช่อง \"{1}\" ว่างเปล่า"}};

static struct str
line_text(struct str text, int64_t line)
{
	struct str found = {0};

	for (int64_t i = 0; i < line; i++)
		if (!str_split(&text, '\n', &found))
			return (struct str){0};
	/* Columns count the spaces in front. */
	return str_ends(found, str_of("\r"))
	    ? str_slice(found, 0, found.len - 1)
	    : found;
}

static int64_t
code_points(struct str s)
{
	int64_t n = 0;

	for (size_t i = 0; i < s.len; i++)
		n += ((unsigned char)s.ptr[i] & 0xc0) != 0x80;
	return n;
}

static void
complain_at(const struct table *t, struct diag_place place,
    const struct diag_kind *kind, const struct str *args, size_t count,
    const char *hint)
{
	place.file = t->path;
	/* Beyond the maximum it would be looked up for nothing. */
	if (t->diags->count < DIAG_MAX)
		place.excerpt = line_text(t->text, place.line);
	if (utf8_first_invalid(place.excerpt) != STR_NONE)
		place.excerpt = (struct str){0};
	diag_add(t->diags, kind, &place, args, count, hint);
}

void
table_complain(const struct table *t, const struct csv_row *row,
    const struct table_fault *fault)
{
	size_t c = fault->column;
	struct diag_place place = {.line = row->line};

	if (c != STR_NONE && t->positions[c] < row->count) {
		const struct csv_field *f = &row->fields[t->positions[c]];

		place.line = f->line;
		place.column = f->column;
		place.length = code_points(f->text);
	}
	complain_at(t, place, fault->kind, fault->args,
	    sizeof(fault->args) / sizeof(fault->args[0]), fault->hint);
}

static const char *
column_names(const struct table *t)
{
	struct str names = {0};

	for (size_t i = 0; i < t->kind->column_count; i++)
		names = arena_printf(t->arena, "%.*s%s%s", STR_ARG(names),
		    i == 0 ? "" : ",", t->kind->columns[i].name);
	return names.ptr;
}

static void
complain_of_bytes(const struct table *t, size_t offset)
{
	struct diag_place place = {.line = 1};

	for (size_t i = 0; i < offset && i < t->text.len; i++)
		place.line += t->text.ptr[i] == '\n';
	complain_at(t, place, &not_utf8, NULL, 0, NULL);
}

/* A CSV fault comes as "LINE:COLUMN: what". */
static void
complain_of_csv(const struct table *t, const struct err *e)
{
	struct str what = str_of(e->msg), number;
	struct diag_place place = {0};

	if (str_split(&what, ':', &number))
		(void)str_to_int64(number, 1, INT32_MAX, &place.line);
	if (str_split(&what, ':', &number) &&
	    !str_to_int64(number, 1, INT32_MAX, &place.column))
		what = str_of(e->msg);
	what = str_trim(what);
	complain_at(t, place, &bad_csv, &what, 1, NULL);
}

static bool
next_csv_row(struct table *t, struct csv_row *row)
{
	struct err e = {0};

	if (csv_next(&t->reader, t->arena, row, &e) == ERR_NONE)
		return row->count > 0;
	complain_of_csv(t, &e);
	t->reader.offset = t->text.len;
	return false;
}

static void
place_column(struct table *t, const struct csv_row *header, size_t position)
{
	struct str name = str_trim(header->fields[position].text);
	struct diag_place place = {.line = header->fields[position].line,
	    .column = header->fields[position].column,
	    .length = code_points(name)};
	const char *names[64], *near;
	size_t c = 0;

	for (; c < t->kind->column_count; c++)
		if (str_is(name, t->kind->columns[c].name))
			break;
	if (c < t->kind->column_count && t->positions[c] == STR_NONE) {
		t->positions[c] = position;
		return;
	}
	if (c < t->kind->column_count) {
		complain_at(t, place, &doubled_column, &name, 1, NULL);
		return;
	}
	for (c = 0; c < t->kind->column_count; c++)
		names[c] = t->kind->columns[c].name;
	near = suggest(name, names, t->kind->column_count);
	complain_at(t, place, &unknown_column, &name, 1,
	    near != NULL ? near : column_names(t));
}

static bool
read_header(struct table *t)
{
	size_t errors = t->diags->error_count;
	struct csv_row header;

	if (!next_csv_row(t, &header)) {
		struct str names = str_of(column_names(t));

		if (t->diags->error_count == errors)
			complain_at(t, (struct diag_place){.line = 1},
			    &empty_file, &names, 1, NULL);
		return false;
	}
	t->width = header.count;
	for (size_t i = 0; i < header.count; i++)
		place_column(t, &header, i);
	for (size_t c = 0; c < t->kind->column_count; c++) {
		struct str name = str_of(t->kind->columns[c].name);

		if (t->kind->columns[c].is_required &&
		    t->positions[c] == STR_NONE)
			complain_at(t, (struct diag_place){.line = header.line},
			    &missing_column, &name, 1, column_names(t));
	}
	return t->diags->error_count == errors;
}

enum err_code
table_open(struct table *t, const char *path, const struct table_kind *kind,
    struct diag_list *diags, bool *is_usable, struct err *e)
{
	struct buf content = {0};
	enum err_code rc = file_read(path, LIMIT_TABLE_BYTES, &content, e);
	size_t bad;

	if (rc != ERR_NONE) {
		buf_release(&content);
		if (rc == ERR_IO && e != NULL)
			e->code = ERR_USAGE;
		return rc == ERR_IO ? ERR_USAGE : rc;
	}
	*t = (struct table){.path = path,
	    .text = arena_str(diags->arena, buf_str(&content)),
	    .kind = kind,
	    .diags = diags,
	    .arena = diags->arena};
	buf_release(&content);
	/* Columns are counted without it. */
	if (str_starts(t->text, str_of("\xef\xbb\xbf")))
		t->text = str_slice(t->text, 3, t->text.len);
	t->reader.text = t->text;
	t->positions =
	    arena_array(t->arena, kind->column_count, sizeof(*t->positions));
	for (size_t c = 0; c < kind->column_count; c++)
		t->positions[c] = STR_NONE;
	bad = utf8_first_invalid(t->text);
	if (bad != STR_NONE)
		complain_of_bytes(t, bad);
	*is_usable = bad == STR_NONE && read_header(t);
	return ERR_NONE;
}

static bool
check_row(struct table *t, const struct csv_row *row)
{
	struct table_fault width = {&wrong_width, STR_NONE,
	    {arena_printf(t->arena, "%zu", row->count),
	        arena_printf(t->arena, "%zu", t->width)},
	    NULL};
	bool is_whole = true;

	if (row->count != t->width) {
		table_complain(t, row, &width);
		return false;
	}
	for (size_t c = 0; c < t->kind->column_count; c++) {
		const struct table_column *column = &t->kind->columns[c];
		struct table_fault missing = {
		    &missing_value, c, {str_of(column->name)}, NULL};

		if (!column->is_required || column->may_be_empty ||
		    table_field(t, row, c).len > 0)
			continue;
		table_complain(t, row, &missing);
		is_whole = false;
	}
	return is_whole;
}

bool
table_next(struct table *t, struct csv_row *row, bool *is_whole)
{
	if (!next_csv_row(t, row))
		return false;
	*is_whole = check_row(t, row);
	return true;
}

struct str
table_field(const struct table *t, const struct csv_row *row, size_t c)
{
	if (t->positions[c] >= row->count)
		return (struct str){0};
	return str_trim(row->fields[t->positions[c]].text);
}
