/*
 * What must hold of every offset map: it is as long as both texts, and it
 * leads back into the original in order.
 */
#ifndef TESTS_FUZZ_FUZZ_MAP_H
#define TESTS_FUZZ_FUZZ_MAP_H

#include <assert.h>

#include "text/offmap.h"

static inline void
check_map(const struct offmap *map, size_t to_len, size_t from_len)
{
	struct span last = {0, 0};

	assert(map->to_end == to_len && map->from_end == from_len);
	for (uint32_t i = 0; i < to_len; i++) {
		struct span s = offmap_back(map, (struct span){i, i + 1});

		assert(s.start >= last.start && s.end >= last.end);
		assert(s.start <= s.end && s.end <= from_len);
		last = s;
	}
}

#endif
