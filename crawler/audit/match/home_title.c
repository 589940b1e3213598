/* home_title: the title of the home page; other pages say nothing to it. */
#include "audit/match/matcher_impl.h"
#include "audit/value/value_impl.h"

static const void *
load(struct loader *l, const struct yaml_node *value)
{
	struct value_test *t = arena_alloc(l->arena, sizeof(*t));

	value_read(l, value, t);
	return t->count > 0 ? t : NULL;
}

static void
run(const void *data, struct scan *s, struct leaf_result *out)
{
	struct str title = s->page->title;
	struct hit hit = {
	    .kind = MATCH_STRUCTURE, .element = PAGE_NONE, .quote = title};

	out->saw = title;
	out->says_nothing = !s->context->is_home;
	if (out->says_nothing)
		return;
	out->truth = value_holds(
	    data, s, (struct value){.is_there = title.len > 0, .text = title});
	if (out->truth == TRUTH_TRUE)
		result_hit(out, hit);
}

const struct matcher match_home_title = {.name = "home_title",
    .spoilers = VIEW_TRUNCATED,
    .load = load,
    .run = run,
    .is_of_home = true};
