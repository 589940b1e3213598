/* json_ld: objects of structured data, one level of @graph unfolded. */
#include <jansson.h>

#include "audit/matcher_impl.h"
#include "audit/value_impl.h"
#include "base/json.h"

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

/* Reads the page's blocks once. */
static void
read_blocks(struct scan *s)
{
	const struct page *p = s->page;

	if (s->json_ld != NULL)
		return;
	s->json_ld =
	    arena_array(s->arena, p->json_ld_count, sizeof(struct json_t *));
	for (size_t i = 0; i < p->json_ld_count; i++)
		if (json_read(p->json_ld[i], &s->json_ld[i], NULL) != ERR_NONE)
			s->has_bad_json = true;
}

/* "https://schema.org/WebSite" and "schema:WebSite" are a WebSite. */
static struct str
short_type(struct str type)
{
	for (size_t i = type.len; i > 0; i--)
		if (str_find_char(str_of("/:#"), type.ptr[i - 1], 0) !=
		    STR_NONE)
			return str_slice(type, i, type.len);
	return type;
}

static bool
type_is(const json_t *type, const struct texts *wanted)
{
	const json_t *one;
	size_t i;

	json_array_foreach(type, i, one) if (type_is(one, wanted)) return true;
	for (i = 0; json_is_string(type) && i < wanted->count; i++)
		if (str_equal(short_type(str_of(json_string_value(type))),
		        short_type(wanted->items[i])))
			return true;
	return false;
}

static struct value
value_of(struct arena *a, const json_t *json)
{
	struct value v = {.is_there = true};

	if (json_is_string(json))
		v.text = str_of(json_string_value(json));
	else if (json_is_integer(json))
		v.text = arena_printf(
		    a, "%lld", (long long)json_integer_value(json));
	else if (json_is_real(json))
		v.text = arena_printf(a, "%.15g", json_real_value(json));
	else if (json_is_boolean(json))
		v.text = str_of(json_is_true(json) ? "true" : "false");
	else
		v.is_there = json_is_object(json);
	return v;
}

/* Follows the path; of arrays any member may pass. */
static bool
path_passes(const struct json_test *t, struct scan *s, const json_t *json,
    struct str path)
{
	struct str name;
	const json_t *one;
	size_t i;

	json_array_foreach(
	    json, i, one) if (path_passes(t, s, one, path)) return true;
	if (json_is_array(json))
		return false;
	if (!str_split(&path, '.', &name)) {
		struct value v = value_of(s->arena, json);

		/* The type may carry its vocabulary. */
		if (str_ends(t->path, str_of("@type")))
			v.text = short_type(v.text);
		return t->value.count == 0
		    ? v.is_there
		    : value_holds(&t->value, s, v) == TRUTH_TRUE;
	}
	one = json_object_getn(json, name.ptr, name.len);
	return one != NULL && path_passes(t, s, one, path);
}

static bool
has_all(const json_t *object, const struct texts *keys)
{
	for (size_t i = 0; i < keys->count; i++) {
		const json_t *one = json_object_getn(
		    object, keys->items[i].ptr, keys->items[i].len);

		if (one == NULL || json_is_null(one) ||
		    (json_is_string(one) && json_string_length(one) == 0))
			return false;
	}
	return true;
}

static bool
object_passes(const struct json_test *t, struct scan *s, const json_t *object)
{
	if (t->type.count > 0 &&
	    !type_is(json_object_get(object, "@type"), &t->type))
		return false;
	if (!has_all(object, &t->has))
		return false;
	return (t->path.len == 0 && t->value.count == 0) ||
	    path_passes(t, s, object, t->path);
}

/* The objects of a block: itself, the members of a list, those of @graph. */
static bool
block_passes(const struct json_test *t, struct scan *s, const json_t *block)
{
	const json_t *graph = json_object_get(block, "@graph");
	const json_t *one;
	size_t i;

	if (json_is_object(block) && object_passes(t, s, block))
		return true;
	json_array_foreach(block, i, one) if (json_is_object(one) &&
	    object_passes(t, s, one)) return true;
	json_array_foreach(graph, i, one) if (json_is_object(one) &&
	    object_passes(t, s, one)) return true;
	return false;
}

/* The element of block number n: the nth script of that type. */
static uint32_t
element_of(const struct page *p, size_t n)
{
	for (uint32_t i = 0; i < p->element_count; i++)
		if (str_is(p->elements[i].name, "script") &&
		    str_starts_fold(page_attr(p, i, "type", NULL),
		        str_of("application/ld+json")) &&
		    n-- == 0)
			return i;
	return PAGE_NONE;
}

static void
run(const void *data, struct scan *s, struct leaf_result *out)
{
	const struct json_test *t = data;

	read_blocks(s);
	for (size_t i = 0; i < s->page->json_ld_count; i++) {
		struct hit hit = {.kind = MATCH_STRUCTURE,
		    .element = element_of(s->page, i),
		    .quote = s->page->json_ld[i]};

		if (s->json_ld[i] == NULL || !block_passes(t, s, s->json_ld[i]))
			continue;
		result_hit(out, hit);
		out->truth = TRUTH_TRUE;
	}
	if (out->truth == TRUTH_FALSE && (s->is_partial || s->has_bad_json))
		out->truth = TRUTH_UNKNOWN;
}

const struct matcher match_json_ld = {
    .name = "json_ld", .spoilers = VIEW_PARTIAL, .load = load, .run = run};
