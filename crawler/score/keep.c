/* Figures computed into the ledger. */
#include "score/plan.h"
#include "score/score.h"
#include "store/reviews.h"

struct keeping {
	struct store *store;
	const struct score_run *run;
};

static enum err_code
add_row(void *state, const struct figure_row *row, struct err *e)
{
	const struct keeping *k = state;

	return store_figure_add(k->store, k->run, row, e);
}

static enum err_code
keep_run(struct store *s, const struct score_run *run, const struct plan *plan,
    struct err *e)
{
	struct keeping k = {s, run};
	struct score_wish wish = {.store = s,
	    .plan = plan,
	    .of = {.round = run->round,
	        .audit = run->audit,
	        .last_review = INT64_MAX},
	    .on_row = add_row,
	    .state = &k};
	enum err_code rc = store_score_begin(s, run, e);

	return rc == ERR_NONE ? score_each(&wish, e) : rc;
}

enum err_code
score_keep(struct store *s, struct str round, struct str audit,
    const struct plan *plan, struct err *e)
{
	struct score_run run = {
	    .round = round, .audit = audit, .profile = plan->profile};
	struct buf json = {0};
	enum err_code rc = store_review_last(s, &run.last_review, e);

	plan_write(&json, plan);
	run.plan = buf_str(&json);
	if (rc == ERR_NONE)
		rc = keep_run(s, &run, plan, e);
	buf_release(&json);
	return rc;
}

static enum err_code
refresh(struct store *s, struct arena *a, const struct score_run *run,
    struct err *e)
{
	struct plan plan = {0};
	enum err_code rc = plan_read(a, run->plan, &plan, e);

	if (rc == ERR_NONE)
		rc = score_keep(s, run->round, run->audit, &plan, e);
	return rc;
}

enum err_code
score_refresh(struct store *s, struct err *e)
{
	struct arena arena = {0};
	struct score_run *runs = NULL;
	size_t count = 0;
	enum err_code rc = store_score_runs_read(s, &arena, &runs, &count, e);

	for (size_t i = 0; rc == ERR_NONE && i < count; i++)
		if (runs[i].is_stale)
			rc = refresh(s, &arena, &runs[i], e);
	arena_release(&arena);
	return rc;
}
