#include "publish/scope.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "score/plan.h"
#include "score/score.h"
#include "store/view.h"

struct opening {
	const struct scope_wish *wish;
	struct arena *arena;
	struct export_scope scope;
	struct export_pass *passes;
	size_t pass_capacity;
	struct str *troubles;
	size_t trouble_capacity;
};

/* Figures on their way from score_each. */
struct gathering {
	struct arena *arena;
	struct figure_run *run;
	struct figure_row *rows;
	size_t capacity;
};

/* Keys live as long as the plan. */
static struct str
kept_pillar(const struct plan *p, struct str key)
{
	for (size_t i = 0; i < p->pillar_count; i++)
		if (str_equal(p->pillars[i].key, key))
			return p->pillars[i].key;
	return (struct str){0};
}

static struct str
kept_indicator(const struct plan *p, struct str key)
{
	for (size_t i = 0; i < p->indicator_count; i++)
		if (str_equal(p->indicators[i].key, key))
			return p->indicators[i].key;
	return (struct str){0};
}

static enum err_code
gather_row(void *state, const struct figure_row *row, struct err *e)
{
	struct gathering *g = state;
	size_t n = g->run->row_count;
	struct figure_row *kept;

	(void)e;
	g->rows = arena_grow(
	    g->arena, g->rows, &g->capacity, n + 1, sizeof(*g->rows));
	kept = &g->rows[n];
	*kept = *row;
	kept->agency_id =
	    n > 0 && str_equal(g->rows[n - 1].agency_id, row->agency_id)
	    ? g->rows[n - 1].agency_id
	    : arena_str(g->arena, row->agency_id);
	kept->pillar = kept_pillar(&g->run->plan, row->pillar);
	kept->indicator = kept_indicator(&g->run->plan, row->indicator);
	g->run->rows = g->rows;
	g->run->row_count = n + 1;
	return ERR_NONE;
}

static void
add_trouble(struct opening *o, const struct export_pass *pass,
    struct str profile, const struct err *why)
{
	size_t n = o->scope.trouble_count;

	o->troubles = arena_grow(o->arena, o->troubles, &o->trouble_capacity,
	    n + 1, sizeof(*o->troubles));
	o->troubles[n] =
	    arena_printf(o->arena, "%.*s/%.*s %.*s: %s", STR_ARG(pass->round),
	        STR_ARG(pass->audit), STR_ARG(profile), why->msg);
	o->scope.troubles = o->troubles;
	o->scope.trouble_count = n + 1;
}

/* Computes the figures of a plan. Where they cannot be had, such as of rules
 * that were raised since, the rest is still worth its export. */
static enum err_code
add_run(struct opening *o, struct export_pass *pass, struct figure_run *run,
    struct err *e)
{
	struct gathering g = {.arena = o->arena, .run = run};
	struct score_wish wish = {.store = o->wish->store,
	    .plan = &run->plan,
	    .of = {pass->round, pass->audit, o->scope.last_review},
	    .on_row = gather_row,
	    .state = &g};
	struct err why = {0};
	enum err_code rc = score_each(&wish, &why);

	if (rc == ERR_NONE) {
		pass->run_count++;
		return ERR_NONE;
	}
	if (rc != ERR_USAGE)
		return err_set(e, rc, "%s", why.msg);
	add_trouble(o, pass, run->profile, &why);
	*run = (struct figure_run){0};
	return ERR_NONE;
}

/* The runs that `score` kept of the pass. */
static enum err_code
add_runs(struct opening *o, struct export_pass *pass, struct err *e)
{
	struct score_run *kept = NULL;
	struct figure_run *runs;
	size_t count = 0;
	enum err_code rc =
	    store_score_runs_read(o->wish->store, o->arena, &kept, &count, e);

	runs = arena_array(o->arena, count + 1, sizeof(*runs));
	pass->runs = runs;
	for (size_t i = 0; rc == ERR_NONE && i < count; i++) {
		struct figure_run *run = &runs[pass->run_count];

		if (!str_equal(kept[i].round, pass->round) ||
		    !str_equal(kept[i].audit, pass->audit))
			continue;
		run->profile = kept[i].profile;
		rc = plan_read(o->arena, kept[i].plan, &run->plan, e);
		if (rc == ERR_NONE)
			rc = add_run(o, pass, run, e);
	}
	return rc;
}

static struct export_pass *
add_pass(struct opening *o, struct str round, struct str audit)
{
	struct export_pass *pass;

	o->passes = arena_grow(o->arena, o->passes, &o->pass_capacity,
	    o->scope.pass_count + 1, sizeof(*o->passes));
	pass = &o->passes[o->scope.pass_count++];
	*pass = (struct export_pass){
	    .round = arena_str(o->arena, round), .audit = audit};
	o->scope.passes = o->passes;
	return pass;
}

/* Whether a view has a row of the round and, unless empty, audit. */
static enum err_code
has_row(const struct opening *o, const char *view, struct str round,
    struct str audit, bool *out, struct err *e)
{
	struct view_filter filters[] = {{"round", round}, {"audit", audit}};
	struct view_cursor *cursor = NULL;
	const struct view_value *row = NULL;
	enum err_code rc = store_view_open(o->wish->store,
	    store_view_named(view), filters, audit.len > 0 ? 2 : 1, &cursor, e);

	if (rc == ERR_NONE)
		rc = store_view_next(cursor, &row, out, e);
	store_view_close(cursor);
	return rc;
}

/* Older programs did not note a round's own audit: every round has it. */
static enum err_code
has_audit(const struct opening *o, struct str round, struct str audit,
    bool *out, struct err *e)
{
	*out = str_is(audit, "crawl");
	return *out ? ERR_NONE : has_row(o, "audits", round, audit, out, e);
}

static int
round_order(const void *a, const void *b)
{
	const struct export_pass *one = a, *other = b;

	return str_compare(one->round, other->round);
}

static enum err_code
add_all_rounds(struct opening *o, struct str audit, struct err *e)
{
	const struct view_info *view = store_view_named("rounds");
	struct view_cursor *cursor = NULL;
	const struct view_value *row = NULL;
	bool is_there = true, has = false;
	enum err_code rc =
	    store_view_open(o->wish->store, view, NULL, 0, &cursor, e);

	assert(strcmp(view->columns[0].name, "round") == 0);
	while (rc == ERR_NONE) {
		rc = store_view_next(cursor, &row, &is_there, e);
		if (rc != ERR_NONE || !is_there)
			break;
		rc = has_audit(o, row[0].text, audit, &has, e);
		if (rc == ERR_NONE && has)
			(void)add_pass(o, row[0].text, audit);
	}
	store_view_close(cursor);
	if (rc == ERR_NONE && o->scope.pass_count == 0)
		rc = err_set(
		    e, ERR_USAGE, "no round has an audit %.*s", STR_ARG(audit));
	if (rc == ERR_NONE && o->passes != NULL)
		qsort(o->passes, o->scope.pass_count, sizeof(*o->passes),
		    round_order);
	return rc;
}

static enum err_code
add_one_round(struct opening *o, struct str audit, struct err *e)
{
	struct str round = o->wish->round;
	bool has = true;
	enum err_code rc = ERR_NONE;

	if (round.len == 0)
		rc = store_latest_round(o->wish->store, o->arena, &round, e);
	else
		rc = has_row(o, "rounds", round, (struct str){0}, &has, e);
	if (rc == ERR_NONE && !has)
		rc = err_set(e, ERR_USAGE, "the store holds no round %.*s",
		    STR_ARG(round));
	if (rc == ERR_NONE)
		rc = has_audit(o, round, audit, &has, e);
	if (rc == ERR_NONE && !has)
		rc = err_set(e, ERR_USAGE, "round %.*s has no audit %.*s",
		    STR_ARG(round), STR_ARG(audit));
	if (rc == ERR_NONE)
		(void)add_pass(o, round, audit);
	return rc;
}

static enum err_code
add_passes(struct opening *o, struct err *e)
{
	struct str audit = o->wish->audit.len > 0
	    ? arena_str(o->arena, o->wish->audit)
	    : str_of("crawl");
	enum err_code rc = o->wish->is_all_rounds ? add_all_rounds(o, audit, e)
	                                          : add_one_round(o, audit, e);

	for (size_t i = 0; rc == ERR_NONE && i < o->scope.pass_count; i++)
		rc = add_runs(o, &o->passes[i], e);
	return rc;
}

/* What the release froze: its plan, and reviews up to then. */
static enum err_code
add_release(struct opening *o, struct err *e)
{
	struct release r = {0};
	struct export_pass *pass;
	struct figure_run *run;
	enum err_code rc = store_release_find(
	    o->wish->store, o->wish->release, o->arena, &r, e);

	if (rc != ERR_NONE)
		return rc;
	o->scope.release = r.name;
	o->scope.last_review = r.last_review;
	pass = add_pass(o, r.round, r.audit);
	run = arena_alloc(o->arena, sizeof(*run));
	run->profile = r.profile;
	pass->runs = run;
	rc = plan_read(o->arena, r.plan, &run->plan, e);
	return rc == ERR_NONE ? add_run(o, pass, run, e) : rc;
}

enum err_code
scope_open(const struct scope_wish *wish, struct arena *a,
    struct export_scope *out, struct err *e)
{
	struct opening o = {.wish = wish,
	    .arena = a,
	    .scope = {.store = wish->store, .last_review = INT64_MAX}};
	enum err_code rc =
	    wish->release.len > 0 ? add_release(&o, e) : add_passes(&o, e);

	if (rc == ERR_NONE)
		*out = o.scope;
	return rc;
}
