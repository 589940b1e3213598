/* Leaves that need no page: rules that rest on others, with the verdicts of
 * these, each made once, and what they prove. */
#include "audit/evidence_impl.h"
#include "audit/match/matcher_impl.h"
#include "audit/roll_up_impl.h"

const struct verdict *
roll_other(struct roll *roll, struct str id)
{
	const struct rule_set *set = roll->set;
	size_t i = rule_set_find(set, id);
	struct roll other = {
	    .set = set, .site = roll->site, .arena = roll->arena};

	if (i == STR_NONE)
		return NULL;
	if (roll->others == NULL)
		roll->others = arena_array(
		    roll->arena, set->rule_count, sizeof(struct verdict *));
	if (roll->others[i] == NULL) {
		roll->others[i] =
		    arena_alloc(roll->arena, sizeof(*roll->others[i]));
		other.rule = &set->rules[i];
		other.others = roll->others;
		roll_judge(&other, roll->others[i]);
	}
	return roll->others[i];
}

char
roll_settle_alone(struct roll *roll, size_t slot)
{
	const struct leaf *leaf =
	    &roll->set->leaves[roll->rule->slots.items[slot].leaf];
	enum reason why = REASON_NONE;
	const struct settling x = {.set = roll->set,
	    .rule = roll->rule,
	    .site = roll->site,
	    .slot = slot,
	    .letter = '-',
	    .why = &why,
	    .roll = roll,
	    .arena = roll->arena};

	return leaf->matcher->needs_no_page
	    ? leaf->matcher->settle(leaf->data, &x)
	    : '-';
}

/* "CXP-02 failed, level 1" */
static struct str
summary_of(struct arena *a, struct str id, const struct verdict *v)
{
	const char *outcome = outcome_word(v->outcome);

	if (v->level < 0)
		return arena_printf(a, "%.*s %s", STR_ARG(id), outcome);
	return arena_printf(
	    a, "%.*s %s, level %d", STR_ARG(id), outcome, v->level);
}

static void
show_other(struct roll *roll, size_t leaf, struct leaf_result *out)
{
	struct str id = match_rule_id(roll->set->leaves[leaf].data);
	const struct verdict *other = roll_other(roll, id);

	if (other == NULL)
		return;
	out->reason = other->reason;
	out->saw = summary_of(roll->arena, id, other);
}

void
roll_show_alone(struct scan *s, const struct rule *r, const struct site *site)
{
	struct roll roll = {
	    .set = s->set, .rule = r, .site = site, .arena = s->arena};

	for (size_t i = 0; i < r->slots.count; i++) {
		size_t leaf = r->slots.items[i].leaf;
		char letter = roll_settle_alone(&roll, i);
		struct leaf_result *found;

		if (letter == '-')
			continue;
		found = arena_alloc(s->arena, sizeof(*found));
		found->truth = truth_of_letter(letter);
		if (s->set->leaves[leaf].matcher == &match_rule)
			show_other(&roll, leaf, found);
		else
			roll_show_entry(&roll, found);
		s->results[leaf] = found;
	}
}

static void
add(struct verdict *v, struct evidence e, const struct site_page *page)
{
	if (v->proof_count < LIMIT_EVIDENCE)
		v->proofs[v->proof_count++] = (struct proof){e, page};
}

/* What decides for the one rule may be what kept the other from passing. */
static struct evidence
taken_over(struct arena *a, struct evidence e, struct str id, struct str label,
    bool is_true)
{
	if (is_true) {
		e.label = label;
		return e;
	}
	e.label = arena_printf(a, "%.*s: %.*s", STR_ARG(id), STR_ARG(e.label));
	if (e.match_kind != MATCH_ABSENCE)
		e.match_kind = MATCH_NEAR_MISS;
	return e;
}

/* What another rule came to, and what it proves itself. */
static void
add_other(
    struct roll *roll, struct verdict *v, const struct slot *slot, bool is_true)
{
	const struct leaf *leaf = &roll->set->leaves[slot->leaf];
	struct str id = match_rule_id(leaf->data);
	const struct verdict *other = roll_other(roll, id);
	struct str label = evidence_label(roll->set, slot);
	struct evidence e = {.label = label,
	    .match_kind = is_true ? MATCH_STRUCTURE : MATCH_ABSENCE,
	    .byte_start = -1,
	    .byte_end = -1};

	if (other == NULL)
		return;
	e.quote = summary_of(roll->arena, id, other);
	add(v, e, NULL);
	for (size_t i = 0; i < other->proof_count; i++)
		add(v,
		    taken_over(roll->arena, other->proofs[i].evidence, id,
		        label, is_true),
		    other->proofs[i].page);
}

void
roll_prove_others(struct roll *roll, struct verdict *v,
    const struct deciders *deciders, struct str leaves)
{
	for (size_t i = 0; i < deciders->count; i++) {
		size_t at = deciders->slots[i];
		const struct slot *slot = &roll->rule->slots.items[at];
		const struct leaf *leaf = &roll->set->leaves[slot->leaf];

		if (leaf->matcher == &match_rule && at < leaves.len)
			add_other(roll, v, slot, leaves.ptr[at] == 't');
	}
}
