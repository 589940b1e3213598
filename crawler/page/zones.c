#include <string.h>

#include "page/page_impl.h"

const char *const zone_words[ZONE_COUNT] = {"visible", "main", "nav", "header",
    "footer", "headings", "title", "links", "buttons", "labels", "alt", "meta",
    "file-names", "subject"};

/* Held while zones are found: the element lies in a part of its own, whose
 * header and footer are not the page's (HTML-AAM, 4.1). */
enum { ZONE_SECTION = 1 << 30 };

static const struct {
	const char *role;
	unsigned zones;
} roles[] = {
    {"banner", ZONE_HEADER},
    {"button", ZONE_BUTTONS},
    {"contentinfo", ZONE_FOOTER},
    {"heading", ZONE_HEADINGS},
    {"link", ZONE_LINKS},
    {"main", ZONE_MAIN},
    {"menubar", ZONE_NAV},
    {"navigation", ZONE_NAV},
};

/* What ids and classes tell on pages without landmarks, hyphens and
 * underscores taken out; in order. */
static const struct {
	const char *name;
	unsigned zone;
} weak_names[] = {
    {"banner", ZONE_HEADER},
    {"bannertop", ZONE_HEADER},
    {"bottom", ZONE_FOOTER},
    {"copyright", ZONE_FOOTER},
    {"foot", ZONE_FOOTER},
    {"footer", ZONE_FOOTER},
    {"footerarea", ZONE_FOOTER},
    {"footercontainer", ZONE_FOOTER},
    {"footerwrap", ZONE_FOOTER},
    {"footerwrapper", ZONE_FOOTER},
    {"head", ZONE_HEADER},
    {"header", ZONE_HEADER},
    {"headerarea", ZONE_HEADER},
    {"headercontainer", ZONE_HEADER},
    {"headerwrap", ZONE_HEADER},
    {"headerwrapper", ZONE_HEADER},
    {"leftmenu", ZONE_NAV},
    {"mainfooter", ZONE_FOOTER},
    {"mainheader", ZONE_HEADER},
    {"mainmenu", ZONE_NAV},
    {"mainnav", ZONE_NAV},
    {"masthead", ZONE_HEADER},
    {"menu", ZONE_NAV},
    {"menubar", ZONE_NAV},
    {"menuleft", ZONE_NAV},
    {"menumain", ZONE_NAV},
    {"menutop", ZONE_NAV},
    {"nav", ZONE_NAV},
    {"navbar", ZONE_NAV},
    {"navcontainer", ZONE_NAV},
    {"navigation", ZONE_NAV},
    {"navmenu", ZONE_NAV},
    {"pagefooter", ZONE_FOOTER},
    {"pageheader", ZONE_HEADER},
    {"sidemenu", ZONE_NAV},
    {"sitefooter", ZONE_FOOTER},
    {"siteheader", ZONE_HEADER},
    {"sitenavigation", ZONE_NAV},
    {"topbar", ZONE_HEADER},
    {"topheader", ZONE_HEADER},
    {"topmenu", ZONE_NAV},
    {"topnav", ZONE_NAV},
};

/* What elements are, or may be, by their tags. */
static const unsigned tag_zones[TAG_COUNT] = {
    [TAG_A] = ZONE_LINKS,
    [TAG_AREA] = ZONE_LINKS,
    [TAG_ARTICLE] = ZONE_SECTION,
    [TAG_ASIDE] = ZONE_SECTION,
    [TAG_BUTTON] = ZONE_BUTTONS,
    [TAG_FOOTER] = ZONE_FOOTER,
    [TAG_H1] = ZONE_HEADINGS,
    [TAG_H2] = ZONE_HEADINGS,
    [TAG_H3] = ZONE_HEADINGS,
    [TAG_H4] = ZONE_HEADINGS,
    [TAG_H5] = ZONE_HEADINGS,
    [TAG_H6] = ZONE_HEADINGS,
    [TAG_HEADER] = ZONE_HEADER,
    [TAG_INPUT] = ZONE_BUTTONS,
    [TAG_LABEL] = ZONE_LABELS,
    [TAG_LEGEND] = ZONE_LABELS,
    [TAG_MAIN] = ZONE_MAIN,
    [TAG_NAV] = ZONE_NAV | ZONE_SECTION,
    [TAG_SECTION] = ZONE_SECTION,
};

static unsigned
zones_of_tag(const struct page *p, uint32_t i, enum tag tag, unsigned above)
{
	unsigned zones = tag_zones[tag];
	bool is_own = (above & (ZONE_SECTION | ZONE_MAIN)) != 0;

	if (zones == ZONE_LINKS)
		return page_has_attr(p, i, "href") ? zones : 0;
	if (tag == TAG_INPUT)
		return page_is_button_input(p, i) ? zones : 0;
	if (zones == ZONE_HEADER || zones == ZONE_FOOTER)
		return is_own ? 0 : zones;
	return zones;
}

static unsigned
zones_of_role(const struct page *p, uint32_t i)
{
	struct str role = page_attr(p, i, "role", NULL);

	if (role.len == 0)
		return 0;
	for (size_t k = 0; k < sizeof(roles) / sizeof(roles[0]); k++)
		if (str_is_fold(str_trim(role), roles[k].role))
			return roles[k].zones;
	return 0;
}

/* The zone that a name tells, without its hyphens and underscores. */
static unsigned
zone_of_name(struct str name)
{
	size_t low = 0, high = sizeof(weak_names) / sizeof(weak_names[0]);
	char plain[24];
	size_t len = 0;

	if (name.len < strlen("nav") || name.len > sizeof(plain))
		return 0;
	for (size_t i = 0; i < name.len; i++)
		if (name.ptr[i] != '-' && name.ptr[i] != '_')
			plain[len++] = str_lower_char(name.ptr[i]);
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = str_compare(
		    (struct str){plain, len}, str_of(weak_names[middle].name));

		if (order == 0)
			return weak_names[middle].zone;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return 0;
}

static unsigned
weak_zones(const struct page *p, uint32_t i)
{
	struct str classes = page_attr(p, i, "class", NULL), word;
	unsigned zones = zone_of_name(page_attr(p, i, "id", NULL));

	while (str_next_word(&classes, &word))
		zones |= zone_of_name(word);
	return zones;
}

static unsigned
zones_above(const struct page *p, uint32_t i)
{
	uint32_t parent = p->elements[i].parent;

	return parent == PAGE_NONE ? 0 : p->elements[parent].zones;
}

/* Gives each element its own zones and its ancestors'; returns those that the
 * page has anywhere. */
static unsigned
mark_strong(struct page_impl *page)
{
	struct page *p = &page->page;
	unsigned all = 0;

	for (uint32_t i = 0; i < p->element_count; i++) {
		unsigned above = zones_above(p, i);

		p->elements[i].zones = above | zones_of_role(p, i) |
		    zones_of_tag(p, i, page->tags[i], above);
		all |= p->elements[i].zones;
	}
	return all;
}

/* Adds the weak zones of the places that no element claims outright. */
static void
mark_weak(struct page_impl *page, unsigned missing)
{
	struct page *p = &page->page;

	for (uint32_t i = 0; i < p->element_count; i++) {
		enum tag tag = page->tags[i];
		unsigned zones = zones_above(p, i) & missing;

		if (tag_is(tag, TAG_IS_BLOCK) && tag != TAG_BODY &&
		    !tag_is(tag, TAG_IS_FIELD))
			zones |= weak_zones(p, i) & missing;
		p->elements[i].zones |= zones;
	}
}

/* Without a main element it is what the other places leave of the body. */
static void
mark_main(struct page_impl *page)
{
	struct page *p = &page->page;
	bool is_in_body = false;
	uint32_t end = 0;

	for (uint32_t i = 0; i < p->element_count; i++) {
		struct page_element *e = &p->elements[i];

		if (page->tags[i] == TAG_BODY) {
			is_in_body = true;
			/* That of a frame stands in another. */
			if (e->end > end)
				end = e->end;
		}
		if (is_in_body && i < end && (e->zones & ZONE_BESIDE) == 0)
			e->zones |= ZONE_MAIN;
	}
}

void
zones_mark(struct page_impl *page)
{
	struct page *p = &page->page;
	unsigned all = mark_strong(page);
	unsigned missing = ZONE_BESIDE & ~all;

	if (missing != 0)
		mark_weak(page, missing);
	if ((all & ZONE_MAIN) == 0)
		mark_main(page);
	for (uint32_t i = 0; i < p->element_count; i++) {
		struct page_element *e = &p->elements[i];

		e->zones &= ~(unsigned)ZONE_SECTION;
		if (e->visibility != VISIBILITY_HIDDEN)
			e->zones |= ZONE_VISIBLE;
	}
}
