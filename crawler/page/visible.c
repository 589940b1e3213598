#include "page/style_impl.h"

#include "page/reach_impl.h"

/* What a style attribute says. */
static enum style_says
own_style(const struct page *p, uint32_t element)
{
	struct str style = page_attr(p, element, "style", NULL);

	return style.len == 0 ? STYLE_NOTHING
	                      : style_of_declarations(style).says;
}

static bool
is_unseen(const struct page_impl *page, uint32_t element)
{
	const struct page *p = &page->page;
	enum tag tag = page->tags[element];

	return tag_is(tag, TAG_IS_UNSEEN) ||
	    page_has_attr(p, element, "hidden") ||
	    (tag == TAG_INPUT && page_attr_is(p, element, "type", "hidden"));
}

bool
visible_hides_itself(const struct page_impl *page, uint32_t element)
{
	return is_unseen(page, element) ||
	    style_hides(own_style(&page->page, element));
}

/* What hides or shows an element, whatever its ancestors say. */
static enum style_says
find_style(struct page_impl *page, struct style *style, uint32_t element)
{
	enum style_says says;

	if (is_unseen(page, element))
		return STYLE_HIDES;
	says = own_style(&page->page, element);
	if (says == STYLE_NOTHING && style != NULL)
		says = style_of_element(style, page, element);
	/* A script may open it. */
	if ((says == STYLE_NOTHING || says == STYLE_SHOWS) &&
	    page->tags[element] == TAG_DIALOG &&
	    !page_has_attr(&page->page, element, "open"))
		return STYLE_MAY_HIDE;
	return says;
}

static const enum visibility visibilities[] = {
    [STYLE_NOTHING] = VISIBILITY_SHOWN,
    [STYLE_SHOWS] = VISIBILITY_SHOWN,
    [STYLE_MAY_MOVE] = VISIBILITY_UNKNOWN,
    [STYLE_MAY_HIDE] = VISIBILITY_UNKNOWN,
    [STYLE_MOVES] = VISIBILITY_HIDDEN,
    [STYLE_HIDES] = VISIBILITY_HIDDEN,
};

/* Whether an element stands in a picture or player, in place of it. */
static bool
is_stand_in(const struct page_impl *page, uint32_t parent, uint32_t element)
{
	return tag_is(page->tags[parent], TAG_IS_REPLACED) &&
	    !tag_is(page->tags[element], TAG_IS_VOID);
}

static void
mark(struct page_impl *page, struct style *style, uint32_t i)
{
	struct page_element *e = &page->page.elements[i];
	enum visibility above = VISIBILITY_SHOWN;
	enum style_says says = STYLE_HIDES;

	if (e->parent != PAGE_NONE)
		above = page->page.elements[e->parent].visibility;
	if (e->parent == PAGE_NONE ||
	    (page->reach[e->parent] & REACH_NOT_DISPLAYED) == 0)
		says = find_style(page, style, i);
	if (e->parent != PAGE_NONE && says != STYLE_HIDES &&
	    is_stand_in(page, e->parent, i))
		says = STYLE_MOVES;
	e->visibility = visibilities[says];
	if (above == VISIBILITY_HIDDEN || e->visibility == VISIBILITY_SHOWN)
		e->visibility = above;
	if (says == STYLE_HIDES)
		page->reach[i] = REACH_NOT_DISPLAYED;
	else if (says == STYLE_MAY_HIDE)
		page->reach[i] = REACH_MAY_BE_HIDDEN;
}

void
visible_mark(struct page_impl *page)
{
	struct page *p = &page->page;
	struct style *style;

	p->text = buf_str(&page->text); /* for :empty */
	page->reach =
	    arena_array(&p->arena, p->element_count, sizeof(*page->reach));
	style = style_read(page);
	for (uint32_t i = 0; i < p->element_count; i++)
		mark(page, style, i);
}
