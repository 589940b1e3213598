#include "page/lookup_impl.h"

#include <stdlib.h>

void
lookup_add(struct lookup *l, struct arena *a, struct str key, uint32_t element)
{
	l->entries = arena_grow(
	    a, l->entries, &l->capacity, l->count + 1, sizeof(*l->entries));
	l->entries[l->count++] = (struct lookup_entry){key, element};
}

static int
compare(const void *a, const void *b)
{
	const struct lookup_entry *x = a, *y = b;
	int order = str_compare(x->key, y->key);

	if (order != 0)
		return order;
	return (x->element > y->element) - (x->element < y->element);
}

void
lookup_seal(struct lookup *l)
{
	if (l->count > 1)
		qsort(l->entries, l->count, sizeof(*l->entries), compare);
}

/* The first entry whose key is not before key, or, is_behind, is after it. */
static size_t
bound(const struct lookup *l, struct str key, bool is_behind)
{
	size_t low = 0, high = l->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = str_compare(l->entries[middle].key, key);

		if (order < 0 || (is_behind && order == 0))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const struct lookup_entry *
lookup_find(const struct lookup *l, struct str key, size_t *count)
{
	size_t first = bound(l, key, false);

	*count = bound(l, key, true) - first;
	return *count == 0 ? NULL : &l->entries[first];
}
