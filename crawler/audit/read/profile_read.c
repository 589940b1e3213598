/* Files of the format profile/1; read behind all rules, which they name. */
#include "audit/profile.h"

#include "audit/read/profile_pillar_impl.h"
#include "audit/read/rule_read_impl.h"

enum {
	PROFILES_MAX = 100,
	NAMES_MAX = 200, /* that a suggestion is looked for among */
	WEIGHT_MAX = 1000
};

struct draft {
	struct profile profile;
	const struct yaml_node *rules;
	const struct yaml_node *weights;
	const struct yaml_node *indicators;
	const struct yaml_node *pillars;
};

static bool
has_rule(const struct profile *p, const struct rule_set *set, struct str id)
{
	return rule_set_find(set, id) != STR_NONE && profile_has(p, id);
}

/* Reports an id that the profile does not have. */
static void
check_rule(struct loader *l, const struct profile *p, struct str id,
    const struct yaml_place *place)
{
	const char *names[NAMES_MAX];
	size_t count = 0;

	/* A profile alone, without its pack, cannot know them. */
	if (l->set->rule_count == 0 || has_rule(p, l->set, id))
		return;
	for (size_t i = 0; i < l->set->rule_count && count < NAMES_MAX; i++)
		if (profile_has(p, l->set->rules[i].info.id))
			names[count++] = l->set->rules[i].info.id.ptr;
	complain(l, COMPLAINT_REFERENCE, place,
	    loader_suggestion(l, id, names, count), id,
	    rule_set_find(l->set, id) == STR_NONE ? str_of("rules")
	                                          : str_of("`rules`"));
}

/* Patterns that no rule fits are slips of the pen. */
static void
check_patterns(struct loader *l, const struct yaml_node *list)
{
	for (size_t n = 0; list != NULL && n < list->count; n++) {
		const struct yaml_node *node = &list->items[n].value;
		const struct profile one = {
		    .include = (struct str[]){node->text}, .include_count = 1};
		bool is_met = l->set->rule_count == 0;

		for (size_t i = 0; i < l->set->rule_count && !is_met; i++)
			is_met = profile_has(&one, l->set->rules[i].info.id);
		if (!is_met)
			complain(l, COMPLAINT_REFERENCE, &node->place, NULL,
			    node->text, str_of("rules"));
	}
}

static void
read_rules(struct loader *l, const struct yaml_node *value, struct profile *p)
{
	struct choice {
		struct texts include;
		struct texts exclude;
	} choice = {{0}, {0}};
	static const struct field items[] = {
	    {"include", field_texts, offsetof(struct choice, include),
	        "include: ['ESV-*']"},
	    {"exclude", field_texts, offsetof(struct choice, exclude), NULL},
	};
	static const struct fields fields = FIELDS("`rules`", items);

	if (!fields_read(l, value, &fields, &choice))
		return;
	p->include = choice.include.items;
	p->include_count = choice.include.count;
	p->exclude = choice.exclude.items;
	p->exclude_count = choice.exclude.count;
	check_patterns(l, yaml_get(value, "include"));
	check_patterns(l, yaml_get(value, "exclude"));
}

static void
read_weights(struct loader *l, const struct yaml_node *value, struct profile *p)
{
	int64_t weight = 0;

	if (!field_is_kind(l, value, YAML_MAP, "weights: { ESV-04: 8 }"))
		return;
	p->weights = arena_array(l->arena, value->count, sizeof(*p->weights));
	for (size_t i = 0; i < value->count; i++) {
		const struct yaml_item *item = &value->items[i];

		check_rule(l, p, item->key, &item->key_place);
		if (!field_is_kind(l, &item->value, YAML_TEXT, "8"))
			continue;
		if (!str_to_int64(item->value.text, 0, WEIGHT_MAX, &weight)) {
			complain(l, COMPLAINT_VALUE, &item->value.place, NULL,
			    item->value.text, str_of("0, 1, 2, ... 1000"));
			continue;
		}
		p->weights[p->weight_count++] =
		    (struct profile_weight){item->key, (int)weight};
	}
}

static void
check_indicator(struct loader *l, const struct yaml_item *item)
{
	const char *names[NAMES_MAX];
	size_t count = 0;

	for (size_t i = 0; i < l->set->indicator_count; i++) {
		if (str_equal(item->key, l->set->indicators[i].key))
			return;
		if (count < NAMES_MAX)
			names[count++] = l->set->indicators[i].key.ptr;
	}
	/* A pack without any cannot know them. */
	if (l->set->indicator_count > 0)
		complain(l, COMPLAINT_REFERENCE, &item->key_place,
		    loader_suggestion(l, item->key, names, count), item->key,
		    str_of("indicators/"));
}

bool
profile_percent(struct str text, int *out)
{
	int64_t percent = 0;

	if (!str_ends(text, str_of("%")) ||
	    !str_to_int64(
	        str_trim(str_slice(text, 0, text.len - 1)), 0, 100, &percent))
		return false;
	*out = (int)percent;
	return true;
}

static void
read_coverage(struct loader *l, const struct yaml_node *value, void *into)
{
	if (field_is_kind(l, value, YAML_TEXT, "min_coverage: 80 %") &&
	    !profile_percent(value->text, into))
		complain(l, COMPLAINT_VALUE, &value->place,
		    "min_coverage: 80 %", value->text, str_of("0 % - 100 %"));
}

static void
read_weight(struct loader *l, const struct yaml_node *value, void *into)
{
	int64_t weight = 0;

	if (!field_is_kind(l, value, YAML_TEXT, "weight: 2"))
		return;
	if (!str_to_int64(value->text, 0, WEIGHT_MAX, &weight))
		complain(l, COMPLAINT_VALUE, &value->place, NULL, value->text,
		    str_of("0, 1, 2, ... 1000"));
	*(int *)into = (int)weight;
}

struct indicator_draft {
	struct profile_indicator info;
	const struct yaml_node *kind;
	struct texts rules;
};

static void
read_indicator(
    struct loader *l, const struct yaml_item *item, struct profile *p)
{
#define PART(member) offsetof(struct indicator_draft, member)
	static const struct field items[] = {
	    {"kind", field_node, PART(kind), "kind: weighted"},
	    {"rules", field_texts, PART(rules), NULL},
	    {"min_coverage", read_coverage, PART(info.min_coverage), NULL},
	    {"weight", read_weight, PART(info.weight), NULL},
	};
	static const struct fields fields = FIELDS("`indicators`", items);
	struct indicator_draft d = {.info = {.key = item->key, .weight = 1}};
	const char *kinds[INDICATOR_KIND_COUNT];
	size_t kind;

	check_indicator(l, item);
	if (!fields_read(l, &item->value, &fields, &d) || d.kind == NULL)
		return;
	for (int i = 0; i < INDICATOR_KIND_COUNT; i++)
		kinds[i] = indicator_kind_word((enum indicator_kind)i);
	kind = field_word(l, d.kind, kinds, INDICATOR_KIND_COUNT);
	if (kind == STR_NONE)
		return;
	d.info.kind = (enum indicator_kind)kind;
	d.info.rules = d.rules.items;
	d.info.rule_count = d.rules.count;
	for (size_t i = 0; i < d.rules.count; i++)
		check_rule(l, p, d.rules.items[i],
		    &yaml_item(&item->value, "rules")->value.place);
	if (d.info.kind == INDICATOR_LADDER && d.rules.count == 0)
		complain(l, COMPLAINT_MISSING, &item->key_place,
		    "rules: [ESV-11, ESV-04]", str_of("rules"), item->key);
	p->indicators[p->indicator_count++] = d.info;
}

static void
read_indicators(
    struct loader *l, const struct yaml_node *value, struct profile *p)
{
	if (!field_is_kind(l, value, YAML_MAP,
	        "indicators: { usability: { kind: weighted } }"))
		return;
	p->indicators =
	    arena_array(l->arena, value->count, sizeof(*p->indicators));
	for (size_t i = 0; i < value->count; i++)
		read_indicator(l, &value->items[i], p);
}

void
profile_read(struct loader *l, const struct yaml_node *file)
{
	static const struct field items[] = {
	    {"format", field_ignored, 0, NULL},
	    {"name", field_text, offsetof(struct draft, profile.name),
	        "name: dga-2561"},
	    {"title", field_bilingual, offsetof(struct draft, profile.title),
	        NULL},
	    {"rules", field_node, offsetof(struct draft, rules),
	        "rules: { include: ['ESV-*'] }"},
	    {"weights", field_node, offsetof(struct draft, weights), NULL},
	    {"indicators", field_node, offsetof(struct draft, indicators),
	        NULL},
	    {"pillars", field_node, offsetof(struct draft, pillars), NULL},
	};
	static const struct fields fields = FIELDS("`profile/1`", items);
	struct draft d = {.profile = {.file = l->path}};
	struct rule_set *set = l->set;

	if (!fields_read(l, file, &fields, &d))
		return;
	if (set->profile_count == PROFILES_MAX) {
		complain(l, COMPLAINT_TOO_MANY, &file->place, NULL,
		    arena_printf(l->arena, "%d", PROFILES_MAX),
		    (struct str){0});
		return;
	}
	if (d.rules != NULL)
		read_rules(l, d.rules, &d.profile);
	if (d.weights != NULL)
		read_weights(l, d.weights, &d.profile);
	if (d.indicators != NULL)
		read_indicators(l, d.indicators, &d.profile);
	if (d.pillars != NULL)
		profile_read_pillars(l, d.pillars, &d.profile);
	set->profiles =
	    arena_grow(l->arena, set->profiles, &set->profile_capacity,
	        set->profile_count + 1, sizeof(*set->profiles));
	set->profiles[set->profile_count++] = d.profile;
}
