#include "audit/read/rule_read_impl.h"

struct draft {
	const struct yaml_node *pillars;
	const struct yaml_node *indicators;
};

static bool
pillar_title(struct loader *l, const struct yaml_node *pillars,
    const struct yaml_node *key, struct indicator_info *out)
{
	const char *names[60];
	size_t count = 0;

	for (size_t i = 0; i < pillars->count; i++) {
		if (count < 60)
			names[count++] = pillars->items[i].key.ptr;
		if (!str_equal(pillars->items[i].key, key->text))
			continue;
		out->pillar = key->text;
		field_bilingual(
		    l, &pillars->items[i].value, &out->pillar_title);
		return true;
	}
	complain(l, COMPLAINT_REFERENCE, &key->place,
	    loader_suggestion(l, key->text, names, count), key->text,
	    str_of("`pillars`"));
	return false;
}

struct indicator_draft {
	struct indicator_info info;
	const struct yaml_node *pillar;
};

static void
read_indicator(struct loader *l, const struct yaml_item *item,
    const struct yaml_node *pillars)
{
#define TITLE(member) offsetof(struct indicator_draft, info.title.member)
	static const struct field items[] = {
	    {"pillar", field_node, offsetof(struct indicator_draft, pillar),
	        "pillar: public-services"},
	    {"th", field_text, TITLE(th), "th: ข้อความ"},
	    {"en", field_text, TITLE(en), "en: text"},
	};
	static const struct fields fields = FIELDS("`indicators`", items);
	struct indicator_draft d = {.info = {.key = item->key}};
	struct rule_set *set = l->set;

	if (!fields_read(l, &item->value, &fields, &d) || d.pillar == NULL ||
	    !field_is_kind(l, d.pillar, YAML_TEXT, NULL) ||
	    !pillar_title(l, pillars, d.pillar, &d.info))
		return;
	set->indicators =
	    arena_grow(l->arena, set->indicators, &set->indicator_capacity,
	        set->indicator_count + 1, sizeof(*set->indicators));
	set->indicators[set->indicator_count++] = d.info;
}

void
indicators_read(struct loader *l, const struct yaml_node *file)
{
	static const struct field items[] = {
	    {"format", field_ignored, 0, NULL},
	    {"pillars", field_node, offsetof(struct draft, pillars),
	        "pillars: { key: { th: ..., en: ... } }"},
	    {"indicators", field_node, offsetof(struct draft, indicators),
	        "indicators: { key: { pillar: key, th: ..., en: ... } }"},
	};
	static const struct fields fields = FIELDS("`indicators/1`", items);
	struct draft d = {0};

	if (!fields_read(l, file, &fields, &d) || d.pillars == NULL ||
	    d.indicators == NULL ||
	    !field_is_kind(l, d.pillars, YAML_MAP, NULL) ||
	    !field_is_kind(l, d.indicators, YAML_MAP, NULL))
		return;
	for (size_t i = 0; i < d.indicators->count; i++)
		read_indicator(l, &d.indicators->items[i], d.pillars);
}
