/*
 * Who owns whom in the accessibility tree: the glossary of the ACT rules has
 * it that an element is owned by the first one whose aria-owns names it, else
 * by the closest one around it that is told. What is generic is not.
 */
#ifndef PAGE_OWNER_H
#define PAGE_OWNER_H

#include "page/role.h"

/* The element that owns an element, or PAGE_NONE. */
uint32_t page_owner(const struct page *p, uint32_t element);

/* Whether the owner of an element is one that its role needs (WAI-ARIA 1.2,
 * 5.2.7); true when it needs none. */
bool page_is_in_context(const struct page *p, uint32_t element);

/*
 * The first that an element owns and should not, as its role needs others
 * (WAI-ARIA 1.2, 5.2.6);
 * the element itself when it owns nothing that its role needs although there is
 * text in it; PAGE_NONE when all is well.
 */
uint32_t page_owned_wrongly(const struct page *p, uint32_t element);

/* Whether an element or one around it is said to be still loading. */
bool page_is_busy(const struct page *p, uint32_t element);

#endif
