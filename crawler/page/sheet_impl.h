/* A style sheet from the bytes that came to the text of its rules. */
#ifndef PAGE_SHEET_IMPL_H
#define PAGE_SHEET_IMPL_H

#include "page/page.h"

struct sheet_text {
	struct str text; /* in UTF-8 */
	bool is_read; /* it is a sheet */
	bool is_whole;
	bool is_by_page; /* its encoding is the page's, having none itself */
};

/* Undoes the codings of a part that a page names as its sheet; the text lives
 * in the arena. */
struct sheet_text sheet_open(
    struct arena *a, const struct page_part *part, const char *page_charset);

#endif
