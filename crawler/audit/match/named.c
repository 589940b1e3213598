#include "audit/match/named_impl.h"

void
named_take(struct named *n, struct leaf_result *out, enum truth one,
    struct hit hit, const char *why)
{
	n->is_there = true;
	n->best = one > n->best ? one : n->best;
	if (one == TRUTH_TRUE) {
		result_hit(out, hit);
		return;
	}
	hit.why = why;
	result_miss(out, hit);
}

enum truth
named_truth(const struct named *n, const struct value_test *t, struct scan *s,
    bool is_hidden, bool is_cut)
{
	enum truth truth = n->best;

	if (!n->is_there && value_accepts_absence(t, s))
		truth = TRUTH_TRUE;
	if (!n->is_there && is_hidden)
		return TRUTH_UNKNOWN;
	return is_cut && truth == TRUTH_FALSE ? TRUTH_UNKNOWN : truth;
}

const struct header *
named_head(struct scan *s, struct leaf_result *out)
{
	const struct header *head = scan_head(s);

	out->truth = TRUTH_TRUE;
	if (head == NULL) {
		out->truth = TRUTH_UNKNOWN;
		out->reason = REASON_INCOMPLETE;
	}
	return head;
}
