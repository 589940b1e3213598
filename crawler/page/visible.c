#include "page/style_impl.h"

#include "page/page_impl.h"

/* What an element says of itself, whatever its ancestors say. */
static enum visibility
own_visibility(
    struct page_impl *page, struct style_sheet *sheet, uint32_t element)
{
	struct page *p = &page->page;
	enum tag tag = page->tags[element];
	struct str style = page_attr(p, element, "style", NULL);
	enum style_says says = STYLE_NOTHING;

	if (tag_is(tag, TAG_IS_UNSEEN) || page_has_attr(p, element, "hidden") ||
	    (tag == TAG_INPUT && page_attr_is(p, element, "type", "hidden")))
		return VISIBILITY_HIDDEN;
	if (sheet != NULL)
		says = style_of_element(sheet, page, element);
	if (style.len > 0) {
		enum style_says own = style_of_declarations(style);

		if (own != STYLE_NOTHING)
			says = own;
	}
	switch (says) {
	case STYLE_HIDES:
		return VISIBILITY_HIDDEN;
	case STYLE_MAY_HIDE:
		return VISIBILITY_UNKNOWN;
	case STYLE_NOTHING:
	case STYLE_SHOWS:
		break;
	}
	/* A script may open it. */
	if (tag == TAG_DIALOG && !page_has_attr(p, element, "open"))
		return VISIBILITY_UNKNOWN;
	return VISIBILITY_SHOWN;
}

void
visible_mark(struct page_impl *page)
{
	struct page *p = &page->page;
	struct style_sheet *sheet;

	p->text = buf_str(&page->text); /* for :empty */
	sheet = style_read(page);
	for (uint32_t i = 0; i < p->element_count; i++) {
		struct page_element *e = &p->elements[i];
		enum visibility above = e->parent == PAGE_NONE
		    ? VISIBILITY_SHOWN
		    : p->elements[e->parent].visibility;

		e->visibility = above == VISIBILITY_HIDDEN
		    ? above
		    : own_visibility(page, sheet, i);
		if (e->visibility == VISIBILITY_SHOWN)
			e->visibility = above;
	}
}
