/* Answers against the verdicts of one audit: one pass over these in order of
 * agency, then a look for the proof of each contradiction. */
#include <stdlib.h>

#include "score/claims.h"
#include "store/view_row.h"

struct reading {
	const struct claims *of;
	struct arena *arena;
	struct str *rules; /* that questions ask for, in order, each once */
	size_t rule_count;
	size_t capacity;
	struct claim_verdict *seen; /* of the agency, by rule */
	struct claim_verdict *nothing;
	struct str agency_id;
	struct claim_result *results;
	size_t next; /* claim to be judged */
};

static int
compare_texts(const void *a, const void *b)
{
	const struct str *left = a, *right = b;

	return str_compare(*left, *right);
}

static int
compare_claims(const void *left, const void *right)
{
	const struct claim *a = left, *b = right;
	int order = str_compare(a->agency_id, b->agency_id);

	return order != 0
	    ? order
	    : (a->question > b->question) - (a->question < b->question);
}

static void
want_rule(struct reading *in, struct str id)
{
	in->rules = arena_grow(in->arena, in->rules, &in->capacity,
	    in->rule_count + 1, sizeof(*in->rules));
	in->rules[in->rule_count++] = id;
}

static void
want_rules(struct reading *in)
{
	size_t count = 0;

	for (size_t i = 0; i < in->of->question_count; i++) {
		const struct claim_question *q = &in->of->questions[i];

		if (q->indicator == NULL)
			want_rule(in, q->rule_id);
		for (size_t k = 0;
		     q->indicator != NULL && k < q->indicator->rule_count; k++)
			want_rule(in, q->indicator->rules[k].id);
	}
	if (in->rule_count > 0)
		qsort(in->rules, in->rule_count, sizeof(*in->rules),
		    compare_texts);
	for (size_t i = 0; i < in->rule_count; i++)
		if (count == 0 ||
		    !str_equal(in->rules[count - 1], in->rules[i]))
			in->rules[count++] = in->rules[i];
	in->rule_count = count;
	in->seen = arena_array(in->arena, count + 1, sizeof(*in->seen));
	in->nothing = arena_array(in->arena, count + 1, sizeof(*in->nothing));
}

static size_t
rule_number(const struct reading *in, struct str id)
{
	size_t low = 0, high = in->rule_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = str_compare(in->rules[middle], id);

		if (order == 0)
			return middle;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return STR_NONE;
}

static struct claim_verdict
verdict_of(const struct reading *in, const struct claim_verdict *verdicts,
    struct str rule_id)
{
	struct claim_verdict v = verdicts[rule_number(in, rule_id)];

	v.rule_id = rule_id;
	return v;
}

static struct claim_sight
sight_of(const struct reading *in, const struct claim_question *q,
    const struct claim_verdict *verdicts)
{
	struct claim_verdict one, *all;

	if (q->indicator == NULL) {
		one = verdict_of(in, verdicts, q->rule_id);
		return claim_sight_of_rule(q, &one);
	}
	all =
	    arena_array(in->arena, q->indicator->rule_count + 1, sizeof(*all));
	for (size_t i = 0; i < q->indicator->rule_count; i++)
		all[i] = verdict_of(in, verdicts, q->indicator->rules[i].id);
	return claim_sight_of_indicator(in->arena, q, all);
}

/* Judges the claims of agencies before the one of that id, of all with NULL. */
static void
judge_before(struct reading *in, const struct str *agency_id)
{
	for (; in->next < in->of->claim_count; in->next++) {
		const struct claim *c = &in->of->claims[in->next];
		const struct claim_question *q =
		    &in->of->questions[c->question];
		struct claim_result *r = &in->results[in->next];

		if (agency_id != NULL &&
		    str_compare(c->agency_id, *agency_id) >= 0)
			return;
		r->claim = *c;
		r->sight = sight_of(in, q,
		    str_equal(c->agency_id, in->agency_id) ? in->seen
		                                           : in->nothing);
		r->state = claim_judge(q, c, &r->sight);
	}
}

static struct claim_verdict
read_verdict(const struct view_row *r, struct arena *a)
{
	struct claim_verdict v = {.is_there = true,
	    .rule_revision = (int)view_row_number(r, "rule_revision", 0),
	    .machine_level = (int)view_row_number(r, "level", -1),
	    .evidence_sha256 = view_row_copy(r, "evidence_sha256", a),
	    .level = (int)view_row_number(r, "effective_level", -1),
	    .reason = reason_of_word(view_row_text(r, "reason")),
	    .confidence = view_row_copy(r, "confidence", a),
	    .reviewer = view_row_copy(r, "reviewer", a),
	    .is_disputed = str_is(view_row_text(r, "review_state"),
	        decision_state_word(DECISION_DISAGREE)),
	    .pages_examined = view_row_number(r, "pages_examined", 0),
	    .is_complete = view_row_number(r, "complete", 0) != 0,
	    .listed = view_row_number(r, "listed", -1),
	    .listed_passed = view_row_number(r, "listed_passed", 0)};

	(void)outcome_of_word(view_row_text(r, "outcome"), &v.outcome);
	(void)outcome_of_word(
	    view_row_text(r, "effective_outcome"), &v.effective);
	return v;
}

static bool
take_verdict(void *state, const struct view_row *r)
{
	struct reading *in = state;
	struct str agency_id = view_row_text(r, "agency_id");
	size_t rule;

	if (!str_equal(agency_id, in->agency_id)) {
		judge_before(in, &agency_id);
		if (in->next == in->of->claim_count)
			return false;
		in->agency_id = arena_str(in->arena, agency_id);
		for (size_t i = 0; i < in->rule_count; i++)
			in->seen[i] = (struct claim_verdict){0};
	}
	if (!str_equal(in->of->claims[in->next].agency_id, agency_id))
		return true;
	rule = rule_number(in, view_row_text(r, "rule_id"));
	if (rule != STR_NONE)
		in->seen[rule] = read_verdict(r, in->arena);
	return true;
}

struct proof_search {
	struct arena *arena;
	struct claim_result *result;
};

/* A "no" rests on what was looked at, a "yes" on what was found. */
static bool
is_apt(const struct claim_result *r, struct str kind)
{
	bool is_absence = str_is(kind, match_kind_word(MATCH_ABSENCE));
	bool is_near = str_is(kind, match_kind_word(MATCH_NEAR_MISS));

	return r->state == CLAIM_YES_NOT_FOUND ? is_absence
	                                       : !is_absence && !is_near;
}

static bool
take_proof(void *state, const struct view_row *r)
{
	struct proof_search *in = state;
	struct claim_proof *p = &in->result->proof;
	struct str kind = view_row_text(r, "match_kind");
	bool is_best = is_apt(in->result, kind);

	/* The first will do where none is of the kind. */
	if (p->evidence_id.len > 0 && !is_best)
		return true;
	p->evidence_id = view_row_copy(r, "evidence_id", in->arena);
	p->quote = view_row_copy(r, "quote", in->arena);
	p->match_kind = arena_str(in->arena, kind);
	p->url = view_row_copy(r, "url", in->arena);
	p->page_url = view_row_copy(r, "page_url", in->arena);
	p->click_path = view_row_copy(r, "click_path", in->arena);
	p->captured_at = view_row_copy(r, "captured_at", in->arena);
	return !is_best;
}

static enum err_code
read_proof(const struct claims *c, struct arena *a, struct claim_result *result,
    struct err *e)
{
	const struct view_filter filters[] = {
	    {"round", c->round},
	    {"audit", c->audit},
	    {"agency_id", result->claim.agency_id},
	    {"rule_id", result->sight.verdict.rule_id},
	};
	struct proof_search in = {a, result};
	const struct view_rows evidence = {"evidence", filters,
	    sizeof(filters) / sizeof(filters[0]), take_proof, &in};

	return view_rows_each(c->store, &evidence, e);
}

enum err_code
claims_read(const struct claims *c, struct arena *a, struct claim_result **out,
    struct err *e)
{
	const struct view_filter filters[] = {
	    {"round", c->round}, {"audit", c->audit}};
	struct reading in = {.of = c, .arena = a};
	const struct view_rows verdicts = {
	    "verdicts", filters, 2, take_verdict, &in};
	enum err_code rc;

	want_rules(&in);
	in.results = arena_array(a, c->claim_count + 1, sizeof(*in.results));
	if (c->claim_count > 0)
		qsort(c->claims, c->claim_count, sizeof(*c->claims),
		    compare_claims);
	rc = view_rows_each(c->store, &verdicts, e);
	if (rc != ERR_NONE)
		return rc;
	judge_before(&in, NULL);
	claims_sort(in.results, c->claim_count);
	for (size_t i = 0; rc == ERR_NONE && i < c->claim_count; i++)
		if (claim_state_contradicts(in.results[i].state))
			rc = read_proof(c, a, &in.results[i], e);
	*out = in.results;
	return rc;
}
