#include "base/map.h"

#include <assert.h>

#include <uthash.h>

#include "base/mem.h"

struct map_item {
	void *value;
	UT_hash_handle hh;
};

/* memcmp may not be given the NULL of an empty slice. */
static const char *
bytes_of(struct str key)
{
	return key.len > 0 ? key.ptr : "";
}

/* NOLINTBEGIN(readability-function-*): uthash's macros are one line here. */

void *
map_get(const struct map *m, struct str key)
{
	struct map_item *found = NULL;

	HASH_FIND(hh, m->items, bytes_of(key), key.len, found);
	return found == NULL ? NULL : found->value;
}

void
map_put(struct map *m, struct str key, void *value)
{
	struct map_item *item = mem_alloc(sizeof(*item));

	assert(value != NULL && map_get(m, key) == NULL);
	item->value = value;
	HASH_ADD_KEYPTR(hh, m->items, bytes_of(key), key.len, item);
}

void
map_put_first(struct map *m, struct str key, void *value)
{
	if (map_get(m, key) == NULL)
		map_put(m, key, value);
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
