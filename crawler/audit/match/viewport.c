/* viewport: the settings of the page's meta name=viewport. */
#include "audit/match/matcher_impl.h"
#include "audit/value/value_impl.h"

struct viewport_test {
	struct named_tests keys;
	struct texts has_any;
};

static const void *
load(struct loader *l, const struct yaml_node *value)
{
	struct viewport_test *t = arena_alloc(l->arena, sizeof(*t));
	struct yaml_node keys = *value;

	if (!field_is_kind(
	        l, value, YAML_MAP, "viewport: { width: device-width }"))
		return NULL;
	keys.items = arena_array(l->arena, value->count, sizeof(*keys.items));
	keys.count = 0;
	for (size_t i = 0; i < value->count; i++) {
		if (str_is(value->items[i].key, "has_any"))
			field_texts(l, &value->items[i].value, &t->has_any);
		else
			keys.items[keys.count++] = value->items[i];
	}
	value_read_named(l, &keys, &t->keys);
	return t;
}

/* The value of a key. "no" stays a word, as rules tell it from the numbers that
 * forbid zooming as well. */
static struct value
value_of(struct scan *s, struct str key)
{
	struct viewport_setting setting = viewport_get(&s->page->viewport, key);
	struct value v = {
	    .is_there = setting.value != VIEWPORT_ABSENT, .text = setting.text};

	if (setting.has_number &&
	    !(setting.value == VIEWPORT_NO && setting.number <= 0))
		v.number = arena_printf(s->arena, "%.6f", setting.number);
	return v;
}

static bool
has_any(struct scan *s, const struct texts *keys)
{
	for (size_t i = 0; i < keys->count; i++)
		if (value_of(s, keys->items[i]).is_there)
			return true;
	return keys->count == 0;
}

/* Whether a key that the test names stands there: what it is about. */
static bool
gives_any(const struct viewport_test *t, struct scan *s)
{
	for (size_t i = 0; i < t->keys.count; i++)
		if (value_of(s, t->keys.items[i].name).is_there)
			return true;
	return t->has_any.count > 0;
}

static enum truth
judge(const struct viewport_test *t, struct scan *s)
{
	enum truth truth = has_any(s, &t->has_any) ? TRUTH_TRUE : TRUTH_FALSE;

	for (size_t i = 0; i < t->keys.count; i++) {
		const struct named_test *key = &t->keys.items[i];
		enum truth one =
		    value_holds(&key->test, s, value_of(s, key->name));

		if (one < truth)
			truth = one;
	}
	return truth;
}

static void
run(const void *data, struct scan *s, struct leaf_result *out)
{
	const struct viewport_test *t = data;
	struct hit hit = hit_of_element(s->page->viewport_element);

	out->truth = judge(t, s);
	if (hit.element == PAGE_NONE) {
		if (s->is_partial)
			out->truth = TRUTH_UNKNOWN;
		return;
	}
	if (out->truth != TRUTH_TRUE) {
		hit.why = "says otherwise";
		result_miss(out, hit);
	} else if (gives_any(t, s)) {
		result_hit(out, hit);
	}
}

const struct matcher match_viewport = {
    .name = "viewport", .spoilers = VIEW_NOT_ITS_OWN, .load = load, .run = run};
