/*
 * Marks: for each element one word of bits that its name, its id, its classes
 * and the names of its attributes set, so that a selector is tried only where
 * all it asks for may be. A bit may be set by something else too; a bit that
 * is not set is certain.
 */
#ifndef PAGE_MARK_IMPL_H
#define PAGE_MARK_IMPL_H

#include "page/page.h"

enum mark_kind { MARK_NAME, MARK_ID, MARK_CLASS, MARK_ATTR };

/* The same for a whole page, in which there are many more properties. */
enum { MARK_PAGE_WORDS = 64 };
struct mark_page {
	uint64_t words[MARK_PAGE_WORDS];
};

/* The bit of one property, and its place in mark_page. */
uint64_t mark_of(enum mark_kind kind, struct str text);
uint16_t mark_place(enum mark_kind kind, struct str text);

/* All bits of an element, which are noted for the page too. */
uint64_t mark_of_element(const struct page_element *e, struct mark_page *page);

static inline bool
mark_page_has(const struct mark_page *page, uint16_t place)
{
	return (page->words[place / 64] >> place % 64 & 1) != 0;
}

#endif
