#include "base/diag.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"

size_t
diag_note_count(const struct diag_list *list)
{
	return list->count + list->dropped_count - list->error_count -
	    list->warning_count;
}

void
diag_add(struct diag_list *list, const struct diag_kind *kind,
    const struct diag_place *place, const struct str *args, size_t arg_count,
    const char *hint)
{
	struct diag d = {.kind = kind, .place = *place};

	assert(arg_count <= sizeof(d.args) / sizeof(d.args[0]));
	if (kind->level == DIAG_ERROR)
		list->error_count++;
	if (kind->level == DIAG_WARNING)
		list->warning_count++;
	if (list->count == DIAG_MAX) {
		list->dropped_count++;
		return;
	}
	d.place.file = arena_cstr(list->arena, str_of(place->file));
	d.place.excerpt = arena_str(list->arena, place->excerpt);
	for (size_t i = 0; i < arg_count; i++)
		d.args[i] = arena_str(list->arena, args[i]);
	if (hint != NULL)
		d.hint = arena_str(list->arena, str_of(hint));
	list->items = arena_grow(list->arena, list->items, &list->capacity,
	    list->count + 1, sizeof(*list->items));
	list->items[list->count++] = d;
}

static int
compare_numbers(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int
compare_diags(const void *a, const void *b)
{
	const struct diag *left = a, *right = b;
	int order = strcmp(left->place.file, right->place.file);

	if (order == 0)
		order = compare_numbers(left->place.line, right->place.line);
	if (order == 0)
		order =
		    compare_numbers(left->place.column, right->place.column);
	return order != 0 ? order : strcmp(left->kind->code, right->kind->code);
}

void
diag_sort(struct diag_list *list)
{
	if (list->count > 1)
		qsort(list->items, list->count, sizeof(*list->items),
		    compare_diags);
}

/* The part of text that lies before code point number n. */
static struct str
points_before(struct str text, int64_t n)
{
	size_t i = 0;

	for (; i < text.len; i++)
		if (((unsigned char)text.ptr[i] & 0xc0) != 0x80 && n-- == 0)
			break;
	return str_slice(text, 0, i);
}

static void
append_repeated(struct buf *out, char c, size_t n)
{
	while (n-- > 0)
		(void)buf_append_char(out, c);
}

/* A tab would move the caret by an unknown width, another control could steer
 * the terminal: each is shown as a space. */
static void
append_shown(struct buf *out, struct str line)
{
	for (size_t i = 0; i < line.len; i++) {
		unsigned char c = (unsigned char)line.ptr[i];

		(void)buf_append_char(
		    out, c < 0x20 || c == 0x7f ? ' ' : (char)c);
	}
}

static void
append_excerpt(struct buf *out, const struct diag_place *p,
    size_t (*cells)(struct str text))
{
	struct buf shown = {0};
	struct str line, before, marked;
	size_t width;

	if (p->excerpt.len == 0 || p->line == 0)
		return;
	append_shown(&shown, p->excerpt);
	line = buf_str(&shown);
	buf_printf(out, "%6lld | %.*s\n", (long long)p->line, STR_ARG(line));
	if (p->column == 0) {
		buf_release(&shown);
		return;
	}
	before = points_before(line, p->column - 1);
	marked = points_before(str_slice(line, before.len, line.len),
	    p->length > 0 ? p->length : 1);
	(void)buf_append_cstr(out, "       | ");
	append_repeated(out, ' ', cells(before));
	(void)buf_append_char(out, '^');
	width = cells(marked);
	append_repeated(out, '~', width > 1 ? width - 1 : 0);
	(void)buf_append_char(out, '\n');
	buf_release(&shown);
}

static void
append_place(struct buf *out, const struct diag_place *p)
{
	(void)buf_append_cstr(out, p->file);
	if (p->line > 0)
		buf_printf(out, ":%lld", (long long)p->line);
	if (p->line > 0 && p->column > 0)
		buf_printf(out, ":%lld", (long long)p->column);
	(void)buf_append_cstr(out, ": ");
}

static const struct words level_words[] = {
    [DIAG_ERROR] = {"error", "ผิดพลาด"},
    [DIAG_WARNING] = {"warning", "ควรแก้"},
    [DIAG_NOTE] = {"note", "ข้อสังเกต"},
};

/* What to write instead; several lines stand below one another. */
static void
append_hint(struct buf *out, struct str hint, enum lang lang)
{
	static const struct words try_words = {"try: {1}", "ลองเขียน: {1}"};
	static const struct words try_below = {"try:", "ลองเขียน:"};
	struct str line;

	if (hint.len == 0)
		return;
	(void)buf_append_cstr(out, "  ");
	if (str_find_char(hint, '\n', 0) == STR_NONE) {
		words_append(out, try_words, lang, &hint, 1);
		(void)buf_append_char(out, '\n');
		return;
	}
	buf_printf(out, "%s\n", words_in(try_below, lang));
	while (str_split(&hint, '\n', &line))
		buf_printf(out, "    %.*s\n", STR_ARG(line));
}

static void
append_diag(
    struct buf *out, const struct diag *d, const struct diag_style *style)
{
	static const char *const names[] = {[LANG_EN] = "en", [LANG_TH] = "th"};
	enum lang other = style->lang == LANG_EN ? LANG_TH : LANG_EN;

	append_place(out, &d->place);
	buf_printf(out,
	    "%s %s: ", words_in(level_words[d->kind->level], style->lang),
	    d->kind->code);
	words_append(out, d->kind->text, style->lang, d->args, 4);
	(void)buf_append_char(out, '\n');
	append_excerpt(out, &d->place, style->cells);
	if (style->has_both) {
		buf_printf(out, "  %s: ", names[other]);
		words_append(out, d->kind->text, other, d->args, 4);
		(void)buf_append_char(out, '\n');
	}
	append_hint(out, d->hint, style->lang);
	if (style->help != NULL)
		buf_printf(out, "  help: %s %s\n", style->help, d->kind->code);
}

void
diag_append_text(struct buf *out, const struct diag_list *list,
    const struct diag_style *style)
{
	static const struct words more_words = {
	    "and {1} more findings", "และอีก {1} ข้อ"};

	for (size_t i = 0; i < list->count; i++)
		append_diag(out, &list->items[i], style);
	if (list->dropped_count > 0) {
		struct buf number = {0};
		struct str text;

		buf_printf(&number, "%zu", list->dropped_count);
		text = buf_str(&number);
		words_append(out, more_words, style->lang, &text, 1);
		(void)buf_append_char(out, '\n');
		buf_release(&number);
	}
}

static json_t *
message_json(const struct diag *d, enum lang lang)
{
	struct buf text = {0};
	json_t *value;

	words_append(&text, d->kind->text, lang, d->args, 4);
	value = json_from_str(buf_str(&text));
	buf_release(&text);
	return value;
}

void
diag_append_json(struct buf *out, const struct diag_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		const struct diag *d = &list->items[i];
		int64_t length = d->place.length > 0 ? d->place.length : 1;
		int64_t end =
		    d->place.column > 0 ? d->place.column + length : 0;
		json_t *row = json_pack(
		    "{s:s, s:I, s:I, s:I, s:s, s:s, s:{s:o, s:o}}", "file",
		    d->place.file, "line", (json_int_t)d->place.line, "column",
		    (json_int_t)d->place.column, "end", (json_int_t)end,
		    "severity", level_words[d->kind->level].en, "code",
		    d->kind->code, "message", "en", message_json(d, LANG_EN),
		    "th", message_json(d, LANG_TH));

		assert(row != NULL);
		if (d->hint.len > 0)
			(void)json_object_set_new(
			    row, "try", json_from_str(d->hint));
		json_append_line(out, row);
		json_decref(row);
	}
}
