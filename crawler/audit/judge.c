#include "audit/judge_impl.h"

#include "audit/condition_impl.h"
#include "audit/evidence_impl.h"

/* Why the leaves on which an undecided outcome rests are unknown. */
static enum reason
reason_of(struct scan *s, const struct rule *r, const struct decision *d,
    struct str leaves)
{
	struct deciders deciders =
	    evidence_deciders(s->arena, r, d->basis, leaves);

	if (d->is_unsure)
		return REASON_UNSURE;
	for (size_t i = 0; i < deciders.count; i++) {
		size_t leaf = r->slots.items[deciders.slots[i]].leaf;
		const struct leaf_result *found = scan_leaf(s, leaf);

		if (found->truth == TRUTH_UNKNOWN)
			return found->reason;
	}
	return REASON_UNSURE;
}

/* What the leaves rest on, by leaf. */
static void
gather_rests(struct scan *s, const struct rule *r, struct finding *out)
{
	size_t capacity = 0;

	for (size_t i = 0; i < r->slots.count; i++) {
		const struct leaf_result *found =
		    scan_leaf(s, r->slots.items[i].leaf);

		for (size_t k = 0; k < found->rest_count; k++) {
			out->rests = arena_grow(s->arena, out->rests, &capacity,
			    out->rest_count + 1, sizeof(*out->rests));
			out->rests[out->rest_count] = found->rests[k];
			out->rests[out->rest_count++].leaf = i;
		}
	}
}

struct finding
judge_page(struct scan *s, const struct rule *r)
{
	struct finding f = {.rule_id = r->info.id};
	struct decision d;

	f.leaves = scan_leaves(s, &r->slots);
	gather_rests(s, r, &f);
	d = rule_decide(r, f.leaves);
	f.outcome = d.outcome;
	f.level = d.level;
	if (d.outcome == OUTCOME_CANT_TELL)
		f.reason = reason_of(s, r, &d, f.leaves);
	evidence_collect(s, r, &d, f.leaves, &f);
	return f;
}
