/*
 * Blocks of text: the same block on pages of several agencies of a host is the
 * host's template, not the agency's own words.
 *
 * Each line of visible text belongs to one block: the innermost of the elements
 * body, main, header, footer, nav, section, article, aside, div, center, form,
 * fieldset, table, td, ul, ol, menu, dl, p and the like with 60 bytes or more
 * of such lines that do not belong to a block within it. So a menu of short
 * items is one block, and a short heading belongs to what it stands in. What is
 * left over belongs to none.
 */
#ifndef PAGE_BLOCKS_H
#define PAGE_BLOCKS_H

#include "text/offmap.h"

struct page;

struct page_block {
	uint64_t hash; /* the first 8 bytes, the high one first, of SHA-256 over
	                  the match form of its lines, a newline behind each,
	                  each run of digits as "0"; never 0 */
	uint32_t element;
	struct span span; /* from its first line to its last, in
	                     page.match_text; blocks within it lie there too */
};

/* The hash of the innermost block whose element is this one or holds it; 0:
 * none. */
uint64_t page_block_of(const struct page *p, uint32_t element);

#endif
