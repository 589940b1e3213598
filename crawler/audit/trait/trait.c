#include "audit/trait/trait_impl.h"

static const struct trait *const traits[] = {
    &trait_aria,
    &trait_attr,
    &trait_cell,
    &trait_contains,
    &trait_css,
    &trait_exposed,
    &trait_focusable,
    &trait_hidden,
    &trait_inside,
    &trait_link,
    &trait_name,
    &trait_own_name,
    &trait_own_text,
    &trait_role,
    &trait_spacing,
    &trait_speaks,
    &trait_tabbable,
    &trait_tag,
    &trait_text,
    &trait_visible,
};

const struct trait *
trait_named(struct str name)
{
	for (size_t i = 0; i < sizeof(traits) / sizeof(traits[0]); i++)
		if (str_is(name, traits[i]->name))
			return traits[i];
	return NULL;
}

size_t
trait_names(const char **names, size_t max)
{
	size_t count = 0;

	for (; count < sizeof(traits) / sizeof(traits[0]) && count < max;
	     count++)
		names[count] = traits[count]->name;
	return count;
}

const void *
trait_load_answer(struct loader *l, const struct yaml_node *value)
{
	enum answer *wanted = arena_alloc(l->arena, sizeof(*wanted));

	field_answer(l, value, wanted);
	return *wanted == ANSWER_UNKNOWN ? NULL : wanted;
}

enum truth
trait_as_wanted(const void *data, enum truth is)
{
	const enum answer *wanted = data;

	if (is == TRUTH_UNKNOWN)
		return is;
	return (is == TRUTH_TRUE) == (*wanted == ANSWER_YES) ? TRUTH_TRUE
	                                                     : TRUTH_FALSE;
}

bool
trait_step(struct scan *s, size_t elements)
{
	s->trait_steps += elements;
	return s->trait_steps <= LIMIT_TRAIT_STEPS;
}
