#include "cli/compare_tally.h"

#include <stdlib.h>

#include "cli/grid.h"
#include "publish/value.h"

/* The part of a key, made when it is new. Changes come in runs. */
static struct kind_counts *
part_of(struct compare_tally *t, struct str key)
{
	if (t->last < t->part_count && str_equal(t->parts[t->last].key, key))
		return &t->parts[t->last];
	for (t->last = 0; t->last < t->part_count; t->last++)
		if (str_equal(t->parts[t->last].key, key))
			return &t->parts[t->last];
	t->parts = arena_grow(t->arena, t->parts, &t->capacity,
	    t->part_count + 1, sizeof(*t->parts));
	t->parts[t->part_count].key = arena_str(t->arena, key);
	return &t->parts[t->part_count++];
}

void
compare_tally_add(struct compare_tally *t, const struct change *c)
{
	t->all.of[c->kind]++;
	if (t->by_ministry && c->agency != NULL)
		part_of(t, c->agency->ministry_th)->of[c->kind]++;
	if (!t->by_ministry && c->rule != NULL)
		part_of(t, c->rule->id)->of[c->kind]++;
}

static int
by_key(const void *a, const void *b)
{
	const struct kind_counts *x = a, *y = b;

	return str_compare(x->key, y->key);
}

void
compare_tally_sort(struct compare_tally *t)
{
	if (t->part_count > 0)
		qsort(t->parts, t->part_count, sizeof(*t->parts), by_key);
}

void
compare_tally_print(const struct invocation *inv, const struct compare_tally *t)
{
	struct grid sums = {.arena = inv->arena,
	    .column_count = 3,
	    .right = 1 << 1,
	    .fold_at = (size_t)inv->columns};
	struct grid parts = {
	    .arena = inv->arena, .column_count = 3, .right = 1 << 1};

	for (int k = 0; k < CHANGE_KIND_COUNT; k++) {
		enum change_kind kind = (enum change_kind)k;

		if (t->all.of[k] == 0)
			continue;
		grid_add(&sums, str_of(change_kind_word(kind)));
		grid_add_number(&sums, t->all.of[k]);
		grid_add(
		    &sums, str_of(words_in(change_kind_text(kind), inv->lang)));
	}
	for (size_t i = 0; i < t->part_count; i++)
		for (int k = CHANGE_SAME + 1; k < CHANGE_KIND_COUNT; k++) {
			if (t->parts[i].of[k] == 0)
				continue;
			grid_add(&parts, t->parts[i].key);
			grid_add_number(&parts, t->parts[i].of[k]);
			grid_add(&parts,
			    str_of(change_kind_word((enum change_kind)k)));
		}
	(void)fputc('\n', inv->out);
	grid_print(&sums, 0, inv->out);
	if (parts.cell_count > 0)
		(void)fputc('\n', inv->out);
	grid_print(&parts, 0, inv->out);
}

void
compare_tally_append(struct buf *out, const struct table_format *format,
    const struct compare_tally *t)
{
	const struct view_column columns[] = {
	    {t->by_ministry ? "ministry_th" : "rule_id", VALUE_TEXT},
	    {"kind", VALUE_TEXT}, {"changes", VALUE_INT}};
	const struct view_info info = {"change_counts", columns, 3};

	format->head(out, &info);
	for (size_t i = 0; i < t->part_count; i++)
		for (int k = 0; k < CHANGE_KIND_COUNT; k++) {
			const struct view_value row[] = {
			    value_text(t->parts[i].key),
			    value_word(change_kind_word((enum change_kind)k)),
			    value_int(t->parts[i].of[k])};

			if (t->parts[i].of[k] > 0)
				format->row(out, &info, row);
		}
}
