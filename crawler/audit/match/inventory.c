/* inventory: one of the things that a rule lists is as it must be. No matcher
 * that a rule can name; each_read makes leaves of it. */
#include "audit/inventory_impl.h"

#include "audit/each_impl.h"
#include "audit/match/matcher_impl.h"

struct noting {
	const struct each *each;
	struct scan *scan;
	struct leaf_result *out;
	bool may_lead; /* one has a link, which may be to such a page */
};

static bool
has_link(struct scan *s, uint32_t element)
{
	const struct page *p = s->page;

	for (uint32_t i = element; i < p->elements[element].end; i++) {
		size_t link = scan_link_of(s, i);

		if (link != STR_NONE && p->links[link].kind == LINK_WEB)
			return true;
	}
	return false;
}

static void
note(void *state, const struct target *t)
{
	struct noting *n = state;

	if (t->holds == TRUTH_TRUE)
		result_hit(n->out, hit_of_element(t->element));
	else if (n->each->links_to.len > 0)
		n->may_lead = n->may_lead || has_link(n->scan, t->element);
}

static void
run(const void *data, struct scan *s, struct leaf_result *out)
{
	const struct each *each = data;
	struct noting n = {.each = each, .scan = s, .out = out};
	struct targets t = each_judge(each, s, note, &n);

	out->saw = arena_printf(s->arena,
	    "%zu listed: %zu as wanted, %zu not, %zu undecided",
	    t.held + t.failed + t.unsure, t.held, t.failed, t.unsure);
	if (t.held > 0)
		out->truth = TRUTH_TRUE;
	else if (s->is_partial || t.is_cut || t.unsure > 0 || n.may_lead)
		out->truth = TRUTH_UNKNOWN;
	else
		out->truth = TRUTH_FALSE;
	if (t.is_cut)
		out->reason = REASON_LIMIT;
	else if (!s->is_partial)
		out->reason = t.unsure > 0 ? REASON_UNSURE : REASON_INCOMPLETE;
}

/* Where links lead, the whole site tells; and what stands in the host's
 * template is nobody's. */
static char
settle(const void *data, const struct settling *x)
{
	const struct each *each = data;
	const struct finding *f = x->finding;
	enum truth best = (x->page->view_flags & VIEW_PARTIAL) != 0
	    ? TRUTH_UNKNOWN
	    : TRUTH_FALSE;

	if (x->letter == '-')
		return x->letter;
	for (size_t i = 0; i < f->evidence_count; i++) {
		const struct evidence *e = &f->evidence[i];
		enum truth one = TRUTH_UNKNOWN;

		if (e->match_kind == MATCH_ABSENCE ||
		    (x->rule->ownership != WISH_ANY && e->block != 0 &&
		        site_page_shares(x->page, e->block)))
			continue;
		if (inventory_lists(e))
			one = inventory_passes(each, x->site, e);
		best = one > best ? one : best;
	}
	*x->why = REASON_INCOMPLETE;
	return truth_letter(best);
}

const struct matcher match_inventory = {.name = "inventory",
    .spoilers = VIEW_PARTIAL,
    .run = run,
    .settle = settle};
