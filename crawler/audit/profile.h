/*
 * Profiles (profile/1): one year of the survey. Which rules count, with which
 * weight, and how they make up each indicator. Read with the pack that they
 * belong to; the scores themselves are made elsewhere.
 */
#ifndef AUDIT_PROFILE_H
#define AUDIT_PROFILE_H

#include "audit/rules.h"
#include "record/plan.h"

struct profile_indicator {
	struct str key;
	enum indicator_kind kind;
	struct str *rules; /* ids, of a ladder from the lowest rung up */
	size_t rule_count; /* 0: all of the profile that name the indicator */
	int min_coverage; /* percent, below which nothing is published */
	int weight; /* among the indicators of its pillar; 1 unless told */
};

/* A pillar of the survey as far as the profile judges it. */
struct profile_pillar {
	struct str key;
	int weight; /* percent of the whole survey, as it was published;
	               PILLAR_NOT_PUBLISHED */
	struct str *indicators; /* keys of indicators of the profile */
	size_t indicator_count;
};

struct profile_weight {
	struct str rule; /* id */
	int weight;
};

struct profile {
	struct str name;
	struct text_th_en title; /* empty: the name will have to do */
	const char *file;
	struct str *include; /* ids, with * for any characters */
	size_t include_count;
	struct str *exclude;
	size_t exclude_count;
	struct profile_weight *weights;
	size_t weight_count;
	struct profile_indicator *indicators; /* in file order */
	size_t indicator_count;
	struct profile_pillar *pillars; /* in file order; may be none */
	size_t pillar_count;
};

/* The profiles of a pack, in order of file; borrowed. */
const struct profile *rule_set_profiles(
    const struct rule_set *set, size_t *count);

/* The profile of that file or name, or NULL. */
const struct profile *profile_find(
    const struct rule_set *set, const char *file_or_name);

/* Whether a rule counts in a profile. */
bool profile_has(const struct profile *p, struct str rule_id);

/* What rule number i of the set weighs: the profile's word, else the rule's
 * own, else by its severity 1, 3, 7 or 10. */
int profile_weight_of(
    const struct profile *p, const struct rule_set *set, size_t i);

/* Whether rule number i of the set is part of an indicator of a profile. */
bool profile_counts(const struct profile *p,
    const struct profile_indicator *indicator, const struct rule_set *set,
    size_t i);

#endif
