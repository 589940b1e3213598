#include "score/queue.h"

#include <stdlib.h>

#include "score/effect.h"

/* A verdict on its way into a group. */
struct entry {
	struct queue_item item;
	struct str agency_id;
	bool is_alone; /* it has no text that others could share */
};

struct gathering {
	const struct queue_wish *wish;
	struct arena *arena;
	struct rule_effects effects;
	struct review *reviews; /* in order of agency, rule and text */
	size_t review_count;
	struct entry *entries;
	size_t count;
	size_t capacity;
};

static double
uncertainty_of(const struct scored_verdict *v, bool awaits_review)
{
	bool is_seen = v->evidence_count > 0;

	switch (v->decision.state) {
	case DECISION_DECIDED:
		return 0;
	case DECISION_DISAGREE:
		return 1;
	case DECISION_UNSURE:
		return 0.5;
	case DECISION_NONE:
		break;
	}
	if (v->outcome == OUTCOME_CANT_TELL && is_seen)
		return 1;
	if (v->outcome == OUTCOME_CANT_TELL || v->outcome == OUTCOME_UNTESTED)
		return 0.5;
	if (awaits_review || str_is(v->confidence, "low"))
		return 0.8;
	return str_is(v->confidence, "medium") ? 0.2 : 0.05;
}

/* Whether somebody decided about another text of the agency under the rule. */
static bool
is_reopened(const struct gathering *g, const struct scored_verdict *v)
{
	size_t low = 0, high = g->review_count;

	if (v->decision.state != DECISION_NONE)
		return false;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct review *r = &g->reviews[middle];
		int order = str_compare(r->agency_id, v->agency_id);

		if (order == 0)
			order = str_compare(r->rule_id, v->rule_id);
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < g->review_count &&
	    str_equal(g->reviews[low].agency_id, v->agency_id) &&
	    str_equal(g->reviews[low].rule_id, v->rule_id);
}

static bool
is_wanted(const struct gathering *g, const struct scored_verdict *v)
{
	if (!g->wish->has_decided && v->decision.state == DECISION_DECIDED)
		return false;
	if (g->wish->rule.len > 0)
		return str_equal(v->rule_id, g->wish->rule);
	if (v->outcome == OUTCOME_INAPPLICABLE &&
	    v->decision.state == DECISION_NONE)
		return false;
	return g->wish->plan == NULL ||
	    rule_effect_find(&g->effects, v->rule_id) != NULL;
}

static void
add_verdict(struct gathering *g, const struct scored_verdict *v)
{
	const struct rule_effect *effect =
	    rule_effect_find(&g->effects, v->rule_id);
	struct arena *a = g->arena;

	g->entries = arena_grow(
	    a, g->entries, &g->capacity, g->count + 1, sizeof(*g->entries));
	g->entries[g->count++] = (struct entry){
	    .item = {.rule_id = arena_str(a, v->rule_id),
	        .rule_revision = v->rule_revision,
	        .outcome = v->outcome,
	        .level = v->level,
	        .reason = v->reason,
	        .confidence = arena_str(a, v->confidence),
	        .evidence_sha256 = arena_str(a, v->evidence_sha256),
	        .url = arena_str(a, v->url),
	        .state = v->decision.state,
	        .is_reopened = is_reopened(g, v),
	        .effect = effect != NULL    ? effect->effect
	            : g->wish->plan == NULL ? 1
	                                    : 0,
	        .uncertainty =
	            uncertainty_of(v, effect != NULL && effect->awaits_review)},
	    .agency_id = arena_str(a, v->agency_id),
	    .is_alone =
	        v->outcome == OUTCOME_UNTESTED || v->evidence_count == 0};
}

static int
compare_groups(const struct entry *x, const struct entry *y)
{
	int order = str_compare(x->item.rule_id, y->item.rule_id);

	if (order == 0)
		order = str_compare(
		    x->item.evidence_sha256, y->item.evidence_sha256);
	if (order == 0)
		order = (int)x->item.outcome - (int)y->item.outcome;
	if (order == 0)
		order = x->item.level - y->item.level;
	if (order == 0)
		order = (int)x->item.state - (int)y->item.state;
	if (order == 0 && (x->is_alone || y->is_alone))
		order = str_compare(x->agency_id, y->agency_id);
	return order;
}

static int
by_group_and_agency(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	int order = compare_groups(x, y);

	return order != 0 ? order : str_compare(x->agency_id, y->agency_id);
}

double
queue_rank(const struct queue_item *item)
{
	return item->effect * item->uncertainty * (double)item->agency_count;
}

static int
by_rank(const void *a, const void *b)
{
	const struct queue_item *x = a, *y = b;
	double left = queue_rank(x), right = queue_rank(y);
	int order = (left < right) - (left > right);

	if (order == 0)
		order = (int)y->is_reopened - (int)x->is_reopened;
	if (order == 0)
		order = str_compare(x->rule_id, y->rule_id);
	if (order == 0)
		order = str_compare(x->agencies[0], y->agencies[0]);
	return order;
}

/* Makes one item of entries that look the same; they stand together. */
static void
join(
    const struct gathering *g, size_t start, size_t end, struct queue_item *out)
{
	*out = g->entries[start].item;
	out->agencies =
	    arena_array(g->arena, end - start, sizeof(*out->agencies));
	for (size_t i = start; i < end; i++) {
		out->agencies[out->agency_count++] = g->entries[i].agency_id;
		out->is_reopened |= g->entries[i].item.is_reopened;
	}
}

static void
group(struct gathering *g, struct queue *out)
{
	size_t end;

	*out = (struct queue){.verdict_count = g->count,
	    .items = arena_array(g->arena, g->count, sizeof(*out->items))};
	if (g->count == 0)
		return;
	qsort(g->entries, g->count, sizeof(*g->entries), by_group_and_agency);
	for (size_t i = 0; i < g->count; i = end) {
		end = i + 1;
		while (end < g->count &&
		    compare_groups(&g->entries[i], &g->entries[end]) == 0)
			end++;
		join(g, i, end, &out->items[out->count++]);
	}
	qsort(out->items, out->count, sizeof(*out->items), by_rank);
}

enum err_code
queue_read(const struct queue_wish *wish, struct arena *a, struct queue *out,
    struct err *e)
{
	struct gathering g = {.wish = wish,
	    .arena = a,
	    .effects = rule_effects_of(wish->plan, a)};
	const struct scored_verdict *v = NULL;
	struct scored_cursor *cursor = NULL;
	enum err_code rc = store_reviews_read(wish->store, wish->of.last_review,
	    a, &g.reviews, &g.review_count, e);

	if (rc == ERR_NONE)
		rc = store_scored_open(wish->store, &wish->of, &cursor, e);
	while (rc == ERR_NONE) {
		rc = store_scored_next(cursor, &v, e);
		if (rc != ERR_NONE || v == NULL)
			break;
		if (is_wanted(&g, v))
			add_verdict(&g, v);
	}
	store_scored_close(cursor);
	if (rc == ERR_NONE)
		group(&g, out);
	return rc;
}
