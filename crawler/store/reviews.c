/* Reviews, and what follows from those of one text. */
#include "store/reviews.h"

#include <assert.h>

#include "store/store_impl.h"

static const char add_sql[] =
    "INSERT INTO review (evidence_id, verdict_key, reviewer, decision, note,"
    " decided_us, evidence_sha256, round, audit, agency_id, rule_id,"
    " rule_revision, machine_outcome, machine_level, outcome, level, source,"
    " drawn, settles) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
    " ?, ?, ?)";

#define REVIEW_COLUMNS \
	"id, evidence_id, round, audit, agency_id, rule_id, rule_revision," \
	" machine_outcome, machine_level, reviewer, decision, outcome, level," \
	" note, decided_us, evidence_sha256, source, drawn, settles"

static const char read_sql[] =
    "SELECT " REVIEW_COLUMNS " FROM review WHERE id <= ?"
    " ORDER BY agency_id, rule_id, evidence_sha256, id";
static const char of_text_sql[] =
    "SELECT " REVIEW_COLUMNS " FROM review WHERE agency_id = ?"
    " AND rule_id = ? AND evidence_sha256 = ? ORDER BY id";

static const char last_sql[] = "SELECT coalesce(max(id), 0) FROM review";

static const char settle_sql[] =
    "INSERT OR REPLACE INTO decision (agency_id, rule_id, evidence_sha256,"
    " state, outcome, level, reviewer) VALUES (?, ?, ?, ?, ?, ?, ?)";

/* Figures of every audit in which the agency's verdict rests on that text.
 * Joined in this order nothing but the agency's own verdicts is looked at. */
static const char drop_figures_sql[] =
    "DELETE FROM indicator_row WHERE (round, audit) IN"
    " (SELECT a.round, v.audit FROM round r CROSS JOIN agency a"
    " ON a.round = r.id AND a.agency_id = ? CROSS JOIN audit t"
    " ON t.round = r.id CROSS JOIN verdict v ON v.agency = a.id"
    " AND v.audit = t.name AND v.rule_id = ? AND v.evidence_sha256 = ?)";

static enum err_code
insert(struct store *s, const struct review *r, struct err *e)
{
	struct arena scratch = {0};
	struct query q = ledger_query(s->db, add_sql);
	bool is_unsure = r->decision == REVIEW_UNSURE;
	enum err_code rc;

	query_text(&q, r->evidence_id);
	query_text(&q,
	    arena_printf(&scratch, "%.*s/%.*s/%.*s/%.*s", STR_ARG(r->round),
	        STR_ARG(r->audit), STR_ARG(r->agency_id), STR_ARG(r->rule_id)));
	query_text(&q, r->reviewer);
	query_text(&q, str_of(review_decision_word(r->decision)));
	query_text(&q, r->note);
	query_int(&q, r->decided_us);
	query_text(&q, r->evidence_sha256);
	query_text(&q, r->round);
	query_text(&q, r->audit);
	query_text(&q, r->agency_id);
	query_text(&q, r->rule_id);
	query_int(&q, r->rule_revision);
	query_text(&q, str_of(outcome_word(r->machine_outcome)));
	query_int(&q, r->machine_level);
	query_text(&q, str_of(is_unsure ? "" : outcome_word(r->outcome)));
	query_int(&q, is_unsure ? -1 : r->level);
	query_text(&q, str_of(review_source_word(r->source)));
	query_text(&q, str_of(review_drawn_word(r->drawn)));
	query_int(&q, r->settles);
	rc = query_run(&q, e);
	ledger_query_end(&q);
	arena_release(&scratch);
	return rc;
}

/* What an older or another program wrote in words that we do not know is
 * unsure, and counts for nothing. */
static struct review
review_at(const struct query *q, struct arena *a)
{
	struct review r = {.id = query_int_at(q, 0),
	    .evidence_id = query_text_at(q, 1, a),
	    .round = query_text_at(q, 2, a),
	    .audit = query_text_at(q, 3, a),
	    .agency_id = query_text_at(q, 4, a),
	    .rule_id = query_text_at(q, 5, a),
	    .rule_revision = (int)query_int_at(q, 6),
	    .machine_outcome = OUTCOME_UNTESTED,
	    .machine_level = (int)query_int_at(q, 8),
	    .reviewer = query_text_at(q, 9, a),
	    .decision = REVIEW_UNSURE,
	    .outcome = OUTCOME_CANT_TELL,
	    .level = (int)query_int_at(q, 12),
	    .note = query_text_at(q, 13, a),
	    .decided_us = query_int_at(q, 14),
	    .evidence_sha256 = query_text_at(q, 15, a),
	    .settles = query_int_at(q, 18) != 0};

	(void)outcome_of_word(query_borrow_at(q, 7), &r.machine_outcome);
	(void)review_source_of_word(query_borrow_at(q, 16), &r.source);
	(void)review_drawn_of_word(query_borrow_at(q, 17), &r.drawn);
	if (!review_decision_of_word(query_borrow_at(q, 10), &r.decision) ||
	    (r.decision != REVIEW_UNSURE &&
	        !outcome_of_word(query_borrow_at(q, 11), &r.outcome)))
		r.decision = REVIEW_UNSURE;
	return r;
}

/* Reads the rows of a query whose parameters are bound, and ends it. */
static enum err_code
read_rows(struct query *q, struct arena *a, struct review **out, size_t *count,
    struct err *e)
{
	struct review *reviews = NULL;
	size_t n = 0, capacity = 0;
	bool is_there = true;
	enum err_code rc;

	while ((rc = query_row(q, &is_there, e)) == ERR_NONE && is_there) {
		reviews =
		    arena_grow(a, reviews, &capacity, n + 1, sizeof(*reviews));
		reviews[n++] = review_at(q, a);
	}
	ledger_query_end(q);
	if (rc == ERR_NONE) {
		*out = reviews;
		*count = n;
	}
	return rc;
}

static void
bind_text_key(struct query *q, const struct review_key *key)
{
	query_text(q, key->agency_id);
	query_text(q, key->rule_id);
	query_text(q, key->evidence_sha256);
}

static enum err_code
settle(struct store *s, const struct review_key *key, struct err *e)
{
	struct arena scratch = {0};
	struct query q = ledger_query(s->db, of_text_sql);
	struct review *reviews = NULL;
	size_t count = 0;
	enum err_code rc;

	bind_text_key(&q, key);
	rc = read_rows(&q, &scratch, &reviews, &count, e);
	if (rc == ERR_NONE) {
		struct decision d = review_settle(reviews, count);
		bool is_decided = d.state != DECISION_UNSURE;

		q = ledger_query(s->db, settle_sql);
		bind_text_key(&q, key);
		query_text(&q, str_of(decision_state_word(d.state)));
		query_text(
		    &q, str_of(is_decided ? outcome_word(d.outcome) : ""));
		query_int(&q, d.level);
		query_text(&q, d.reviewer);
		rc = query_run(&q, e);
		ledger_query_end(&q);
	}
	arena_release(&scratch);
	return rc;
}

static enum err_code
drop_figures(struct store *s, const struct review_key *key, struct err *e)
{
	struct query q = ledger_query(s->db, drop_figures_sql);
	enum err_code rc;

	bind_text_key(&q, key);
	rc = query_run(&q, e);
	ledger_query_end(&q);
	return rc;
}

enum err_code
review_settle_key(struct store *s, const struct review_key *key, struct err *e)
{
	enum err_code rc = settle(s, key, e);

	return rc == ERR_NONE ? drop_figures(s, key, e) : rc;
}

enum err_code
store_review_add(struct store *s, const struct review *r, struct err *e)
{
	const struct review_key key = {
	    r->agency_id, r->rule_id, r->evidence_sha256};
	enum err_code rc;

	assert(s->mode == STORE_WRITE);
	assert(r->reviewer.len > 0 && r->evidence_sha256.len > 0);
	rc = insert(s, r, e);
	return rc == ERR_NONE ? review_settle_key(s, &key, e) : rc;
}

enum err_code
store_reviews_read(struct store *s, int64_t last_review, struct arena *a,
    struct review **out, size_t *count, struct err *e)
{
	struct query q = ledger_query(s->db, read_sql);

	query_int(&q, last_review);
	return read_rows(&q, a, out, count, e);
}

enum err_code
store_review_last(struct store *s, int64_t *out, struct err *e)
{
	struct query q = ledger_query(s->db, last_sql);
	bool is_there = false;
	enum err_code rc = query_row(&q, &is_there, e);

	if (rc == ERR_NONE)
		*out = is_there ? query_int_at(&q, 0) : 0;
	ledger_query_end(&q);
	return rc;
}
