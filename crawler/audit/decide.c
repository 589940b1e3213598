#include "audit/decide_impl.h"

#include <string.h>

#include "audit/condition_impl.h"

static enum truth
negated(enum truth t)
{
	return t == TRUTH_TRUE ? TRUTH_FALSE
	    : t == TRUTH_FALSE ? TRUTH_TRUE
	                       : TRUTH_UNKNOWN;
}

/* Whether the rule passes; fills the levels and what that rests on. */
static enum truth
test_truth(const struct rule *r, struct str leaves, struct decision *d)
{
	d->level = d->level_max = -1;
	d->basis = r->test;
	if (r->test_kind == TEST_PASS_WHEN || r->test_kind == TEST_INVENTORY)
		return condition_truth(r->test, leaves);
	if (r->test_kind == TEST_FAIL_WHEN || r->test_kind == TEST_EACH)
		return negated(condition_truth(r->test, leaves));
	d->level = d->level_max = 0;
	for (int i = 1; i <= LEVEL_MAX; i++) {
		enum truth t = r->levels[i] == NULL
		    ? TRUTH_FALSE
		    : condition_truth(r->levels[i], leaves);

		if (t == TRUTH_TRUE)
			d->level = i;
		if (t != TRUTH_FALSE)
			d->level_max = i;
	}
	d->basis = r->levels[d->level > 0 ? d->level : r->info.pass_at];
	if (d->level >= r->info.pass_at)
		return TRUTH_TRUE;
	return d->level_max >= r->info.pass_at ? TRUTH_UNKNOWN : TRUTH_FALSE;
}

/* Whether there is none of the elements that a for_each is about. */
static bool
has_no_target(const struct rule *r, struct str leaves)
{
	return r->test_kind == TEST_EACH && r->test->slot < leaves.len &&
	    leaves.ptr[r->test->slot] == '-';
}

struct decision
rule_decide(const struct rule *r, struct str leaves)
{
	struct decision d = {.level = -1, .level_max = -1};
	enum truth applies = r->applies_when == NULL
	    ? TRUTH_TRUE
	    : condition_truth(r->applies_when, leaves);
	enum truth unsure, passes;
	bool is_default;

	if (applies != TRUTH_TRUE) {
		d.basis = r->applies_when;
		d.outcome = applies == TRUTH_FALSE ? OUTCOME_INAPPLICABLE
		                                   : OUTCOME_CANT_TELL;
		return d;
	}
	passes = test_truth(r, leaves, &d);
	if (has_no_target(r, leaves)) {
		d.outcome = OUTCOME_INAPPLICABLE;
		return d;
	}
	d.outcome = passes == TRUTH_TRUE ? OUTCOME_PASSED
	    : passes == TRUTH_FALSE      ? OUTCOME_FAILED
	                                 : OUTCOME_CANT_TELL;
	/* Only the branch that rests on having found nothing is guarded. */
	is_default = d.outcome ==
	    (r->test_kind == TEST_FAIL_WHEN ? OUTCOME_PASSED : OUTCOME_FAILED);
	unsure = r->unsure_when == NULL
	    ? TRUTH_FALSE
	    : condition_truth(r->unsure_when, leaves);
	if (is_default && unsure != TRUTH_FALSE) {
		d.outcome = OUTCOME_CANT_TELL;
		d.is_unsure = unsure == TRUTH_TRUE;
		d.basis = r->unsure_when;
	}
	return d;
}

struct str
rule_pool(struct arena *a, const struct rule *r, const struct str *pages,
    size_t count, bool is_complete)
{
	char *pool = arena_alloc(a, r->slots.count + 1);

	memset(pool, '-', r->slots.count);
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < r->slots.count && k < pages[i].len;
		     k++) {
			char c = pages[i].ptr[k];

			if (c == 't' || (c == 'u' && pool[k] != 't') ||
			    (c == 'f' && pool[k] == '-'))
				pool[k] = c;
		}
	for (size_t k = 0; !is_complete && k < r->slots.count; k++)
		if (pool[k] == 'f' && !r->slots.items[k].is_of_home)
			pool[k] = 'u';
	return (struct str){pool, r->slots.count};
}
