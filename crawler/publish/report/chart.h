/*
 * Charts as inline SVG, drawn from figures. Colours and line widths are classes
 * of report.css, so that they follow light, dark and print; every number that
 * a chart shows stands beside it as text, and the chart itself is hidden from
 * screen readers unless it says otherwise.
 */
#ifndef PUBLISH_REPORT_CHART_H
#define PUBLISH_REPORT_CHART_H

#include "publish/report/page.h"

/* A score between its bounds on a track from 0 to 1: a band from lower to
 * upper, a mark at the score. For a line of a table. */
struct chart_interval {
	double score;
	double lower;
	double upper;
	bool has_score;
	bool has_bounds;
};
void chart_bounds(struct page *p, const struct chart_interval *i);

/* The mean of a group between its mean bounds. */
struct chart_interval chart_interval_of(const struct group_figure *f);

/* How many passed, failed, are undecided, do not apply: one bar of the whole.
 */
void chart_outcomes(struct page *p, int64_t passed, int64_t failed,
    int64_t undecided, int64_t inapplicable);

/* Agencies by their score, in steps of ten points; not_published stand apart. A
 * figure with its own caption and numbers, each a link to the list of agencies
 * on the page (has_links false: none, for a page that stands alone). */
enum { CHART_STEPS = 10 };
void chart_distribution(struct page *p, const int64_t counts[CHART_STEPS],
    int64_t not_published, int64_t not_applicable, bool has_links);

/* A figure over rounds: mark and bounds of each; a line joins only those that
 * are alike. */
struct chart_point {
	struct str label; /* the round */
	struct chart_interval at;
	bool is_alike;
};
void chart_history(
    struct page *p, const struct chart_point *points, size_t count);

/* How many agencies stand on each level 0 to 4 of a ladder, and how many are
 * not told. A figure with its own numbers, each a link to the list of agencies
 * (has_links false: none, for a page that stands alone). */
enum { CHART_LEVELS = 5 };
void chart_levels(struct page *p, const int64_t counts[CHART_LEVELS],
    int64_t not_told, bool has_links);

/* The 77 provinces as tiles, coloured in five steps between the lowest and the
 * highest of the means of a figure, each a link to its page (has_links false:
 * none, for a page that stands alone), with a key. Provinces without a figure
 * have a sign of their own. */
void chart_map(struct page *p, size_t figure, bool has_links);

/* The step 1 to 5 of a share, as the matrix colours it; 0: none. */
int chart_step(double value, bool is_there);

#endif
