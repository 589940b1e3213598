/* inside, contains: what stands around an element, and in it. */
#include "audit/trait/pick_impl.h"
#include "audit/trait/trait_impl.h"

static const void *
load(struct loader *l, const struct yaml_node *value)
{
	return pick_read(l, value);
}

static enum truth
is_inside(const void *data, struct scan *s, uint32_t element, struct str *why)
{
	const struct page *p = s->page;
	uint32_t at = p->elements[element].parent;
	enum truth best = TRUTH_FALSE;

	(void)why;
	for (; at != PAGE_NONE && best != TRUTH_TRUE;
	     at = p->elements[at].parent) {
		enum truth one;

		if (!trait_step(s, 1))
			return TRUTH_UNKNOWN;
		one = pick_holds(data, s, at);
		if (one > best)
			best = one;
	}
	return best;
}

static enum truth
contains(const void *data, struct scan *s, uint32_t element, struct str *why)
{
	const struct page *p = s->page;
	enum truth best = TRUTH_FALSE;

	(void)why;
	for (uint32_t i = element + 1;
	     i < p->elements[element].end && best != TRUTH_TRUE; i++) {
		enum truth one;

		if (!trait_step(s, 1))
			return TRUTH_UNKNOWN;
		one = pick_holds(data, s, i);
		if (one > best)
			best = one;
	}
	return best;
}

const struct trait trait_inside = {
    .name = "inside", .load = load, .has = is_inside};
const struct trait trait_contains = {.name = "contains",
    .spoilers = VIEW_UNFILLED,
    .load = load,
    .has = contains};
