/* The figure of a pillar of one agency. */
#include "score/score.h"

/* Sums of what counts, by weight. */
struct means {
	double weight;
	double lower;
	double upper;
	double coverage;
	double asked; /* percent */
	double published_weight;
	double score; /* of the published ones */
};

static bool
counts(const struct plan_indicator *indicator, const struct figure *f)
{
	return indicator->kind != INDICATOR_COUNT && f->has_bounds;
}

static void
add(struct means *m, const struct plan_indicator *indicator,
    const struct figure *f)
{
	double weight = indicator->weight;

	m->weight += weight;
	m->lower += weight * f->lower;
	m->upper += weight * f->upper;
	m->coverage += weight * f->coverage;
	m->asked += weight * indicator->min_coverage;
	if (!f->has_score)
		return;
	m->published_weight += weight;
	m->score += weight * f->score;
}

static double
within(double value, double lower, double upper)
{
	return value < lower ? lower : value > upper ? upper : value;
}

static bool
is_published(const struct means *m)
{
	/* So little is rounding. */
	static const double nothing = 1e-9;

	if (m->published_weight <= 0)
		return false;
	return m->published_weight >= m->weight ||
	    m->coverage * 100 >= m->asked * (1 - nothing);
}

struct figure
score_pillar(const struct plan_indicator *const *indicators,
    const struct figure *figures, size_t count)
{
	struct figure f = {.level = -1};
	struct means m = {0};

	for (size_t i = 0; i < count; i++) {
		const struct figure *one = &figures[i];

		if (!counts(indicators[i], one))
			continue;
		add(&m, indicators[i], one);
		f.passed += one->passed;
		f.failed += one->failed;
		f.undecided += one->undecided;
		f.inapplicable += one->inapplicable;
	}
	f.has_bounds = m.weight > 0;
	if (!f.has_bounds)
		return f;
	f.lower = m.lower / m.weight;
	f.upper = m.upper / m.weight;
	f.coverage = m.coverage / m.weight;
	f.has_score = is_published(&m);
	/* Of some indicators the rest may be such that their mean cannot be
	 * reached: then the nearest that can. */
	if (f.has_score)
		f.score =
		    within(m.score / m.published_weight, f.lower, f.upper);
	return f;
}
