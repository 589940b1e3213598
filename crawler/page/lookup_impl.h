/*
 * From a string to the elements of a document that bear it: a sorted table,
 * because a stranger who chooses the strings could make any hash slow.
 */
#ifndef PAGE_LOOKUP_IMPL_H
#define PAGE_LOOKUP_IMPL_H

#include "page/page.h"

struct lookup_entry {
	struct str key;
	uint32_t document;
	uint32_t element;
};

struct lookup {
	struct lookup_entry *entries; /* by key, document, element */
	size_t count;
	size_t capacity;
};

/* Adds an element, in the page's arena. */
void lookup_add(
    struct lookup *l, struct page *p, struct str key, uint32_t element);

/* Sorts the entries; call once, after the last lookup_add. */
void lookup_seal(struct lookup *l);

/* The entries of a key in one document, borrowed; *count is how many there
 * are. */
const struct lookup_entry *lookup_find(
    const struct lookup *l, uint32_t document, struct str key, size_t *count);

#endif
