#include "score/judges.h"

#include <stdlib.h>

#include "score/review_things.h"

enum { VALUE_UNSURE = OUTCOME_COUNT, VALUE_COUNT };

struct gathered {
	struct str *names; /* of judges, in order */
	size_t name_count;
	struct rating *ratings;
	size_t count;
};

static int
by_bytes(const void *a, const void *b)
{
	const struct str *x = a, *y = b;

	return str_compare(*x, *y);
}

static void
gather_names(struct gathered *g, const struct review *reviews, size_t count,
    struct arena *a)
{
	struct str *all = arena_array(a, count, sizeof(*all));

	for (size_t i = 0; i < count; i++)
		all[i] = reviews[i].reviewer;
	if (count > 0)
		qsort(all, count, sizeof(*all), by_bytes);
	for (size_t i = 0; i < count && g->name_count < JUDGES_MAX; i++)
		if (i == 0 || !str_equal(all[i], all[i - 1]))
			all[g->name_count++] = all[i];
	g->names = all;
}

/* The number of a judge, or STR_NONE. */
static size_t
judge_of(const struct gathered *g, struct str name)
{
	for (size_t i = 0; i < g->name_count; i++)
		if (str_equal(g->names[i], name))
			return i;
	return STR_NONE;
}

static bool
is_drawn_double(const struct review *reviews, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (reviews[i].drawn == DRAWN_DOUBLE)
			return true;
	return false;
}

/* Of each judge the newest, before anybody settled. */
static void
add_thing(struct gathered *g, const struct review *reviews, size_t count,
    size_t thing)
{
	size_t first = g->count;

	for (size_t i = 0; i < count && !reviews[i].settles; i++) {
		size_t judge = judge_of(g, reviews[i].reviewer), k = first;
		size_t value = reviews[i].decision == REVIEW_UNSURE
		    ? VALUE_UNSURE
		    : (size_t)reviews[i].outcome;

		if (judge == STR_NONE)
			continue;
		while (k < g->count && g->ratings[k].judge != judge)
			k++;
		g->ratings[k] = (struct rating){thing, judge, value};
		if (k == g->count)
			g->count++;
	}
}

static void
add_pairs(const struct gathered *g, struct arena *a, struct judges *out)
{
	size_t capacity = 0;

	for (size_t i = 0; i < g->name_count; i++)
		for (size_t k = i + 1; k < g->name_count; k++) {
			const size_t judges[2] = {i, k};
			struct agreement kappa = cohen_kappa(
			    g->ratings, g->count, VALUE_COUNT, judges);

			if (kappa.things == 0)
				continue;
			out->pairs = arena_grow(a, out->pairs, &capacity,
			    out->pair_count + 1, sizeof(*out->pairs));
			out->pairs[out->pair_count++] = (struct judge_pair){
			    {g->names[i], g->names[k]}, kappa};
		}
}

void
judges_compare(const struct review *reviews, size_t count, bool only_drawn,
    struct arena *a, struct judges *out)
{
	struct gathered g = {
	    .ratings = arena_array(a, count, sizeof(*g.ratings))};

	*out = (struct judges){0};
	gather_names(&g, reviews, count, a);
	for (size_t i = 0, end, thing = 0; i < count; i = end, thing++) {
		end = review_thing_end(reviews, count, i);
		if (!only_drawn || is_drawn_double(reviews + i, end - i))
			add_thing(&g, reviews + i, end - i, thing);
	}
	out->judge_count = g.name_count;
	add_pairs(&g, a, out);
	out->alpha = krippendorff_alpha(g.ratings, g.count, VALUE_COUNT);
}
