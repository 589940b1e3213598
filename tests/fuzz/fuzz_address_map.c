/* Whatever the map, each entry that was read is found again. */
#include "fuzz.h"

#include <assert.h>

#include "fetch/address_map_impl.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = {(const char *)data, size};
	struct arena a = {0};
	struct address_map m = {0};
	struct err e = {0};

	if (address_map_parse(&a, text, &m, &e) != ERR_NONE)
		assert(e.msg[0] >= '1' && e.msg[0] <= '9');
	for (size_t i = 0; i < m.count; i++)
		assert(address_map_find(&m, m.entries[i].name,
		           m.entries[i].port) == &m.entries[i]);
	arena_release(&a);
	return 0;
}
