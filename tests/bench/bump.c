#include "bump.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/xmlmemory.h>

enum { PIECE_BYTES = 512 << 20, STEP = 16 };

/* Where each piece of memory begins; its size is for realloc. */
struct head {
	size_t size;
	size_t unused; /* keeps what follows at a multiple of STEP */
};

/* The bench reads one page at a time. */
static struct {
	unsigned char *piece;
	size_t used;
	xmlFreeFunc old_free;
	xmlMallocFunc old_malloc;
	xmlReallocFunc old_realloc;
	xmlStrdupFunc old_strdup;
} bump;

static void *
take(size_t size)
{
	size_t need = sizeof(struct head) + (size + STEP - 1) / STEP * STEP;
	struct head *h = (struct head *)(void *)(bump.piece + bump.used);

	assert(need <= PIECE_BYTES - bump.used);
	bump.used += need;
	h->size = size;
	return h + 1;
}

static void *
take_more(void *old, size_t size)
{
	struct head *h = old;
	void *p = take(size);

	if (old != NULL)
		memcpy(p, old, h[-1].size < size ? h[-1].size : size);
	return p;
}

static void
give_back(void *p)
{
	(void)p;
}

static char *
take_copy(const char *text)
{
	size_t size = strlen(text) + 1;

	return memcpy(take(size), text, size);
}

void
bump_begin(void)
{
	if (bump.piece == NULL)
		bump.piece = malloc(PIECE_BYTES);
	assert(bump.piece != NULL);
	(void)xmlMemGet(&bump.old_free, &bump.old_malloc, &bump.old_realloc,
	    &bump.old_strdup);
	(void)xmlMemSetup(give_back, take, take_more, take_copy);
}

void
bump_end(void)
{
	(void)xmlMemSetup(
	    bump.old_free, bump.old_malloc, bump.old_realloc, bump.old_strdup);
	bump.used = 0;
}
