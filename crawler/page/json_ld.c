#include "page/json_ld.h"

#include <assert.h>

#include <jansson.h>

#include "base/json.h"
#include "base/limits.h"

/* A block being read. Objects wait in the order of their nodes, so that the
 * properties of a node, and the values of a property, stand together. */
struct reader {
	struct json_ld *ld;
	struct arena *arena;
	json_t **objects; /* of nodes from first_node on; borrowed */
	size_t object_capacity;
	size_t first_node;
};

static struct str
text_of(const json_t *json)
{
	return (struct str){json_string_value(json), json_string_length(json)};
}

struct str
json_ld_short_type(struct str type)
{
	static const char ends[] = "/:#";

	for (size_t i = type.len; i > 0; i--)
		if (memchr(ends, type.ptr[i - 1], sizeof(ends) - 1) != NULL)
			return str_slice(type, i, type.len);
	return type;
}

/* Adds a node for an object that is read later; false at the bound. */
static bool
add_node(struct reader *r, json_t *object, bool is_top)
{
	struct json_ld *ld = r->ld;
	size_t waiting = ld->node_count - r->first_node;

	if (ld->node_count == LIMIT_JSON_LD_NODES) {
		ld->is_cut = true;
		return false;
	}
	ld->nodes = arena_grow(r->arena, ld->nodes, &ld->node_capacity,
	    ld->node_count + 1, sizeof(*ld->nodes));
	r->objects = arena_grow(r->arena, r->objects, &r->object_capacity,
	    waiting + 1, sizeof(json_t *));
	r->objects[waiting] = object;
	ld->nodes[ld->node_count++] = (struct json_ld_node){
	    .block = ld->block_count - 1, .is_top = is_top};
	return true;
}

/* The value that a JSON value other than a list is; a node for an object. */
static bool
read_value(
    struct reader *r, json_t *json, bool is_top, struct json_ld_value *out)
{
	switch (json_typeof(json)) {
	case JSON_OBJECT:
		out->kind = JSON_LD_NODE;
		out->node = r->ld->node_count;
		return add_node(r, json, is_top);
	case JSON_STRING:
		out->kind = JSON_LD_TEXT;
		out->text = arena_str(r->arena, text_of(json));
		return true;
	case JSON_INTEGER:
		out->kind = JSON_LD_NUMBER;
		out->text = arena_printf(
		    r->arena, "%lld", (long long)json_integer_value(json));
		return true;
	case JSON_REAL:
		out->kind = JSON_LD_NUMBER;
		out->text =
		    arena_printf(r->arena, "%.15g", json_real_value(json));
		return true;
	case JSON_TRUE:
	case JSON_FALSE:
		out->kind = JSON_LD_BOOLEAN;
		out->text = str_of(json_is_true(json) ? "true" : "false");
		return true;
	case JSON_NULL:
		out->kind = JSON_LD_NULL;
		return true;
	case JSON_ARRAY:
		break;
	}
	return false;
}

static void
add_values(struct reader *r, json_t *json, bool is_top, int depth)
{
	struct json_ld *ld = r->ld;
	struct json_ld_value value = {0};

	if (json_is_array(json)) {
		if (depth == LIMIT_JSON_LD_DEPTH)
			ld->is_cut = true;
		for (size_t i = 0;
		     depth < LIMIT_JSON_LD_DEPTH && i < json_array_size(json);
		     i++)
			add_values(
			    r, json_array_get(json, i), is_top, depth + 1);
		return;
	}
	if (!read_value(r, json, is_top, &value))
		return;
	ld->values = arena_grow(r->arena, ld->values, &ld->value_capacity,
	    ld->value_count + 1, sizeof(*ld->values));
	ld->values[ld->value_count++] = value;
}

static void
add_property(struct reader *r, struct str key, json_t *json, bool is_top)
{
	struct json_ld *ld = r->ld;
	struct json_ld_property p = {
	    .key = arena_str(r->arena, key), .value_start = ld->value_count};
	bool is_type = str_is(key, "@type");

	add_values(r, json, is_top && str_is(key, "@graph"), 0);
	p.value_count = ld->value_count - p.value_start;
	for (size_t i = 0; is_type && i < p.value_count; i++) {
		struct str *text = &ld->values[p.value_start + i].text;

		*text = json_ld_short_type(*text);
	}
	ld->properties =
	    arena_grow(r->arena, ld->properties, &ld->property_capacity,
	        ld->property_count + 1, sizeof(*ld->properties));
	ld->properties[ld->property_count++] = p;
}

static void
read_node(struct reader *r, size_t number)
{
	struct json_ld *ld = r->ld;
	bool is_top = ld->nodes[number].is_top;
	json_t *object;

	assert(r->objects != NULL);
	object = r->objects[number - r->first_node];
	ld->nodes[number].property_start = ld->property_count;
	for (void *at = json_object_iter(object); at != NULL;
	     at = json_object_iter_next(object, at)) {
		struct str key = {
		    json_object_iter_key(at), json_object_iter_key_len(at)};

		add_property(r, key, json_object_iter_value(at), is_top);
	}
	ld->nodes[number].property_count =
	    ld->property_count - ld->nodes[number].property_start;
}

static void
read_block(struct json_ld_block *block, struct json_ld *ld, json_t **json)
{
	ld->read_bytes += block->text.len;
	block->is_broken = json_read(block->text, json, NULL) != ERR_NONE;
}

void
json_ld_add(
    struct json_ld *ld, struct arena *a, uint32_t element, struct str text)
{
	struct reader r = {.ld = ld, .arena = a, .first_node = ld->node_count};
	struct json_ld_block block = {.element = element, .text = text};
	size_t loose_values;
	json_t *json = NULL;

	if (ld->block_count == LIMIT_JSON_LD_BLOCKS) {
		ld->is_cut = true;
		return;
	}
	if (text.len > LIMIT_JSON_LD_BYTES - ld->read_bytes)
		ld->is_cut = true;
	else
		read_block(&block, ld, &json);
	ld->blocks = arena_grow(a, ld->blocks, &ld->block_capacity,
	    ld->block_count + 1, sizeof(*ld->blocks));
	ld->blocks[ld->block_count++] = block;
	if (json == NULL)
		return;
	/* What stands in a block but no object is nobody's property. */
	loose_values = ld->value_count;
	add_values(&r, json, true, 0);
	ld->value_count = loose_values;
	for (size_t i = r.first_node; i < ld->node_count; i++)
		read_node(&r, i);
	json_decref(json);
}

const struct json_ld_property *
json_ld_get(
    const struct json_ld *ld, const struct json_ld_node *node, struct str key)
{
	for (size_t i = 0; i < node->property_count; i++)
		if (str_equal(
		        ld->properties[node->property_start + i].key, key))
			return &ld->properties[node->property_start + i];
	return NULL;
}
