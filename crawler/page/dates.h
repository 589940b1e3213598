/*
 * The dates of a page: those that stand in its text and its passages
 * (text/date.h says which), and the datetime of its time elements. A date that
 * stands in both is there twice.
 */
#ifndef PAGE_DATES_H
#define PAGE_DATES_H

#include "text/date.h"

struct page_date {
	struct date_found found; /* its span in page.match_text: its own, or
	                            that of the time element's text */
	uint32_t element; /* the innermost that holds all of it */
	bool is_visible; /* where it begins, or the element */
	bool is_attribute; /* read from datetime, not from text */
};

#endif
