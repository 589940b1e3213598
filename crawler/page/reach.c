#include "page/reach_impl.h"

#include <assert.h>

#include "page/role_impl.h"

/* Children of one element that are looked at for a legend or summary. */
enum { CHILDREN_MAX = 200 };

/* What takes the focus while it is not disabled. */
static const enum tag controls[] = {
    TAG_BUTTON, TAG_INPUT, TAG_SELECT, TAG_TEXTAREA};

/* Whether an element stands in the first legend of a fieldset. */
static bool
is_in_legend(const struct page *p, uint32_t i, uint32_t fieldset)
{
	uint32_t at = fieldset + 1, end = p->elements[fieldset].end;

	for (int n = 0; n < CHILDREN_MAX && at < end; n++) {
		if (page_tag(p, at) == TAG_LEGEND)
			return page_is_inside(p, i, at);
		at = p->elements[at].end;
	}
	return false;
}

/* Whether a control is disabled, by itself or by a fieldset around it. */
static bool
is_disabled(const struct page *p, uint32_t i)
{
	uint32_t above = p->elements[i].parent;

	if (page_has_attr(p, i, "disabled"))
		return true;
	for (; above != PAGE_NONE && page_tag(p, above) != TAG_HTML;
	     above = p->elements[above].parent)
		if (page_tag(p, above) == TAG_FIELDSET &&
		    page_has_attr(p, above, "disabled") &&
		    !is_in_legend(p, i, above))
			return true;
	return false;
}

/* Whether a summary opens the details it stands in. */
static bool
is_opener(const struct page *p, uint32_t i)
{
	uint32_t parent = p->elements[i].parent, at = parent + 1;

	if (parent == PAGE_NONE || page_tag(p, parent) != TAG_DETAILS)
		return false;
	for (int n = 0; n < CHILDREN_MAX && at < i; n++) {
		if (page_tag(p, at) == TAG_SUMMARY)
			return false;
		at = p->elements[at].end;
	}
	return at == i;
}

static bool
is_editable(const struct page *p, uint32_t i)
{
	bool is_there;
	struct str value = page_attr(p, i, "contenteditable", &is_there);

	return is_there && !str_is_fold(str_trim(value), "false");
}

static bool
has_tabindex(const struct page *p, uint32_t i, int64_t *index)
{
	return str_to_int64(str_trim(page_attr(p, i, "tabindex", NULL)),
	    INT32_MIN, INT32_MAX, index);
}

/* Whether an element that is no control takes the focus by what it is. */
static bool
is_acted_on(const struct page *p, uint32_t i)
{
	enum tag tag = page_tag(p, i);

	if (tag == TAG_A || tag == TAG_AREA)
		return page_has_attr(p, i, "href");
	if (tag == TAG_SUMMARY)
		return is_opener(p, i);
	return page_has_attr(p, i, "controls") &&
	    (str_is(p->elements[i].name, "audio") ||
	        str_is(p->elements[i].name, "video"));
}

bool
page_is_focusable(const struct page *p, uint32_t i)
{
	enum tag tag = page_tag(p, i);
	int64_t index;

	assert(i < p->element_count);
	if (reach_has(p, i, REACH_NOT_DISPLAYED) ||
	    (tag == TAG_INPUT && page_attr_is(p, i, "type", "hidden")))
		return false;
	for (size_t k = 0; k < sizeof(controls) / sizeof(controls[0]); k++)
		if (tag == controls[k])
			return !is_disabled(p, i);
	if (is_acted_on(p, i))
		return true;
	return has_tabindex(p, i, &index) || is_editable(p, i);
}

/* Whether an element or one around it is switched off as a whole. */
static bool
is_inert(const struct page *p, uint32_t i)
{
	for (; i != PAGE_NONE; i = role_parent(p, i))
		if (page_has_attr(p, i, "inert"))
			return true;
	return false;
}

bool
page_is_tabbable(const struct page *p, uint32_t i)
{
	int64_t index = 0;

	if (!page_is_focusable(p, i))
		return false;
	if (has_tabindex(p, i, &index) && index < 0)
		return false;
	if (is_inert(p, i))
		return false;
	return str_find(page_attr(p, i, "onfocus", NULL), str_of("focus("),
	           0) == STR_NONE;
}

bool
page_is_disabled(const struct page *p, uint32_t i)
{
	assert(i < p->element_count);
	for (size_t k = 0; k < sizeof(controls) / sizeof(controls[0]); k++)
		if (page_tag(p, i) == controls[k] && is_disabled(p, i))
			return true;
	for (; i != PAGE_NONE; i = role_parent(p, i))
		if (page_attr_is(p, i, "aria-disabled", "true"))
			return true;
	return false;
}

bool
page_is_in_accessibility_tree(const struct page *p, uint32_t i)
{
	assert(i < p->element_count);
	return !reach_has(
	    p, i, REACH_NOT_DISPLAYED | REACH_ARIA_HIDDEN | REACH_IN_LEAF);
}

bool
page_is_hidden(const struct page *p, uint32_t i)
{
	assert(i < p->element_count);
	return reach_has(p, i, REACH_NOT_DISPLAYED | REACH_ARIA_HIDDEN);
}

bool
page_may_be_hidden(const struct page *p, uint32_t i)
{
	assert(i < p->element_count);
	return !page_is_hidden(p, i) && reach_has(p, i, REACH_MAY_BE_HIDDEN);
}

/* What an element takes from its parent. */
static unsigned
inherited(const struct page_impl *page, uint32_t i)
{
	uint32_t parent = page->page.elements[i].parent;
	unsigned above = parent == PAGE_NONE ? 0 : page->reach[parent];
	unsigned reach =
	    above & (REACH_ARIA_HIDDEN | REACH_IN_LEAF | REACH_MAY_BE_HIDDEN);

	return (above & REACH_IS_LEAF) != 0 ? reach | REACH_IN_LEAF : reach;
}

void
reach_mark(struct page_impl *page)
{
	const struct page *p = &page->page;

	for (uint32_t i = 0; i < p->element_count; i++) {
		enum tag tag = page->tags[i];
		unsigned reach = page->reach[i] | inherited(page, i);
		bool may_be_leaf = tag == TAG_BUTTON || tag == TAG_OPTION;

		if (p->elements[i].attr_count > 0) {
			may_be_leaf |= page_has_attr(p, i, "role");
			if (page_attr_is(p, i, "aria-hidden", "true"))
				reach |= REACH_ARIA_HIDDEN;
		}
		if (may_be_leaf && p->elements[i].end > i + 1 &&
		    role_is(page_role(p, i), ROLE_HIDES_CHILDREN))
			reach |= REACH_IS_LEAF;
		page->reach[i] = (unsigned char)reach;
	}
}
