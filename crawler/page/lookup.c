#include "page/lookup_impl.h"

#include <stdlib.h>

void
lookup_add(struct lookup *l, struct page *p, struct str key, uint32_t element)
{
	l->entries = arena_grow(&p->arena, l->entries, &l->capacity,
	    l->count + 1, sizeof(*l->entries));
	l->entries[l->count++] =
	    (struct lookup_entry){key, p->elements[element].document, element};
}

/* By key and document alone. */
static int
compare_keys(const struct lookup_entry *x, const struct lookup_entry *y)
{
	int order = str_compare(x->key, y->key);

	if (order != 0)
		return order;
	return (x->document > y->document) - (x->document < y->document);
}

static int
compare(const void *a, const void *b)
{
	const struct lookup_entry *x = a, *y = b;
	int order = compare_keys(x, y);

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

/* The first entry that is not before another, or, is_behind, is after it. */
static size_t
bound(const struct lookup *l, const struct lookup_entry *wanted, bool is_behind)
{
	size_t low = 0, high = l->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = compare_keys(&l->entries[middle], wanted);

		if (order < 0 || (is_behind && order == 0))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const struct lookup_entry *
lookup_find(
    const struct lookup *l, uint32_t document, struct str key, size_t *count)
{
	struct lookup_entry wanted = {.key = key, .document = document};
	size_t first = bound(l, &wanted, false);

	*count = bound(l, &wanted, true) - first;
	return *count == 0 ? NULL : &l->entries[first];
}
