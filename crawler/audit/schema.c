#include "audit/schema.h"

#include <string.h>

#include "audit/match/matcher_impl.h"
#include "audit/read/rule_read_impl.h"
#include "audit/schema_impl.h"
#include "audit/trait/trait_impl.h"
#include "base/json.h"
#include "base/mem.h"

enum {
	SCRATCH_BYTES = 8192, /* more than any struct that a reader fills */
	DEPTH_MAX = 5, /* of tables in tables */
	NAMES_MAX = 60,
	ENUM_MAX = 80
};

static const char probe_text[] = "samruat-probe";

/* A reader of any sort, put to work on a node to see what it takes. */
struct reader {
	field_reader *read;
	const void *(*load)(struct loader *l, const struct yaml_node *value);
};

/* What came of it. */
struct probed {
	bool takes_text, takes_list, takes_map;
	struct fields_seen fields; /* of the map */
	struct str words; /* all that the text may be; empty: any */
};

struct drawing {
	struct loader *loader;
	struct arena *arena;
};

static json_t *schema_of(
    struct drawing *d, const struct reader *reader, int depth);

/* Reads one node; returns the findings of that. */
static struct diag_list
read_node(struct drawing *d, const struct reader *reader,
    const struct yaml_node *node, struct fields_seen *seen)
{
	struct diag_list diags = {.arena = d->arena};

	d->loader->diags = &diags;
	d->loader->fields_seen = seen;
	if (reader->read != NULL)
		reader->read(
		    d->loader, node, arena_alloc(d->arena, SCRATCH_BYTES));
	else
		(void)reader->load(d->loader, node);
	d->loader->fields_seen = NULL;
	return diags;
}

/* Whether the kind of the node itself, which is in line 1, is refused. */
static bool
is_refused(const struct diag_list *diags)
{
	static const enum complaint wants[] = {
	    COMPLAINT_WANTS_TEXT, COMPLAINT_WANTS_LIST, COMPLAINT_WANTS_MAP};

	for (size_t i = 0; i < diags->count; i++)
		for (size_t k = 0; k < sizeof(wants) / sizeof(wants[0]); k++)
			if (diags->items[i].kind == complaint_kind(wants[k]) &&
			    diags->items[i].place.line == 1)
				return true;
	return false;
}

/* The words that a text may be, when it was refused for being none of them. */
static struct str
words_of(const struct diag_list *diags)
{
	for (size_t i = 0; i < diags->count; i++)
		if (diags->items[i].kind == complaint_kind(COMPLAINT_VALUE) &&
		    str_is(diags->items[i].args[0], probe_text))
			return diags->items[i].args[1];
	return (struct str){0};
}

static struct probed
probe(struct drawing *d, const struct reader *reader)
{
	struct yaml_item item = {.value = {.kind = YAML_TEXT,
	                             .place = {.line = 2},
	                             .text = str_of(probe_text)}};
	const struct yaml_node text = {.kind = YAML_TEXT,
	    .place = {.line = 1},
	    .text = str_of(probe_text)};
	const struct yaml_node list = {.kind = YAML_LIST,
	    .place = {.line = 1},
	    .items = &item,
	    .count = 1};
	const struct yaml_node map = {.kind = YAML_MAP, .place = {.line = 1}};
	struct probed p = {0};
	struct diag_list diags = read_node(d, reader, &text, &p.fields);

	p.takes_text = !is_refused(&diags);
	p.words = words_of(&diags);
	diags = read_node(d, reader, &list, &p.fields);
	p.takes_list = !is_refused(&diags);
	p.fields = (struct fields_seen){0};
	diags = read_node(d, reader, &map, &p.fields);
	p.takes_map = p.fields.items != NULL || !is_refused(&diags);
	return p;
}

/* Whether a list of allowed words is one, and no "0, 1, 2, ...". */
static bool
is_word(struct str word)
{
	for (size_t i = 0; i < word.len; i++) {
		char c = word.ptr[i];
		bool is_letter = (c >= 'a' && c <= 'z') ||
		    (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
		bool is_other = (c >= '0' && c <= '9') || c == '-' || c == '_';

		if (!is_letter && (i == 0 || !is_other))
			return false;
	}
	return word.len > 0;
}

static json_t *
text_schema(struct str words)
{
	json_t *list;
	struct str rest = words, word;

	if (words.len == 0)
		return json_pack(
		    "{s:[s,s,s]}", "type", "string", "integer", "number");
	list = json_array();
	while (str_split(&rest, ',', &word)) {
		word = str_trim(word);
		if (!is_word(word)) {
			json_decref(list);
			return text_schema((struct str){0});
		}
		(void)json_array_append_new(list, json_from_str(word));
	}
	return json_pack("{s:o}", "enum", list);
}

static void
describe(json_t *schema, const struct schema_note *note)
{
	struct buf text = {0};

	if (note == NULL)
		return;
	buf_printf(&text, "%s / %s", note->text.en, note->text.th);
	(void)json_object_set_new(
	    schema, "description", json_from_str(buf_str(&text)));
	buf_release(&text);
}

static json_t *
shape_of(const struct schema_note *note)
{
	return json_loads(note->shape, JSON_DECODE_ANY, NULL);
}

/* An object whose fields are those of a table; fields of others may begin with
 * x-. Takes properties and required. */
static json_t *
object_of(json_t *properties, json_t *required)
{
	json_t *object = json_pack("{s:s, s:o, s:{s:{}}, s:b}", "type",
	    "object", "properties", properties, "patternProperties", "^x-",
	    "additionalProperties", 0);

	if (json_array_size(required) > 0)
		(void)json_object_set(object, "required", required);
	json_decref(required);
	return object;
}

/* An object with the fields of a table; note_of (NULL: none) tells what is known
 * of each beside that. */
static json_t *
fields_schema(struct drawing *d, const struct fields_seen *fields,
    const struct schema_note *(*note_of)(const char *name), int depth)
{
	json_t *properties = json_object(), *required = json_array();

	for (size_t i = 0; i < fields->count; i++) {
		const struct field *f = &fields->items[i];
		const struct schema_note *note =
		    note_of == NULL ? NULL : note_of(f->name);
		const struct reader reader = {.read = f->read};
		json_t *schema;

		if (f->read == field_later)
			continue;
		schema = note != NULL && note->shape != NULL
		    ? shape_of(note)
		    : schema_of(d, &reader, depth + 1);
		describe(schema, note);
		(void)json_object_set_new(properties, f->name, schema);
		if (f->example != NULL)
			(void)json_array_append_new(
			    required, json_string(f->name));
	}
	return object_of(properties, required);
}

static json_t *
schema_of(struct drawing *d, const struct reader *reader, int depth)
{
	struct probed p = probe(d, reader);
	json_t *choices;

	if (depth > DEPTH_MAX ||
	    (p.takes_text && p.takes_list && p.takes_map &&
	        p.fields.items == NULL))
		return json_object();
	choices = json_array();
	if (p.takes_text)
		(void)json_array_append_new(choices, text_schema(p.words));
	if (p.takes_list)
		(void)json_array_append_new(
		    choices, json_pack("{s:s}", "type", "array"));
	if (p.takes_map && p.fields.items == NULL)
		(void)json_array_append_new(
		    choices, json_pack("{s:s}", "type", "object"));
	if (p.fields.items != NULL)
		(void)json_array_append_new(
		    choices, fields_schema(d, &p.fields, NULL, depth + 1));
	if (json_array_size(choices) == 1) {
		json_t *only = json_incref(json_array_get(choices, 0));

		json_decref(choices);
		return only;
	}
	return json_pack("{s:o}", "anyOf", choices);
}

/* A condition: one of the operators, or one of the leaves that are named. */
static json_t *
condition_schema(const char *reference, json_t *properties)
{
	static const char *const lists[] = {"all", "any", "none"};
	json_t *self = json_pack("{s:s}", "$ref", reference);

	(void)json_object_set_new(
	    properties, "label", json_pack("{s:s}", "type", "string"));
	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
		(void)json_object_set_new(properties, lists[i],
		    json_pack("{s:s, s:i, s:O}", "type", "array", "minItems", 1,
		        "items", self));
	(void)json_object_set(properties, "not", self);
	(void)json_object_set_new(properties, "at_least",
	    json_pack("{s:s, s:[s,s], s:{s:{s:[s,s]}, s:{s:s, s:O}}}", "type",
	        "object", "required", "count", "of", "properties", "count",
	        "type", "integer", "string", "of", "type", "array", "items",
	        self));
	json_decref(self);
	return object_of(properties, json_array());
}

static json_t *
page_conditions(struct drawing *d)
{
	const char *names[NAMES_MAX];
	size_t count = matcher_names(names, NAMES_MAX);
	json_t *properties = json_object();

	for (size_t i = 0; i < count; i++) {
		const struct reader reader = {
		    .load = matcher_named(str_of(names[i]))->load};
		json_t *schema = schema_of(d, &reader, 1);

		describe(schema, schema_matcher_note(names[i]));
		(void)json_object_set_new(properties, names[i], schema);
	}
	return condition_schema("#/$defs/condition", properties);
}

static json_t *
element_conditions(struct drawing *d)
{
	const char *names[NAMES_MAX];
	size_t count = trait_names(names, NAMES_MAX);
	json_t *properties = json_object();

	for (size_t i = 0; i < count; i++) {
		const struct reader reader = {
		    .load = trait_named(str_of(names[i]))->load};

		(void)json_object_set_new(
		    properties, names[i], schema_of(d, &reader, 1));
	}
	return condition_schema("#/$defs/element", properties);
}

static void
read_rule(struct loader *l, const struct yaml_node *value, void *into)
{
	(void)into;
	rule_read(l, value);
}

static void
read_tests(struct loader *l, const struct yaml_node *value, void *into)
{
	const struct yaml_node list = {.kind = YAML_LIST,
	    .items = &(struct yaml_item){.value = *value},
	    .count = 1};

	examples_read(l, &list, into);
}

static json_t *
rule_schema(struct drawing *d)
{
	static const struct reader rule = {.read = read_rule};
	static const struct reader tests = {.read = read_tests};
	struct probed of_rule = probe(d, &rule), of_tests = probe(d, &tests);
	json_t *schema = json_pack("{s:s, s:s}", "$schema",
	    "https://json-schema.org/draft/2020-12/schema", "title",
	    "samruat rule/1");
	json_t *defs =
	    json_pack("{s:o, s:o, s:o, s:{s:[s,s,s,s,s]}}", "condition",
	        page_conditions(d), "element", element_conditions(d), "example",
	        fields_schema(d, &of_tests.fields, schema_example_note, 0),
	        "outcome", "enum", "passed", "failed", "inapplicable",
	        "cantTell", "untested");
	json_t *object =
	    fields_schema(d, &of_rule.fields, schema_field_note, 0);

	(void)json_object_update(schema, object);
	(void)json_object_set_new(schema, "$defs", defs);
	json_decref(object);
	return schema;
}

void
rule_schema_append(struct buf *out)
{
	struct rule_set *set = mem_alloc(sizeof(*set));
	struct rule rule = {0};
	struct slots slots = {0};
	struct loader loader = {.arena = &set->arena,
	    .set = set,
	    .root = ".",
	    .path = "schema",
	    .slots = &slots,
	    .rule = &rule};
	struct drawing d = {.loader = &loader, .arena = &set->arena};
	json_t *schema = rule_schema(&d);

	json_append_pretty(out, schema);
	json_decref(schema);
	rule_set_free(set);
}
