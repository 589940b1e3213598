/* header: fields of the answer's head. */
#include "audit/match/named_impl.h"

static const void *
load(struct loader *l, const struct yaml_node *value)
{
	struct named_tests *t = arena_alloc(l->arena, sizeof(*t));

	value_read_named(l, value, t);
	return t->count > 0 ? t : NULL;
}

static struct str
quote_of(struct arena *a, const struct header_field *f)
{
	return arena_printf(
	    a, "%.*s: %.*s", STR_ARG(f->name), STR_ARG(f->value));
}

/* A field that stands there more than once need pass only once. */
static enum truth
look_for(const struct named_test *t, const struct header *head, struct scan *s,
    struct leaf_result *out)
{
	struct named found = {0};

	for (size_t i = 0; i < head->count; i++) {
		const struct header_field *f = &head->fields[i];
		struct value v = {.is_there = true, .text = f->value};
		struct hit hit = hit_of_element(PAGE_NONE);

		if (!str_equal_fold(f->name, t->name))
			continue;
		hit.quote = quote_of(s->arena, f);
		named_take(&found, out, value_holds(&t->test, s, v), hit,
		    "has another value");
	}
	return named_truth(
	    &found, &t->test, s, s->is_partial || head->is_cut, head->is_cut);
}

static void
run(const void *data, struct scan *s, struct leaf_result *out)
{
	const struct named_tests *t = data;
	const struct header *head = named_head(s, out);

	for (size_t i = 0; head != NULL && i < t->count; i++) {
		enum truth one = look_for(&t->items[i], head, s, out);

		if (one < out->truth)
			out->truth = one;
	}
}

/* A firewall's question has a head of its own. */
const struct matcher match_header = {.name = "header",
    .spoilers = VIEW_CHALLENGE,
    .load = load,
    .run = run,
    .sees_files = true};
