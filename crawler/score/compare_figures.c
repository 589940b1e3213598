#include "score/compare_figures.h"

#include <assert.h>

#include "score/plan.h"
#include "store/view.h"

struct figures {
	const struct comparison *c;
	struct arena *arena;
	struct compared_figure *list;
	size_t count;
	size_t capacity;
};

static const struct plan_indicator *
indicator_of(const struct plan *p, struct str key)
{
	for (size_t i = 0; i < p->indicator_count; i++)
		if (str_equal(p->indicators[i].key, key))
			return &p->indicators[i];
	return NULL;
}

/* Adds up the scores of one side of what is alike; the sum stands in mean until
 * the end. */
static void
add_score(struct figures *f, size_t first, enum compare_side side,
    struct str indicator, double score)
{
	for (size_t i = first; i < f->count; i++)
		if (f->list[i].is_alike &&
		    str_equal(f->list[i].indicator, indicator)) {
			f->list[i].mean[side] += score;
			f->list[i].agencies[side]++;
		}
}

static size_t
column_of(const struct view_info *view, const char *name)
{
	for (size_t i = 0; i < view->column_count; i++)
		if (str_is(str_of(view->columns[i].name), name))
			return i;
	assert(false && "a column that the view does not have");
	return 0;
}

static enum err_code
read_means(struct figures *f, size_t first, enum compare_side side,
    struct str profile, struct err *e)
{
	const struct stored_audit *audit = &f->c->sides[side];
	const struct view_filter filters[] = {{"round", audit->round},
	    {"audit", audit->name}, {"profile", profile}};
	const struct view_info *view = store_view_named("indicators");
	size_t indicator = column_of(view, "indicator");
	size_t score = column_of(view, "score");
	struct view_cursor *cursor = NULL;
	const struct view_value *row = NULL;
	bool is_there = true;
	enum err_code rc =
	    store_view_open(f->c->store, view, filters, 3, &cursor, e);

	while (rc == ERR_NONE && is_there) {
		rc = store_view_next(cursor, &row, &is_there, e);
		if (rc == ERR_NONE && is_there && row[score].kind == VALUE_REAL)
			add_score(f, first, side, row[indicator].text,
			    row[score].real);
	}
	store_view_close(cursor);
	for (size_t i = first; i < f->count; i++)
		if (f->list[i].agencies[side] > 0)
			f->list[i].mean[side] /=
			    (double)f->list[i].agencies[side];
	return rc;
}

static enum err_code
add_profile(struct figures *f, const struct score_run *before,
    const struct score_run *after, struct err *e)
{
	struct plan was = {0}, is = {0};
	size_t first = f->count;
	enum err_code rc = plan_read(f->arena, before->plan, &was, e);

	if (rc == ERR_NONE)
		rc = plan_read(f->arena, after->plan, &is, e);
	for (size_t i = 0; rc == ERR_NONE && i < is.indicator_count; i++) {
		const struct plan_indicator *y = &is.indicators[i];
		const struct plan_indicator *x = indicator_of(&was, y->key);

		if (x == NULL)
			continue;
		f->list = arena_grow(f->arena, f->list, &f->capacity,
		    f->count + 1, sizeof(*f->list));
		f->list[f->count++] = (struct compared_figure){
		    .profile = after->profile,
		    .indicator = y->key,
		    .title_th = y->title_th,
		    .title_en = y->title_en,
		    .kind = y->kind,
		    .is_alike = plan_indicator_is_alike(x, y),
		    .last_review = {before->last_review, after->last_review}};
	}
	if (rc == ERR_NONE)
		rc = read_means(f, first, COMPARE_BEFORE, after->profile, e);
	if (rc == ERR_NONE)
		rc = read_means(f, first, COMPARE_AFTER, after->profile, e);
	return rc;
}

static bool
is_run_of(const struct score_run *run, const struct stored_audit *audit)
{
	return !run->is_stale && str_equal(run->round, audit->round) &&
	    str_equal(run->audit, audit->name);
}

static const struct score_run *
run_of(const struct score_run *runs, size_t count,
    const struct stored_audit *audit, struct str profile)
{
	for (size_t i = 0; i < count; i++)
		if (is_run_of(&runs[i], audit) &&
		    str_equal(runs[i].profile, profile))
			return &runs[i];
	return NULL;
}

enum err_code
compare_figures(const struct comparison *c, struct arena *a,
    struct compared_figure **out, size_t *count, struct err *e)
{
	struct figures f = {.c = c, .arena = a};
	struct score_run *runs = NULL;
	size_t run_count = 0;
	enum err_code rc =
	    store_score_runs_read(c->store, a, &runs, &run_count, e);

	for (size_t i = 0; rc == ERR_NONE && i < run_count; i++) {
		const struct score_run *before;

		if (!is_run_of(&runs[i], &c->sides[COMPARE_AFTER]))
			continue;
		before = run_of(runs, run_count, &c->sides[COMPARE_BEFORE],
		    runs[i].profile);
		if (before != NULL)
			rc = add_profile(&f, before, &runs[i], e);
	}
	if (rc == ERR_NONE) {
		*out = f.list;
		*count = f.count;
	}
	return rc;
}
