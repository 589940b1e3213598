/*
 * An arena: many allocations, one release.
 *
 * What belongs together dies together: the data of a page lives in the page's
 * arena, the configuration in the command's. Nothing is freed alone. A zeroed
 * struct is an empty arena. Memory that outgrows its arena is a struct buf.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/str.h"

#include <stddef.h>

struct arena {
	struct arena_chunk *newest; /* chunks, linked from new to old */
	size_t used_bytes; /* handed out since the last reset */
};

/* Returns size zeroed bytes, aligned for any type; never NULL. They live
 * until arena_reset or arena_release. */
void *arena_alloc(struct arena *a, size_t size);

/* The same for an array of count items; an overflowing product ends the
 * process. */
void *arena_array(struct arena *a, size_t count, size_t item_bytes);

/*
 * Makes room in a growing array that lives in the arena: items has *capacity
 * elements, afterwards at least need. Returns the array, copied when it had to
 * move; new elements are zero. The old copy stays until the arena goes.
 */
void *arena_grow(struct arena *a, void *items, size_t *capacity, size_t need,
    size_t item_bytes);

/* Copies s into the arena and puts a NUL behind it, which is not counted. */
struct str arena_str(struct arena *a, struct str s);

/* The same with A to Z as a to z. */
struct str arena_lower(struct arena *a, struct str s);

/* Copies s into the arena as a C string; a NUL inside s ends it early. */
char *arena_cstr(struct arena *a, struct str s);

/* Formats into the arena. */
struct str arena_printf(struct arena *a, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* Forgets all allocations but keeps one chunk for the next user. */
void arena_reset(struct arena *a);

/* Gives all memory back; the struct is empty afterwards. */
void arena_release(struct arena *a);

#endif
