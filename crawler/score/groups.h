/*
 * Figures of many agencies as means over groups of them. Every agency counts
 * once and alike; which group it is in is the caller's business.
 */
#ifndef SCORE_GROUPS_H
#define SCORE_GROUPS_H

#include "base/map.h"
#include "score/score.h"

/* One figure of the plan over the agencies of a group. Means of nothing are
 * 0. */
struct group_figure {
	int64_t applies; /* agencies with bounds: something applies to them */
	int64_t published; /* of these, with a score */
	double score; /* mean over the published */
	double lower; /* means over those with bounds */
	double upper;
	double coverage;
	double level; /* mean over the published; -1: no ladder */
};

struct group {
	struct str key;
	int64_t agencies;
	struct group_figure *figures; /* by number in the plan, see below */
	struct str last_agency; /* the newest that was counted */
};

/* A figure of a plan, in the order of score_each. */
struct group_name {
	struct str pillar; /* key; empty: none */
	struct str indicator; /* key; empty: the pillar as a whole */
	const struct plan_pillar *of_pillar; /* NULL: none */
	const struct plan_indicator *of_indicator; /* NULL: the pillar */
};

struct groups {
	struct arena arena;
	const struct plan *plan; /* borrowed */
	struct group_name *names;
	size_t figure_count;
	struct group **items; /* after groups_finish by key, the empty last */
	size_t count;
	size_t capacity;
	struct map by_key;
};

/* Makes groups usable for a plan's figures; groups_release gives back. */
void groups_init(struct groups *g, const struct plan *plan);
void groups_release(struct groups *g);

/* Adds an agency's figure to the group of that key. Rows come agency by agency
 * as score_each gives them. */
void groups_add(struct groups *g, struct str key, const struct figure_row *row);

/* Makes means of the sums and puts the groups in order. */
void groups_finish(struct groups *g);

#endif
