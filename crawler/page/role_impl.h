/*
 * Where roles come from, and what follows from one for names and for what is in
 * the element.
 */
#ifndef PAGE_ROLE_IMPL_H
#define PAGE_ROLE_IMPL_H

#include "page/page_impl.h"
#include "page/role.h"

/* The parent in the same document, or PAGE_NONE. */
static inline uint32_t
role_parent(const struct page *p, uint32_t i)
{
	return page_tag(p, i) == TAG_HTML ? PAGE_NONE : p->elements[i].parent;
}

enum role_trait {
	ROLE_IS_CALLED_BY_CONTENT = 1 << 0, /* its text is its name */
	ROLE_IS_NAMELESS = 1 << 1, /* may have no name of its own */
	ROLE_HIDES_CHILDREN = 1 << 2 /* its children are presentational */
};

bool role_is(enum role r, enum role_trait trait);

/* The role that a word in any case names, or ROLE_OTHER: abstract roles and
 * what is no role. */
enum role role_of_word(struct str word);

/* The role that its role attribute tells, ROLE_OTHER for none; what becomes of
 * it is page_role's matter. */
enum role page_explicit_role(const struct page *p, uint32_t element);

/* The role without the role attribute. */
enum role page_implicit_role(const struct page *p, uint32_t element);

/* Roles that HTML gives to the parts of a table; those of what is no table to
 * assistive technology are generic. Of thead, tbody and tfoot; tr; td; th. */
enum role role_of_rows(const struct page *p, uint32_t i);
enum role role_of_row(const struct page *p, uint32_t i);
enum role role_of_cell(const struct page *p, uint32_t i);
enum role role_of_header_cell(const struct page *p, uint32_t i);

#endif
