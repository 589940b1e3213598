#include "publish/workbook.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <unistd.h>

#include <xlsxwriter.h>

#include "base/file.h"
#include "base/mem.h"
#include "publish/cell_text.h"
#include "publish/workbook_check_impl.h"
#include "text/cluster.h"
#include "text/utf8.h"

/*
 * Tahoma comes with Windows and with Excel for the Mac and has Thai; where it
 * is missing, LibreOffice takes a Thai font of the same size. TH Sarabun New,
 * the font of Thai letters, is small for its points and is on no computer that
 * did not install it.
 */
#define FONT "Tahoma"
#define FONT_POINTS 10.0

enum {
	SHEET_ROWS = 1048576,
	SHEET_COLUMNS = 16384,
	NAME_CHARACTERS = 25, /* of a sheet; leaves room for "-12345" */
	CHOICES_UNITS = 255,
	CREATED = 946684800, /* 2000-01-01: the file knows no clock */
	HEAD_COLOR = 0xd9e2f3
};

/* Formats of cells; the first four are sums of flags. */
enum format_kind {
	FORMAT_PLAIN = 0,
	FORMAT_WRAPPED = 1,
	FORMAT_OPEN = 2,
	FORMAT_HEAD = 4,
	FORMAT_BOLD,
	FORMAT_COUNT
};

struct workbook {
	struct arena arena; /* names and paths */
	const struct workbook_setup *setup;
	const char *fresh;
	lxw_workbook *book;
	lxw_format *formats[FORMAT_COUNT];
	struct workbook_sheet sheet;
	lxw_worksheet *page; /* the sheet that rows go to */
	lxw_row_t row;
	lxw_col_t column;
	struct buf text;
	int64_t *cells; /* of each sheet, to be found again */
	size_t cell_capacity;
	struct workbook_result result;
	struct err first;
};

static void
keep_error(struct workbook *w, lxw_error error)
{
	if (error != LXW_NO_ERROR && w->first.code == ERR_NONE)
		(void)err_set(&w->first, ERR_IO, "write %s: %s", w->setup->path,
		    lxw_strerror(error));
}

static lxw_format *
new_format(lxw_workbook *book, enum format_kind kind)
{
	lxw_format *f = workbook_add_format(book);

	assert(f != NULL);
	format_set_font_name(f, FONT);
	format_set_font_size(f, FONT_POINTS);
	format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
	if (kind < FORMAT_HEAD && (kind & FORMAT_WRAPPED) != 0)
		format_set_text_wrap(f);
	if (kind < FORMAT_HEAD && (kind & FORMAT_OPEN) != 0)
		format_set_unlocked(f);
	if (kind >= FORMAT_HEAD)
		format_set_bold(f);
	if (kind == FORMAT_HEAD) {
		format_set_bg_color(f, HEAD_COLOR);
		format_set_text_wrap(f);
	}
	return f;
}

/* The library tells neither why a file cannot be made nor in time. */
static enum err_code
check_place(const struct workbook *w, struct err *e)
{
	int fd = open(w->fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);

	if (fd < 0)
		return err_set(e, err_of_errno(errno), "write %s: %s",
		    w->setup->path, strerror(errno));
	(void)close(fd);
	return ERR_NONE;
}

/* The folder of a path; its temporary files go there too, as /tmp may be
 * small. */
static char *
folder_of(struct arena *a, const char *path)
{
	const char *slash = strrchr(path, '/');

	if (slash == NULL)
		return arena_cstr(a, str_of("."));
	if (slash == path)
		return arena_cstr(a, str_of("/"));
	return arena_cstr(
	    a, str_slice(str_of(path), 0, (size_t)(slash - path)));
}

enum err_code
workbook_open(
    const struct workbook_setup *setup, struct workbook **out, struct err *e)
{
	struct workbook *w = mem_alloc(sizeof(*w));
	lxw_workbook_options options = {.constant_memory = LXW_TRUE};
	lxw_doc_properties properties = {.created = CREATED};
	enum err_code rc;

	w->setup = setup;
	w->fresh = arena_printf(&w->arena, "%s.new", setup->path).ptr;
	rc = check_place(w, e);
	if (rc != ERR_NONE) {
		w->fresh = NULL;
		workbook_release(w);
		return rc;
	}
	options.tmpdir = folder_of(&w->arena, setup->path);
	w->book = workbook_new_opt(w->fresh, &options);
	assert(w->book != NULL);
	properties.title = arena_cstr(
	    &w->arena, cluster_cut(str_of(setup->title), CHOICES_UNITS));
	keep_error(w, workbook_set_properties(w->book, &properties));
	for (int i = 0; i < FORMAT_COUNT; i++)
		w->formats[i] = new_format(w->book, (enum format_kind)i);
	*out = w;
	return ERR_NONE;
}

/* A character of a sheet's name, or a blank for what none may have. */
static uint32_t
name_character(uint32_t c)
{
	bool is_bad = c < 0x20 || c > 0xffff ||
	    (c < 0x80 && strchr("[]:*?/\\'", (int)c) != NULL);

	return is_bad ? ' ' : c;
}

static struct str
fit_name(struct workbook *w, const char *name)
{
	struct str from = str_of(name);
	size_t count = 0;

	buf_clear(&w->text);
	for (size_t i = 0; i < from.len;) {
		size_t end = i + cluster_next(str_slice(from, i, from.len));
		size_t before = w->text.len;
		uint32_t c;

		for (; i < end; count++) {
			i += utf8_next(str_slice(from, i, end), &c);
			utf8_append(&w->text, name_character(c));
		}
		if (count > NAME_CHARACTERS) {
			w->text.len = before;
			break;
		}
	}
	if (w->text.len == 0)
		(void)buf_append_cstr(&w->text, "sheet");
	return arena_str(&w->arena, buf_str(&w->text));
}

/* A sheet of the name, or with the first number behind it that is free. */
static lxw_worksheet *
add_page(struct workbook *w, const char *name)
{
	struct str fit = fit_name(w, name), chosen = fit;

	for (int i = 2;
	     workbook_validate_sheet_name(w->book, chosen.ptr) != LXW_NO_ERROR;
	     i++)
		chosen = arena_printf(&w->arena, "%.*s-%d", STR_ARG(fit), i);
	return workbook_add_worksheet(w->book, chosen.ptr);
}

static lxw_format *
format_of(const struct workbook *w, const struct workbook_column *column)
{
	return w->formats[(column->is_wrapped ? FORMAT_WRAPPED : 0) +
	    (column->is_open ? FORMAT_OPEN : 0)];
}

static void
put_text(struct workbook *w, struct str text, lxw_format *format)
{
	buf_clear(&w->text);
	if (cell_text_append(&w->text, text))
		w->result.cut_count++;
	keep_error(w,
	    worksheet_write_string(
	        w->page, w->row, w->column, buf_cstr(&w->text), format));
	w->cells[w->result.sheet_count - 1]++;
}

static void
begin_page(struct workbook *w)
{
	const struct workbook_sheet *s = &w->sheet;

	w->page = add_page(w, s->name);
	assert(w->page != NULL);
	w->cells = mem_grow(w->cells, &w->cell_capacity,
	    (size_t)w->result.sheet_count + 1, sizeof(*w->cells));
	w->cells[w->result.sheet_count++] = 0;
	w->row = 0;
	for (size_t i = 0; i < s->column_count; i++) {
		const struct workbook_column *c = &s->columns[i];

		w->column = (lxw_col_t)i;
		keep_error(w,
		    worksheet_set_column(w->page, w->column, w->column,
		        c->width > 0 ? c->width : LXW_DEF_COL_WIDTH,
		        format_of(w, c)));
		put_text(w, str_of(c->name), w->formats[FORMAT_HEAD]);
	}
	worksheet_freeze_panes(w->page, 1, (lxw_col_t)s->fixed_columns);
	w->row = 1;
	w->column = 0;
}

static const char not_offered[] =
    "Choose one of the list / เลือกจากรายการที่ให้ไว้เท่านั้น";

/* Rows from the second to the last take only what is offered. */
static void
offer_choices(struct workbook *w, size_t column)
{
	const struct workbook_column *c = &w->sheet.columns[column];
	char **list =
	    arena_array(&w->arena, c->choice_count + 1, sizeof(*list));
	lxw_data_validation rule = {.validate = LXW_VALIDATION_TYPE_LIST,
	    .show_input = LXW_VALIDATION_ON,
	    .show_error = LXW_VALIDATION_ON,
	    .ignore_blank = LXW_VALIDATION_ON,
	    .dropdown = LXW_VALIDATION_ON,
	    .error_type = LXW_VALIDATION_ERROR_TYPE_STOP,
	    .error_title = arena_cstr(&w->arena, str_of("samruat")),
	    .error_message = arena_cstr(&w->arena, str_of(not_offered)),
	    .value_list = list};

	for (size_t i = 0; i < c->choice_count; i++)
		list[i] = arena_cstr(&w->arena, str_of(c->choices[i]));
	keep_error(w,
	    worksheet_data_validation_range(w->page, 1, (lxw_col_t)column,
	        w->row - 1, (lxw_col_t)column, &rule));
}

static void
end_page(struct workbook *w)
{
	lxw_protection allowed = {.format_columns = LXW_TRUE,
	    .format_rows = LXW_TRUE,
	    .autofilter = LXW_TRUE};
	lxw_row_t last = w->row - 1;

	if (!w->sheet.has_no_filter)
		keep_error(w,
		    worksheet_autofilter(w->page, 0, 0, last,
		        (lxw_col_t)(w->sheet.column_count - 1)));
	for (size_t i = 0; i < w->sheet.column_count && last > 0; i++)
		if (w->sheet.columns[i].choice_count > 0)
			offer_choices(w, i);
	if (w->sheet.is_protected)
		worksheet_protect(w->page, NULL, &allowed);
	w->page = NULL;
}

void
workbook_sheet(struct workbook *w, const struct workbook_sheet *sheet)
{
	assert(sheet->column_count > 0 && sheet->column_count <= SHEET_COLUMNS);
	if (w->page != NULL)
		end_page(w);
	w->sheet = *sheet;
	begin_page(w);
}

/* Goes on in a new sheet when this one has no room for a row. */
static void
need_row(struct workbook *w)
{
	int64_t rows =
	    w->setup->sheet_rows > 0 ? w->setup->sheet_rows : SHEET_ROWS;

	assert(w->page != NULL && w->column < w->sheet.column_count);
	if (w->column == 0 && w->row >= rows) {
		end_page(w);
		begin_page(w);
	}
}

void
workbook_text(struct workbook *w, struct str text)
{
	need_row(w);
	put_text(w, text, format_of(w, &w->sheet.columns[w->column]));
	w->column++;
}

void
workbook_heading(struct workbook *w, struct str text)
{
	need_row(w);
	put_text(w, text, w->formats[FORMAT_BOLD]);
	w->column++;
}

void
workbook_number(struct workbook *w, double number)
{
	assert(isfinite(number));
	need_row(w);
	keep_error(w,
	    worksheet_write_number(w->page, w->row, w->column, number,
	        format_of(w, &w->sheet.columns[w->column])));
	w->cells[w->result.sheet_count - 1]++;
	w->column++;
}

void
workbook_integer(struct workbook *w, int64_t number)
{
	const int64_t exact = (int64_t)1 << 53;
	struct buf digits = {0};

	if (number >= -exact && number <= exact) {
		workbook_number(w, (double)number);
		return;
	}
	buf_printf(&digits, "%lld", (long long)number);
	workbook_text(w, buf_str(&digits));
	buf_release(&digits);
}

void
workbook_empty(struct workbook *w)
{
	need_row(w);
	keep_error(w,
	    worksheet_write_blank(w->page, w->row, w->column,
	        format_of(w, &w->sheet.columns[w->column])));
	w->cells[w->result.sheet_count - 1]++;
	w->column++;
}

void
workbook_row_end(struct workbook *w)
{
	while (w->column < w->sheet.column_count)
		workbook_empty(w);
	w->column = 0;
	w->row++;
}

/* The size and the digest of a file. */
static enum err_code
measure(const char *path, struct workbook_result *out, struct err *e)
{
	enum { PIECE_BYTES = 64 * 1024 };
	unsigned char *piece = mem_alloc(PIECE_BYTES);
	struct digest *digest = digest_new(DIGEST_SHA256);
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	enum err_code rc = ERR_NONE;
	ssize_t n = 0;

	while (fd >= 0 && (n = read(fd, piece, PIECE_BYTES)) > 0) {
		digest_add(digest, (struct str){(char *)piece, (size_t)n});
		out->size += n;
	}
	if (fd < 0 || n < 0 || fsync(fd) != 0)
		rc = err_set(e, err_of_errno(errno), "write %s: %s", path,
		    strerror(errno));
	if (fd >= 0)
		(void)close(fd);
	digest_finish(digest, out->sha256);
	mem_free(piece);
	return rc;
}

enum err_code
workbook_finish(struct workbook *w, struct workbook_result *out, struct err *e)
{
	enum err_code rc;

	assert(w->page != NULL);
	end_page(w);
	if (w->first.code == ERR_NONE) {
		errno = 0;
		keep_error(w, workbook_close(w->book));
		w->book = NULL;
	}
	if (w->first.code != ERR_NONE)
		return err_set(e, w->first.code, "%s", w->first.msg);
	rc = workbook_check(w->fresh, w->setup->path, w->cells,
	    (size_t)w->result.sheet_count, e);
	if (rc == ERR_NONE)
		rc = measure(w->fresh, &w->result, e);
	if (rc != ERR_NONE)
		return rc;
	if (rename(w->fresh, w->setup->path) != 0)
		return err_set(e, err_of_errno(errno), "write %s: %s",
		    w->setup->path, strerror(errno));
	w->fresh = NULL;
	*out = w->result;
	return ERR_NONE;
}

void
workbook_release(struct workbook *w)
{
	if (w == NULL)
		return;
	if (w->book != NULL)
		lxw_workbook_free(w->book);
	if (w->fresh != NULL)
		(void)unlink(w->fresh);
	buf_release(&w->text);
	arena_release(&w->arena);
	mem_free(w->cells);
	mem_free(w);
}
