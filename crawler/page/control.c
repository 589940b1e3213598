#include "page/forms_impl.h"
#include "page/name_impl.h"

/* Types of input that a person does not fill in. */
static const char *const passive_types[] = {
    "hidden", "submit", "button", "image", "reset"};

static struct str
type_of(struct page_impl *page, uint32_t i)
{
	const struct page *p = &page->page;
	enum tag tag = page->tags[i];
	struct str type = str_trim(page_attr(p, i, "type", NULL));

	if (tag == TAG_SELECT)
		return str_of("select");
	if (tag == TAG_TEXTAREA)
		return str_of("textarea");
	if (type.len == 0)
		return str_of(tag == TAG_BUTTON ? "submit" : "text");
	return arena_lower(&page->page.arena, type);
}

static bool
is_passive(struct str type)
{
	for (size_t i = 0; i < sizeof(passive_types) / sizeof(passive_types[0]);
	     i++)
		if (str_is(type, passive_types[i]))
			return true;
	return false;
}

struct control
control_read(struct page_impl *page, uint32_t i)
{
	struct page *p = &page->page;
	struct control c = {.field = {.element = i}};
	enum name_source source;

	c.field.type = type_of(page, i);
	c.field.is_visible = p->elements[i].visibility != VISIBILITY_HIDDEN;
	c.is_button = str_is(c.field.type, "submit") ||
	    str_is(c.field.type, "image") || str_is(c.field.type, "button");
	c.is_filled_in = c.field.is_visible && page->tags[i] != TAG_BUTTON &&
	    !is_passive(c.field.type);
	if (str_is(c.field.type, "hidden"))
		return c;
	c.field.label = name_find(p, i, &p->arena, &source);
	/* The browser's word is none of the page's. */
	if (source == NAME_DEFAULT)
		c.field.label = (struct str){0};
	c.is_labelled = source == NAME_LABEL;
	return c;
}
