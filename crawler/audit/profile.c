#include "audit/profile.h"

#include <string.h>

#include "audit/plan_impl.h"

enum { WEIGHT_MAX = 1000 };

const struct profile *
rule_set_profiles(const struct rule_set *set, size_t *count)
{
	*count = set->profile_count;
	return set->profiles;
}

const struct profile *
profile_find(const struct rule_set *set, const char *file_or_name)
{
	for (size_t i = 0; i < set->profile_count; i++)
		if (strcmp(set->profiles[i].file, file_or_name) == 0 ||
		    str_is(set->profiles[i].name, file_or_name))
			return &set->profiles[i];
	return NULL;
}

static bool
fits_one(const struct str *patterns, size_t count, struct str id)
{
	for (size_t i = 0; i < count; i++)
		if (str_glob(patterns[i], id))
			return true;
	return false;
}

bool
profile_has(const struct profile *p, struct str rule_id)
{
	return fits_one(p->include, p->include_count, rule_id) &&
	    !fits_one(p->exclude, p->exclude_count, rule_id);
}

int
profile_weight_of(const struct profile *p, const struct rule_set *set, size_t i)
{
	static const struct {
		const char *severity;
		int weight;
	} usual[] = {
	    {"minor", 1}, {"moderate", 3}, {"serious", 7}, {"critical", 10}};
	const struct rule *rule = &set->rules[i];
	const struct yaml_node *own = yaml_get(rule->source, "weight");
	int64_t weight;

	for (size_t n = 0; n < p->weight_count; n++)
		if (str_equal(p->weights[n].rule, rule->info.id))
			return p->weights[n].weight;
	if (own != NULL && str_to_int64(own->text, 0, WEIGHT_MAX, &weight))
		return (int)weight;
	for (size_t n = 0; n < sizeof(usual) / sizeof(usual[0]); n++)
		if (str_is(rule->info.severity, usual[n].severity))
			return usual[n].weight;
	return 0;
}

bool
profile_counts(const struct profile *p,
    const struct profile_indicator *indicator, const struct rule_set *set,
    size_t i)
{
	const struct rule_info *info = &set->rules[i].info;

	if (!profile_has(p, info->id))
		return false;
	for (size_t n = 0; n < indicator->rule_count; n++)
		if (str_equal(indicator->rules[n], info->id))
			return true;
	for (size_t n = 0;
	     indicator->rule_count == 0 && n < info->indicator_count; n++)
		if (str_equal(info->indicators[n], indicator->key))
			return true;
	return false;
}
