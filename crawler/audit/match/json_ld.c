/* json_ld: nodes of structured data that say something of their own. */
#include "audit/match/matcher_impl.h"
#include "audit/value/value_impl.h"

struct json_test {
	struct texts type;
	struct texts has;
	struct str path; /* "potentialAction.@type" */
	struct value_test value;
};

static const char *const own_fields[] = {"type", "path", "has"};

static const void *
load(struct loader *l, const struct yaml_node *value)
{
	struct json_test *t = arena_alloc(l->arena, sizeof(*t));
	const struct yaml_node *n;

	if (!field_is_kind(l, value, YAML_MAP, "json_ld: { type: WebSite }"))
		return NULL;
	if ((n = yaml_get(value, "type")) != NULL)
		field_texts(l, n, &t->type);
	if ((n = yaml_get(value, "has")) != NULL)
		field_texts(l, n, &t->has);
	if ((n = yaml_get(value, "path")) != NULL)
		field_text(l, n, &t->path);
	value_read_beside(l, value, own_fields, 3, &t->value);
	return t;
}

static bool
is_a(const struct json_ld *ld, const struct json_ld_node *node,
    const struct texts *wanted)
{
	const struct json_ld_property *types =
	    json_ld_get(ld, node, str_of("@type"));

	for (size_t i = 0; types != NULL && i < types->value_count; i++) {
		struct json_ld_value v = ld->values[types->value_start + i];

		for (size_t k = 0; k < wanted->count; k++)
			if (v.kind == JSON_LD_TEXT &&
			    str_equal(
			        v.text, json_ld_short_type(wanted->items[k])))
				return true;
	}
	return false;
}

/* Whether a property says anything. */
static bool
is_told(const struct json_ld *ld, const struct json_ld_property *p)
{
	for (size_t i = 0; p != NULL && i < p->value_count; i++) {
		struct json_ld_value v = ld->values[p->value_start + i];

		if (v.kind == JSON_LD_NODE || v.text.len > 0)
			return true;
	}
	return false;
}

static bool
has_all(const struct json_ld *ld, const struct json_ld_node *node,
    const struct texts *keys)
{
	for (size_t i = 0; i < keys->count; i++)
		if (!is_told(ld, json_ld_get(ld, node, keys->items[i])))
			return false;
	return true;
}

/* Follows the path from a value; of several values any may pass. */
static bool
path_passes(const struct json_test *t, struct scan *s,
    struct json_ld_value value, struct str path)
{
	const struct json_ld *ld = &s->page->json_ld;
	const struct json_ld_property *p = NULL;
	struct str name;

	if (!str_split(&path, '.', &name)) {
		struct value v = {
		    .is_there = value.kind != JSON_LD_NULL, .text = value.text};

		return t->value.count == 0
		    ? v.is_there
		    : value_holds(&t->value, s, v) == TRUTH_TRUE;
	}
	if (value.kind == JSON_LD_NODE)
		p = json_ld_get(ld, &ld->nodes[value.node], name);
	for (size_t i = 0; p != NULL && i < p->value_count; i++)
		if (path_passes(t, s, ld->values[p->value_start + i], path))
			return true;
	return false;
}

static bool
node_passes(const struct json_test *t, struct scan *s, size_t number)
{
	const struct json_ld *ld = &s->page->json_ld;
	const struct json_ld_node *node = &ld->nodes[number];
	struct json_ld_value itself = {.kind = JSON_LD_NODE, .node = number};

	if (!node->is_top || (t->type.count > 0 && !is_a(ld, node, &t->type)) ||
	    !has_all(ld, node, &t->has))
		return false;
	return (t->path.len == 0 && t->value.count == 0) ||
	    path_passes(t, s, itself, t->path);
}

static void
add_hit(const struct page *p, size_t block, struct leaf_result *out)
{
	struct hit hit = {.kind = MATCH_STRUCTURE,
	    .element = p->json_ld.blocks[block].element,
	    .quote = p->json_ld.blocks[block].text};

	result_hit(out, hit);
	out->truth = TRUTH_TRUE;
}

static bool
has_broken_block(const struct json_ld *ld)
{
	for (size_t i = 0; i < ld->block_count; i++)
		if (ld->blocks[i].is_broken)
			return true;
	return false;
}

static void
run(const void *data, struct scan *s, struct leaf_result *out)
{
	const struct json_ld *ld = &s->page->json_ld;
	size_t shown = SIZE_MAX; /* block; a hit for each is enough */

	for (size_t i = 0; i < ld->node_count; i++) {
		if (ld->nodes[i].block == shown || !node_passes(data, s, i))
			continue;
		shown = ld->nodes[i].block;
		add_hit(s->page, shown, out);
	}
	if (out->truth == TRUTH_FALSE &&
	    (s->is_partial || has_broken_block(ld)))
		out->truth = TRUTH_UNKNOWN;
}

const struct matcher match_json_ld = {
    .name = "json_ld", .spoilers = VIEW_PARTIAL, .load = load, .run = run};
