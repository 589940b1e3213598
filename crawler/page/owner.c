#include "page/owner.h"

#include "page/aria.h"
#include "page/reach_impl.h"
#include "page/role_impl.h"
#include "text/utf8.h"

/* The roles in which a role makes sense; ROLE_OTHER ends them. */
enum { CONTEXTS_MAX = 5 };
static const struct {
	enum role role;
	enum role contexts[CONTEXTS_MAX];
} contexts[] = {
    {ROLE_CAPTION, {ROLE_FIGURE, ROLE_GRID, ROLE_TABLE, ROLE_TREEGRID}},
    {ROLE_CELL, {ROLE_ROW}},
    {ROLE_COLUMNHEADER, {ROLE_ROW}},
    {ROLE_GRIDCELL, {ROLE_ROW}},
    {ROLE_LISTITEM, {ROLE_LIST, ROLE_DIRECTORY}},
    {ROLE_MENUITEM, {ROLE_GROUP, ROLE_MENU, ROLE_MENUBAR}},
    {ROLE_MENUITEMCHECKBOX, {ROLE_GROUP, ROLE_MENU, ROLE_MENUBAR}},
    {ROLE_MENUITEMRADIO, {ROLE_GROUP, ROLE_MENU, ROLE_MENUBAR}},
    {ROLE_OPTION, {ROLE_GROUP, ROLE_LISTBOX}},
    {ROLE_ROW, {ROLE_GRID, ROLE_ROWGROUP, ROLE_TABLE, ROLE_TREEGRID}},
    {ROLE_ROWGROUP, {ROLE_GRID, ROLE_TABLE, ROLE_TREEGRID}},
    {ROLE_ROWHEADER, {ROLE_ROW}},
    {ROLE_TAB, {ROLE_TABLIST}},
    {ROLE_TREEITEM, {ROLE_GROUP, ROLE_TREE}},
};

/* The roles that a role owns and no others; ROLE_OTHER ends them. Group stands
 * for a group of the others. WAI-ARIA 1.3 adds separators and captions. */
enum { OWNED_ROLES_MAX = 6 };
static const struct {
	enum role role;
	enum role owned[OWNED_ROLES_MAX];
} owned_roles[] = {
    {ROLE_FEED, {ROLE_ARTICLE}},
    {ROLE_GRID, {ROLE_ROW, ROLE_ROWGROUP, ROLE_CAPTION}},
    {ROLE_LIST, {ROLE_LISTITEM}},
    {ROLE_LISTBOX, {ROLE_OPTION, ROLE_GROUP, ROLE_SEPARATOR}},
    {ROLE_MENU,
        {ROLE_MENUITEM, ROLE_MENUITEMCHECKBOX, ROLE_MENUITEMRADIO, ROLE_GROUP,
            ROLE_SEPARATOR}},
    {ROLE_MENUBAR,
        {ROLE_MENUITEM, ROLE_MENUITEMCHECKBOX, ROLE_MENUITEMRADIO, ROLE_GROUP,
            ROLE_SEPARATOR}},
    {ROLE_ROW, {ROLE_CELL, ROLE_COLUMNHEADER, ROLE_GRIDCELL, ROLE_ROWHEADER}},
    {ROLE_ROWGROUP, {ROLE_ROW}},
    {ROLE_TABLE, {ROLE_ROW, ROLE_ROWGROUP, ROLE_CAPTION}},
    {ROLE_TABLIST, {ROLE_TAB}},
    {ROLE_TREE, {ROLE_TREEITEM, ROLE_GROUP}},
    {ROLE_TREEGRID, {ROLE_ROW, ROLE_ROWGROUP, ROLE_CAPTION}},
};

static bool
has_role(const enum role *roles, size_t max, enum role wanted)
{
	for (size_t i = 0; i < max && roles[i] != ROLE_OTHER; i++)
		if (roles[i] == wanted)
			return true;
	return false;
}

/* The roles that a role needs around it, or NULL. */
static const enum role *
contexts_of(enum role r)
{
	for (size_t i = 0; i < sizeof(contexts) / sizeof(contexts[0]); i++)
		if (contexts[i].role == r)
			return contexts[i].contexts;
	return NULL;
}

/* The roles that a role needs in it, or NULL. */
static const enum role *
owned_by_role(enum role r)
{
	for (size_t i = 0; i < sizeof(owned_roles) / sizeof(owned_roles[0]);
	     i++)
		if (owned_roles[i].role == r)
			return owned_roles[i].owned;
	return NULL;
}

/* Whether an attribute makes an element known to assistive technology. */
static bool
has_global(const struct page *p, uint32_t i)
{
	for (uint32_t k = 0; k < p->elements[i].attr_count; k++)
		if (aria_global_of(p->elements[i].attrs[k].name) != NULL &&
		    p->elements[i].attrs[k].value.len > 0)
			return true;
	return false;
}

/* Whether an element in the accessibility tree is told, and not passed over for
 * what is in it. */
static bool
is_told(const struct page *p, uint32_t i)
{
	enum role role = page_role(p, i);

	if (role != ROLE_GENERIC && role != ROLE_NONE && role != ROLE_OTHER)
		return true;
	return role != ROLE_NONE &&
	    (page_is_focusable(p, i) || has_global(p, i));
}

/* The element whose aria-owns names an element, or PAGE_NONE. */
static uint32_t
named_owner(const struct page *p, uint32_t i)
{
	const struct page_impl *page = page_const_impl_of(p);
	struct str id = page_attr(p, i, "id", NULL);
	const struct lookup_entry *entry;
	size_t count;

	if (id.len == 0 || page->owners.count == 0)
		return PAGE_NONE;
	entry = lookup_find(&page->owners, p->elements[i].document, id, &count);
	return entry == NULL || page_is_inside(p, entry->element, i)
	    ? PAGE_NONE
	    : entry->element;
}

/* The closest element around one that is told. */
static uint32_t
told_around(const struct page *p, uint32_t i)
{
	for (i = role_parent(p, i); i != PAGE_NONE; i = role_parent(p, i))
		if (page_is_in_accessibility_tree(p, i) && is_told(p, i))
			return i;
	return PAGE_NONE;
}

uint32_t
page_owner(const struct page *p, uint32_t i)
{
	uint32_t owner = named_owner(p, i);

	return owner != PAGE_NONE ? owner : told_around(p, i);
}

bool
page_is_in_context(const struct page *p, uint32_t i)
{
	const enum role *needed = contexts_of(page_role(p, i));
	uint32_t owner;

	if (needed == NULL)
		return true;
	owner = page_owner(p, i);
	return owner != PAGE_NONE &&
	    has_role(needed, CONTEXTS_MAX, page_role(p, owner));
}

/* One element whose own are looked at. */
struct owning {
	const struct page *p;
	uint32_t element;
	const enum role *allowed;
	uint32_t wrong; /* the first, or PAGE_NONE */
	bool has_any; /* it owns one that is allowed */
};

/* Looks at one that is told; true when what is in it is looked at as well. */
static bool
take(struct owning *o, uint32_t i)
{
	enum role role = page_role(o->p, i);

	if (!has_role(o->allowed, OWNED_ROLES_MAX, role)) {
		if (o->wrong == PAGE_NONE)
			o->wrong = i;
		return false;
	}
	if (role == ROLE_GROUP)
		return true;
	o->has_any = true;
	return false;
}

/* Looks at the elements [i, end), as far as no other one owns them. */
static void
take_all(struct owning *o, uint32_t i, uint32_t end)
{
	const struct page *p = o->p;

	while (i < end && o->wrong == PAGE_NONE) {
		uint32_t owner = named_owner(p, i);
		bool is_other = owner != PAGE_NONE && owner != o->element;

		if (is_other || !page_is_in_accessibility_tree(p, i) ||
		    (is_told(p, i) && !take(o, i)))
			i = p->elements[i].end;
		else
			i++;
	}
}

static void
take_named(struct owning *o)
{
	const struct page *p = o->p;
	struct str ids = page_attr(p, o->element, "aria-owns", NULL);
	struct str id;
	size_t count;

	for (int n = 0; n < OWNED_MAX && str_next_word(&ids, &id); n++) {
		const struct lookup_entry *entry =
		    lookup_find(&page_const_impl_of(p)->ids,
		        p->elements[o->element].document, id, &count);

		if (entry != NULL &&
		    named_owner(p, entry->element) == o->element)
			take_all(
			    o, entry->element, p->elements[entry->element].end);
	}
}

/* Whether a text stands in an element that is told as its own. */
static bool
has_loose_text(const struct page *p, uint32_t i)
{
	struct span text = p->elements[i].text;
	const struct page_run *run = page_run_at(p, (uint32_t)text.start);
	size_t left = run == NULL ? 0 : p->run_count - (size_t)(run - p->runs);

	for (; left > 0 && run->text.start < text.end; left--, run++) {
		struct str piece =
		    str_slice(p->text, run->text.start, run->text.end);

		if (!utf8_is_blank(piece) &&
		    page_is_in_accessibility_tree(p, run->element) &&
		    (run->element == i || told_around(p, run->element) == i))
			return true;
	}
	return false;
}

uint32_t
page_owned_wrongly(const struct page *p, uint32_t i)
{
	struct owning o = {.p = p, .element = i, .wrong = PAGE_NONE};

	o.allowed = owned_by_role(page_role(p, i));
	if (o.allowed == NULL)
		return PAGE_NONE;
	take_all(&o, i + 1, p->elements[i].end);
	take_named(&o);
	if (o.wrong == PAGE_NONE && !o.has_any && has_loose_text(p, i))
		return i;
	return o.wrong;
}

bool
page_is_busy(const struct page *p, uint32_t i)
{
	for (; i != PAGE_NONE; i = role_parent(p, i))
		if (page_attr_is(p, i, "aria-busy", "true"))
			return true;
	return false;
}
