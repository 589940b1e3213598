#include "audit/condition_impl.h"

#include "audit/read/spelling_impl.h"

static const struct {
	const char *name;
	enum combine combine;
} operators[] = {
    {"all", COMBINE_ALL},
    {"any", COMBINE_ANY},
    {"none", COMBINE_NONE},
    {"not", COMBINE_NOT},
    {"at_least", COMBINE_AT_LEAST},
};

enum { OPERATOR_COUNT = sizeof(operators) / sizeof(operators[0]), NAMES = 60 };

static bool read_into(struct loader *l, const struct yaml_node *value,
    struct str label, int depth, struct condition *out);

static size_t
operator_named(struct str name)
{
	for (size_t i = 0; i < OPERATOR_COUNT; i++)
		if (str_is(name, operators[i].name))
			return i;
	return STR_NONE;
}

static const struct vocabulary *
vocabulary_of(const struct loader *l)
{
	return l->each == NULL ? &vocabulary_page : &vocabulary_element;
}

static void
report_unknown(struct loader *l, const struct yaml_item *item)
{
	const struct vocabulary *own = vocabulary_of(l);
	const struct vocabulary *other =
	    l->each == NULL ? &vocabulary_element : &vocabulary_page;
	const char *names[NAMES], *home, *hint;
	size_t count;

	if (other->knows(item->key)) {
		complain(l, COMPLAINT_MISPLACED, &item->key_place, NULL,
		    item->key, str_of(other->where));
		return;
	}
	home = field_home(item->key);
	if (home != NULL) {
		complain(l, COMPLAINT_MISPLACED, &item->key_place, NULL,
		    item->key, str_of(home));
		return;
	}
	count = own->names(names, NAMES - OPERATOR_COUNT);
	for (size_t i = 0; i < OPERATOR_COUNT; i++)
		names[count++] = operators[i].name;
	hint = loader_suggestion(l, item->key, names, count);
	if (hint == NULL)
		hint = field_join(l->arena, names, count).ptr;
	complain(l, COMPLAINT_UNKNOWN_MATCHER, &item->key_place, hint,
	    item->key, (struct str){0});
}

/* The one key of a condition that is no label; NULL, reported, when there is
 * none or more than one. */
static const struct yaml_item *
key_of(struct loader *l, const struct yaml_node *value)
{
	const struct yaml_item *found = NULL;

	for (size_t i = 0; i < value->count; i++) {
		const struct yaml_item *item = &value->items[i];

		if (str_is(item->key, "label") ||
		    str_starts(item->key, str_of("x-")))
			continue;
		if (operator_named(item->key) == STR_NONE &&
		    !vocabulary_of(l)->knows(item->key)) {
			report_unknown(l, item);
			return NULL;
		}
		if (found != NULL) {
			complain(l, COMPLAINT_TWO_CONDITIONS, &item->key_place,
			    NULL, found->key, item->key);
			return NULL;
		}
		found = item;
	}
	if (found == NULL)
		complain(l, COMPLAINT_NO_CONDITION, &value->place,
		    "text: { any_of: [คำ, word] }", (struct str){0},
		    (struct str){0});
	return found;
}

static bool
read_items(struct loader *l, const struct yaml_node *list, struct str label,
    int depth, struct condition *out)
{
	bool is_good = true;

	if (!field_is_kind(l, list, YAML_LIST, "- text: { any_of: [คำ] }"))
		return false;
	if (list->count == 0) {
		complain(l, COMPLAINT_EMPTY_LIST, &list->place, NULL,
		    (struct str){0}, (struct str){0});
		return false;
	}
	out->items = arena_array(l->arena, list->count, sizeof(*out->items));
	for (size_t i = 0; i < list->count; i++)
		is_good &= read_into(l, &list->items[i].value, label, depth + 1,
		    &out->items[out->count++]);
	return is_good;
}

static bool
read_not(struct loader *l, const struct yaml_node *value, struct str label,
    int depth, struct condition *out)
{
	out->items = arena_alloc(l->arena, sizeof(*out->items));
	out->count = 1;
	return read_into(l, value, label, depth + 1, out->items);
}

static bool
read_at_least(struct loader *l, const struct yaml_node *value, struct str label,
    int depth, struct condition *out)
{
	static const struct field items[] = {
	    {"count", field_count, offsetof(struct condition, at_least),
	        "count: 2"},
	    {"of", field_ignored, 0, "of: [...]"},
	};
	static const struct fields fields = FIELDS("`at_least`", items);
	const struct yaml_node *of;

	if (!fields_read(l, value, &fields, out))
		return false;
	of = yaml_get(value, "of");
	if (of == NULL || !read_items(l, of, label, depth, out))
		return false;
	if (out->at_least >= 1 && out->at_least <= out->count)
		return true;
	complain(l, COMPLAINT_VALUE, &value->place, NULL, str_of("count"),
	    str_of("1, 2, ..."));
	return false;
}

static bool
read_leaf(struct loader *l, const struct yaml_item *item, struct str label,
    struct condition *out)
{
	out->combine = COMBINE_LEAF;
	return vocabulary_of(l)->read(l, item, label, &out->slot);
}

static bool
read_operator(struct loader *l, const struct yaml_item *item, struct str label,
    int depth, struct condition *out)
{
	out->combine = operators[operator_named(item->key)].combine;
	switch (out->combine) {
	case COMBINE_NOT:
		return read_not(l, &item->value, label, depth, out);
	case COMBINE_AT_LEAST:
		return read_at_least(l, &item->value, label, depth, out);
	case COMBINE_ALL:
	case COMBINE_ANY:
	case COMBINE_NONE:
	case COMBINE_LEAF:
		break;
	}
	return read_items(l, &item->value, label, depth, out);
}

static void
add_label(struct loader *l, const struct yaml_node *value, struct str *out)
{
	struct slots *slots = l->slots;

	field_text(l, value, out);
	for (size_t i = 0; i < slots->label_count; i++)
		if (str_equal(slots->labels[i], *out)) {
			complain(l, COMPLAINT_LABEL_TWICE, &value->place, NULL,
			    *out, (struct str){0});
			return;
		}
	slots->labels =
	    arena_grow(l->arena, slots->labels, &slots->label_capacity,
	        slots->label_count + 1, sizeof(*slots->labels));
	slots->labels[slots->label_count++] = *out;
}

static bool
read_into(struct loader *l, const struct yaml_node *value, struct str label,
    int depth, struct condition *out)
{
	const struct yaml_node *own;
	const struct yaml_item *item;

	if (depth > LIMIT_CONDITION_DEPTH) {
		complain(l, COMPLAINT_TOO_DEEP, &value->place, NULL,
		    arena_printf(l->arena, "%d", LIMIT_CONDITION_DEPTH),
		    (struct str){0});
		return false;
	}
	if (value->kind == YAML_LIST)
		return field_is_kind(l, value, YAML_MAP, "all: [...]");
	if (!field_is_kind(l, value, YAML_MAP, "text: { any_of: [คำ] }"))
		return false;
	own = yaml_get(value, "label");
	if (own != NULL) {
		add_label(l, own, &out->label);
		label = out->label;
	}
	item = key_of(l, value);
	if (item == NULL)
		return false;
	if (operator_named(item->key) == STR_NONE)
		return read_leaf(l, item, label, out);
	return read_operator(l, item, label, depth, out);
}

struct condition *
condition_read(struct loader *l, const struct yaml_node *value)
{
	struct condition *c = arena_alloc(l->arena, sizeof(*c));

	return read_into(l, value, (struct str){0}, 1, c) ? c : NULL;
}
