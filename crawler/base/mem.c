#include "base/mem.h"

#include <limits.h>
#include <malloc.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static void *
present(void *p)
{
	if (p == NULL) {
		(void)fputs("error base: out of memory\n", stderr);
		abort();
	}
	return p;
}

void *
mem_alloc(size_t size)
{
	return present(calloc(1, size == 0 ? 1 : size));
}

void *
mem_resize(void *p, size_t size)
{
	return present(realloc(p, size == 0 ? 1 : size));
}

void
mem_free(void *p)
{
	free(p);
}

void
mem_keep_freed(size_t bytes)
{
	int n = bytes > INT_MAX ? INT_MAX : (int)bytes;

	(void)mallopt(M_TRIM_THRESHOLD, n);
	(void)mallopt(M_MMAP_THRESHOLD, n);
}

void
mem_keep_one_heap(void)
{
	(void)mallopt(M_ARENA_MAX, 1);
}

size_t
mem_product(size_t a, size_t b)
{
	if (b != 0 && a > SIZE_MAX / b)
		(void)present(NULL);
	return a * b;
}

void *
mem_grow(void *items, size_t *capacity, size_t need, size_t item_bytes)
{
	size_t count = *capacity == 0 ? 8 : *capacity;

	if (need <= *capacity)
		return items;
	while (count < need)
		count = mem_product(count, 2);
	*capacity = count;
	return mem_resize(items, mem_product(count, item_bytes));
}
