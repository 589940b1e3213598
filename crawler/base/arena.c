#include "base/arena.h"

#include <assert.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"

/* ARENA_CHUNK_BYTES comes from the build: large in a release; 1 under the
 * sanitizers, which gives each allocation a block of its own. */

struct arena_chunk {
	struct arena_chunk *older;
	size_t size;
	size_t used;
	size_t cleared; /* bytes from the first on; at least those in use */
	alignas(max_align_t) unsigned char bytes[];
};

/* So much is cleared ahead: a chunk that is little used need not be cleared as
 * a whole, nor each allocation by itself. */
enum { CLEAR_BYTES = 4096 };

static size_t
aligned(size_t size)
{
	size_t step = alignof(max_align_t);

	return mem_product((size + step - 1) / step, step);
}

static struct arena_chunk *
chunk_new(size_t size, struct arena_chunk *older)
{
	struct arena_chunk *c = mem_resize(NULL, sizeof(*c) + size);

	c->older = older;
	c->size = size;
	c->used = 0;
	c->cleared = 0;
	return c;
}

/* Clears a chunk at least as far as it is in use. */
static void
clear_ahead(struct arena_chunk *c)
{
	size_t end =
	    c->size - c->used < CLEAR_BYTES ? c->size : c->used + CLEAR_BYTES;

	memset(c->bytes + c->cleared, 0, end - c->cleared);
	c->cleared = end;
}

void *
arena_alloc(struct arena *a, size_t size)
{
	struct arena_chunk *c = a->newest;
	void *p;

	/* The exact size, so that a sanitizer guards the very next byte. */
	if (c == NULL || c->size - c->used < size) {
		c = chunk_new(
		    size > ARENA_CHUNK_BYTES ? size : ARENA_CHUNK_BYTES, c);
		a->newest = c;
	}
	p = c->bytes + c->used;
	c->used += c->size - c->used < aligned(size) ? c->size - c->used
	                                             : aligned(size);
	if (c->used > c->cleared)
		clear_ahead(c);
	a->used_bytes += size;
	return p;
}

void *
arena_array(struct arena *a, size_t count, size_t item_bytes)
{
	return arena_alloc(a, mem_product(count, item_bytes));
}

void *
arena_grow(struct arena *a, void *items, size_t *capacity, size_t need,
    size_t item_bytes)
{
	size_t count = *capacity == 0 ? 8 : *capacity;
	void *grown;

	if (need <= *capacity)
		return items;
	while (count < need)
		count = mem_product(count, 2);
	grown = arena_array(a, count, item_bytes);
	if (*capacity > 0)
		memcpy(grown, items, *capacity * item_bytes);
	*capacity = count;
	return grown;
}

struct str
arena_str(struct arena *a, struct str s)
{
	char *copy = arena_alloc(a, s.len + 1);

	if (s.len > 0)
		memcpy(copy, s.ptr, s.len);
	return (struct str){copy, s.len};
}

struct str
arena_lower(struct arena *a, struct str s)
{
	char *copy = arena_alloc(a, s.len + 1);

	for (size_t i = 0; i < s.len; i++)
		copy[i] = str_lower_char(s.ptr[i]);
	return (struct str){copy, s.len};
}

char *
arena_cstr(struct arena *a, struct str s)
{
	char *copy = arena_alloc(a, s.len + 1);

	if (s.len > 0)
		memcpy(copy, s.ptr, s.len);
	return copy;
}

struct str
arena_printf(struct arena *a, const char *fmt, ...)
{
	va_list args;
	int length;
	char *text;

	va_start(args, fmt);
	length = vsnprintf(NULL, 0, fmt, args);
	va_end(args);
	assert(length >= 0);
	text = arena_alloc(a, (size_t)length + 1);
	va_start(args, fmt);
	(void)vsnprintf(text, (size_t)length + 1, fmt, args);
	va_end(args);
	return (struct str){text, (size_t)length};
}

static void
chunks_free(struct arena_chunk *c)
{
	struct arena_chunk *older;

	for (; c != NULL; c = older) {
		older = c->older;
		mem_free(c);
	}
}

void
arena_reset(struct arena *a)
{
	struct arena_chunk *kept = a->newest;

	a->used_bytes = 0;
	if (kept == NULL)
		return;
	chunks_free(kept->older);
	kept->older = NULL;
	kept->used = 0;
	kept->cleared = 0;
}

void
arena_release(struct arena *a)
{
	chunks_free(a->newest);
	*a = (struct arena){0};
}
