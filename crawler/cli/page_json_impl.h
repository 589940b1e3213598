/* What the two files that write a page as JSON share. */
#ifndef CLI_PAGE_JSON_IMPL_H
#define CLI_PAGE_JSON_IMPL_H

#include "cli/page_json.h"

/* A key of the page's object and what makes its value, which it owns. */
struct page_section {
	const char *key;
	json_t *(*make)(struct page *p, struct arena *a);
};

/* Adds where a piece stands to its object. */
void page_json_put_place(json_t *object, struct page_place place);

/* What a page says in data rather than in text: head, dates, structured data,
 * roles; in page_json_data.c. */
extern const struct page_section page_data_sections[];
extern const size_t page_data_section_count;

#endif
