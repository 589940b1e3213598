/*
 * From a string to the first element that bears it: a sorted table, because a
 * stranger who chooses the strings could make any hash slow.
 */
#ifndef PAGE_LOOKUP_IMPL_H
#define PAGE_LOOKUP_IMPL_H

#include "base/arena.h"

struct lookup_entry {
	struct str key;
	uint32_t element;
};

struct lookup {
	struct lookup_entry *entries; /* by key, then by element */
	size_t count;
	size_t capacity;
};

void lookup_add(
    struct lookup *l, struct arena *a, struct str key, uint32_t element);

/* Sorts the entries; call once, after the last lookup_add. */
void lookup_seal(struct lookup *l);

/* The entries of a key, borrowed; *count is how many there are. */
const struct lookup_entry *lookup_find(
    const struct lookup *l, struct str key, size_t *count);

#endif
