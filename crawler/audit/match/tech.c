/* tech: whether the page shows a technology that technologies/ defines. */
#include "audit/match/class_impl.h"
#include "audit/match/matcher_impl.h"

static const void *
load(struct loader *l, const struct yaml_node *value)
{
	struct class_test *t = arena_alloc(l->arena, sizeof(*t));

	if (!field_is_kind(l, value, YAML_TEXT, "tech: WordPress"))
		return NULL;
	t->name = value->text;
	return technology_is_known(l, &value->place, t->name) ? t : NULL;
}

/* What showed it, or why it is not known. */
static void
show(struct scan *s, const struct slots *slots, struct leaf_result *out)
{
	for (size_t i = 0; i < slots->count; i++) {
		const struct leaf_result *leaf =
		    scan_leaf(s, slots->items[i].leaf);

		if (leaf->truth != out->truth)
			continue;
		if (out->reason == REASON_NONE)
			out->reason = leaf->reason;
		if (leaf->hit_count > 0 && out->hit_count == 0)
			result_hit(out, leaf->hits[0]);
	}
}

static void
run(const void *data, struct scan *s, struct leaf_result *out)
{
	const struct class_test *t = data;
	size_t number = technology_find(s->set, t->name);

	out->truth = scan_technology(s, number);
	if (out->truth != TRUTH_FALSE)
		show(s, &s->set->classes[number].slots, out);
}

const struct matcher match_tech = {.name = "tech", .load = load, .run = run};
