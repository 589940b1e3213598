/* attr, name, own_name, text: what an element says, and what it is called. */
#include "audit/trait/pick_impl.h"
#include "audit/trait/trait_impl.h"
#include "audit/value/words_impl.h"

/* A name is a value, or holds words. */
struct name_test {
	struct value_test value; /* no tests: words */
	struct words_test words;
};

static const void *
load_attr(struct loader *l, const struct yaml_node *value)
{
	struct named_tests *tests = arena_alloc(l->arena, sizeof(*tests));

	value_read_named(l, value, tests);
	return tests->count == 0 ? NULL : tests;
}

static enum truth
has_attr(const void *data, struct scan *s, uint32_t element, struct str *why)
{
	const struct named_tests *tests = data;
	enum truth truth = TRUTH_TRUE;

	for (size_t i = 0; i < tests->count && truth != TRUTH_FALSE; i++) {
		const struct named_test *t = &tests->items[i];
		struct value v = {0};
		enum truth one;

		v.text = page_attr(s->page, element, t->name.ptr, &v.is_there);
		one = value_holds(&t->test, s, v);
		if (one < truth) {
			truth = one;
			*why = v.text;
		}
	}
	return truth;
}

static bool
asks_for_words(const struct yaml_node *value)
{
	return value->kind == YAML_MAP &&
	    (yaml_get(value, "any_of") != NULL ||
	        yaml_get(value, "all_of") != NULL ||
	        yaml_get(value, "of") != NULL ||
	        yaml_get(value, "agency_name") != NULL);
}

static const void *
load_name(struct loader *l, const struct yaml_node *value)
{
	struct name_test *t = arena_alloc(l->arena, sizeof(*t));
	bool is_words = asks_for_words(value);

	if (is_words)
		words_read(l, value, &t->words);
	else
		value_read(l, value, &t->value);
	return (is_words && words_is_empty(&t->words)) ||
	        (!is_words && t->value.count == 0)
	    ? NULL
	    : t;
}

static enum truth
fits(const struct name_test *t, struct scan *s, struct str name)
{
	const struct value v = {.is_there = true, .text = name};

	if (t->value.count > 0)
		return value_holds(&t->value, s, v);
	return scan_text_says(s, name, &t->words);
}

static enum truth
is_called(const void *data, struct scan *s, uint32_t element, struct str *why)
{
	*why = page_name(s->page, element, s->arena);
	return fits(data, s, *why);
}

static enum truth
is_called_by_author(
    const void *data, struct scan *s, uint32_t element, struct str *why)
{
	*why = page_own_name(s->page, element, s->arena);
	return fits(data, s, *why);
}

static const void *
load_text(struct loader *l, const struct yaml_node *value)
{
	struct words_test *words = arena_alloc(l->arena, sizeof(*words));

	words_read(l, value, words);
	return words_is_empty(words) ? NULL : words;
}

static enum truth
says(const void *data, struct scan *s, uint32_t element, struct str *why)
{
	(void)why;
	return scan_element_says(s, element, data);
}

const struct trait trait_attr = {
    .name = "attr", .load = load_attr, .has = has_attr};
const struct trait trait_name = {.name = "name",
    .spoilers = VIEW_UNFILLED,
    .load = load_name,
    .has = is_called};
const struct trait trait_own_name = {.name = "own_name",
    .spoilers = VIEW_UNFILLED,
    .load = load_name,
    .has = is_called_by_author};
const struct trait trait_text = {.name = "text",
    .spoilers = VIEW_UNFILLED | (unsigned)VIEW_BAD_TEXT,
    .load = load_text,
    .has = says};
