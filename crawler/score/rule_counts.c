#include "score/rule_counts.h"

#include <stdlib.h>

#include "store/view.h"

static int
by_id(const void *a, const void *b)
{
	const struct rule_count *x = a, *y = b;

	return str_compare(x->rule->id, y->rule->id);
}

static struct rule_count *
rules_of(const struct plan *plan, struct arena *a, size_t *count)
{
	struct rule_count *all;
	size_t n = 0, kept = 0;

	for (size_t i = 0; i < plan->indicator_count; i++)
		n += plan->indicators[i].rule_count;
	all = arena_array(a, n, sizeof(*all));
	n = 0;
	for (size_t i = 0; i < plan->indicator_count; i++)
		for (size_t k = 0; k < plan->indicators[i].rule_count; k++)
			all[n++].rule = &plan->indicators[i].rules[k];
	if (n > 0)
		qsort(all, n, sizeof(*all), by_id);
	for (size_t i = 0; i < n; i++)
		if (kept == 0 ||
		    !str_equal(all[kept - 1].rule->id, all[i].rule->id))
			all[kept++] = all[i];
	*count = kept;
	return all;
}

static struct rule_count *
find(struct rule_count *all, size_t count, struct str id)
{
	struct plan_rule wanted = {.id = id};
	struct rule_count key = {.rule = &wanted};

	return count == 0 ? NULL
	                  : bsearch(&key, all, count, sizeof(*all), by_id);
}

static void
count_verdict(struct rule_count *c, const struct scored_verdict *v)
{
	bool is_open = c->rule->standing == STANDING_AWAITS_REVIEW &&
	    v->decision.state != DECISION_DECIDED;

	if (is_open)
		return;
	c->passed += v->effective == OUTCOME_PASSED;
	c->failed += v->effective == OUTCOME_FAILED;
	c->inapplicable += v->effective == OUTCOME_INAPPLICABLE;
}

static enum err_code
count_agencies(struct store *s, struct str round, int64_t *out, struct err *e)
{
	struct view_filter filter = {"round", round};
	struct view_cursor *c = NULL;
	const struct view_value *row;
	bool is_there = true;
	int64_t n = -1;
	enum err_code rc =
	    store_view_open(s, store_view_named("agencies"), &filter, 1, &c, e);

	for (; rc == ERR_NONE && is_there; n++)
		rc = store_view_next(c, &row, &is_there, e);
	store_view_close(c);
	*out = n;
	return rc;
}

enum err_code
rule_counts_read(struct store *s, const struct plan *plan,
    const struct scored_query *of, struct arena *a, struct rule_counts *out,
    struct err *e)
{
	struct scored_cursor *c = NULL;
	const struct scored_verdict *v = NULL;
	size_t n = 0;
	struct rule_count *all = rules_of(plan, a, &n), *one;
	int64_t agencies = 0;
	enum err_code rc = count_agencies(s, of->round, &agencies, e);

	if (rc == ERR_NONE)
		rc = store_scored_open(s, of, &c, e);
	while (rc == ERR_NONE &&
	    (rc = store_scored_next(c, &v, e)) == ERR_NONE && v != NULL) {
		one = find(all, n, v->rule_id);
		if (one != NULL && one->rule->revision == v->rule_revision)
			count_verdict(one, v);
		else if (one != NULL)
			rc = score_mixed(plan, of, one->rule, v, e);
	}
	store_scored_close(c);
	for (size_t i = 0; i < n; i++)
		all[i].undecided = agencies - all[i].passed - all[i].failed -
		    all[i].inapplicable;
	*out = (struct rule_counts){all, n};
	return rc;
}

bool
rule_count_bounds(const struct rule_count *c, double *lower, double *upper)
{
	double all = (double)(c->passed + c->failed + c->undecided);

	if (all <= 0)
		return false;
	*lower = (double)c->passed / all;
	*upper = (double)(c->passed + c->undecided) / all;
	return true;
}
