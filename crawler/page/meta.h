/*
 * What the meta elements of a page say, as name and value. Each attribute that
 * names one is an entry of its own.
 */
#ifndef PAGE_META_H
#define PAGE_META_H

#include "base/str.h"

enum meta_kind { META_NAME, META_PROPERTY, META_HTTP_EQUIV };

struct page_meta {
	uint32_t element;
	enum meta_kind kind; /* the attribute that holds the key */
	struct str key; /* lower case (ASCII), never empty */
	struct str value; /* content, as it stands */
	bool has_value; /* content is there, though it may be empty */
};

#endif
