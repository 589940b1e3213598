#include "page/forms_impl.h"

/* A form with more of the page's text than this, in percent, and as many links
 * as this, is the page and not a form on it. */
enum { TEXT_PERCENT = 60, LINKS_MIN = 8 };

static bool
has_view_state(
    const struct page_impl *page, const struct control *controls, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (page_attr_is(&page->page, controls[i].field.element, "name",
		        "__VIEWSTATE"))
			return true;
	return false;
}

/* Whether the form holds most of the page and its links. */
static bool
is_whole_page(const struct page_impl *page, uint32_t form)
{
	const struct page *p = &page->page;
	struct span text = p->elements[form].text;
	size_t links = 0, flow = 0;

	if (page->flow_count > 0)
		flow = p->runs[page->flow_count - 1].text.end;
	if ((text.end - text.start) * (size_t)100 <= flow * TEXT_PERCENT)
		return false;
	for (size_t i = 0; i < p->link_count && links < LINKS_MIN; i++)
		links += p->links[i].element != form &&
		    page_is_inside(p, p->links[i].element, form);
	return links >= LINKS_MIN;
}

/* How many controls that a person fills in lie in an element; controls are in
 * document order. */
static size_t
filled_in(const struct page *p, uint32_t element,
    const struct control *controls, size_t count)
{
	size_t low = 0, high = count, found = 0;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (controls[middle].field.element < element)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < count &&
	     page_is_inside(p, controls[low].field.element, element) &&
	     found == 0;
	     low++)
		found += controls[low].is_filled_in;
	return found;
}

/* The fieldset that a control stands in, or PAGE_NONE. */
static uint32_t
fieldset_of(const struct page_impl *page, uint32_t form, uint32_t control)
{
	const struct page *p = &page->page;
	uint32_t i = p->elements[control].parent;

	for (; i != PAGE_NONE && i != form; i = p->elements[i].parent)
		if (page->tags[i] == TAG_FIELDSET)
			return i;
	return PAGE_NONE;
}

/* The least element around a button that also holds something to fill in, or
 * PAGE_NONE when only the form does. */
static uint32_t
panel_of(const struct page *p, uint32_t form, uint32_t button,
    const struct control *controls, size_t count)
{
	uint32_t i = p->elements[button].parent;

	for (; i != PAGE_NONE && i != form; i = p->elements[i].parent)
		if (filled_in(p, i, controls, count) > 0)
			return i;
	return PAGE_NONE;
}

/* Gives all controls inside a part to it, but for those that a part further
 * out has already. */
static void
assign(const struct page *p, uint32_t part, const struct control *controls,
    size_t count, uint32_t *part_of)
{
	for (size_t i = 0; i < count; i++)
		if (page_is_inside(p, controls[i].field.element, part) &&
		    (part_of[i] == PAGE_NONE || part_of[i] > part))
			part_of[i] = part;
}

bool
form_split(const struct page_impl *page, uint32_t form,
    const struct control *controls, size_t count, uint32_t *part_of)
{
	const struct page *p = &page->page;
	size_t parts = 0;

	for (size_t i = 0; i < count; i++)
		part_of[i] = PAGE_NONE;
	if (!has_view_state(page, controls, count) &&
	    !is_whole_page(page, form))
		return false;
	for (size_t i = 0; i < count && parts < 100; i++) {
		uint32_t control = controls[i].field.element, part;

		if (!controls[i].is_button)
			continue;
		part = fieldset_of(page, form, control);
		if (part == PAGE_NONE)
			part = panel_of(p, form, control, controls, count);
		if (part == PAGE_NONE || part_of[i] == part)
			continue;
		assign(p, part, controls, count, part_of);
		parts++;
	}
	return parts > 0;
}
