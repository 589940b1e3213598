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

/* The bit of one property. */
uint64_t mark_of(enum mark_kind kind, struct str text);

/* All bits of an element. */
uint64_t mark_of_element(const struct page_element *e);

#endif
