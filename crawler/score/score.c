#include "score/score.h"

#include <assert.h>
#include <stdlib.h>

#include "store/view.h"

/* Where a rule's verdict goes. */
struct place {
	const struct plan_rule *rule;
	struct scored_rule *at;
};

struct scoring {
	const struct score_wish *wish;
	struct arena arena;
	struct place *places; /* in order of rule */
	size_t place_count;
	struct scored_rule **verdicts; /* of each indicator's rules */
	struct figure *figures; /* of each indicator */
	/* scratch, of a pillar */
	const struct plan_indicator **members;
	struct figure *member_figures;
};

static int
by_rule(const void *a, const void *b)
{
	const struct place *x = a, *y = b;

	return str_compare(x->rule->id, y->rule->id);
}

static void
prepare(struct scoring *s)
{
	const struct plan *plan = s->wish->plan;
	size_t n = plan->indicator_count, rules = 0;

	for (size_t i = 0; i < n; i++)
		rules += plan->indicators[i].rule_count;
	s->places = arena_array(&s->arena, rules, sizeof(*s->places));
	s->verdicts = arena_array(&s->arena, n, sizeof(struct scored_rule *));
	s->figures = arena_array(&s->arena, n, sizeof(*s->figures));
	s->members = arena_array(&s->arena, n, sizeof(struct plan_indicator *));
	s->member_figures = arena_array(&s->arena, n, sizeof(*s->figures));
	for (size_t i = 0; i < n; i++) {
		const struct plan_indicator *of = &plan->indicators[i];

		s->verdicts[i] = arena_array(
		    &s->arena, of->rule_count, sizeof(**s->verdicts));
		for (size_t k = 0; k < of->rule_count; k++)
			s->places[s->place_count++] =
			    (struct place){&of->rules[k], &s->verdicts[i][k]};
	}
	if (s->place_count > 0)
		qsort(s->places, s->place_count, sizeof(*s->places), by_rule);
}

static size_t
first_place(const struct scoring *s, struct str rule_id)
{
	size_t low = 0, high = s->place_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (str_compare(s->places[middle].rule->id, rule_id) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

enum err_code
score_mixed(const struct plan *plan, const struct scored_query *of,
    const struct plan_rule *rule, const struct scored_verdict *v, struct err *e)
{
	return err_set(e, ERR_USAGE,
	    "rule %.*s has revision %d in the plan of profile %.*s and %d in "
	    "round %.*s, audit %.*s; figures of different revisions are never "
	    "mixed: audit again, or give the rules of that time",
	    STR_ARG(rule->id), rule->revision, STR_ARG(plan->profile),
	    v->rule_revision, STR_ARG(of->round), STR_ARG(of->audit));
}

/* Puts a verdict wherever a rule of the plan asks for it. */
static enum err_code
take_verdict(struct scoring *s, const struct scored_verdict *v, struct err *e)
{
	for (size_t i = first_place(s, v->rule_id);
	     i < s->place_count && str_equal(s->places[i].rule->id, v->rule_id);
	     i++) {
		if (s->places[i].rule->revision != v->rule_revision)
			return score_mixed(s->wish->plan, &s->wish->of,
			    s->places[i].rule, v, e);
		*s->places[i].at = (struct scored_rule){
		    .is_there = true,
		    .effective = v->effective,
		    .level = v->effective_level,
		    .is_reviewed = v->decision.state == DECISION_DECIDED ||
		        v->decision.state == DECISION_DISAGREE,
		    .is_complete = v->is_complete,
		    .is_inventory = v->is_inventory,
		    .listed = v->listed,
		    .listed_passed = v->listed_passed,
		};
	}
	return ERR_NONE;
}

static struct figure
pillar_figure(struct scoring *s, struct str key)
{
	const struct plan *plan = s->wish->plan;
	size_t count = 0;

	for (size_t i = 0; i < plan->indicator_count; i++)
		if (str_equal(plan->indicators[i].pillar, key)) {
			s->members[count] = &plan->indicators[i];
			s->member_figures[count++] = s->figures[i];
		}
	return score_pillar(s->members, s->member_figures, count);
}

/* Tells of the indicators of a pillar, or of those of none. */
static enum err_code
tell_indicators(
    struct scoring *s, struct str agency_id, struct str pillar, struct err *e)
{
	const struct score_wish *wish = s->wish;
	enum err_code rc = ERR_NONE;

	for (size_t i = 0; rc == ERR_NONE && i < wish->plan->indicator_count;
	     i++) {
		const struct plan_indicator *of = &wish->plan->indicators[i];
		struct figure_row row = {.agency_id = agency_id,
		    .pillar = pillar,
		    .indicator = of->key,
		    .kind = of->kind,
		    .figure = s->figures[i]};

		if (str_equal(of->pillar, pillar))
			rc = wish->on_row(wish->state, &row, e);
	}
	return rc;
}

static enum err_code
tell_agency(struct scoring *s, struct str agency_id, struct err *e)
{
	const struct score_wish *wish = s->wish;
	const struct plan *plan = wish->plan;
	enum err_code rc = ERR_NONE;

	for (size_t i = 0; i < plan->indicator_count; i++)
		s->figures[i] =
		    score_indicator(&plan->indicators[i], s->verdicts[i]);
	for (size_t i = 0; rc == ERR_NONE && i < plan->pillar_count; i++) {
		struct figure_row row = {.agency_id = agency_id,
		    .pillar = plan->pillars[i].key,
		    .figure = pillar_figure(s, plan->pillars[i].key)};

		rc = wish->on_row(wish->state, &row, e);
		if (rc == ERR_NONE)
			rc = tell_indicators(s, agency_id, row.pillar, e);
	}
	if (rc == ERR_NONE)
		rc = tell_indicators(s, agency_id, (struct str){0}, e);
	return rc;
}

/* Gathers the verdicts of an agency; *v is the first of those that were not
 * taken yet, NULL behind the last. */
static enum err_code
gather(struct scoring *s, struct str agency_id, struct scored_cursor *cursor,
    const struct scored_verdict **v, struct err *e)
{
	enum err_code rc = ERR_NONE;

	for (size_t i = 0; i < s->place_count; i++)
		*s->places[i].at = (struct scored_rule){0};
	while (rc == ERR_NONE && *v != NULL &&
	    str_equal((*v)->agency_id, agency_id)) {
		rc = take_verdict(s, *v, e);
		if (rc == ERR_NONE)
			rc = store_scored_next(cursor, v, e);
	}
	return rc;
}

static size_t
column_named(const struct view_info *view, const char *name)
{
	size_t i = 0;

	while (strcmp(view->columns[i].name, name) != 0)
		i++;
	return i;
}

/* One walk along the agencies, and beside it one along their verdicts. */
static enum err_code
walk(struct scoring *s, struct scored_cursor *verdicts,
    struct view_cursor *agencies, struct err *e)
{
	size_t column = column_named(store_view_named("agencies"), "agency_id");
	const struct view_value *row = NULL;
	const struct scored_verdict *v = NULL;
	bool is_there = true;
	enum err_code rc = store_scored_next(verdicts, &v, e);

	while (rc == ERR_NONE) {
		rc = store_view_next(agencies, &row, &is_there, e);
		if (rc != ERR_NONE || !is_there)
			break;
		rc = gather(s, row[column].text, verdicts, &v, e);
		if (rc == ERR_NONE)
			rc = tell_agency(s, row[column].text, e);
	}
	assert(rc != ERR_NONE || v == NULL);
	return rc;
}

enum err_code
score_each(const struct score_wish *wish, struct err *e)
{
	struct view_filter filter = {"round", wish->of.round};
	struct scoring s = {.wish = wish};
	struct scored_cursor *verdicts = NULL;
	struct view_cursor *agencies = NULL;
	enum err_code rc =
	    store_scored_open(wish->store, &wish->of, &verdicts, e);

	if (rc == ERR_NONE)
		rc = store_view_open(wish->store, store_view_named("agencies"),
		    &filter, 1, &agencies, e);
	if (rc == ERR_NONE) {
		prepare(&s);
		rc = walk(&s, verdicts, agencies, e);
	}
	store_view_close(agencies);
	store_scored_close(verdicts);
	arena_release(&s.arena);
	return rc;
}
