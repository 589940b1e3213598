/*
 * What the two searches for questions and answers share: by the elements that
 * hold them, and by the lines of the text. Elements go first; a line that is
 * part of their pairs is no pair of its own.
 */
#ifndef PAGE_PAIRS_IMPL_H
#define PAGE_PAIRS_IMPL_H

#include "page/page_impl.h"

/* A page whose pairs are being found. */
struct finder {
	struct page_impl *page;
	uint32_t *headings; /* in document order */
	size_t heading_count;
	size_t pair_capacity;
};

/* Adds a pair to the page, or marks it as cut at LIMIT_PAIRS. */
void pairs_add(struct finder *f, struct page_pair pair);

/* Adds the pairs of lines: "Q: ..." above "A: ...", a question in bold above
 * any text, or a short one above a line that asks nothing. */
void pair_lines_find(struct finder *f);

#endif
