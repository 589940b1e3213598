#include "page/style_impl.h"

/* How far around an element is looked for what opens it. */
enum { ITEM_DEPTH = 3, NAV_DEPTH = 40, BESIDE_MAX = 5 };

/* How much of a class list is read. */
enum { NAMES_BYTES_MAX = 500 };

/* What classes and ids of things that open say, between hyphens. */
static const char *const opened_words[] = {"accordion", "carousel", "collapse",
    "collapsible", "dropdown", "faq", "flyout", "lightbox", "megamenu", "menu",
    "modal", "nav", "navbar", "offcanvas", "popover", "popup", "slide",
    "slider", "slides", "submenu", "swiper", "tab", "tabcontent", "tabpanel",
    "tabs", "toggle", "tooltip"};

static const char *const opened_roles[] = {
    "dialog", "menu", "menubar", "navigation", "tabpanel", "tooltip"};

/* Attributes of what opens the thing beside it. */
static const char *const opener_attrs[] = {"aria-controls", "aria-expanded",
    "aria-haspopup", "data-bs-toggle", "data-toggle", "onclick"};

/* Those that hold the id of what is opened; a number sign may stand before
 * it. */
static const char *const target_attrs[] = {
    "aria-controls", "data-bs-target", "data-target", "href"};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Whether one of the pieces of a class list or id is such a word. */
static bool
has_word(struct str names)
{
	size_t start = 0;

	names = str_slice(names, 0, NAMES_BYTES_MAX);
	for (size_t i = 0; i <= names.len; i++) {
		if (i < names.len && !str_is_space_char(names.ptr[i]) &&
		    names.ptr[i] != '-' && names.ptr[i] != '_')
			continue;
		if (str_is_one_of_fold(str_slice(names, start, i), opened_words,
		        COUNT(opened_words)))
			return true;
		start = i + 1;
	}
	return false;
}

static bool
is_named_so(const struct page *p, uint32_t i)
{
	return has_word(page_attr(p, i, "class", NULL)) ||
	    has_word(page_attr(p, i, "id", NULL)) ||
	    str_is_one_of_fold(str_trim(page_attr(p, i, "role", NULL)),
	        opened_roles, COUNT(opened_roles));
}

/* The element that stands before another in the same one; PAGE_NONE: none. */
static uint32_t
sibling_before(const struct page *p, uint32_t i)
{
	uint32_t parent = p->elements[i].parent, before = i - 1;

	if (parent == PAGE_NONE || before == parent)
		return PAGE_NONE;
	while (p->elements[before].parent != parent)
		before = p->elements[before].parent;
	return before;
}

/* Whether it is the second thing of a list's item: the list that a menu's item
 * opens. */
static bool
is_in_item(const struct page *p, uint32_t i)
{
	for (int k = 0; k < ITEM_DEPTH; k++) {
		uint32_t parent = p->elements[i].parent;

		if (parent == PAGE_NONE)
			return false;
		if (page_tag(p, parent) == TAG_LI)
			return sibling_before(p, i) != PAGE_NONE;
		i = parent;
	}
	return false;
}

static bool
is_in_nav(const struct page *p, uint32_t i, size_t *steps)
{
	for (int k = 0; k < NAV_DEPTH && i != PAGE_NONE; k++) {
		*steps += 1 + p->elements[i].attr_count;
		if (page_tag(p, i) == TAG_NAV ||
		    page_attr_is(p, i, "role", "navigation"))
			return true;
		i = p->elements[i].parent;
	}
	return false;
}

static bool
opens(const struct page *p, uint32_t i)
{
	enum tag tag = page_tag(p, i);

	for (size_t k = 0; k < COUNT(opener_attrs); k++)
		if (page_has_attr(p, i, opener_attrs[k]))
			return true;
	return tag == TAG_BUTTON || tag == TAG_SUMMARY || tag == TAG_DT ||
	    tag == TAG_LABEL;
}

/* Whether what stands before it, or something in that, opens it. */
static bool
is_behind_opener(const struct page *p, uint32_t i, size_t *steps)
{
	uint32_t before = sibling_before(p, i);

	if (before == PAGE_NONE)
		return false;
	for (uint32_t k = before;
	     k < p->elements[before].end && k - before < BESIDE_MAX; k++) {
		*steps += 1 + p->elements[k].attr_count;
		if (opens(p, k))
			return true;
	}
	return false;
}

bool
style_is_opened(const struct page_impl *page, const struct lookup *targets,
    uint32_t i, size_t *steps)
{
	const struct page *p = &page->page;
	struct str id = page_attr(p, i, "id", NULL);
	uint32_t parent = p->elements[i].parent;
	size_t count;

	if (parent != PAGE_NONE)
		*steps += p->elements[parent].attr_count;
	if (is_named_so(p, i) ||
	    (parent != PAGE_NONE && page_tag(p, parent) != TAG_BODY &&
	        is_named_so(p, parent)))
		return true;
	if (id.len > 0 &&
	    lookup_find(targets, p->elements[i].document, id, &count) != NULL)
		return true;
	return is_in_item(p, i) || is_behind_opener(p, i, steps) ||
	    is_in_nav(p, i, steps);
}

struct lookup
style_targets(struct page_impl *page)
{
	struct page *p = &page->page;
	struct lookup targets = {0};

	for (uint32_t i = 0; i < p->element_count; i++)
		for (size_t k = 0; k < COUNT(target_attrs); k++) {
			struct str id = page_attr(p, i, target_attrs[k], NULL);

			if (str_starts(id, str_of("#")))
				id = str_slice(id, 1, id.len);
			else if (str_is(str_of(target_attrs[k]), "href"))
				continue;
			if (id.len > 0)
				lookup_add(&targets, p, id, i);
		}
	lookup_seal(&targets);
	return targets;
}
