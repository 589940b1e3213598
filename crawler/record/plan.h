/*
 * How verdicts become figures: the indicators of a profile with the rules that
 * make them up, spelled out with the weights and revisions of one audit's
 * rules. A plan needs no rule files, so that a figure can be computed again
 * from the ledger alone.
 */
#ifndef RECORD_PLAN_H
#define RECORD_PLAN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* How the rules of an indicator add up. */
enum indicator_kind {
	INDICATOR_WEIGHTED, /* the share of weights that passed */
	INDICATOR_LADDER, /* the highest rung that holds with all below it */
	INDICATOR_ANY, /* one of them passed */
	INDICATOR_COUNT, /* how many passed, or how many things are listed */
	INDICATOR_SHARE /* the share of them that passed, or of things listed */
};
enum { INDICATOR_KIND_COUNT = 5 };

/* "weighted", "ladder", "any", "count", "share" */
const char *indicator_kind_word(enum indicator_kind kind);
bool indicator_kind_of_word(struct str word, enum indicator_kind *out);

/* Why a rule's verdicts may not count. */
enum rule_standing {
	STANDING_COUNTS,
	STANDING_AWAITS_REVIEW, /* confidence low: undecided until a person
	                           decides */
	STANDING_SHOWN_ONLY /* draft or deprecated: shown, never counted */
};
enum { RULE_STANDING_COUNT = 3 };

/* "counts", "awaits-review", "shown-only" */
const char *rule_standing_word(enum rule_standing s);
bool rule_standing_of_word(struct str word, enum rule_standing *out);

struct plan_rule {
	struct str id;
	int revision;
	int weight;
	enum rule_standing standing;
};

enum { PILLAR_NOT_PUBLISHED = -1 };

struct plan_indicator {
	struct str key;
	struct str pillar; /* key; empty: of none */
	struct str title_th;
	struct str title_en;
	enum indicator_kind kind;
	int weight; /* among the indicators of its pillar */
	int min_coverage; /* percent */
	struct plan_rule *rules; /* of a ladder from the lowest rung up, of
	                            others in order of id */
	size_t rule_count;
};

struct plan_pillar {
	struct str key;
	struct str title_th;
	struct str title_en;
	int weight; /* percent of the survey; PILLAR_NOT_PUBLISHED */
};

struct plan {
	struct str profile;
	struct str title_th;
	struct str title_en;
	struct str rule_pack; /* digest of the rules that it was made with */
	struct plan_indicator *indicators; /* in the profile's order */
	size_t indicator_count;
	struct plan_pillar *pillars; /* in the profile's order */
	size_t pillar_count;
};

#endif
