/*
 * The parts of a page: which of its elements name one, which were given, and
 * which are still wanted.
 *
 * A part is known by its address alone, however often the page names it: it
 * is read once, at the first place that shows it.
 */
#ifndef PAGE_PARTS_IMPL_H
#define PAGE_PARTS_IMPL_H

#include "page/page_impl.h"

/* The number from 1 of the part of a kind that was asked for at an address; 0
 * when none was given. */
size_t parts_find(
    const struct page_impl *page, enum part_kind kind, struct str asked);

/* Makes a document of what a frame that was just read shows, when it was given
 * and is to be seen. Returns its number, else PAGE_NONE. */
uint32_t parts_open_frame(struct page_impl *page, uint32_t frame);

/* Whether what stands at an address (a key) is a document of the page. */
bool parts_has_document(const struct page_impl *page, struct str address);

/* The address of the style sheet that a link element names for the screen, as
 * wants have it; empty for any other element. */
struct str parts_sheet_address(struct page_impl *page, uint32_t element);

/* page.wants, in the order of the page; what was not read is noted for
 * view_judge. */
void parts_want(struct page_impl *page);

#endif
