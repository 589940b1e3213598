/* link: a link that the element is, or that stands in it. */
#include "audit/match/matcher_impl.h"
#include "audit/trait/trait_impl.h"

static const void *
load(struct loader *l, const struct yaml_node *value)
{
	const void *data = match_link_load(l, value);

	/* What the crawl found there is not known while the page is read. */
	if (data != NULL && match_link_asks_crawl(data)) {
		complain(l, COMPLAINT_VALUE, &value->place,
		    "link: { text: [คำ], to: { path: ... } }",
		    str_of("status, class, count"), str_of("text, to, owner"));
		return NULL;
	}
	return data;
}

static enum truth
has_link(const void *data, struct scan *s, uint32_t element, struct str *why)
{
	const struct page *p = s->page;
	enum truth best = TRUTH_FALSE;

	(void)why;
	for (uint32_t i = element;
	     i < p->elements[element].end && best != TRUTH_TRUE; i++) {
		size_t link = scan_link_of(s, i);
		enum truth one;

		if (!trait_step(s, 1))
			return TRUTH_UNKNOWN;
		if (link == STR_NONE)
			continue;
		one = match_link_fits(data, s, link);
		best = one > best ? one : best;
	}
	return best;
}

const struct trait trait_link = {.name = "link",
    .spoilers = VIEW_UNFILLED | (unsigned)VIEW_BAD_TEXT,
    .load = load,
    .has = has_link};
