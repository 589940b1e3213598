#include "cli/roster.h"

#include "base/map.h"
#include "cli/grid.h"
#include "cli/rows.h"

struct line {
	struct str agency_id;
	struct str status;
	struct str name;
	int64_t counts[OUTCOME_COUNT];
};

struct roster {
	const struct invocation *inv;
	struct map by_id;
	struct line **lines; /* in the view's order */
	size_t count;
	size_t capacity;
};

static void
add_agency(void *state, const struct view_row *r)
{
	struct roster *all = state;
	struct arena *a = all->inv->arena;
	struct line *line = arena_alloc(a, sizeof(*line));
	struct str english = view_row_copy(r, "name_en", a);

	line->agency_id = view_row_copy(r, "agency_id", a);
	line->status = view_row_copy(r, "status", a);
	line->name = all->inv->lang == LANG_EN && english.len > 0
	    ? english
	    : view_row_copy(r, "name_th", a);
	map_put_first(&all->by_id, line->agency_id, line);
	all->lines = arena_grow(a, all->lines, &all->capacity, all->count + 1,
	    sizeof(struct line *));
	all->lines[all->count++] = line;
}

static void
count_verdict(void *state, const struct view_row *r)
{
	struct roster *all = state;
	struct line *line = map_get(&all->by_id, view_row_text(r, "agency_id"));
	enum outcome o;

	if (line != NULL &&
	    outcome_of_word(view_row_text(r, "effective_outcome"), &o))
		line->counts[o]++;
}

static void
print_lines(const struct roster *all)
{
	struct grid g = {
	    .arena = all->inv->arena, .column_count = 3 + OUTCOME_COUNT};

	for (size_t i = 0; i < all->count; i++) {
		const struct line *line = all->lines[i];

		grid_add(&g, line->agency_id);
		grid_add(&g, line->status);
		for (int o = 0; o < OUTCOME_COUNT; o++)
			grid_add(&g,
			    arena_printf(all->inv->arena, "%s %lld",
			        outcome_sign((enum outcome)o),
			        (long long)line->counts[o]));
		grid_add(&g, line->name);
	}
	grid_print(&g, 2, all->inv->out);
}

enum err_code
roster_print(const struct invocation *inv, struct store *s, struct str round,
    struct err *e)
{
	struct roster all = {.inv = inv};
	struct row_query q = {s, "agencies", {{"round", round}}};
	enum err_code rc = rows_each(&q, add_agency, &all, e);

	q.view = "verdicts";
	q.filters[1] = (struct view_filter){"audit", str_of("crawl")};
	if (rc == ERR_NONE)
		rc = rows_each(&q, count_verdict, &all, e);
	if (rc == ERR_NONE) {
		(void)fputc('\n', inv->out);
		for (int o = 0; o < OUTCOME_COUNT; o++)
			(void)fprintf(inv->out, "  %s %s",
			    outcome_sign((enum outcome)o),
			    words_in(outcome_text((enum outcome)o), inv->lang));
		(void)fputs("\n\n", inv->out);
		print_lines(&all);
	}
	map_release(&all.by_id);
	return rc;
}
