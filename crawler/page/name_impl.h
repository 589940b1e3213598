/*
 * Accessible names with where they came from.
 */
#ifndef PAGE_NAME_IMPL_H
#define PAGE_NAME_IMPL_H

#include "page/page.h"

enum name_source {
	NAME_NONE,
	NAME_LABEL, /* aria, label, alt, value, text or title */
	NAME_PLACEHOLDER
};

/* page_name, and what kind of name it is. */
struct str name_find(const struct page *p, uint32_t element, struct arena *a,
    enum name_source *source);

#endif
