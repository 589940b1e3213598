/*
 * Roles that HTML gives to the parts of a table; parts of what is no table to
 * assistive technology are generic.
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

/* Of thead, tbody and tfoot; tr; td; th. */
enum role role_of_rows(const struct page *p, uint32_t i);
enum role role_of_row(const struct page *p, uint32_t i);
enum role role_of_cell(const struct page *p, uint32_t i);
enum role role_of_header_cell(const struct page *p, uint32_t i);

#endif
