/*
 * A YAML file as a tree of texts, lists and maps, each with its place. Every
 * scalar is text: `no`, `1.0` and `2567-01-01` are what they look like. Anchors,
 * aliases, tags, merge keys and further documents are refused, and so is a key
 * that stands twice. Knows nothing of rules; libfyaml stays in yaml.c.
 */
#ifndef AUDIT_YAML_IMPL_H
#define AUDIT_YAML_IMPL_H

#include "base/str.h"

enum yaml_kind { YAML_NOTHING, YAML_TEXT, YAML_LIST, YAML_MAP };

struct yaml_place {
	int64_t line; /* from 1; 0: the whole file */
	int64_t column; /* from 1, in code points; 0: the whole line */
	int64_t length; /* code points; 0 counts as 1 */
};

struct yaml_node {
	enum yaml_kind kind; /* a key without a value is YAML_NOTHING */
	bool is_verbatim; /* the text stands in one line as it is */
	struct yaml_place place;
	struct str text;
	struct yaml_item *items; /* of a list or a map, in file order */
	size_t count;
};

struct yaml_item {
	struct str key; /* empty in a list */
	struct yaml_place key_place;
	struct yaml_node value;
};

enum { YAML_DEPTH_MAX = 24, YAML_ITEMS_MAX = 2000 };

struct loader;

/*
 * Reads the loader's current file into *out, which lives in its arena. Returns
 * false when the file could not be read to its end; all that was found wrong
 * has been reported then.
 */
bool yaml_read(struct loader *l, struct yaml_node *out);

/* The entry of a key of a map, or NULL. */
const struct yaml_item *yaml_item(const struct yaml_node *map, const char *key);

/* Its value, or NULL. */
const struct yaml_node *yaml_get(const struct yaml_node *map, const char *key);

#endif
