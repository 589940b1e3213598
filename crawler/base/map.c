#include "base/map.h"

#include <assert.h>

#include <uthash.h>

#include "base/mem.h"

struct map_item {
	void *value;
	UT_hash_handle hh;
};

/* NOLINTBEGIN(readability-function-*): uthash's macros are one line here. */

void *
map_get(const struct map *m, struct str key)
{
	struct map_item *found = NULL;

	HASH_FIND(hh, m->items, key.ptr, key.len, found);
	return found == NULL ? NULL : found->value;
}

void
map_put(struct map *m, struct str key, void *value)
{
	struct map_item *item = mem_alloc(sizeof(*item));

	assert(value != NULL && map_get(m, key) == NULL);
	item->value = value;
	HASH_ADD_KEYPTR(hh, m->items, key.ptr, key.len, item);
}

void
map_release(struct map *m)
{
	struct map_item *item, *next;

	HASH_ITER(hh, m->items, item, next)
	{
		HASH_DEL(m->items, item);
		mem_free(item);
	}
}

/* NOLINTEND(readability-function-*) */
