/* visible, hidden, focusable, tabbable, exposed: whether an element is seen, kept
 * from everybody, reached by the keyboard, and told by assistive technology. */
#include "audit/trait/pick_impl.h"
#include "audit/trait/trait_impl.h"

static enum truth
is_visible(const void *data, struct scan *s, uint32_t element, struct str *why)
{
	(void)why;
	return trait_as_wanted(data, element_is_visible(s->page, element));
}

static enum truth
is_hidden(const void *data, struct scan *s, uint32_t element, struct str *why)
{
	(void)why;
	return trait_as_wanted(data, element_is_hidden(s->page, element));
}

static enum truth
is_exposed(const void *data, struct scan *s, uint32_t element, struct str *why)
{
	(void)why;
	return trait_as_wanted(data, element_is_exposed(s->page, element));
}

static enum truth
is_focusable(
    const void *data, struct scan *s, uint32_t element, struct str *why)
{
	(void)why;
	return trait_as_wanted(data,
	    page_is_focusable(s->page, element) ? TRUTH_TRUE : TRUTH_FALSE);
}

static enum truth
is_tabbable(const void *data, struct scan *s, uint32_t element, struct str *why)
{
	(void)why;
	return trait_as_wanted(data, element_is_tabbable(s->page, element));
}

const struct trait trait_visible = {
    .name = "visible", .load = trait_load_answer, .has = is_visible};
const struct trait trait_hidden = {
    .name = "hidden", .load = trait_load_answer, .has = is_hidden};
const struct trait trait_exposed = {
    .name = "exposed", .load = trait_load_answer, .has = is_exposed};
const struct trait trait_tabbable = {
    .name = "tabbable", .load = trait_load_answer, .has = is_tabbable};
const struct trait trait_focusable = {
    .name = "focusable", .load = trait_load_answer, .has = is_focusable};
