/*
 * Writing page.text: blanks collapsed, blocks parted by a newline, and every
 * run of characters with the place it came from.
 *
 * A run is either as long as its source, byte for byte the same but for
 * blanks, or stands for its source as a whole (a character reference).
 */
#ifndef PAGE_TEXT_IMPL_H
#define PAGE_TEXT_IMPL_H

#include "page/page_impl.h"

/* Characters that stand in the source at an offset. */
void text_put(struct page_impl *page, uint32_t element, uint32_t source,
    struct str chars);

/* Characters that stand for a piece of the source. */
void text_put_for(struct page_impl *page, uint32_t element, struct span source,
    struct str chars);

/* Ends a block: what follows begins on a line of its own. */
void text_break(struct page_impl *page);

#endif
