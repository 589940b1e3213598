#include "publish/report/tally.h"

struct tally_levels
tally_levels(const struct book *b)
{
	struct tally_levels t = {0};

	for (size_t i = 0; i < b->agency_count; i++) {
		int level = book_service_level(b, &b->agencies[i]).level;

		if (level < 0)
			t.not_told++;
		else
			t.counts[level < CHART_LEVELS ? level
			                              : CHART_LEVELS - 1]++;
	}
	return t;
}

struct tally_scores
tally_scores(const struct book *b, size_t figure)
{
	struct tally_scores t = {0};

	for (size_t i = 0; i < b->agency_count; i++) {
		const struct figure *f = &b->agencies[i].figures[figure];
		int step;

		if (!f->has_bounds) {
			t.not_applicable++;
		} else if (!f->has_score) {
			t.not_published++;
		} else {
			step = (int)(f->score * CHART_STEPS);
			t.counts[step < CHART_STEPS ? step : CHART_STEPS - 1]++;
		}
	}
	return t;
}
