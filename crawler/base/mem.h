/*
 * Memory that must be there. Running out of it ends the process in one place,
 * with one message: each size that a stranger chooses meets base/limits.h
 * before it comes here, and a round can always be resumed.
 *
 * Only base/ calls malloc.
 */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stddef.h>

/* Returns size zeroed bytes (at least one); free with mem_free. */
void *mem_alloc(size_t size);

/* Resizes what mem_alloc gave, or allocates when p is NULL; new bytes are
 * undefined. */
void *mem_resize(void *p, size_t size);

/* Gives p back; NULL is allowed. */
void mem_free(void *p);

/*
 * Asks that up to so many freed bytes stay with the process, for one that
 * allocates and frees the same again and again; the system would have to clear
 * them each time. A wish: without it all works as well.
 */
void mem_keep_freed(size_t bytes);

/*
 * Asks that all memory comes from one heap. Else the system's library makes a
 * second one when the first cannot grow, and reads files for it: a process that
 * may not is then ended by the kernel where it should run out of memory.
 */
void mem_keep_one_heap(void);

/* Returns a * b; ends the process when the product does not fit a size_t. */
size_t mem_product(size_t a, size_t b);

/*
 * Makes room in a growing array. items holds *capacity elements of item_bytes
 * each; afterwards it holds at least need, doubling, and *capacity says how
 * many. New elements are undefined. Returns the array, perhaps moved.
 */
void *mem_grow(void *items, size_t *capacity, size_t need, size_t item_bytes);

#endif
