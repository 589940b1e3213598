#include <string.h>

#include "base/limits.h"
#include "page/name_impl.h"
#include "page/parts_impl.h"

/* Elements of a menu that are looked at for where it leads. */
enum { MENU_ELEMENTS_MAX = 40 };

/* The attribute that holds the address of each kind of link. */
static const struct {
	enum tag tag;
	const char *attr;
} link_tags[] = {
    {TAG_A, "href"},
    {TAG_AREA, "href"},
    {TAG_FRAME, "src"},
    {TAG_IFRAME, "src"},
    {TAG_FORM, "action"},
};

static const struct {
	const char *scheme;
	enum link_kind kind;
} link_schemes[] = {
    {"callto", LINK_PHONE},
    {"javascript", LINK_SCRIPT},
    {"mailto", LINK_MAIL},
    {"sms", LINK_PHONE},
    {"tel", LINK_PHONE},
    {"vbscript", LINK_SCRIPT},
};

/* Whether a link that leads nowhere opens the list or box that follows it,
 * with links that lead somewhere: the head of a menu. */
static bool
opens_menu(const struct page *p, uint32_t element)
{
	uint32_t parent = p->elements[element].parent;
	uint32_t next = p->elements[element].end, end;

	/* The link may be wrapped by itself. */
	if (parent != PAGE_NONE && next == p->elements[parent].end &&
	    parent + 1 == element && page_tag(p, parent) != TAG_LI &&
	    page_tag(p, parent) != TAG_TD)
		parent = p->elements[parent].parent;
	if (parent == PAGE_NONE || next >= p->elements[parent].end ||
	    page_tag(p, next) == TAG_A)
		return false;
	end = p->elements[next].end;
	for (uint32_t i = next; i < end && i - next < MENU_ELEMENTS_MAX; i++) {
		struct str href = str_trim(page_attr(p, i, "href", NULL));

		if (page_tag(p, i) == TAG_A && href.len > 0 &&
		    !str_starts(href, str_of("#")))
			return true;
	}
	return false;
}

/* Whether an address is left to a script: an empty fragment, or one that is an
 * address by itself. */
static bool
is_for_script(const struct page *p, uint32_t element, struct str href)
{
	return page_has_attr(p, element, "onclick") ||
	    str_starts(href, str_of("#!")) || str_starts(href, str_of("#/")) ||
	    (str_is(href, "#") && !opens_menu(p, element));
}

static enum link_kind
kind_of(const struct page *p, uint32_t element, struct str href,
    const struct url *url)
{
	if (str_starts(href, str_of("#")) || href.len == 0)
		return is_for_script(p, element, href) ? LINK_SCRIPT
		                                       : LINK_HERE;
	if (url->kind == URL_WEB) {
		if (p->url.kind == URL_WEB &&
		    str_equal(url_key(url), url_key(&p->url)))
			return LINK_HERE;
		return LINK_WEB;
	}
	for (size_t i = 0; i < sizeof(link_schemes) / sizeof(link_schemes[0]);
	     i++)
		if (url->kind == URL_OPAQUE &&
		    str_is(url->scheme, link_schemes[i].scheme))
			return link_schemes[i].kind;
	return LINK_OTHER;
}

/* Whether links inside an element are none of the page's own: what stands for
 * browsers without scripts or frames. */
static bool
is_fallback(enum tag tag)
{
	return tag == TAG_NOSCRIPT || tag == TAG_NOFRAMES;
}

/* The name of a form that is a link: its own, or that of what sends it. */
static struct str
form_name(struct page *p, uint32_t form)
{
	struct str name = text_collapse(&p->arena,
	    page_attr(p, form, "aria-label", NULL), LIMIT_NAME_BYTES);
	uint32_t end = p->elements[form].end;

	for (uint32_t i = form + 1; i < end && name.len == 0; i++) {
		enum tag tag = page_tag(p, i);
		enum name_source source;

		if (tag != TAG_BUTTON &&
		    (tag != TAG_INPUT || !page_is_button_input(p, i)))
			continue;
		name = name_find(p, i, &p->arena, &source);
		if (source == NAME_DEFAULT)
			name = (struct str){0};
	}
	return name;
}

static void
add_link(struct page_impl *page, uint32_t i, struct str href)
{
	struct page *p = &page->page;
	enum tag tag = page->tags[i];
	struct page_link *l = &p->links[p->link_count++];

	href = str_trim(href);
	l->element = i;
	l->url = page_resolve(p, i, href);
	l->kind = kind_of(p, i, href, &l->url);
	l->is_frame = tag == TAG_FRAME || tag == TAG_IFRAME;
	l->is_part = l->is_frame && l->url.kind == URL_WEB &&
	    parts_has_document(page, url_key(&l->url));
	l->is_visible = p->elements[i].visibility != VISIBILITY_HIDDEN;
	l->rel = page_attr(p, i, "rel", NULL);
	l->text =
	    tag == TAG_FORM ? form_name(p, i) : name_of_link(p, i, &p->arena);
	if (l->url.kind == URL_WEB)
		l->file_type = url_file_type(&p->arena, &l->url);
}

/* The address of an element that links somewhere; *is_there false for any
 * other. */
static struct str
address_of(struct page_impl *page, uint32_t i, bool *is_there)
{
	const struct page *p = &page->page;

	*is_there = false;
	for (size_t k = 0; k < sizeof(link_tags) / sizeof(link_tags[0]); k++) {
		struct str address;

		if (page->tags[i] != link_tags[k].tag)
			continue;
		address = page_attr(p, i, link_tags[k].attr, is_there);
		if (page->tags[i] == TAG_FORM &&
		    (page_attr_is(p, i, "method", "post") ||
		        str_trim(address).len == 0))
			*is_there = false;
		return address;
	}
	return (struct str){0};
}

void
links_find(struct page_impl *page)
{
	struct page *p = &page->page;
	size_t capacity = 0;

	for (uint32_t i = 0; i < p->element_count; i++) {
		struct str address;
		bool is_there;

		if (is_fallback(page->tags[i])) {
			i = p->elements[i].end - 1;
			continue;
		}
		address = address_of(page, i, &is_there);
		if (!is_there)
			continue;
		if (p->link_count == LIMIT_LINKS) {
			p->view_flags |= VIEW_TRUNCATED;
			return;
		}
		p->links = arena_grow(&p->arena, p->links, &capacity,
		    p->link_count + 1, sizeof(*p->links));
		add_link(page, i, address);
	}
}
