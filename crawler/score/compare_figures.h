/*
 * Means of indicators of two audits side by side: of those alone whose rules
 * have the same revisions on both sides, so that figures of different rules are
 * never mixed.
 */
#ifndef SCORE_COMPARE_FIGURES_H
#define SCORE_COMPARE_FIGURES_H

#include "score/compare.h"

/* An indicator of a profile under which both audits were scored. */
struct compared_figure {
	struct str profile;
	struct str indicator;
	struct str title_th;
	struct str title_en;
	enum indicator_kind kind;
	bool is_alike; /* rules, revisions, weights and what else decides; if
	                  not, the means are not told */
	double mean[2]; /* of the agencies' scores; COMPARE_BEFORE, _AFTER */
	int64_t agencies[2]; /* that have a score */
	int64_t last_review[2]; /* in the figures; 0: none */
};

/* The indicators that both sides have under the same profile, in order of
 * profile and as the second side's plan has them. Runs whose figures are out of
 * date are passed over. All lives in the arena. */
enum err_code compare_figures(const struct comparison *c, struct arena *a,
    struct compared_figure **out, size_t *count, struct err *e);

#endif
