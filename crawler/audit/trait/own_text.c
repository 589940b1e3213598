/* own_text, speaks: whether text stands in an element itself, and whether any
 * takes its language from it. */
#include "audit/read/fields_impl.h"
#include "audit/trait/trait_impl.h"
#include "page/role.h"
#include "text/utf8.h"

static bool
is_seen(const struct page *p, uint32_t element)
{
	return p->elements[element].visibility != VISIBILITY_HIDDEN ||
	    page_is_in_accessibility_tree(p, element);
}

/* The first run of text in an element, or NULL. */
static const struct page_run *
first_run(const struct page *p, uint32_t element)
{
	struct span text = p->elements[element].text;

	return text.end > text.start ? page_run_at(p, (uint32_t)text.start)
	                             : NULL;
}

static bool
is_in(const struct page *p, const struct page_run *run, uint32_t element)
{
	return run < p->runs + p->run_count &&
	    run->text.start < p->elements[element].text.end;
}

static enum truth
has_own_text(
    const void *data, struct scan *s, uint32_t element, struct str *why)
{
	const struct page *p = s->page;
	const struct page_run *run = first_run(p, element);

	(void)why;
	for (; run != NULL && is_in(p, run, element); run++) {
		struct str text =
		    str_slice(p->text, run->text.start, run->text.end);

		if (!trait_step(s, 1))
			return TRUTH_UNKNOWN;
		if (run->element == element && !utf8_is_blank(text) &&
		    p->elements[element].visibility != VISIBILITY_HIDDEN)
			return trait_as_wanted(data, TRUTH_TRUE);
	}
	return trait_as_wanted(data, TRUTH_FALSE);
}

/* Whether the language of one element comes from the other around it. */
static bool
takes_language(struct scan *s, uint32_t at, uint32_t element)
{
	const struct page *p = s->page;
	bool is_there;

	for (; at != element; at = p->elements[at].parent) {
		(void)trait_step(s, 1);
		(void)page_attr(p, at, "lang", &is_there);
		if (is_there ||
		    p->elements[at].document != p->elements[element].document)
			return false;
	}
	return true;
}

/* Whether an element has a name that is no text of the page. */
static bool
is_named_by_attr(struct scan *s, uint32_t element)
{
	static const char *const attrs[] = {
	    "alt", "aria-label", "title", "placeholder"};

	if (!page_is_in_accessibility_tree(s->page, element))
		return false;
	for (size_t i = 0; i < sizeof(attrs) / sizeof(attrs[0]); i++)
		if (!utf8_is_blank(page_attr(s->page, element, attrs[i], NULL)))
			return true;
	return str_is(s->page->elements[element].name, "input") &&
	    !utf8_is_blank(page_attr(s->page, element, "value", NULL));
}

static bool
text_speaks(struct scan *s, uint32_t element)
{
	const struct page *p = s->page;
	const struct page_run *run = first_run(p, element);

	for (; run != NULL && is_in(p, run, element); run++)
		if (!utf8_is_blank(
		        str_slice(p->text, run->text.start, run->text.end)) &&
		    is_seen(p, run->element) &&
		    takes_language(s, run->element, element))
			return true;
	return false;
}

static enum truth
speaks(const void *data, struct scan *s, uint32_t element, struct str *why)
{
	const struct page *p = s->page;

	(void)why;
	if (text_speaks(s, element))
		return trait_as_wanted(data, TRUTH_TRUE);
	for (uint32_t i = element; i < p->elements[element].end; i++) {
		if (!trait_step(s, 1))
			return TRUTH_UNKNOWN;
		if (is_named_by_attr(s, i) && takes_language(s, i, element))
			return trait_as_wanted(data, TRUTH_TRUE);
	}
	return trait_as_wanted(data, TRUTH_FALSE);
}

const struct trait trait_own_text = {.name = "own_text",
    .spoilers = VIEW_UNFILLED,
    .load = trait_load_answer,
    .has = has_own_text};
const struct trait trait_speaks = {.name = "speaks",
    .spoilers = VIEW_UNFILLED,
    .load = trait_load_answer,
    .has = speaks};
