#include "score/groups.h"

#include <assert.h>
#include <stdlib.h>

static void
add_name(struct groups *g, const struct plan_pillar *pillar,
    const struct plan_indicator *indicator)
{
	g->names[g->figure_count++] = (struct group_name){
	    .pillar = pillar != NULL ? pillar->key : (struct str){0},
	    .indicator = indicator != NULL ? indicator->key : (struct str){0},
	    .of_pillar = pillar,
	    .of_indicator = indicator,
	};
}

static void
add_names(struct groups *g, const struct plan_pillar *pillar)
{
	struct str key = pillar != NULL ? pillar->key : (struct str){0};

	for (size_t i = 0; i < g->plan->indicator_count; i++)
		if (str_equal(g->plan->indicators[i].pillar, key))
			add_name(g, pillar, &g->plan->indicators[i]);
}

void
groups_init(struct groups *g, const struct plan *plan)
{
	*g = (struct groups){.plan = plan};
	g->names = arena_array(&g->arena,
	    plan->indicator_count + plan->pillar_count, sizeof(*g->names));
	for (size_t i = 0; i < plan->pillar_count; i++) {
		add_name(g, &plan->pillars[i], NULL);
		add_names(g, &plan->pillars[i]);
	}
	add_names(g, NULL);
}

void
groups_release(struct groups *g)
{
	map_release(&g->by_key);
	arena_release(&g->arena);
	*g = (struct groups){0};
}

static struct group *
group_of(struct groups *g, struct str key)
{
	struct group *found = map_get(&g->by_key, key);

	if (found != NULL)
		return found;
	found = arena_alloc(&g->arena, sizeof(*found));
	found->key = arena_str(&g->arena, key);
	found->figures =
	    arena_array(&g->arena, g->figure_count, sizeof(*found->figures));
	g->items = arena_grow(&g->arena, g->items, &g->capacity, g->count + 1,
	    sizeof(struct group *));
	g->items[g->count++] = found;
	map_put(&g->by_key, found->key, found);
	return found;
}

static size_t
number_of(const struct groups *g, const struct figure_row *row)
{
	size_t i = 0;

	while (i < g->figure_count &&
	    (!str_equal(g->names[i].pillar, row->pillar) ||
	        !str_equal(g->names[i].indicator, row->indicator)))
		i++;
	assert(i < g->figure_count);
	return i;
}

void
groups_add(struct groups *g, struct str key, const struct figure_row *row)
{
	struct group *group = group_of(g, key);
	struct group_figure *sum = &group->figures[number_of(g, row)];
	const struct figure *f = &row->figure;

	if (!str_equal(group->last_agency, row->agency_id)) {
		group->last_agency = arena_str(&g->arena, row->agency_id);
		group->agencies++;
	}
	if (f->has_bounds) {
		sum->applies++;
		sum->lower += f->lower;
		sum->upper += f->upper;
		sum->coverage += f->coverage;
	}
	if (f->has_score) {
		sum->published++;
		sum->score += f->score;
		sum->level += f->level;
	}
}

static void
make_means(struct group_figure *f, const struct group_name *name)
{
	double applies = f->applies > 0 ? (double)f->applies : 1;
	double published = f->published > 0 ? (double)f->published : 1;
	bool is_ladder = name->of_indicator != NULL &&
	    name->of_indicator->kind == INDICATOR_LADDER;

	f->lower /= applies;
	f->upper /= applies;
	f->coverage /= applies;
	f->score /= published;
	f->level = is_ladder && f->published > 0 ? f->level / published : -1;
}

static int
by_key(const void *a, const void *b)
{
	struct group *const *x = a, *const *y = b;

	if ((*x)->key.len == 0 || (*y)->key.len == 0)
		return ((*x)->key.len == 0) - ((*y)->key.len == 0);
	return str_compare((*x)->key, (*y)->key);
}

void
groups_finish(struct groups *g)
{
	for (size_t i = 0; i < g->count; i++)
		for (size_t k = 0; k < g->figure_count; k++)
			make_means(&g->items[i]->figures[k], &g->names[k]);
	if (g->count > 0)
		qsort(g->items, g->count, sizeof(struct group *), by_key);
}
