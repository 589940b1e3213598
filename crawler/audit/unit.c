#include "audit/select_impl.h"

enum unit_kind { UNIT_ANSWER, UNIT_TEXT, UNIT_ALL, UNIT_ANY, UNIT_NOT };

struct unit_test {
	enum unit_kind kind;
	size_t offset; /* of the attribute in struct agency */
	enum answer answer;
	struct texts texts; /* one of them */
	const struct unit_test **items;
	size_t count;
};

static const struct {
	const char *name;
	enum unit_kind kind;
	size_t offset;
} attributes[] = {
    {"unit.g2c", UNIT_ANSWER, offsetof(struct agency, g2c)},
    {"unit.g2b", UNIT_ANSWER, offsetof(struct agency, g2b)},
    {"unit.g2g", UNIT_ANSWER, offsetof(struct agency, g2g)},
    {"unit.level", UNIT_TEXT, offsetof(struct agency, level)},
    {"unit.province_code", UNIT_TEXT, offsetof(struct agency, province_code)},
    {"unit.office_code", UNIT_TEXT, offsetof(struct agency, office_code)},
    {"unit.ministry_th", UNIT_TEXT, offsetof(struct agency, ministry_th)},
    {"unit.id", UNIT_TEXT, offsetof(struct agency, id)},
};

static const struct {
	const char *name;
	enum unit_kind kind;
} operators[] = {
    {"all", UNIT_ALL},
    {"all_of", UNIT_ALL},
    {"any", UNIT_ANY},
    {"any_of", UNIT_ANY},
    {"not", UNIT_NOT},
};

enum {
	ATTRIBUTE_COUNT = sizeof(attributes) / sizeof(attributes[0]),
	OPERATOR_COUNT = sizeof(operators) / sizeof(operators[0]),
	UNIT_DEPTH_MAX = 4
};

static const struct unit_test *read_at(
    struct loader *l, const struct yaml_node *value, int depth);

static void
report_name(struct loader *l, const struct yaml_place *place, struct str name)
{
	const char *words[ATTRIBUTE_COUNT + OPERATOR_COUNT];
	size_t count = 0;

	for (size_t i = 0; i < ATTRIBUTE_COUNT; i++)
		words[count++] = attributes[i].name;
	for (size_t i = 0; i < OPERATOR_COUNT; i++)
		words[count++] = operators[i].name;
	complain(l, COMPLAINT_UNKNOWN_FIELD, place,
	    loader_suggestion(l, name, words, count), name,
	    str_of("`applies_to`"));
}

/* "unit.g2c" alone, or with the value it must have. */
static const struct unit_test *
read_attribute(struct loader *l, struct str name,
    const struct yaml_place *place, const struct yaml_node *value)
{
	struct unit_test *t = arena_alloc(l->arena, sizeof(*t));
	size_t i = 0;

	while (i < ATTRIBUTE_COUNT && !str_is(name, attributes[i].name))
		i++;
	if (i == ATTRIBUTE_COUNT) {
		report_name(l, place, name);
		return NULL;
	}
	t->kind = attributes[i].kind;
	t->offset = attributes[i].offset;
	t->answer = ANSWER_YES;
	if (value != NULL && t->kind == UNIT_ANSWER)
		field_answer(l, value, &t->answer);
	else if (value != NULL)
		field_texts(l, value, &t->texts);
	else if (t->kind == UNIT_TEXT)
		complain(l, COMPLAINT_WANTS_MAP, place,
		    "{ unit.level: province }", (struct str){0},
		    (struct str){0});
	return t;
}

static void
read_items(struct loader *l, const struct yaml_node *value, int depth,
    struct unit_test *t)
{
	size_t count = value->kind == YAML_LIST ? value->count : 1;

	t->items =
	    arena_array(l->arena, count, sizeof(const struct unit_test *));
	for (size_t i = 0; i < count; i++) {
		const struct unit_test *one = read_at(l,
		    value->kind == YAML_LIST ? &value->items[i].value : value,
		    depth + 1);

		if (one != NULL)
			t->items[t->count++] = one;
	}
}

/* Several keys must all hold. */
static const struct unit_test *
read_map(struct loader *l, const struct yaml_node *value, int depth)
{
	struct unit_test *all = arena_alloc(l->arena, sizeof(*all));

	all->kind = UNIT_ALL;
	all->items = arena_array(
	    l->arena, value->count, sizeof(const struct unit_test *));
	for (size_t i = 0; i < value->count; i++) {
		const struct yaml_item *item = &value->items[i];
		const struct unit_test *one;
		size_t k = 0;

		while (
		    k < OPERATOR_COUNT && !str_is(item->key, operators[k].name))
			k++;
		if (k < OPERATOR_COUNT) {
			struct unit_test *t = arena_alloc(l->arena, sizeof(*t));

			t->kind = operators[k].kind;
			read_items(l, &item->value, depth, t);
			one = t;
		} else {
			one = read_attribute(
			    l, item->key, &item->key_place, &item->value);
		}
		if (one != NULL)
			all->items[all->count++] = one;
	}
	return all;
}

static const struct unit_test *
read_at(struct loader *l, const struct yaml_node *value, int depth)
{
	if (depth > UNIT_DEPTH_MAX) {
		complain(l, COMPLAINT_TOO_DEEP, &value->place, NULL,
		    arena_printf(l->arena, "%d", UNIT_DEPTH_MAX),
		    (struct str){0});
		return NULL;
	}
	if (value->kind == YAML_TEXT)
		return read_attribute(l, value->text, &value->place, NULL);
	if (value->kind == YAML_LIST) {
		struct unit_test *t = arena_alloc(l->arena, sizeof(*t));

		t->kind = UNIT_ALL;
		read_items(l, value, depth, t);
		return t;
	}
	if (!field_is_kind(l, value, YAML_MAP, "{ any_of: [unit.g2c] }"))
		return NULL;
	return read_map(l, value, depth);
}

const struct unit_test *
unit_read(struct loader *l, const struct yaml_node *value)
{
	return read_at(l, value, 0);
}

static enum truth
answer_holds(const struct unit_test *t, const struct agency *a)
{
	enum answer answer =
	    *(const enum answer *)(const void *)((const char *)a + t->offset);

	if (answer == ANSWER_UNKNOWN)
		return TRUTH_UNKNOWN;
	return answer == t->answer ? TRUTH_TRUE : TRUTH_FALSE;
}

static enum truth
text_holds(const struct unit_test *t, const struct agency *a)
{
	struct str text =
	    *(const struct str *)(const void *)((const char *)a + t->offset);

	if (text.len == 0)
		return TRUTH_UNKNOWN;
	for (size_t i = 0; i < t->texts.count; i++)
		if (str_equal(text, t->texts.items[i]))
			return TRUTH_TRUE;
	return TRUTH_FALSE;
}

static enum truth
items_hold(const struct unit_test *t, const struct agency *a)
{
	enum truth lowest = TRUTH_TRUE, highest = TRUTH_FALSE;

	for (size_t i = 0; i < t->count; i++) {
		enum truth one = unit_holds(t->items[i], a);

		lowest = one < lowest ? one : lowest;
		highest = one > highest ? one : highest;
	}
	return t->kind == UNIT_ANY ? highest : lowest;
}

enum truth
unit_holds(const struct unit_test *t, const struct agency *a)
{
	enum truth inner;

	switch (t->kind) {
	case UNIT_ANSWER:
		return answer_holds(t, a);
	case UNIT_TEXT:
		return text_holds(t, a);
	case UNIT_ALL:
	case UNIT_ANY:
		return items_hold(t, a);
	case UNIT_NOT:
		inner = items_hold(t, a);
		return inner == TRUTH_UNKNOWN ? TRUTH_UNKNOWN
		    : inner == TRUTH_TRUE     ? TRUTH_FALSE
		                              : TRUTH_TRUE;
	}
	return TRUTH_UNKNOWN;
}
