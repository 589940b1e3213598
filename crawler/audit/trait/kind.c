/* css, role, tag: what kind of element it is. */
#include "audit/trait/pick_impl.h"
#include "audit/trait/trait_impl.h"
#include "audit/value/selector_impl.h"

static const void *
load_css(struct loader *l, const struct yaml_node *value)
{
	const struct select_css *css = NULL;

	css_read(l, value, &css);
	return css;
}

static enum truth
matches(const void *data, struct scan *s, uint32_t element, struct str *why)
{
	(void)why;
	return select_css_matches(data, s->page, element) ? TRUTH_TRUE
	                                                  : TRUTH_FALSE;
}

static const void *
load_role(struct loader *l, const struct yaml_node *value)
{
	struct role_set *roles = arena_alloc(l->arena, sizeof(*roles));

	roles_read(l, value, roles);
	return roles;
}

static enum truth
has_role(const void *data, struct scan *s, uint32_t element, struct str *why)
{
	const struct role_set *roles = data;
	enum role role = scan_role(s, element);

	*why = str_of(role_word(role));
	return roles->has[role] ? TRUTH_TRUE : TRUTH_FALSE;
}

static const void *
load_tag(struct loader *l, const struct yaml_node *value)
{
	struct texts *names = arena_alloc(l->arena, sizeof(*names));

	field_texts(l, value, names);
	for (size_t i = 0; i < names->count; i++)
		names->items[i] = arena_lower(l->arena, names->items[i]);
	return names;
}

static enum truth
has_tag(const void *data, struct scan *s, uint32_t element, struct str *why)
{
	(void)why;
	return texts_have(data, s->page->elements[element].name) ? TRUTH_TRUE
	                                                         : TRUTH_FALSE;
}

const struct trait trait_css = {
    .name = "css", .load = load_css, .has = matches};
const struct trait trait_role = {
    .name = "role", .load = load_role, .has = has_role};
const struct trait trait_tag = {
    .name = "tag", .load = load_tag, .has = has_tag};
