/* Verdicts of an audit as they count: with what people decided. Of the reviews
 * up to a number what followed then is worked out anew; those of all stand in
 * the ledger as decisions. Both come in the order of agency and rule, so that
 * one walk goes beside the other. */
#include <assert.h>

#include "base/mem.h"
#include "store/figures.h"
#include "store/store_impl.h"

static const char audit_sql[] =
    "SELECT 1 FROM audit t JOIN round r ON r.id = t.round"
    " WHERE r.name = ? AND t.name = ?";

#define VERDICTS_SQL \
	"SELECT a.agency_id, v.rule_id, v.rule_revision, v.outcome, v.level," \
	" v.reason, v.confidence, v.url, v.evidence_sha256, v.is_complete," \
	" v.listed IS NOT NULL, v.listed, v.listed_passed," \
	" (SELECT count(*) FROM evidence_row e WHERE e.verdict = v.id)," \
	" d.state, d.outcome, d.level, d.reviewer" \
	" FROM round r CROSS JOIN agency a ON a.round = r.id" \
	" CROSS JOIN verdict v ON v.agency = a.id AND v.audit = ?2" \
	" LEFT JOIN decision d ON ?3 AND d.agency_id = a.agency_id" \
	" AND d.rule_id = v.rule_id AND d.evidence_sha256 = v.evidence_sha256" \
	" WHERE r.name = ?1"

static const char verdicts_sql[] =
    VERDICTS_SQL " ORDER BY a.agency_id, v.rule_id";
/* Of one agency, which the index finds. */
static const char verdicts_of_sql[] =
    VERDICTS_SQL " AND a.agency_id = ?4 ORDER BY a.agency_id, v.rule_id";

#define REVIEWS_SQL(of) \
	"SELECT agency_id, rule_id, evidence_sha256, reviewer, decision," \
	" outcome, level, settles FROM review INDEXED BY review_key" \
	" WHERE " of \
	"id <= ?1 ORDER BY agency_id, rule_id, evidence_sha256, id"

static const char reviews_sql[] = REVIEWS_SQL("");
static const char reviews_of_sql[] = REVIEWS_SQL("agency_id = ?2 AND ");

/* The reviews of one verdict, of the text it rests on or another. */
struct scored_reviews {
	struct query q;
	bool is_there; /* q stands on a row that was not taken yet */
	struct arena arena; /* of what was taken */
	struct review *taken; /* of one agency and rule */
	size_t count;
	size_t capacity;
};

struct scored_cursor {
	struct query q;
	struct arena arena; /* the query's texts */
	bool has_reviews; /* decisions are made of them */
	struct scored_reviews reviews;
	struct scored_verdict verdict;
};

static enum err_code
check_audit(struct store *s, const struct scored_query *of, struct err *e)
{
	struct query q = ledger_query(s->db, audit_sql);
	bool is_there = false;
	enum err_code rc;

	query_text(&q, of->round);
	query_text(&q, of->audit);
	rc = query_row(&q, &is_there, e);
	ledger_query_end(&q);
	if (rc == ERR_NONE && !is_there)
		rc = err_set(e, ERR_USAGE, "round %.*s has no audit %.*s",
		    STR_ARG(of->round), STR_ARG(of->audit));
	return rc;
}

static enum err_code
open_reviews(struct store *s, struct scored_reviews *r,
    const struct scored_query *of, struct str agency_id, struct err *e)
{
	bool is_of_one = agency_id.len > 0;

	r->q = ledger_query(s->db, is_of_one ? reviews_of_sql : reviews_sql);
	query_int(&r->q, of->last_review);
	if (is_of_one)
		query_text(&r->q, agency_id);
	return query_row(&r->q, &r->is_there, e);
}

enum err_code
store_scored_open_of(struct store *s, const struct scored_query *of,
    struct str agency_id, struct scored_cursor **out, struct err *e)
{
	struct scored_cursor *c;
	enum err_code rc = check_audit(s, of, e);

	if (rc != ERR_NONE)
		return rc;
	c = mem_alloc(sizeof(*c));
	agency_id = arena_str(&c->arena, agency_id);
	c->has_reviews = of->last_review < INT64_MAX;
	c->q = ledger_query(
	    s->db, agency_id.len > 0 ? verdicts_of_sql : verdicts_sql);
	query_text(&c->q, arena_str(&c->arena, of->round));
	query_text(&c->q, arena_str(&c->arena, of->audit));
	query_int(&c->q, !c->has_reviews);
	if (agency_id.len > 0)
		query_text(&c->q, agency_id);
	if (c->has_reviews)
		rc = open_reviews(s, &c->reviews, of, agency_id, e);
	if (rc != ERR_NONE) {
		store_scored_close(c);
		return rc;
	}
	*out = c;
	return ERR_NONE;
}

enum err_code
store_scored_open(struct store *s, const struct scored_query *of,
    struct scored_cursor **out, struct err *e)
{
	return store_scored_open_of(s, of, (struct str){0}, out, e);
}

void
store_scored_close(struct scored_cursor *c)
{
	if (c == NULL)
		return;
	ledger_query_end(&c->q);
	if (c->has_reviews)
		ledger_query_end(&c->reviews.q);
	arena_release(&c->reviews.arena);
	arena_release(&c->arena);
	mem_free(c);
}

/* Words that are not ours decide nothing: the careful side. */
static enum outcome
outcome_at(const struct query *q, int column)
{
	enum outcome o = OUTCOME_CANT_TELL;

	(void)outcome_of_word(query_borrow_at(q, column), &o);
	return o;
}

static void
read_verdict(struct scored_cursor *c)
{
	const struct query *q = &c->q;
	struct scored_verdict *v = &c->verdict;

	*v = (struct scored_verdict){
	    .agency_id = query_borrow_at(q, 0),
	    .rule_id = query_borrow_at(q, 1),
	    .rule_revision = (int)query_int_at(q, 2),
	    .outcome = outcome_at(q, 3),
	    .level = (int)query_int_at(q, 4),
	    .reason = reason_of_word(query_borrow_at(q, 5)),
	    .confidence = query_borrow_at(q, 6),
	    .url = query_borrow_at(q, 7),
	    .evidence_sha256 = query_borrow_at(q, 8),
	    .is_complete = query_int_at(q, 9) != 0,
	    .is_inventory = query_int_at(q, 10) != 0,
	    .listed = query_int_at(q, 11),
	    .listed_passed = query_int_at(q, 12),
	    .evidence_count = query_int_at(q, 13),
	    .decision = {.outcome = OUTCOME_CANT_TELL, .level = -1},
	};
}

static void
read_decision(struct scored_cursor *c)
{
	const struct query *q = &c->q;
	struct decision *d = &c->verdict.decision;

	if (!decision_state_of_word(query_borrow_at(q, 14), &d->state) ||
	    d->state == DECISION_NONE)
		return;
	d->outcome = outcome_at(q, 15);
	d->level = (int)query_int_at(q, 16);
	d->reviewer = query_borrow_at(q, 17);
}

/* Whether the review that is next stands before, at or behind the verdict. */
static int
compare_next(
    const struct scored_reviews *r, struct str agency_id, struct str rule_id)
{
	int way = str_compare(query_borrow_at(&r->q, 0), agency_id);

	return way != 0 ? way : str_compare(query_borrow_at(&r->q, 1), rule_id);
}

static void
take_review(struct scored_reviews *r)
{
	struct review *one;

	r->taken = arena_grow(
	    &r->arena, r->taken, &r->capacity, r->count + 1, sizeof(*r->taken));
	one = &r->taken[r->count++];
	*one = (struct review){
	    .evidence_sha256 = query_text_at(&r->q, 2, &r->arena),
	    .reviewer = query_text_at(&r->q, 3, &r->arena),
	    .decision = REVIEW_UNSURE,
	    .outcome = outcome_at(&r->q, 5),
	    .level = (int)query_int_at(&r->q, 6),
	    .settles = query_int_at(&r->q, 7) != 0,
	};
	(void)review_decision_of_word(
	    query_borrow_at(&r->q, 4), &one->decision);
}

/* Decides by the reviews of the text that the verdict rests on. */
static enum err_code
settle(struct scored_cursor *c, struct err *e)
{
	struct scored_reviews *r = &c->reviews;
	struct scored_verdict *v = &c->verdict;
	enum err_code rc = ERR_NONE;
	size_t first = 0, end;
	int way = -1;

	r->taken = NULL;
	r->count = r->capacity = 0;
	arena_reset(&r->arena);
	while (rc == ERR_NONE && r->is_there &&
	    (way = compare_next(r, v->agency_id, v->rule_id)) <= 0) {
		if (way == 0)
			take_review(r);
		rc = query_row(&r->q, &r->is_there, e);
	}
	while (first < r->count &&
	    !str_equal(r->taken[first].evidence_sha256, v->evidence_sha256))
		first++;
	for (end = first; end < r->count &&
	     str_equal(r->taken[end].evidence_sha256, v->evidence_sha256);)
		end++;
	if (rc == ERR_NONE && end > first)
		v->decision = review_settle(r->taken + first, end - first);
	return rc;
}

enum err_code
store_scored_next(
    struct scored_cursor *c, const struct scored_verdict **out, struct err *e)
{
	struct scored_verdict *v = &c->verdict;
	bool is_there = false;
	enum err_code rc = query_row(&c->q, &is_there, e);

	if (rc != ERR_NONE)
		return rc;
	*out = NULL;
	if (!is_there)
		return ERR_NONE;
	read_verdict(c);
	if (c->has_reviews)
		rc = settle(c, e);
	else
		read_decision(c);
	v->effective = v->outcome;
	v->effective_level = v->level;
	if (v->decision.state == DECISION_DECIDED ||
	    v->decision.state == DECISION_DISAGREE) {
		v->effective = v->decision.outcome;
		v->effective_level = v->decision.level;
	}
	if (rc == ERR_NONE)
		*out = v;
	return rc;
}
