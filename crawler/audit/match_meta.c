/* meta: the content of meta elements by name, property or http-equiv. */
#include "audit/matcher_impl.h"
#include "audit/value_impl.h"

static const void *
load(struct loader *l, const struct yaml_node *value)
{
	struct named_tests *t = arena_alloc(l->arena, sizeof(*t));

	value_read_named(l, value, t);
	return t->count > 0 ? t : NULL;
}

static bool
is_named(const struct page *p, uint32_t element, struct str name)
{
	static const char *const attributes[] = {
	    "name", "property", "http-equiv"};

	if (!str_is(p->elements[element].name, "meta"))
		return false;
	for (size_t i = 0; i < 3; i++)
		if (str_equal_fold(
		        page_attr(p, element, attributes[i], NULL), name))
			return true;
	return false;
}

static enum truth
look_for(const struct named_test *t, struct scan *s, struct leaf_result *out)
{
	const struct page *p = s->page;
	bool is_there = false;
	enum truth best = TRUTH_FALSE;

	for (uint32_t i = 0; i < p->element_count; i++) {
		struct value v = {.is_there = true};
		struct hit hit = hit_of_element(i);
		enum truth one;

		if (!is_named(p, i, t->name))
			continue;
		is_there = true;
		v.text = page_attr(p, i, "content", NULL);
		one = value_holds(&t->test, s, v);
		best = one > best ? one : best;
		if (one == TRUTH_TRUE) {
			result_hit(out, hit);
		} else {
			hit.why = "has another content";
			result_miss(out, hit);
		}
	}
	if (!is_there && value_accepts_absence(&t->test, s))
		best = TRUTH_TRUE;
	/* One that was not seen could change either answer. */
	if (s->is_partial && (!is_there || best == TRUTH_FALSE))
		return TRUTH_UNKNOWN;
	return best;
}

static void
run(const void *data, struct scan *s, struct leaf_result *out)
{
	const struct named_tests *t = data;

	out->truth = TRUTH_TRUE;
	for (size_t i = 0; i < t->count; i++) {
		enum truth one = look_for(&t->items[i], s, out);

		if (one < out->truth)
			out->truth = one;
	}
}

/* A script that draws the page leaves its head as it is. */
const struct matcher match_meta = {.name = "meta",
    .spoilers = (unsigned)VIEW_TRUNCATED | (unsigned)VIEW_CHALLENGE,
    .load = load,
    .run = run};
