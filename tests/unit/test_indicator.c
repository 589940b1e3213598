/*
 * Figures worked out by hand. A rule is written as its effective outcome (p
 * passed, f failed, i inapplicable, c cannot tell, u untested, - no verdict at
 * all), its weight, and what else there is to say: "?" of low confidence and
 * not reviewed, "!" of low confidence and reviewed, "~" a draft, "[2/5]" an
 * inventory of which 2 of 5 are as they must be, "[2/5+]" one that is not
 * whole.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "score/score.h"
#include "test.h"

enum { RULES_MAX = 8 };

struct written {
	struct plan_rule rules[RULES_MAX];
	struct scored_rule verdicts[RULES_MAX];
	size_t count;
};

static const struct {
	char letter;
	enum outcome outcome;
} letters[] = {
    {'p', OUTCOME_PASSED},
    {'f', OUTCOME_FAILED},
    {'i', OUTCOME_INAPPLICABLE},
    {'c', OUTCOME_CANT_TELL},
    {'u', OUTCOME_UNTESTED},
};

static const char *
read_list(const char *at, struct scored_rule *v)
{
	char *end;

	v->is_inventory = true;
	v->listed_passed = strtol(at + 1, &end, 10);
	v->listed = strtol(end + 1, &end, 10);
	v->is_complete = *end != '+';
	while (*end != ']')
		end++;
	return end + 1;
}

static struct written
written(const char *text)
{
	struct str rest = str_of(text), word;
	struct written w = {0};

	while (str_next_word(&rest, &word)) {
		struct plan_rule *rule = &w.rules[w.count];
		struct scored_rule *v = &w.verdicts[w.count++];
		const char *end = word.ptr + word.len;
		char *at;

		*v = (struct scored_rule){
		    .is_there = word.ptr[0] != '-', .is_complete = true};
		for (size_t i = 0; i < 5; i++)
			if (letters[i].letter == word.ptr[0])
				v->effective = letters[i].outcome;
		rule->weight = (int)strtol(word.ptr + 1, &at, 10);
		for (const char *p = at; p < end; p++) {
			if (*p == '[')
				p = read_list(p, v) - 1;
			else if (*p == '~')
				rule->standing = STANDING_SHOWN_ONLY;
			else
				rule->standing = STANDING_AWAITS_REVIEW;
			v->is_reviewed = v->is_reviewed || *p == '!';
		}
	}
	return w;
}

static void
check_real(double got, double want, const char *what)
{
	if (fabs(got - want) > 1e-12)
		fail_msg("%s: got %.15g, want %.15g", what, got, want);
}

static void
check_figure(const struct figure *f, const double want[4], const char *what)
{
	check_int(f->has_score, want[0] >= 0, what);
	check_int(f->has_bounds, want[1] >= 0, what);
	if (f->has_score)
		check_real(f->score, want[0], what);
	if (!f->has_bounds)
		return;
	check_real(f->lower, want[1], what);
	check_real(f->upper, want[2], what);
	check_real(f->coverage, want[3], what);
}

#define NONE (-1.0)

static const struct {
	const char *rules;
	enum indicator_kind kind;
	int min_coverage;
	double want[4]; /* score, lower, upper, coverage; NONE: there is none */
	int level;
	int counts[4]; /* passed, failed, undecided, inapplicable */
} cases[] = {
    /* P 8+2 of 8+2+10: 10/20, all decided */
    {"p8 p2 f10", INDICATOR_WEIGHTED, 80, {0.5, 0.5, 0.5, 1}, -1, {2, 1, 0, 0}},
    /* P 8, F 8, U 4: 8/16; 8/20 to 12/20; 16/20 */
    {"p8 f8 c3 u1", INDICATOR_WEIGHTED, 80, {0.5, 0.4, 0.6, 0.8}, -1,
        {1, 1, 2, 0}},
    /* The same under a profile that asks for more. */
    {"p8 f8 c3 u1", INDICATOR_WEIGHTED, 81, {NONE, 0.4, 0.6, 0.8}, -1,
        {1, 1, 2, 0}},
    /* What does not apply is in no denominator: 3/4 */
    {"p3 f1 i100", INDICATOR_WEIGHTED, 80, {0.75, 0.75, 0.75, 1}, -1,
        {1, 1, 0, 1}},
    {"i3 i1", INDICATOR_WEIGHTED, 0, {NONE, NONE, NONE, NONE}, -1,
        {0, 0, 0, 2}},
    /* Nothing decided: no score, whatever is asked for. */
    {"c3 u1 -4", INDICATOR_WEIGHTED, 0, {NONE, 0, 1, 0}, -1, {0, 0, 3, 0}},
    {"", INDICATOR_WEIGHTED, 0, {NONE, NONE, NONE, NONE}, -1, {0, 0, 0, 0}},
    /* A draft counts nowhere. Of low confidence: undecided, until a person
     * decided. P 3, F 0, U 1: 3/3; 3/4 to 4/4; 3/4 */
    {"p3 f9~ f1?", INDICATOR_WEIGHTED, 75, {1, 0.75, 1, 0.75}, -1,
        {1, 0, 1, 0}},
    {"p3 f9~ f1!", INDICATOR_WEIGHTED, 75, {0.75, 0.75, 0.75, 1}, -1,
        {1, 1, 0, 0}},
    {"p3 i1?", INDICATOR_WEIGHTED, 75, {1, 0.75, 1, 0.75}, -1, {1, 0, 1, 0}},
    /* A rule that weighs nothing is counted and changes nothing. */
    {"p3 f0", INDICATOR_WEIGHTED, 80, {1, 1, 1, 1}, -1, {1, 1, 0, 0}},
    {"p0 f0", INDICATOR_WEIGHTED, 80, {NONE, NONE, NONE, NONE}, -1,
        {1, 1, 0, 0}},

    /* Weights do not matter to a share: P 2, F 1, U 1 */
    {"p9 p1 f1 u1", INDICATOR_SHARE, 75, {2 / 3.0, 0.5, 0.75, 0.75}, -1,
        {2, 1, 1, 0}},
    /* Of a list: 2 of 5, and beside one that failed 0.4 of 2 */
    {"p7[2/5]!", INDICATOR_SHARE, 80, {0.4, 0.4, 0.4, 1}, -1, {1, 0, 0, 0}},
    {"p7[2/5]! f1", INDICATOR_SHARE, 80, {0.2, 0.2, 0.2, 1}, -1, {1, 1, 0, 0}},
    {"p7[2/5]?", INDICATOR_SHARE, 80, {NONE, 0, 1, 0}, -1, {0, 0, 1, 0}},
    {"p7[2/5+]!", INDICATOR_SHARE, 80, {NONE, 0, 1, 0}, -1, {0, 0, 1, 0}},
    {"f7[0/0]!", INDICATOR_SHARE, 80, {0, 0, 0, 1}, -1, {0, 1, 0, 0}},
    /* A person: none of them will do; and some, which nobody counted. */
    {"f7[2/5]!", INDICATOR_SHARE, 80, {0, 0, 0, 1}, -1, {0, 1, 0, 0}},
    {"p7[0/5]!", INDICATOR_SHARE, 80, {NONE, 0, 1, 0}, -1, {0, 0, 1, 0}},

    {"f1 p1 c1", INDICATOR_ANY, 80, {1, 1, 1, 2 / 3.0}, -1, {1, 1, 1, 0}},
    {"f1 f1 i1", INDICATOR_ANY, 80, {0, 0, 0, 1}, -1, {0, 2, 0, 1}},
    {"f1 c1", INDICATOR_ANY, 0, {NONE, 0, 1, 0.5}, -1, {0, 1, 1, 0}},
    {"i1", INDICATOR_ANY, 0, {NONE, NONE, NONE, NONE}, -1, {0, 0, 0, 1}},
    {"p1?", INDICATOR_ANY, 0, {NONE, 0, 1, 0}, -1, {0, 0, 1, 0}},

    /* Two rungs of four hold; the fourth, above one that does not, is of no
     * account. */
    {"p1 p2 f2 p8", INDICATOR_LADDER, 100, {0.5, 0.5, 0.5, 1}, 2, {3, 1, 0, 0}},
    {"p1 p2 i2 p8", INDICATOR_LADDER, 100, {1, 1, 1, 1}, 3, {3, 0, 0, 1}},
    {"f1 p1 p1", INDICATOR_LADDER, 100, {0, 0, 0, 1}, 0, {2, 1, 0, 0}},
    /* The second may hold, and then the third does: 1 to 3 of 4 */
    {"p1 c1 p1 f1", INDICATOR_LADDER, 75, {0.25, 0.25, 0.75, 0.75}, 1,
        {2, 1, 1, 0}},
    {"p1 c1 p1 f1", INDICATOR_LADDER, 100, {NONE, 0.25, 0.75, 0.75}, -1,
        {2, 1, 1, 0}},
    {"i1 i1", INDICATOR_LADDER, 0, {NONE, NONE, NONE, NONE}, -1, {0, 0, 0, 2}},

    {"p1 p1 f1 i1", INDICATOR_COUNT, 80, {2, 2, 2, 1}, -1, {2, 1, 0, 1}},
    {"p1 c1 f1 p1", INDICATOR_COUNT, 75, {2, 2, 3, 0.75}, -1, {2, 1, 1, 0}},
    {"p1 c1", INDICATOR_COUNT, 80, {NONE, 1, 2, 0.5}, -1, {1, 0, 1, 0}},
    /* Things: seven; seven and more; up to seven, says the program alone. */
    {"p1[4/7]!", INDICATOR_COUNT, 80, {7, 7, 7, 1}, -1, {1, 0, 0, 0}},
    {"p1[4/7+]!", INDICATOR_COUNT, 80, {NONE, 7, 7, 0}, -1, {0, 0, 1, 0}},
    {"p1[4/7]?", INDICATOR_COUNT, 80, {NONE, 0, 7, 0}, -1, {0, 0, 1, 0}},
    {"p1[4/7]! p1", INDICATOR_COUNT, 80, {8, 8, 8, 1}, -1, {2, 0, 0, 0}},
    {"i1[0/0]", INDICATOR_COUNT, 80, {NONE, NONE, NONE, NONE}, -1,
        {0, 0, 0, 1}},
};

static void
test_every_kind(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct written w = written(cases[i].rules);
		struct plan_indicator of = {.kind = cases[i].kind,
		    .min_coverage = cases[i].min_coverage,
		    .rules = w.rules,
		    .rule_count = w.count};
		struct figure f = score_indicator(&of, w.verdicts);
		char what[100];

		(void)snprintf(what, sizeof(what), "%s of \"%s\" at %d %%",
		    indicator_kind_word(of.kind), cases[i].rules,
		    of.min_coverage);
		check_figure(&f, cases[i].want, what);
		check_int(f.level, cases[i].level, what);
		check_int(f.passed, cases[i].counts[0], what);
		check_int(f.failed, cases[i].counts[1], what);
		check_int(f.undecided, cases[i].counts[2], what);
		check_int(f.inapplicable, cases[i].counts[3], what);
	}
}

/* Indicators of a pillar: weight, coverage that is asked for, and score, lower,
 * upper, coverage. */
struct member {
	enum indicator_kind kind;
	int weight;
	int min_coverage;
	double figure[4];
};

static const struct {
	const char *what;
	struct member members[3];
	size_t count;
	double want[4];
} pillars[] = {
    /* (1*0.5 + 3*0.9) / 4 = 0.8; (0.4 + 2.4) / 4 = 0.7;
     * (0.6 + 3*1) / 4 = 0.9; (0.8 + 2.7) / 4 = 0.875 */
    {"all are published",
        {{INDICATOR_WEIGHTED, 1, 80, {0.5, 0.4, 0.6, 0.8}},
            {INDICATOR_SHARE, 3, 80, {0.9, 0.8, 1, 0.9}}},
        2, {0.8, 0.7, 0.9, 0.875}},
    /* A count and what nothing applies to are left out. */
    {"on another scale, and empty",
        {{INDICATOR_COUNT, 5, 80, {7, 7, 7, 1}},
            {INDICATOR_WEIGHTED, 5, 80, {NONE, NONE, NONE, NONE}},
            {INDICATOR_ANY, 1, 80, {1, 1, 1, 1}}},
        3, {1, 1, 1, 1}},
    /* Coverage (3*1 + 0.6) / 4 = 0.9 reaches 80 %: the mean of those that are
     * published, 0.5. Bounds (3*0.5 + 0.3) / 4, (3*0.5 + 0.7) / 4. */
    {"enough was seen of both",
        {{INDICATOR_WEIGHTED, 3, 80, {0.5, 0.5, 0.5, 1}},
            {INDICATOR_WEIGHTED, 1, 80, {NONE, 0.3, 0.7, 0.6}}},
        2, {0.5, 0.45, 0.55, 0.9}},
    /* Coverage (1 + 0.4) / 2 = 0.7 does not. */
    {"too little was seen",
        {{INDICATOR_WEIGHTED, 1, 80, {0.5, 0.5, 0.5, 1}},
            {INDICATOR_WEIGHTED, 1, 80, {NONE, 0.2, 0.8, 0.4}}},
        2, {NONE, 0.35, 0.65, 0.7}},
    /* The one that is published has all, but the other at most 0.4: their mean
     * cannot be more than (1 + 0.4) / 2. */
    {"no score is out of its bounds",
        {{INDICATOR_WEIGHTED, 1, 80, {1, 1, 1, 1}},
            {INDICATOR_WEIGHTED, 1, 80, {NONE, 0, 0.4, 0.6}}},
        2, {0.7, 0.5, 0.7, 0.8}},
    {"none is published", {{INDICATOR_WEIGHTED, 1, 0, {NONE, 0, 1, 0}}}, 1,
        {NONE, 0, 1, 0}},
    {"nothing", {{0}}, 0, {NONE, NONE, NONE, NONE}},
    {"none has a weight", {{INDICATOR_WEIGHTED, 0, 80, {1, 1, 1, 1}}}, 1,
        {NONE, NONE, NONE, NONE}},
};

static void
test_pillars(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(pillars) / sizeof(pillars[0]); i++) {
		struct plan_indicator of[3] = {0};
		const struct plan_indicator *members[3] = {
		    &of[0], &of[1], &of[2]};
		struct figure figures[3] = {0}, f;

		for (size_t k = 0; k < pillars[i].count; k++) {
			const struct member *m = &pillars[i].members[k];

			of[k].kind = m->kind;
			of[k].weight = m->weight;
			of[k].min_coverage = m->min_coverage;
			figures[k] =
			    (struct figure){.has_score = m->figure[0] >= 0,
			        .has_bounds = m->figure[1] >= 0,
			        .score = m->figure[0],
			        .lower = m->figure[1],
			        .upper = m->figure[2],
			        .coverage = m->figure[3],
			        .passed = 1};
		}
		f = score_pillar(members, figures, pillars[i].count);
		check_figure(&f, pillars[i].want, pillars[i].what);
		check_int(f.level, -1, pillars[i].what);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_every_kind),
	    cmocka_unit_test(test_pillars),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
