#include "score/claims.h"

#include <math.h>
#include <stdlib.h>

static const char *const kind_words[CLAIM_KIND_COUNT] = {
    [CLAIM_YES_NO] = "yes-no",
    [CLAIM_NUMBER] = "number",
};

const char *
claim_kind_word(enum claim_kind kind)
{
	return kind_words[kind];
}

bool
claim_kind_of_word(struct str word, enum claim_kind *out)
{
	int i = str_number_among(word, kind_words, CLAIM_KIND_COUNT);

	if (i < 0)
		return false;
	*out = (enum claim_kind)i;
	return true;
}

static const struct {
	const char *word;
	struct words text;
} states[CLAIM_STATE_COUNT] = {
    [CLAIM_YES_NOT_FOUND] = {"yes-not-found",
        {"says yes, nothing found", "ตอบว่ามี แต่ไม่พบในเว็บไซต์"}},
    [CLAIM_NO_FOUND] = {"no-found",
        {"says no, found", "ตอบว่าไม่มี แต่พบในเว็บไซต์"}},
    [CLAIM_DIFFERS] = {"number-differs",
        {"the number differs", "จำนวนไม่ตรงกับเว็บไซต์"}},
    [CLAIM_CANNOT_TELL] = {"cannot-tell", {"cannot tell", "ยังบอกไม่ได้"}},
    [CLAIM_AGREES] = {"agrees", {"agrees", "ตรงกัน"}},
    [CLAIM_UNANSWERED] = {"no-answer", {"no answer", "ไม่ได้ตอบ"}},
};

const char *
claim_state_word(enum claim_state s)
{
	return states[s].word;
}

struct words
claim_state_text(enum claim_state s)
{
	return states[s].text;
}

bool
claim_state_contradicts(enum claim_state s)
{
	return s <= CLAIM_DIFFERS;
}

static const struct {
	const char *word;
	struct words text;
} doubts[CLAIM_DOUBT_COUNT] = {
    [DOUBT_NONE] = {"", {"", ""}},
    [DOUBT_NO_VERDICT] = {"no-verdict",
        {"the audit did not judge this", "ไม่มีผลตรวจข้อนี้ในการตรวจรอบนี้"}},
    [DOUBT_INAPPLICABLE] = {"inapplicable",
        {"the rule does not apply to this agency",
            "เกณฑ์นี้ไม่เข้าข่ายสำหรับหน่วยงานนี้"}},
    [DOUBT_DISAGREE] = {"people-disagree",
        {"the people who decided disagree", "ผู้ตรวจตัดสินไม่ตรงกัน"}},
    [DOUBT_PARTLY_SEEN] = {"partly-seen",
        {"there may be more than was seen", "อาจมีมากกว่าที่ตรวจเห็น"}},
    [DOUBT_NOT_COUNTED] = {"not-counted",
        {"nothing was counted here", "ไม่มีการนับจำนวนสำหรับข้อนี้"}},
};

const char *
claim_doubt_word(enum claim_doubt d)
{
	return doubts[d].word;
}

struct words
claim_doubt_text(enum claim_doubt d)
{
	return doubts[d].text;
}

static struct claim_sight
sight_in_doubt(const struct claim_verdict *v, enum claim_doubt doubt)
{
	struct claim_sight sight = {.has = TRUTH_UNKNOWN,
	    .doubt = doubt,
	    .verdict = *v,
	    .is_whole = v->is_complete};

	return sight;
}

/* What an undecided verdict leaves open, and why. */
static struct claim_sight
sight_undecided(const struct claim_verdict *v)
{
	struct claim_sight sight = sight_in_doubt(v,
	    !v->is_there                               ? DOUBT_NO_VERDICT
	        : v->is_disputed                       ? DOUBT_DISAGREE
	        : v->effective == OUTCOME_INAPPLICABLE ? DOUBT_INAPPLICABLE
	                                               : DOUBT_NONE);

	sight.reason = v->reason;
	return sight;
}

static bool
is_decided(const struct claim_verdict *v)
{
	return v->is_there &&
	    (v->effective == OUTCOME_PASSED || v->effective == OUTCOME_FAILED);
}

static struct claim_sight
sight_of_count(const struct claim_verdict *v)
{
	struct claim_sight sight = sight_undecided(v);

	if (!v->is_there || v->effective == OUTCOME_UNTESTED)
		return sight;
	if (v->listed < 0)
		return is_decided(v) ? sight_in_doubt(v, DOUBT_NOT_COUNTED)
		                     : sight;
	sight.is_counted = true;
	sight.low = (double)v->listed;
	sight.high = v->is_complete ? sight.low : HUGE_VAL;
	sight.doubt = v->is_complete ? DOUBT_NONE : DOUBT_PARTLY_SEEN;
	return sight;
}

struct claim_sight
claim_sight_of_rule(
    const struct claim_question *q, const struct claim_verdict *verdict)
{
	const struct claim_verdict *v = verdict;
	struct claim_sight sight;
	int64_t reached;

	if (q->kind == CLAIM_NUMBER)
		return sight_of_count(v);
	if (!is_decided(v))
		return sight_undecided(v);
	sight = sight_in_doubt(v, DOUBT_NONE);
	sight.has = v->effective == OUTCOME_PASSED ? TRUTH_TRUE : TRUTH_FALSE;
	if (sight.has == TRUTH_FALSE || q->at_least == CLAIM_NO_THRESHOLD)
		return sight;
	reached = q->has_levels ? v->level : v->listed;
	if (reached >= q->at_least)
		return sight;
	if (reached < 0)
		return sight_in_doubt(v, DOUBT_NOT_COUNTED);
	/* What a person decided does not wait for pages. */
	if (!v->is_complete && v->reviewer.len == 0)
		return sight_in_doubt(v, DOUBT_PARTLY_SEEN);
	sight.has = TRUTH_FALSE;
	return sight;
}

/* To six places: shares are quotients, and 0.07 of 100 is to be 7. */
static double
rounded(double number)
{
	return (double)(int64_t)(number * 1e6 + 0.5) / 1e6;
}

/* A figure as a number that people count in. */
static void
count_figure(struct claim_sight *sight, enum indicator_kind kind)
{
	const struct figure *f = &sight->figure;
	double unit = 100;

	switch (kind) {
	case INDICATOR_LADDER:
		unit = (double)(f->passed + f->failed + f->undecided);
		break;
	case INDICATOR_ANY:
	case INDICATOR_COUNT:
		unit = 1;
		break;
	case INDICATOR_WEIGHTED:
	case INDICATOR_SHARE:
		break;
	}
	sight->is_counted = true;
	sight->low = rounded(f->lower * unit);
	sight->high = rounded(f->upper * unit);
	/* Of an inventory that is not whole no end is known. */
	if (kind == INDICATOR_COUNT && f->coverage < 1 && f->undecided == 0)
		sight->high = HUGE_VAL;
}

/* The rule that shows it: the first that has the outcome, else the first that
 * leaves it open. */
static const struct claim_verdict *
deciding(const struct claim_verdict *verdicts, size_t count, enum truth has)
{
	enum outcome wanted =
	    has == TRUTH_TRUE ? OUTCOME_PASSED : OUTCOME_FAILED;

	for (size_t i = 0; i < count; i++) {
		const struct claim_verdict *v = &verdicts[i];

		if (has == TRUTH_UNKNOWN
		        ? !is_decided(v)
		        : v->is_there && v->effective == wanted)
			return v;
	}
	return &verdicts[0];
}

static struct figure
figure_of(struct arena *a, const struct plan_indicator *indicator,
    const struct claim_verdict *verdicts)
{
	struct scored_rule *rules =
	    arena_array(a, indicator->rule_count, sizeof(*rules));

	for (size_t i = 0; i < indicator->rule_count; i++) {
		const struct claim_verdict *v = &verdicts[i];

		rules[i] = (struct scored_rule){.is_there = v->is_there,
		    .effective = v->effective,
		    .level = v->level,
		    .is_reviewed = v->reviewer.len > 0,
		    .is_complete = v->is_complete,
		    .is_inventory = v->listed >= 0,
		    .listed = v->listed,
		    .listed_passed = v->listed_passed};
	}
	return score_indicator(indicator, rules);
}

struct claim_sight
claim_sight_of_indicator(struct arena *a, const struct claim_question *q,
    const struct claim_verdict *verdicts)
{
	const struct plan_indicator *n = q->indicator;
	struct claim_sight sight = {.has = TRUTH_UNKNOWN};
	double wanted = (double)q->at_least;
	bool is_any = q->at_least == CLAIM_NO_THRESHOLD;

	sight.figure = figure_of(a, n, verdicts);
	if (sight.figure.has_bounds) {
		count_figure(&sight, n->kind);
		if (is_any ? sight.low > 0 : sight.low >= wanted)
			sight.has = TRUTH_TRUE;
		else if (is_any ? sight.high <= 0 : sight.high < wanted)
			sight.has = TRUTH_FALSE;
	}
	sight.is_whole = sight.figure.coverage >= 1;
	if (n->rule_count > 0)
		sight.verdict = *deciding(verdicts, n->rule_count, sight.has);
	sight.reason = sight.verdict.reason;
	if (!sight.figure.has_bounds)
		sight.doubt =
		    n->rule_count == 0 ? DOUBT_NO_VERDICT : DOUBT_INAPPLICABLE;
	else if (sight.has == TRUTH_UNKNOWN && sight.reason == REASON_NONE)
		sight.doubt = DOUBT_PARTLY_SEEN;
	return sight;
}

static enum claim_state
judge_number(const struct claim_question *q, int64_t number,
    const struct claim_sight *sight)
{
	double answer = (double)number;
	double slack = (double)q->tolerance;

	if (q->is_percent)
		slack = slack * answer / 100;
	if (!sight->is_counted)
		return CLAIM_CANNOT_TELL;
	if (sight->high < answer - slack || sight->low > answer + slack)
		return CLAIM_DIFFERS;
	return sight->low >= answer - slack && sight->high <= answer + slack
	    ? CLAIM_AGREES
	    : CLAIM_CANNOT_TELL;
}

enum claim_state
claim_judge(const struct claim_question *q, const struct claim *c,
    const struct claim_sight *sight)
{
	bool says_yes = c->answer == CLAIM_YES;

	if (c->answer == CLAIM_UNSAID)
		return CLAIM_UNANSWERED;
	if (q->kind == CLAIM_NUMBER)
		return judge_number(q, c->number, sight);
	if (sight->has == TRUTH_UNKNOWN)
		return CLAIM_CANNOT_TELL;
	if (says_yes == (sight->has == TRUTH_TRUE))
		return CLAIM_AGREES;
	return says_yes ? CLAIM_YES_NOT_FOUND : CLAIM_NO_FOUND;
}

/* Contradictions stand together, whichever they are. */
static int
group_of(const struct claim_result *r)
{
	return claim_state_contradicts(r->state) ? 0 : (int)r->state;
}

/* How sure it is: the larger. */
static int
strength_of(const struct claim_result *r)
{
	const struct claim_verdict *v = &r->sight.verdict;
	int confidence = str_is(v->confidence, "high") ? 2
	    : str_is(v->confidence, "medium")          ? 1
	                                               : 0;

	return (v->reviewer.len > 0) * 6 + confidence * 2 + r->sight.is_whole;
}

static int
compare_results(const void *left, const void *right)
{
	const struct claim_result *a = left, *b = right;
	int order = group_of(a) - group_of(b);

	if (order == 0)
		order = strength_of(b) - strength_of(a);
	if (order == 0)
		order = str_compare(a->claim.agency_id, b->claim.agency_id);
	if (order == 0)
		order = (a->claim.question > b->claim.question) -
		    (a->claim.question < b->claim.question);
	return order;
}

void
claims_sort(struct claim_result *results, size_t count)
{
	if (count > 0)
		qsort(results, count, sizeof(*results), compare_results);
}

static void
total_add(struct claim_total *t, const struct claim_result *r)
{
	bool says_yes = r->claim.answer == CLAIM_YES;

	t->states[r->state]++;
	t->answered += r->state != CLAIM_UNANSWERED;
	t->contradictions += claim_state_contradicts(r->state);
	t->judged +=
	    claim_state_contradicts(r->state) || r->state == CLAIM_AGREES;
	if (says_yes || r->claim.answer == CLAIM_NO)
		t->table[says_yes][r->sight.has]++;
}

void
claims_total(const struct claim_result *results, size_t count,
    struct claim_total *totals, size_t question_count)
{
	for (size_t i = 0; i < question_count; i++)
		totals[i] = (struct claim_total){0};
	for (size_t i = 0; i < count; i++)
		total_add(&totals[results[i].claim.question], &results[i]);
}
