/* pairs: questions that stand with their answers. */
#include "audit/ownership_impl.h"

struct pairs_test {
	struct number_test count;
	bool wants_questions;
};

static void
read_kind(struct loader *l, const struct yaml_node *value, void *into)
{
	static const char *const words[] = {"question", "any"};
	bool *out = into;

	*out = field_word(l, value, words, 2) == 0;
}

static const void *
load(struct loader *l, const struct yaml_node *value)
{
	static const struct field items[] = {
	    {"count", number_read, offsetof(struct pairs_test, count), NULL},
	    {"kind", read_kind, offsetof(struct pairs_test, wants_questions),
	        NULL},
	};
	static const struct fields fields = FIELDS("`pairs`", items);
	struct pairs_test *t = arena_alloc(l->arena, sizeof(*t));

	return fields_read(l, value, &fields, t) ? t : NULL;
}

/* NULL when a pair counts. */
static const char *
refusal(const struct pairs_test *t, const struct page *p,
    const struct page_pair *pair)
{
	if (p->elements[pair->question].visibility == VISIBILITY_HIDDEN)
		return "is hidden";
	if (t->wants_questions && !pair->is_question)
		return "is no question";
	return NULL;
}

static void
run(const void *data, struct scan *s, struct leaf_result *out)
{
	const struct pairs_test *t = data;
	const struct page *p = s->page;
	size_t count = 0;

	for (size_t i = 0; i < p->pair_count; i++) {
		struct hit hit = hit_of_element(p->pairs[i].question);

		hit.text = p->pairs[i].asked;
		hit.why = refusal(t, p, &p->pairs[i]);
		count += ownership_take(s, out, &hit);
	}
	out->truth = number_of_found(&t->count, count, s->is_partial);
}

const struct matcher match_pairs = {
    .name = "pairs", .spoilers = VIEW_PARTIAL, .load = load, .run = run};
