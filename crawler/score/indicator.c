/* The figure of one indicator of one agency. */
#include <assert.h>

#include "score/score.h"

/* What becomes of a rule's verdict in a figure. */
enum part {
	PART_NONE, /* shown only */
	PART_PASSED,
	PART_FAILED,
	PART_UNDECIDED,
	PART_INAPPLICABLE
};

static const enum part part_of_outcome[OUTCOME_COUNT] = {
    [OUTCOME_PASSED] = PART_PASSED,
    [OUTCOME_FAILED] = PART_FAILED,
    [OUTCOME_INAPPLICABLE] = PART_INAPPLICABLE,
    [OUTCOME_CANT_TELL] = PART_UNDECIDED,
    [OUTCOME_UNTESTED] = PART_UNDECIDED,
};

static bool
awaits_review(const struct plan_rule *rule, const struct scored_rule *v)
{
	return rule->standing == STANDING_AWAITS_REVIEW && !v->is_reviewed;
}

static enum part
part_of(const struct plan_rule *rule, const struct scored_rule *v)
{
	if (rule->standing == STANDING_SHOWN_ONLY)
		return PART_NONE;
	if (!v->is_there || awaits_review(rule, v))
		return PART_UNDECIDED;
	return part_of_outcome[v->effective];
}

/* The same where things are counted: a list that is not whole does not say how
 * many there are. */
static enum part
part_of_list(const struct plan_rule *rule, const struct scored_rule *v)
{
	enum part part = part_of(rule, v);

	if (v->is_there && v->is_inventory && !v->is_complete &&
	    (part == PART_PASSED || part == PART_FAILED))
		return PART_UNDECIDED;
	return part;
}

static void
count_part(struct figure *f, enum part part)
{
	f->passed += part == PART_PASSED;
	f->failed += part == PART_FAILED;
	f->undecided += part == PART_UNDECIDED;
	f->inapplicable += part == PART_INAPPLICABLE;
}

/* Weights. What is a whole number stays one, so that nothing is rounded before
 * it is held against the coverage that is asked for. */
struct sums {
	double passed;
	double decided;
	double all;
};

static void
add_weight(struct sums *s, enum part part, double weight, double passed)
{
	bool is_decided = part == PART_PASSED || part == PART_FAILED;

	if (is_decided || part == PART_UNDECIDED)
		s->all += weight;
	if (!is_decided)
		return;
	s->decided += weight;
	s->passed += weight * passed;
}

static bool
is_covered(const struct sums *s, const struct plan_indicator *indicator)
{
	return s->decided > 0 &&
	    s->decided * 100 >= (double)indicator->min_coverage * s->all;
}

static void
finish_share(
    struct figure *f, const struct sums *s, const struct plan_indicator *of)
{
	f->has_bounds = s->all > 0;
	if (!f->has_bounds)
		return;
	f->coverage = s->decided / s->all;
	f->lower = s->passed / s->all;
	f->upper = (s->passed + s->all - s->decided) / s->all;
	f->has_score = is_covered(s, of);
	if (f->has_score)
		f->score = s->passed / s->decided;
}

static struct figure
score_weighted(const struct plan_indicator *of, const struct scored_rule *v)
{
	struct figure f = {.level = -1};
	struct sums s = {0};

	for (size_t i = 0; i < of->rule_count; i++) {
		enum part part = part_of(&of->rules[i], &v[i]);

		count_part(&f, part);
		add_weight(&s, part, of->rules[i].weight, part == PART_PASSED);
	}
	finish_share(&f, &s, of);
	return f;
}

/* How much of a decided rule has passed: of a list the share of its things.
 * Where a person says that none of them will do, none does. */
static double
passed_share(const struct scored_rule *v, enum part part)
{
	if (part != PART_PASSED)
		return 0;
	if (!v->is_inventory || v->listed <= 0)
		return 1;
	return (double)v->listed_passed / (double)v->listed;
}

/* Some of a list will do, says a person, but the program saw none of them: how
 * many is not known. */
static enum part
part_of_share(const struct plan_rule *rule, const struct scored_rule *v)
{
	enum part part = part_of_list(rule, v);

	return part == PART_PASSED && v->is_inventory && v->listed_passed <= 0
	    ? PART_UNDECIDED
	    : part;
}

static struct figure
score_share(const struct plan_indicator *of, const struct scored_rule *v)
{
	struct figure f = {.level = -1};
	struct sums s = {0};

	for (size_t i = 0; i < of->rule_count; i++) {
		enum part part = part_of_share(&of->rules[i], &v[i]);

		count_part(&f, part);
		add_weight(&s, part, 1, passed_share(&v[i], part));
	}
	finish_share(&f, &s, of);
	return f;
}

static struct figure
score_any(const struct plan_indicator *of, const struct scored_rule *v)
{
	struct figure f = {.level = -1};
	struct sums s = {0};

	for (size_t i = 0; i < of->rule_count; i++) {
		enum part part = part_of(&of->rules[i], &v[i]);

		count_part(&f, part);
		add_weight(&s, part, 1, part == PART_PASSED);
	}
	f.has_bounds = s.all > 0;
	if (!f.has_bounds)
		return f;
	f.coverage = s.decided / s.all;
	f.lower = s.passed > 0;
	f.upper = s.passed > 0 || s.decided < s.all;
	f.has_score = f.lower == f.upper;
	f.score = f.lower;
	return f;
}

static struct figure
score_ladder(const struct plan_indicator *of, const struct scored_rule *v)
{
	struct figure f = {.level = -1};
	struct sums s = {0};
	bool holds = true, may_hold = true;
	int level = 0, highest = 0;

	for (size_t i = 0; i < of->rule_count; i++) {
		enum part part = part_of(&of->rules[i], &v[i]);

		count_part(&f, part);
		add_weight(&s, part, 1, part == PART_PASSED);
		if (part == PART_NONE || part == PART_INAPPLICABLE)
			continue;
		holds = holds && part == PART_PASSED;
		may_hold = may_hold && part != PART_FAILED;
		level += holds;
		highest += may_hold;
	}
	f.has_bounds = s.all > 0;
	if (!f.has_bounds)
		return f;
	f.coverage = s.decided / s.all;
	f.lower = level / s.all;
	f.upper = highest / s.all;
	f.has_score = is_covered(&s, of);
	if (f.has_score) {
		f.score = f.lower;
		f.level = level;
	}
	return f;
}

/* Adds what a rule may count for. What a list may hold beside what was seen
 * has no end, so it adds no more than that. */
static void
add_count(struct figure *f, const struct plan_rule *rule,
    const struct scored_rule *v, enum part part)
{
	bool is_list = v->is_there && v->is_inventory;

	if (part == PART_NONE || part == PART_INAPPLICABLE)
		return;
	if (is_list) {
		f->lower += awaits_review(rule, v) ? 0 : (double)v->listed;
		f->upper += (double)v->listed;
	} else {
		f->lower += part == PART_PASSED;
		f->upper += part != PART_FAILED;
	}
}

static struct figure
score_count(const struct plan_indicator *of, const struct scored_rule *v)
{
	struct figure f = {.level = -1};
	struct sums s = {0};

	for (size_t i = 0; i < of->rule_count; i++) {
		enum part part = part_of_list(&of->rules[i], &v[i]);

		count_part(&f, part);
		add_weight(&s, part, 1, 0);
		add_count(&f, &of->rules[i], &v[i], part);
	}
	f.has_bounds = s.all > 0;
	if (!f.has_bounds)
		return f;
	f.coverage = s.decided / s.all;
	f.has_score = is_covered(&s, of);
	if (f.has_score)
		f.score = f.lower;
	return f;
}

static struct figure (*const kinds[INDICATOR_KIND_COUNT])(
    const struct plan_indicator *of, const struct scored_rule *v) = {
    [INDICATOR_WEIGHTED] = score_weighted,
    [INDICATOR_LADDER] = score_ladder,
    [INDICATOR_ANY] = score_any,
    [INDICATOR_COUNT] = score_count,
    [INDICATOR_SHARE] = score_share,
};

struct figure
score_indicator(
    const struct plan_indicator *indicator, const struct scored_rule *verdicts)
{
	return kinds[indicator->kind](indicator, verdicts);
}
