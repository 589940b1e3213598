/* Blocks of structured data, parted by NUL: what stands in a list lies in its
 * array, and a node is named once, before its place. */
#include "fuzz.h"

#include <assert.h>

#include "page/json_ld.h"

static void
check_node(const struct json_ld *ld, size_t number)
{
	const struct json_ld_node *node = &ld->nodes[number];
	size_t end = node->property_start + node->property_count;

	assert(node->block < ld->block_count && end <= ld->property_count);
	assert(!ld->blocks[node->block].is_broken);
	for (size_t i = node->property_start; i < end; i++) {
		const struct json_ld_property *p = &ld->properties[i];

		assert(p->value_start + p->value_count <= ld->value_count);
		for (size_t k = 0; k < p->value_count; k++) {
			struct json_ld_value v = ld->values[p->value_start + k];

			assert(v.kind != JSON_LD_NODE ||
			    (v.node > number && v.node < ld->node_count));
		}
		assert(json_ld_get(ld, node, p->key) == p);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str rest = {(const char *)data, size}, text;
	struct json_ld ld = {0};
	struct arena a = {0};

	while (str_split(&rest, '\0', &text))
		json_ld_add(&ld, &a, 0, text);
	for (size_t i = 0; i < ld.node_count; i++)
		check_node(&ld, i);
	arena_release(&a);
	return 0;
}
