/*
 * From texts to things: a hash map in front of uthash. Keys are borrowed and
 * must outlive the map; values are the caller's. A zeroed struct is an empty
 * map. There is no order: whoever needs one keeps an array beside it.
 */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include "base/str.h"

struct map {
	struct map_item *items;
};

/* The value under a key, or NULL. */
void *map_get(const struct map *m, struct str key);

/* Puts a value (not NULL) under a key that the map does not have. */
void map_put(struct map *m, struct str key, void *value);

/* The same for keys that come from elsewhere and may be there twice: what is
 * there stays. */
void map_put_first(struct map *m, struct str key, void *value);

/* Gives the map's own memory back. */
void map_release(struct map *m);

#endif
