/*
 * Agencies counted for charts.
 */
#ifndef PUBLISH_REPORT_TALLY_H
#define PUBLISH_REPORT_TALLY_H

#include "publish/report/chart.h"

/* By how far their services go online; what goes beyond the last level counts
 * as on it. */
struct tally_levels {
	int64_t counts[CHART_LEVELS];
	int64_t not_told;
};
struct tally_levels tally_levels(const struct book *b);

/* By their score of a figure (number in book.names) that is a share: step i
 * begins at i of CHART_STEPS, the last takes in the whole. */
struct tally_scores {
	int64_t counts[CHART_STEPS];
	int64_t not_published;
	int64_t not_applicable;
};
struct tally_scores tally_scores(const struct book *b, size_t figure);

#endif
