/* A rule that no page decides: its leaves are settled for the site as a
 * whole. */
#include "audit/condition_impl.h"
#include "audit/evidence_impl.h"
#include "audit/match/matcher_impl.h"
#include "audit/probe_impl.h"
#include "audit/roll_up_impl.h"

struct site_leaves {
	char *text; /* "tfu" by slot */
	enum reason *why; /* by slot, of those that are unknown */
};

static char
settle_slot(struct roll *roll, size_t slot, enum reason *why)
{
	const struct leaf *leaf =
	    &roll->set->leaves[roll->rule->slots.items[slot].leaf];
	const struct audit_context context = {.agency = roll->site->agency};
	const struct settling x = {.set = roll->set,
	    .site = roll->site,
	    .slot = slot,
	    .letter = '-',
	    .rule = roll->rule,
	    .why = why,
	    .roll = roll,
	    .arena = roll->arena};
	struct scan s = {.context = &context, .arena = roll->arena};
	struct leaf_result found = {0};

	if (leaf->matcher->settle != NULL)
		return leaf->matcher->settle(leaf->data, &x);
	leaf->matcher->run(leaf->data, &s, &found);
	return found.truth == TRUTH_TRUE ? 't' : 'f';
}

static struct site_leaves
settle_slots(struct roll *roll)
{
	size_t count = roll->rule->slots.count;
	struct site_leaves l = {.text = arena_alloc(roll->arena, count + 1),
	    .why = arena_array(roll->arena, count, sizeof(*l.why))};

	for (size_t i = 0; i < count; i++) {
		l.why[i] = REASON_INCOMPLETE;
		l.text[i] = settle_slot(roll, i, &l.why[i]);
		roll->is_complete &= l.text[i] != 'u';
	}
	roll_force(roll->forced, l.text, count);
	return l;
}

static enum reason
reason_of(const struct deciders *deciders, const struct site_leaves *l)
{
	for (size_t i = 0; i < deciders->count; i++)
		if (l->text[deciders->slots[i]] == 'u')
			return l->why[deciders->slots[i]];
	return REASON_UNSURE;
}

static void
add_proof(struct verdict *v, struct evidence e, const struct site_page *page)
{
	if (v->proof_count < LIMIT_EVIDENCE)
		v->proofs[v->proof_count++] = (struct proof){e, page};
}

/* Whether an answer to the probe says something to the rule; url becomes its
 * address, where one is known. */
static bool
is_answered(
    const struct roll *roll, const struct probe_test *t, struct str *url)
{
	*url = t->path;
	for (size_t k = 0; k < roll->site->probe_count; k++) {
		const struct site_probe *p = &roll->site->probes[k];

		if (!str_equal(p->path, t->path))
			continue;
		if (site_page_finding(&p->page, roll->rule->info.id) != NULL)
			return true;
		if (!p->is_map && p->page.url.len > 0)
			*url = p->page.url;
	}
	return false;
}

/* An address that the rule asks about and that was not asked for. */
static void
prove_silence(struct roll *roll, struct verdict *v, const struct site_leaves *l)
{
	for (size_t i = 0; i < roll->rule->slots.count; i++) {
		const struct slot *slot = &roll->rule->slots.items[i];
		const struct probe_leaf leaf = {roll->set, roll->rule, i};
		const struct probe_test *t = probe_test_of(&leaf);
		struct evidence e = {.label = evidence_label(roll->set, slot),
		    .match_kind = MATCH_ABSENCE,
		    .byte_start = -1,
		    .byte_end = -1};
		struct str url;

		if (t == NULL || is_answered(roll, t, &url))
			continue;
		e.quote = arena_printf(roll->arena, "%.*s: %s", STR_ARG(url),
		    reason_word(l->why[i]));
		add_proof(v, e, NULL);
	}
}

/* Known addresses that the rule asks for. */
static void
prove_seeds(struct roll *roll, struct verdict *v, struct str leaves)
{
	const struct audit_context context = {.agency = roll->site->agency};
	struct scan s = {.context = &context, .arena = roll->arena};

	for (size_t i = 0; i < leaves.len; i++) {
		const struct slot *slot = &roll->rule->slots.items[i];
		const struct leaf *leaf = &roll->set->leaves[slot->leaf];
		struct hit hits[LIMIT_EVIDENCE];
		struct leaf_result found = {.hits = hits};

		if (!leaf->matcher->is_of_agency || leaves.ptr[i] != 't')
			continue;
		leaf->matcher->run(leaf->data, &s, &found);
		for (size_t k = 0; k < found.hit_count; k++)
			add_proof(v,
			    (struct evidence){
			        .label = evidence_label(roll->set, slot),
			        .quote = found.hits[k].quote,
			        .match_kind = MATCH_STRUCTURE,
			        .byte_start = -1,
			        .byte_end = -1},
			    NULL);
	}
}

static void
prove(struct roll *roll, struct verdict *v, const struct deciders *deciders,
    const struct site_leaves *l)
{
	const struct str leaves = {l->text, roll->rule->slots.count};

	v->proofs =
	    arena_array(roll->arena, LIMIT_EVIDENCE, sizeof(*v->proofs));
	roll_prove_probes(roll, v, deciders, leaves);
	roll_prove_others(roll, v, deciders, leaves);
	roll_prove_entry(roll, v, deciders, leaves);
	prove_seeds(roll, v, leaves);
	prove_silence(roll, v, l);
	if (v->proof_count > 0 && v->proofs[0].page != NULL &&
	    v->proofs[0].evidence.match_kind == MATCH_STRUCTURE)
		v->url = v->proofs[0].page->url;
}

/* What kept the home page away says more than that something is unsure. */
static bool
says_why(const struct roll *roll)
{
	return roll->rule->is_of_entry &&
	    roll_home_reason(roll->site) != REASON_NONE;
}

void
roll_site(struct roll *roll, struct verdict *v)
{
	struct site_leaves l;
	struct deciders deciders;
	struct decision d;
	struct str leaves;

	roll->is_complete = true;
	l = settle_slots(roll);
	leaves = (struct str){l.text, roll->rule->slots.count};
	d = rule_decide(roll->rule, leaves);
	deciders = evidence_deciders(roll->arena, roll->rule, d.basis, leaves);
	v->outcome = d.outcome;
	v->level = d.level;
	if (d.outcome == OUTCOME_CANT_TELL)
		v->reason = !d.is_unsure ? reason_of(&deciders, &l)
		    : says_why(roll)     ? roll_home_reason(roll->site)
		                         : REASON_UNSURE;
	v->is_complete = roll->is_complete;
	prove(roll, v, &deciders, &l);
}
