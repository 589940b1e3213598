/* class: whether the page is of a class that classes/ defines. */
#include "audit/match/class_impl.h"
#include "audit/match/matcher_impl.h"

static const void *
load(struct loader *l, const struct yaml_node *value)
{
	struct class_test *t = arena_alloc(l->arena, sizeof(*t));

	if (!field_is_kind(l, value, YAML_TEXT, NULL))
		return NULL;
	t->name = value->text;
	return class_is_known(l, &value->place, t->name) ? t : NULL;
}

struct str
match_class_name(const void *data)
{
	const struct class_test *t = data;

	return t->name;
}

static void
run(const void *data, struct scan *s, struct leaf_result *out)
{
	const struct class_test *t = data;

	out->truth = scan_class(s, class_find(s->set, t->name));
}

/* What spoils a class has spoiled the leaves that it rests on. */
const struct matcher match_class = {
    .name = "class", .load = load, .run = run, .sees_files = true};
