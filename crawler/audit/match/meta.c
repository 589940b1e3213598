/* meta: the content of meta elements by name, property or http-equiv. */
#include "audit/match/named_impl.h"

static const void *
load(struct loader *l, const struct yaml_node *value)
{
	struct named_tests *t = arena_alloc(l->arena, sizeof(*t));

	value_read_named(l, value, t);
	return t->count > 0 ? t : NULL;
}

static enum truth
look_for(const struct named_test *t, struct scan *s, struct leaf_result *out)
{
	const struct page *p = s->page;
	uint32_t last = PAGE_NONE;
	struct named found = {0};

	for (size_t i = 0; i < p->meta_count; i++) {
		const struct page_meta *meta = &p->metas[i];
		struct value v = {.is_there = true, .text = meta->value};

		/* One that has a name twice over is one. */
		if (!str_equal(meta->key, t->name) || meta->element == last)
			continue;
		last = meta->element;
		named_take(&found, out, value_holds(&t->test, s, v),
		    hit_of_element(meta->element), "has another content");
	}
	return named_truth(&found, &t->test, s, s->is_partial, s->is_partial);
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
const struct matcher match_meta = {
    .name = "meta", .spoilers = VIEW_NOT_ITS_OWN, .load = load, .run = run};
