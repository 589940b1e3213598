#include "score/precision.h"

#include "score/review_things.h"

enum { THOUSAND = 1000 };

static size_t
tally_of(const struct rule_tally *tallies, size_t count, struct str rule)
{
	size_t low = 0, high = count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (str_compare(tallies[middle].rule_id, rule) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < count && str_equal(tallies[low].rule_id, rule) ? low
	                                                            : STR_NONE;
}

/* The first review of a thing that was drawn to tell how good a rule is, or
 * NULL. */
static const struct review *
drawn_of(const struct review *reviews, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (reviews[i].drawn == DRAWN_PASSED ||
		    reviews[i].drawn == DRAWN_FAILED)
			return &reviews[i];
	return NULL;
}

bool
precision_judge(const struct review *reviews, size_t count, int revision,
    struct judged_verdict *out)
{
	const struct review *drawn = drawn_of(reviews, count);

	if (drawn == NULL)
		return false;
	*out = (struct judged_verdict){.drawn = drawn,
	    .decision = review_settle(reviews, count),
	    .how = JUDGED_WRONG};
	if (drawn->rule_revision != revision)
		out->how = JUDGED_OUTDATED;
	else if (out->decision.state != DECISION_DECIDED)
		out->how = JUDGED_UNCLEAR;
	else if (out->decision.outcome == drawn->machine_outcome)
		out->how = JUDGED_RIGHT;
	return true;
}

static void
add_thing(struct rule_precision *p, const struct review *reviews, size_t count)
{
	struct judged_verdict v;
	struct precision *of;

	if (!precision_judge(reviews, count, p->revision, &v))
		return;
	of = v.drawn->drawn == DRAWN_PASSED ? &p->passed : &p->failed;
	p->outdated += v.how == JUDGED_OUTDATED;
	of->unclear += v.how == JUDGED_UNCLEAR;
	of->right += v.how == JUDGED_RIGHT;
	of->wrong += v.how == JUDGED_WRONG;
	of->missed +=
	    v.how == JUDGED_WRONG && v.decision.outcome == OUTCOME_PASSED;
}

void
precision_count(const struct review *reviews, size_t count,
    const struct rule_tally *tallies, size_t tally_count, struct arena *a,
    struct rule_precision **out)
{
	struct rule_precision *all = arena_array(a, tally_count, sizeof(*all));

	for (size_t i = 0; i < tally_count; i++)
		all[i] = (struct rule_precision){.rule_id = tallies[i].rule_id,
		    .revision = tallies[i].revision};
	for (size_t i = 0, end; i < count; i = end) {
		size_t rule =
		    tally_of(tallies, tally_count, reviews[i].rule_id);

		end = review_thing_end(reviews, count, i);
		if (rule != STR_NONE)
			add_thing(&all[rule], reviews + i, end - i);
	}
	*out = all;
}

static int
share_found(double found, double missed)
{
	return found + missed > 0
	    ? (int)(THOUSAND * found / (found + missed) + 0.5)
	    : 0;
}

bool
precision_recall(const struct rule_precision *p, const struct rule_tally *tally,
    struct share *out)
{
	struct share right =
	    wilson_share(p->passed.right, p->passed.right + p->passed.wrong);
	struct share missed =
	    wilson_share(p->failed.missed, p->failed.right + p->failed.wrong);
	double passed = (double)tally->passed, failed = (double)tally->failed;

	if ((tally->passed > 0 && p->passed.right + p->passed.wrong == 0) ||
	    (tally->failed > 0 && p->failed.right + p->failed.wrong == 0) ||
	    p->passed.right + p->failed.missed == 0)
		return false;
	*out = (struct share){
	    .value = share_found(passed * right.value, failed * missed.value),
	    .low = share_found(passed * right.low, failed * missed.high),
	    .high = share_found(passed * right.high, failed * missed.low)};
	return true;
}
