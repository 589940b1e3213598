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

bool
trait_step(struct scan *s, size_t elements)
{
	s->trait_steps += elements;
	return s->trait_steps <= LIMIT_TRAIT_STEPS;
}
