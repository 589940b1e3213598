#include "audit/read/profile_pillar_impl.h"

#include "audit/plan_impl.h"
#include "audit/read/fields_impl.h"

enum { NAMES_MAX = 200, WHOLE = 100 };

/* "30 %" or "not-published" */
static void
read_weight(struct loader *l, const struct yaml_node *value, void *into)
{
	int *weight = into;

	if (!field_is_kind(l, value, YAML_TEXT, "weight: 30 %"))
		return;
	if (str_is(value->text, "not-published"))
		*weight = PILLAR_NOT_PUBLISHED;
	else if (!profile_percent(value->text, weight))
		complain(l, COMPLAINT_VALUE, &value->place, "weight: 30 %",
		    value->text, str_of("0 % - 100 %, not-published"));
}

/* Reports a key that is no pillar of the pack. */
static void
check_key(struct loader *l, const struct yaml_item *item)
{
	const char *names[NAMES_MAX];
	size_t count = 0;

	for (size_t i = 0; i < l->set->indicator_count; i++) {
		if (str_equal(item->key, l->set->indicators[i].pillar))
			return;
		if (count < NAMES_MAX)
			names[count++] = l->set->indicators[i].pillar.ptr;
	}
	/* A pack without any cannot know them. */
	if (l->set->indicator_count > 0)
		complain(l, COMPLAINT_REFERENCE, &item->key_place,
		    loader_suggestion(l, item->key, names, count), item->key,
		    str_of("indicators/"));
}

/* Reports an indicator that the profile does not have. */
static void
check_is_there(struct loader *l, const struct profile *p, struct str key,
    const struct yaml_place *place)
{
	const char *names[NAMES_MAX];
	size_t count = 0;

	for (size_t i = 0; i < p->indicator_count; i++) {
		if (str_equal(p->indicators[i].key, key))
			return;
		if (count < NAMES_MAX)
			names[count++] = p->indicators[i].key.ptr;
	}
	complain(l, COMPLAINT_REFERENCE, place,
	    loader_suggestion(l, key, names, count), key,
	    str_of("`indicators`"));
}

static bool
is_taken(const struct profile *p, struct str key)
{
	for (size_t i = 0; i < p->pillar_count; i++)
		for (size_t k = 0; k < p->pillars[i].indicator_count; k++)
			if (str_equal(p->pillars[i].indicators[k], key))
				return true;
	return false;
}

static void
check_indicators(struct loader *l, const struct profile *p,
    const struct profile_pillar *pillar, const struct yaml_node *list)
{
	for (size_t i = 0; i < pillar->indicator_count; i++) {
		const struct yaml_place *place = list->kind == YAML_LIST
		    ? &list->items[i].value.place
		    : &list->place;

		check_is_there(l, p, pillar->indicators[i], place);
		if (is_taken(p, pillar->indicators[i]))
			complain(l, COMPLAINT_VALUE, place, NULL,
			    pillar->indicators[i],
			    str_of("each in one of `pillars`"));
	}
}

struct draft {
	struct profile_pillar info;
	struct texts indicators;
};

static void
read_pillar(struct loader *l, const struct yaml_item *item, struct profile *p)
{
	static const struct field items[] = {
	    {"weight", read_weight, offsetof(struct draft, info.weight),
	        "weight: 30 %"},
	    {"indicators", field_texts, offsetof(struct draft, indicators),
	        "indicators: [usability]"},
	};
	static const struct fields fields = FIELDS("`pillars`", items);
	struct draft d = {.info = {.key = item->key}};

	check_key(l, item);
	if (!fields_read(l, &item->value, &fields, &d))
		return;
	d.info.indicators = d.indicators.items;
	d.info.indicator_count = d.indicators.count;
	if (d.indicators.count > 0)
		check_indicators(l, p, &d.info,
		    &yaml_item(&item->value, "indicators")->value);
	p->pillars[p->pillar_count++] = d.info;
}

void
profile_read_pillars(
    struct loader *l, const struct yaml_node *value, struct profile *p)
{
	int sum = 0;

	if (!field_is_kind(l, value, YAML_MAP,
	        "pillars: { public-services: { weight: 30 %, indicators: "
	        "[usability] } }"))
		return;
	p->pillars = arena_array(l->arena, value->count, sizeof(*p->pillars));
	for (size_t i = 0; i < value->count; i++)
		read_pillar(l, &value->items[i], p);
	for (size_t i = 0; i < p->pillar_count; i++)
		if (p->pillars[i].weight != PILLAR_NOT_PUBLISHED)
			sum += p->pillars[i].weight;
	if (sum > WHOLE)
		complain(l, COMPLAINT_VALUE, &value->place, NULL,
		    arena_printf(l->arena, "%d %%", sum),
		    str_of("0 % - 100 %"));
}
