#include "cli/report_rounds.h"

#include <stdlib.h>

#include "score/plan.h"
#include "store/figures.h"

enum { EARLIER_MAX = 12 };

/* Which of two profiles stands for an audit when none is asked for. */
static bool
is_rather(struct str a, struct str than)
{
	const struct str survey = str_of("dga-");
	bool a_is = str_starts(a, survey), than_is = str_starts(than, survey);

	if (a_is != than_is)
		return a_is;
	return a_is ? str_compare(a, than) > 0 : str_compare(a, than) < 0;
}

/* The plan found so far. */
struct kept {
	const struct kept_plan_wish *wish;
	struct str profile;
	struct str plan; /* JSON; empty: none yet */
};

/* Takes the plan of a release or a run when it is rather the one. */
static void
take(struct kept *k, struct str profile, struct str plan, bool is_newer)
{
	if (k->wish->profile.len > 0 && !str_equal(profile, k->wish->profile))
		return;
	if (k->plan.len > 0 && str_equal(profile, k->profile)
	        ? !is_newer
	        : k->plan.len > 0 && !is_rather(profile, k->profile))
		return;
	k->profile = profile;
	k->plan = plan;
}

static bool
is_of(const struct kept_plan_wish *wish, struct str round, struct str audit)
{
	return str_equal(wish->round, round) && str_equal(wish->audit, audit);
}

enum err_code
report_kept_plan(struct store *s, const struct kept_plan_wish *wish,
    struct arena *a, struct plan *out, bool *is_there, struct err *e)
{
	struct kept kept = {.wish = wish};
	struct release *releases = NULL;
	struct score_run *runs = NULL;
	size_t count = 0, run_count = 0;
	enum err_code rc = store_releases_read(s, a, &releases, &count, e);

	if (rc == ERR_NONE)
		rc = store_score_runs_read(s, a, &runs, &run_count, e);
	if (rc != ERR_NONE)
		return rc;
	for (size_t i = 0;
	     i < count && !str_equal(releases[i].name, wish->until); i++)
		if (is_of(wish, releases[i].round, releases[i].audit))
			take(
			    &kept, releases[i].profile, releases[i].plan, true);
	for (size_t i = 0; i < run_count; i++)
		if (is_of(wish, runs[i].round, runs[i].audit))
			take(&kept, runs[i].profile, runs[i].plan, false);
	*is_there = kept.plan.len > 0;
	return *is_there ? plan_read(a, kept.plan, out, e) : ERR_NONE;
}

/* An audit's rules, in order of id. */
struct rules {
	struct audit_rule *items;
	size_t count;
};

static int
by_id(const void *key, const void *rule)
{
	const struct str *id = key;

	return str_compare(*id, ((const struct audit_rule *)rule)->id);
}

static const struct audit_rule *
find(const struct rules *r, struct str id)
{
	return r->count == 0
	    ? NULL
	    : bsearch(&id, r->items, r->count, sizeof(*r->items), by_id);
}

static bool
decides_alike(const struct audit_rule *a, const struct audit_rule *b)
{
	return a->revision == b->revision &&
	    (a->behaviour_sha256.len == 0 || b->behaviour_sha256.len == 0 ||
	        str_equal(a->behaviour_sha256, b->behaviour_sha256));
}

enum fit {
	FIT_NONE, /* a rule decided otherwise, or none of them was there */
	FIT_SOME, /* some rules were not there yet: they count as undecided */
	FIT_ALL
};

/* Whether a plan of now scores an audit that had those rules. */
static enum fit
fit_of(
    const struct plan *plan, const struct rules *now, const struct rules *then)
{
	bool has_missing = false, has_any = false;

	for (size_t i = 0; i < plan->indicator_count; i++)
		for (size_t k = 0; k < plan->indicators[i].rule_count; k++) {
			struct str id = plan->indicators[i].rules[k].id;
			const struct audit_rule *was = find(then, id);
			const struct audit_rule *is = find(now, id);

			if (was == NULL)
				has_missing = true;
			else if (is == NULL || !decides_alike(was, is))
				return FIT_NONE;
			else
				has_any = true;
		}
	if (!has_any)
		return FIT_NONE;
	return has_missing ? FIT_SOME : FIT_ALL;
}

/* Whether an audit has the revisions that its kept plan asks for. */
static bool
still_fits(const struct plan *plan, const struct rules *then)
{
	for (size_t i = 0; i < plan->indicator_count; i++)
		for (size_t k = 0; k < plan->indicators[i].rule_count; k++) {
			const struct plan_rule *r =
			    &plan->indicators[i].rules[k];
			const struct audit_rule *was = find(then, r->id);

			if (was != NULL && was->revision != r->revision)
				return false;
		}
	return true;
}

/* Rounds being gathered. */
struct gathering {
	struct store *store;
	const struct report_pass *now;
	struct str release;
	struct arena *arena;
	struct rules rules; /* of now */
};

static enum err_code
choose_plan(const struct gathering *g, const struct stored_audit *of,
    struct plan *out, struct err *e)
{
	const struct kept_plan_wish wish = {
	    of->round, of->name, g->now->plan.profile, g->release};
	struct rules then = {0};
	struct plan kept = {0};
	enum fit fit = FIT_NONE;
	bool is_there = false;
	enum err_code rc = store_audit_rules_read(
	    g->store, of, g->arena, &then.items, &then.count, e);

	if (rc == ERR_NONE)
		fit = fit_of(&g->now->plan, &g->rules, &then);
	if (rc == ERR_NONE && fit != FIT_ALL)
		rc = report_kept_plan(
		    g->store, &wish, g->arena, &kept, &is_there, e);
	if (rc != ERR_NONE)
		return rc;
	if (is_there && still_fits(&kept, &then)) {
		*out = kept;
	} else if (fit == FIT_NONE) {
		*out = (struct plan){.profile = g->now->plan.profile};
	} else {
		*out = g->now->plan;
		out->rule_pack = of->rule_pack;
	}
	return rc;
}

/* The audits to tell of: one of each round before now's. */
static struct stored_audit *
choose_audits(const struct gathering *g, const struct stored_audit *all,
    size_t all_count, size_t *count)
{
	struct stored_audit *out =
	    arena_array(g->arena, all_count + 1, sizeof(*out));
	size_t n = 0;

	for (size_t i = 0;
	     i < all_count && !str_equal(all[i].round, g->now->round); i++) {
		bool is_new =
		    n == 0 || !str_equal(out[n - 1].round, all[i].round);

		/* The round's own stands first. */
		if (is_new)
			out[n++] = all[i];
		else if (str_equal(all[i].name, g->now->audit))
			out[n - 1] = all[i];
	}
	*count = n < EARLIER_MAX ? n : EARLIER_MAX;
	return &out[n - *count];
}

enum err_code
report_earlier_rounds(struct store *s, const struct report_pass *now,
    struct str release, struct arena *a, struct earlier_rounds *out,
    struct err *e)
{
	struct gathering g = {
	    .store = s, .now = now, .release = release, .arena = a};
	const struct stored_audit of = {
	    .round = now->round, .name = now->audit};
	struct stored_audit *all = NULL, *chosen;
	struct report_pass *passes;
	size_t all_count = 0, n = 0;
	enum err_code rc = store_audit_rules_read(
	    s, &of, a, &g.rules.items, &g.rules.count, e);

	if (rc == ERR_NONE)
		rc = store_audits_read(
		    s, (struct str){0}, a, &all, &all_count, e);
	if (rc != ERR_NONE)
		return rc;
	chosen = choose_audits(&g, all, all_count, &n);
	passes = arena_array(a, n + 1, sizeof(*passes));
	for (size_t i = 0; rc == ERR_NONE && i < n; i++) {
		passes[i] = (struct report_pass){.round = chosen[i].round,
		    .audit = chosen[i].name,
		    .last_review = now->last_review};
		rc = choose_plan(&g, &chosen[i], &passes[i].plan, e);
	}
	if (rc == ERR_NONE)
		*out = (struct earlier_rounds){passes, n};
	return rc;
}
