#include "audit/condition_impl.h"

static enum truth
negated(enum truth t)
{
	return t == TRUTH_TRUE ? TRUTH_FALSE
	    : t == TRUTH_FALSE ? TRUTH_TRUE
	                       : TRUTH_UNKNOWN;
}

struct tally {
	size_t trues;
	size_t falses;
	size_t unknowns;
};

static struct tally
count_items(const struct condition *c, struct str leaves)
{
	struct tally t = {0};

	for (size_t i = 0; i < c->count; i++) {
		enum truth one = condition_truth(&c->items[i], leaves);

		t.trues += one == TRUTH_TRUE;
		t.falses += one == TRUTH_FALSE;
		t.unknowns += one == TRUTH_UNKNOWN;
	}
	return t;
}

static enum truth
any_of(struct tally t)
{
	return t.trues > 0   ? TRUTH_TRUE
	    : t.unknowns > 0 ? TRUTH_UNKNOWN
	                     : TRUTH_FALSE;
}

static enum truth
all_of(struct tally t)
{
	return t.falses > 0  ? TRUTH_FALSE
	    : t.unknowns > 0 ? TRUTH_UNKNOWN
	                     : TRUTH_TRUE;
}

enum truth
condition_truth(const struct condition *c, struct str leaves)
{
	struct tally t = count_items(c, leaves);

	switch (c->combine) {
	case COMBINE_LEAF:
		return c->slot < leaves.len
		    ? truth_of_letter(leaves.ptr[c->slot])
		    : TRUTH_UNKNOWN;
	case COMBINE_ALL:
		return all_of(t);
	case COMBINE_ANY:
		return any_of(t);
	case COMBINE_NONE:
		return negated(any_of(t));
	case COMBINE_NOT:
		return negated(all_of(t));
	case COMBINE_AT_LEAST:
		if (t.trues >= c->at_least)
			return TRUTH_TRUE;
		return t.trues + t.unknowns < c->at_least ? TRUTH_FALSE
		                                          : TRUTH_UNKNOWN;
	}
	return TRUTH_UNKNOWN;
}

/* Whether the truth of c rests on an item of truth one. */
static bool
rests_on(const struct condition *c, enum truth truth, enum truth one)
{
	bool is_all = c->combine == COMBINE_ALL || c->combine == COMBINE_NOT;
	enum truth inner =
	    c->combine == COMBINE_NONE || c->combine == COMBINE_NOT
	    ? negated(truth)
	    : truth;

	if (inner == TRUTH_UNKNOWN)
		return one == TRUTH_UNKNOWN;
	if (c->combine == COMBINE_AT_LEAST)
		return one == inner;
	/* What an "all" needs to be true, and an "any" to be false, is all. */
	return (inner == TRUTH_TRUE) == is_all || one == inner;
}

void
condition_deciders(const struct condition *c, struct str leaves,
    void (*take)(void *state, size_t slot, enum truth truth), void *state)
{
	enum truth truth = condition_truth(c, leaves);

	if (c->combine == COMBINE_LEAF) {
		take(state, c->slot, truth);
		return;
	}
	for (size_t i = 0; i < c->count; i++)
		if (rests_on(c, truth, condition_truth(&c->items[i], leaves)))
			condition_deciders(&c->items[i], leaves, take, state);
}
