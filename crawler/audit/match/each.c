/* for_each: too many of the elements that a rule picks are not as they must
 * be. No matcher that a rule can name; each_read makes leaves of it. */
#include "audit/each_impl.h"
#include "audit/match/matcher_impl.h"
#include "audit/trait/pick_impl.h"
#include "audit/value/number_impl.h"

struct noting {
	const struct each *each;
	struct leaf_result *out;
};

static void
note(void *state, const struct target *t)
{
	struct noting *n = state;
	struct hit hit = hit_of_element(t->element);

	if (t->holds == TRUTH_TRUE)
		return;
	hit.label = each_label(n->each, t->slot);
	if (t->holds == TRUTH_FALSE) {
		result_hit(n->out, hit);
		return;
	}
	hit.why = "cannot be told";
	result_miss(n->out, hit);
}

/* Whether the share of those that fail is allowed. */
static enum truth
is_allowed(const struct each *each, const struct targets *t, bool is_partial)
{
	static const struct number_test none = {
	    .bounds = {{COMPARE_AT_MOST, 0, false}}, .count = 1};
	const struct number_test *allow =
	    each->allow.count == 0 ? &none : &each->allow;
	double all = (double)(t->held + t->failed + t->unsure);
	double failed = (double)t->failed, unsure = (double)t->unsure;

	if (!is_partial)
		return number_holds(
		    allow, failed / all, (failed + unsure) / all);
	/* Any number of others may be there, but those that fail remain. */
	return number_holds(allow, t->failed > 0 ? 1e-9 : 0, 1);
}

static void
run(const void *data, struct scan *s, struct leaf_result *out)
{
	const struct each *each = data;
	unsigned flags = s->page->view_flags & VIEW_PARTIAL;
	bool is_partial = each->pick->frames == ANSWER_NO
	    ? (flags & ~(unsigned)VIEW_FRAMES) != 0
	    : s->is_partial;
	struct noting n = {each, out};
	struct targets t = each_judge(each, s, note, &n);
	enum truth allowed;

	out->saw = arena_printf(s->arena,
	    "%zu elements: %zu as they must be, %zu not, %zu undecided",
	    t.held + t.failed + t.unsure, t.held, t.failed, t.unsure);
	out->counted = arena_printf(s->arena, "picked=%zu undecided=%zu",
	    t.held + t.failed + t.unsure, t.unsure);
	is_partial |= t.is_cut;
	if (t.held + t.failed + t.unsure == 0) {
		out->says_nothing = !is_partial;
		allowed = TRUTH_UNKNOWN;
	} else {
		allowed = is_allowed(each, &t, is_partial);
	}
	out->truth = allowed == TRUTH_TRUE ? TRUTH_FALSE
	    : allowed == TRUTH_FALSE       ? TRUTH_TRUE
	                                   : TRUTH_UNKNOWN;
	if (out->truth == TRUTH_UNKNOWN && t.is_cut)
		out->reason = REASON_LIMIT;
}

const struct matcher match_each = {
    .name = "for_each", .spoilers = VIEW_PARTIAL, .run = run};
