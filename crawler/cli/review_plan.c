#include "cli/review_plan.h"

#include "score/plan.h"
#include "store/figures.h"

static enum err_code
find_run_plan(const struct invocation *inv, struct store *s,
    const struct stored_audit *audit, struct plan *plan,
    const struct plan **out, struct err *e)
{
	const struct score_run *newest = NULL;
	struct score_run *runs = NULL;
	size_t count = 0;
	enum err_code rc =
	    store_score_runs_read(s, inv->arena, &runs, &count, e);

	for (size_t i = 0; rc == ERR_NONE && i < count; i++)
		if (str_equal(runs[i].round, audit->round) &&
		    str_equal(runs[i].audit, audit->name) &&
		    (newest == NULL ||
		        runs[i].last_review > newest->last_review))
			newest = &runs[i];
	if (rc == ERR_NONE && newest != NULL) {
		rc = plan_read(inv->arena, newest->plan, plan, e);
		*out = plan;
	}
	return rc;
}

enum err_code
review_plan_find(const struct invocation *inv, struct store *s,
    const struct stored_audit *audit, const struct plan **out, struct err *e)
{
	struct plan *plan = arena_alloc(inv->arena, sizeof(*plan));

	*out = NULL;
	if (!option_is_set(inv, "profile"))
		return find_run_plan(inv, s, audit, plan, out, e);
	*out = plan;
	return score_plan_open(inv, s, audit, plan, e);
}
