/*
 * From a place in a text back to the place it came from. Each step that
 * rewrites bytes (decoding, the match form) keeps such a map; maps are chained
 * by looking one result up in the next, until the agency's own bytes.
 *
 * A map is a list of runs in which characters of a fixed length came from
 * characters of a fixed length: Thai in windows-874 is one run of 3 from 1.
 */
#ifndef TEXT_OFFMAP_H
#define TEXT_OFFMAP_H

#include "base/arena.h"

struct offmap_run {
	uint32_t to; /* offset in the rewritten text */
	uint32_t from; /* offset in the text it came from */
	uint32_t to_step; /* bytes of one unit there; 0: dropped */
	uint32_t from_step; /* bytes of one unit here */
};

struct offmap {
	struct offmap_run *runs; /* ascending in to and from */
	size_t count;
	size_t capacity;
	uint32_t to_end; /* length of the rewritten text so far */
	uint32_t from_end; /* length of the original so far */
};

struct span {
	uint32_t start;
	uint32_t end; /* one past the last byte */
};

/* Records that the next from_bytes of the original became the next to_bytes.
 * A unit is never split by a lookup. */
void offmap_add(
    struct offmap *m, struct arena *a, uint32_t to_bytes, uint32_t from_bytes);

/*
 * Records count units of the same two lengths at once. Bytes that stay as they
 * are may be units of one byte, whatever characters they spell.
 */
void offmap_add_many(struct offmap *m, struct arena *a, uint32_t to_step,
    uint32_t from_step, uint32_t count);

/* The bytes of the original that the bytes [start, end) came from: from the
 * start of the first unit touched to the end of the last. An empty map is the
 * identity. */
struct span offmap_back(const struct offmap *m, struct span to);

/* The first offset of the rewritten text whose unit begins at or behind an
 * offset of the original; to_end when there is none. An empty map is the
 * identity. */
uint32_t offmap_forward(const struct offmap *m, uint32_t from);

#endif
