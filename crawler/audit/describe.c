#include "audit/describe.h"

#include <stdlib.h>

#include "audit/describe_impl.h"
#include "audit/plan_impl.h"
#include "audit/read/list_impl.h"

const char *const rule_deciding_fields[] = {"applies_to", "pages",
    "applies_when", "for_each", "must", "unless", "allow", "pass_when",
    "fail_when", "levels", "pass_at", "unsure_when", "roll_up", "sites",
    "ownership", "quarantine", "confidence", NULL};

struct teller {
	struct arena *arena;
	struct rule_lines lines;
	size_t capacity;
};

static struct rule_line *
add_line(struct teller *t, int depth, struct str key)
{
	struct rule_line *line;

	t->lines.items = arena_grow(t->arena, t->lines.items, &t->capacity,
	    t->lines.count + 1, sizeof(*t->lines.items));
	line = &t->lines.items[t->lines.count++];
	*line = (struct rule_line){.depth = depth,
	    .key = key,
	    .words = describe_words(key),
	    .is_page = str_is(key, "html") || str_is(key, "body")};
	return line;
}

static bool
is_texts(const struct yaml_node *list)
{
	for (size_t i = 0; i < list->count; i++)
		if (list->items[i].value.kind != YAML_TEXT)
			return false;
	return true;
}

static struct str
join(struct arena *a, const struct yaml_node *list)
{
	struct buf text = {0};
	struct str joined;

	for (size_t i = 0; i < list->count; i++) {
		if (i > 0)
			(void)buf_append_cstr(&text, ", ");
		(void)buf_append_str(&text, list->items[i].value.text);
	}
	joined = arena_str(a, buf_str(&text));
	buf_release(&text);
	return joined;
}

static bool
is_left_out(struct str key)
{
	return str_is(key, "label") || str_starts(key, str_of("x-"));
}

/* The one key of a map beside its label: it is a condition then. */
static const struct yaml_item *
only_key(const struct yaml_node *map)
{
	const struct yaml_item *found = NULL;

	for (size_t i = 0; i < map->count; i++) {
		if (is_left_out(map->items[i].key))
			continue;
		if (found != NULL)
			return NULL;
		found = &map->items[i];
	}
	return found;
}

static struct str
label_of(const struct yaml_node *map)
{
	const struct yaml_node *label = yaml_get(map, "label");

	return label != NULL && label->kind == YAML_TEXT ? label->text
	                                                 : (struct str){0};
}

static void tell(struct teller *t, int depth, struct str key,
    const struct yaml_node *value, struct str label);

static void
tell_map(struct teller *t, int depth, const struct yaml_node *map)
{
	for (size_t i = 0; i < map->count; i++)
		if (!is_left_out(map->items[i].key))
			tell(t, depth, map->items[i].key, &map->items[i].value,
			    (struct str){0});
}

/* An item of a list: a condition, a text, or a map such as an example. */
static void
tell_item(struct teller *t, int depth, const struct yaml_node *item)
{
	const struct yaml_item *only =
	    item->kind == YAML_MAP ? only_key(item) : NULL;
	const struct yaml_node *name;

	if (only != NULL) {
		tell(t, depth, only->key, &only->value, label_of(item));
		return;
	}
	if (item->kind != YAML_MAP) {
		tell(t, depth, (struct str){0}, item, (struct str){0});
		return;
	}
	name = yaml_get(item, "name");
	add_line(t, depth, (struct str){0})->text =
	    name != NULL ? name->text : (struct str){0};
	for (size_t i = 0; i < item->count; i++)
		if (&item->items[i].value != name &&
		    !is_left_out(item->items[i].key))
			tell(t, depth + 1, item->items[i].key,
			    &item->items[i].value, label_of(item));
}

static void
tell(struct teller *t, int depth, struct str key, const struct yaml_node *value,
    struct str label)
{
	struct rule_line *line = add_line(t, depth, key);

	line->label = label;
	switch (value->kind) {
	case YAML_NOTHING:
		return;
	case YAML_TEXT:
		line->text = value->text;
		return;
	case YAML_LIST:
		if (is_texts(value)) {
			line->text = join(t->arena, value);
			return;
		}
		for (size_t i = 0; i < value->count; i++)
			tell_item(t, depth + 1, &value->items[i].value);
		return;
	case YAML_MAP:
		if (line->label.len == 0)
			line->label = label_of(value);
		tell_map(t, depth + 1, value);
		return;
	}
}

struct rule_lines
rule_describe(
    const struct rule_set *set, size_t i, const char *field, struct arena *a)
{
	const struct yaml_item *item = yaml_item(set->rules[i].source, field);
	struct teller t = {.arena = a};

	if (item != NULL)
		tell(&t, 0, item->key, &item->value, (struct str){0});
	return t.lines;
}

struct str *
rule_texts_of(const struct rule_set *set, size_t i, const char *field,
    struct arena *a, size_t *count)
{
	const struct yaml_node *node = yaml_get(set->rules[i].source, field);
	size_t most = node == NULL ? 0 : node->count + 1;
	struct str *texts = arena_array(a, most, sizeof(*texts));

	*count = 0;
	if (node != NULL && node->kind == YAML_TEXT)
		texts[(*count)++] = node->text;
	for (size_t n = 0; node != NULL && n < node->count; n++)
		if (node->items[n].value.kind == YAML_TEXT)
			texts[(*count)++] = node->items[n].value.text;
	return texts;
}

struct rule_leaf *
rule_leaves_of(
    const struct rule_set *set, size_t i, struct arena *a, size_t *count)
{
	const struct slots *slots = &set->rules[i].slots;
	struct rule_leaf *leaves =
	    arena_array(a, slots->count, sizeof(*leaves));

	for (size_t n = 0; n < slots->count; n++)
		leaves[n] = (struct rule_leaf){slots->items[n].label,
		    set->leaves[slots->items[n].leaf].summary};
	*count = slots->count;
	return leaves;
}

static int
compare_lists(const void *a, const void *b)
{
	const struct rule_list *left = a, *right = b;

	return str_compare(left->name, right->name);
}

static bool
names_list(const struct yaml_node *node, struct str name)
{
	if (node->kind == YAML_TEXT && str_equal(node->text, name))
		return true;
	for (size_t i = 0; i < node->count; i++)
		if (names_list(&node->items[i].value, name))
			return true;
	return false;
}

static struct rule_list
list_of(const struct list_file *l, struct arena *a)
{
	struct rule_list_item *items = arena_array(a, l->count, sizeof(*items));

	for (size_t i = 0; i < l->count; i++)
		items[i] = (struct rule_list_item){l->items[i],
		    l->not_within[i].items, l->not_within[i].count};
	return (struct rule_list){l->name, items, l->count};
}

struct rule_list *
rule_lists_of(
    const struct rule_set *set, size_t i, struct arena *a, size_t *count)
{
	struct rule_list *lists = NULL;
	size_t n = 0, capacity = 0;

	for (const struct list_file *l = set->lists; l != NULL; l = l->next) {
		if (i != STR_NONE && !names_list(set->rules[i].source, l->name))
			continue;
		lists = arena_grow(a, lists, &capacity, n + 1, sizeof(*lists));
		lists[n++] = list_of(l, a);
	}
	if (n > 1)
		qsort(lists, n, sizeof(*lists), compare_lists);
	*count = n;
	return lists;
}
