/*
 * Structured data of a page: its JSON-LD blocks as one flat list of nodes, an
 * object each. Names are not expanded against @context, and addresses in it
 * are never asked for.
 *
 * The rule to remember: a node that is_top says something of its own; any
 * other stands in the value of another's property.
 */
#ifndef PAGE_JSON_LD_H
#define PAGE_JSON_LD_H

#include "base/arena.h"

enum json_ld_kind {
	JSON_LD_NULL,
	JSON_LD_TEXT,
	JSON_LD_NUMBER,
	JSON_LD_BOOLEAN,
	JSON_LD_NODE
};

struct json_ld_value {
	enum json_ld_kind kind;
	struct str
	    text; /* a number in decimal, "true", "false"; may hold NUL */
	size_t node; /* of JSON_LD_NODE: in json_ld.nodes */
};

/* A list of values is several values, also a list in a list. */
struct json_ld_property {
	struct str key; /* "@type", "name", ... */
	size_t value_start; /* in json_ld.values */
	size_t value_count;
};

struct json_ld_node {
	size_t block; /* in json_ld.blocks */
	bool is_top; /* the block itself, a member of it or of a @graph */
	size_t property_start; /* in json_ld.properties */
	size_t property_count;
};

struct json_ld_block {
	uint32_t element; /* script */
	struct str text; /* borrowed, without the blanks around it */
	bool is_broken; /* no JSON, or a key stands twice: it has no nodes */
};

struct json_ld {
	struct json_ld_block *blocks;
	size_t block_count;
	struct json_ld_node *nodes; /* by block, then from the outside in */
	size_t node_count;
	struct json_ld_property *properties;
	size_t property_count;
	struct json_ld_value *values;
	size_t value_count;
	bool is_cut; /* a bound was reached: something is missing */
	size_t read_bytes; /* of all blocks */
	size_t block_capacity;
	size_t node_capacity;
	size_t property_capacity;
	size_t value_capacity;
};

/* Reads one block, a strict JSON text (RFC 8259) of valid UTF-8, and adds it to
 * ld; all that is kept of it but block.text lives in a. */
void json_ld_add(
    struct json_ld *ld, struct arena *a, uint32_t element, struct str text);

/* The property of a key (case counts), or NULL. */
const struct json_ld_property *json_ld_get(
    const struct json_ld *ld, const struct json_ld_node *node, struct str key);

/* A type without its vocabulary: "WebSite" of "https://schema.org/WebSite" and
 * of "schema:WebSite". Values of "@type" are such already. */
struct str json_ld_short_type(struct str type);

#endif
