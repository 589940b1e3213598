#include "cli/grid.h"

#include <assert.h>

#include "text/cells.h"

void
grid_add(struct grid *g, struct str text)
{
	struct buf safe = {0};

	cells_append_safe(&safe, text);
	g->cells = arena_grow(g->arena, g->cells, &g->capacity,
	    g->cell_count + 1, sizeof(*g->cells));
	g->cells[g->cell_count++] = arena_str(g->arena, buf_str(&safe));
	buf_release(&safe);
}

void
grid_add_number(struct grid *g, int64_t number)
{
	grid_add(g, arena_printf(g->arena, "%lld", (long long)number));
}

static void
measure(const struct grid *g, size_t widths[GRID_COLUMNS_MAX])
{
	for (size_t i = 0; i < g->cell_count; i++) {
		size_t width = cells_width(g->cells[i]);

		if (width > widths[i % g->column_count])
			widths[i % g->column_count] = width;
	}
}

/* What of a text goes into a line of so many cells: whole words where there
 * are any, and never nothing. */
static struct str
fold(struct str text, size_t room)
{
	struct str part = cells_cut(text, room);
	size_t end = part.len;

	if (part.len == 0 || part.len == text.len)
		return text;
	while (end > 0 && text.ptr[end] != ' ')
		end--;
	return end > 0 ? str_slice(text, 0, end) : part;
}

/* The last column, from cell `start` of the line on. */
static void
print_folded(const struct grid *g, struct str cell, size_t start, FILE *out)
{
	enum { ROOM_MIN = 20 };
	size_t room = g->fold_at > start ? g->fold_at - start : 0;
	struct str part = room < ROOM_MIN ? cell : fold(cell, room);

	print_bytes(part, out);
	while (part.len < cell.len) {
		cell = str_trim(str_slice(cell, part.len, cell.len));
		part = fold(cell, room);
		(void)fprintf(out, "\n%*s", (int)start, "");
		print_bytes(part, out);
	}
	(void)fputc('\n', out);
}

static void
print_cell(const struct grid *g, size_t i, size_t width, FILE *out)
{
	struct str cell = g->cells[i];
	int gap = (int)(width - cells_width(cell));
	size_t column = i % g->column_count;
	bool is_last = column + 1 == g->column_count;

	if ((g->right >> column & 1) != 0)
		(void)fprintf(out, "%*s%.*s", gap, "", STR_ARG(cell));
	else
		(void)fprintf(
		    out, "%.*s%*s", STR_ARG(cell), is_last ? 0 : gap, "");
	(void)fputs(is_last ? "\n" : "  ", out);
}

void
grid_print(const struct grid *g, int indent, FILE *out)
{
	size_t widths[GRID_COLUMNS_MAX] = {0};
	size_t start = (size_t)indent;

	assert(g->column_count > 0 && g->column_count <= GRID_COLUMNS_MAX);
	assert(g->cell_count % g->column_count == 0);
	measure(g, widths);
	for (size_t c = 0; c + 1 < g->column_count; c++)
		start += widths[c] + 2;
	for (size_t i = 0; i < g->cell_count; i++) {
		if (i % g->column_count == 0)
			(void)fprintf(out, "%*s", indent, "");
		if (g->fold_at > 0 &&
		    i % g->column_count + 1 == g->column_count)
			print_folded(g, g->cells[i], start, out);
		else
			print_cell(g, i, widths[i % g->column_count], out);
	}
}

void
print_bytes(struct str bytes, FILE *out)
{
	if (bytes.len > 0)
		(void)fwrite(bytes.ptr, 1, bytes.len, out);
}

void
print_safe(struct str text, FILE *out)
{
	struct buf safe = {0};

	cells_append_safe(&safe, text);
	print_bytes(buf_str(&safe), out);
	buf_release(&safe);
}

void
print_words(struct words text, enum lang lang, const struct str *args,
    size_t count, FILE *out)
{
	struct buf line = {0};

	words_append(&line, text, lang, args, count);
	print_safe(buf_str(&line), out);
	(void)fputc('\n', out);
	buf_release(&line);
}
