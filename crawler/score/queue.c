#include "score/queue.h"

#include <stdlib.h>

/* What a rule counts for in a plan. */
struct rule_effect {
	struct str rule_id;
	double effect;
	bool awaits_review;
};

/* A verdict on its way into a group. */
struct entry {
	struct queue_item item;
	struct str agency_id;
	bool is_alone; /* it has no text that others could share */
};

struct gathering {
	const struct queue_wish *wish;
	struct arena *arena;
	struct rule_effect *effects;
	size_t effect_count;
	struct review *reviews; /* in order of agency, rule and text */
	size_t review_count;
	struct entry *entries;
	size_t count;
	size_t capacity;
};

static double
pillar_weight(const struct plan *plan, struct str key)
{
	for (size_t i = 0; i < plan->pillar_count; i++)
		if (str_equal(plan->pillars[i].key, key) &&
		    plan->pillars[i].weight != PILLAR_NOT_PUBLISHED)
			return plan->pillars[i].weight / 100.0;
	return 1;
}

/* An indicator's part of its pillar, of the whole survey. */
static double
indicator_share(const struct plan *plan, const struct plan_indicator *of)
{
	double sum = 0;

	if (of->kind == INDICATOR_COUNT)
		return 0;
	for (size_t i = 0; i < plan->indicator_count; i++)
		if (plan->indicators[i].kind != INDICATOR_COUNT &&
		    str_equal(plan->indicators[i].pillar, of->pillar))
			sum += plan->indicators[i].weight;
	return sum > 0 ? of->weight / sum * pillar_weight(plan, of->pillar) : 0;
}

/* What a rule counts for beside the others of its indicator. */
static double
weight_of(const struct plan_indicator *of, const struct plan_rule *rule)
{
	return of->kind == INDICATOR_WEIGHTED ? rule->weight : 1;
}

static struct rule_effect *
effect_of(const struct gathering *g, struct str rule_id)
{
	for (size_t i = 0; i < g->effect_count; i++)
		if (str_equal(g->effects[i].rule_id, rule_id))
			return &g->effects[i];
	return NULL;
}

static void
add_indicator(struct gathering *g, const struct plan_indicator *of,
    double share, size_t *capacity)
{
	double sum = 0;

	for (size_t i = 0; i < of->rule_count; i++)
		if (of->rules[i].standing != STANDING_SHOWN_ONLY)
			sum += weight_of(of, &of->rules[i]);
	/* One alone may decide it. */
	if (of->kind == INDICATOR_ANY && sum > 0)
		sum = 1;
	for (size_t i = 0; i < of->rule_count && sum > 0; i++) {
		const struct plan_rule *r = &of->rules[i];
		struct rule_effect *effect = effect_of(g, r->id);

		if (r->standing == STANDING_SHOWN_ONLY)
			continue;
		if (effect == NULL) {
			g->effects = arena_grow(g->arena, g->effects, capacity,
			    g->effect_count + 1, sizeof(*g->effects));
			effect = &g->effects[g->effect_count++];
			*effect = (struct rule_effect){.rule_id = r->id};
		}
		effect->effect += weight_of(of, r) / sum * share;
		effect->awaits_review = r->standing == STANDING_AWAITS_REVIEW;
	}
}

static void
weigh_rules(struct gathering *g)
{
	const struct plan *plan = g->wish->plan;
	size_t capacity = 0;

	for (size_t i = 0; plan != NULL && i < plan->indicator_count; i++)
		add_indicator(g, &plan->indicators[i],
		    indicator_share(plan, &plan->indicators[i]), &capacity);
}

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
	return g->wish->plan == NULL || effect_of(g, v->rule_id) != NULL;
}

static void
add_verdict(struct gathering *g, const struct scored_verdict *v)
{
	const struct rule_effect *effect = effect_of(g, v->rule_id);
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
	struct gathering g = {.wish = wish, .arena = a};
	const struct scored_verdict *v = NULL;
	struct scored_cursor *cursor = NULL;
	enum err_code rc = store_reviews_read(wish->store, wish->of.last_review,
	    a, &g.reviews, &g.review_count, e);

	weigh_rules(&g);
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
