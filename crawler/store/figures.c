/* Figures in the ledger: which plan they follow from, and their rows. */
#include <assert.h>

#include "store/figures.h"
#include "store/store_impl.h"

static const char put_run_sql[] =
    "INSERT INTO score_run (round, audit, profile, plan, last_review)"
    " SELECT id, ?2, ?3, ?4, ?5 FROM round WHERE name = ?1"
    " ON CONFLICT (round, audit, profile) DO UPDATE SET plan = excluded.plan,"
    " last_review = excluded.last_review RETURNING round";

static const char clear_sql[] =
    "DELETE FROM indicator_row WHERE round = ? AND audit = ? AND profile = ?";

static const char runs_sql[] =
    "SELECT r.name, s.audit, s.profile, s.plan, s.last_review,"
    " NOT EXISTS (SELECT 1 FROM indicator_row i WHERE i.round = s.round"
    " AND i.audit = s.audit AND i.profile = s.profile)"
    " FROM score_run s JOIN round r ON r.id = s.round"
    " ORDER BY r.name, s.audit, s.profile";

static enum err_code
put_run(struct store *s, const struct score_run *run, int64_t *round,
    bool *is_there, struct err *e)
{
	struct query q = ledger_query(s->db, put_run_sql);
	enum err_code rc;

	query_text(&q, run->round);
	query_text(&q, run->audit);
	query_text(&q, run->profile);
	query_text(&q, run->plan);
	query_int(&q, run->last_review);
	rc = query_row(&q, is_there, e);
	if (rc == ERR_NONE && *is_there)
		*round = query_int_at(&q, 0);
	ledger_query_end(&q);
	return rc;
}

enum err_code
store_score_begin(struct store *s, const struct score_run *run, struct err *e)
{
	struct query q;
	int64_t round = 0;
	bool is_there = false;
	enum err_code rc;

	assert(s->mode == STORE_WRITE);
	rc = put_run(s, run, &round, &is_there, e);
	if (rc != ERR_NONE)
		return rc;
	if (!is_there)
		return err_set(e, ERR_USAGE, "there is no round %.*s",
		    STR_ARG(run->round));
	q = ledger_query(s->db, clear_sql);
	query_int(&q, round);
	query_text(&q, run->audit);
	query_text(&q, run->profile);
	rc = query_row(&q, &is_there, e);
	ledger_query_end(&q);
	return rc;
}

enum err_code
store_figure_add(struct store *s, const struct score_run *run,
    const struct figure_row *row, struct err *e)
{
	const struct figure *f = &row->figure;
	struct query q = query_begin(s, STMT_FIGURE_ADD);

	query_text(&q, run->round);
	query_text(&q, run->audit);
	query_text(&q, run->profile);
	query_text(&q, row->agency_id);
	query_text(&q, row->pillar);
	query_text(&q, row->indicator);
	query_real_or_null(&q, f->score, f->has_score);
	query_real_or_null(&q, f->lower, f->has_bounds);
	query_real_or_null(&q, f->upper, f->has_bounds);
	query_real_or_null(&q, f->coverage, f->has_bounds);
	query_int(&q, f->level);
	query_text(&q,
	    row->indicator.len > 0 ? str_of(indicator_kind_word(row->kind))
	                           : (struct str){0});
	query_int(&q, f->passed);
	query_int(&q, f->failed);
	query_int(&q, f->undecided);
	query_int(&q, f->inapplicable);
	return query_run(&q, e);
}

enum err_code
store_score_runs_read(struct store *s, struct arena *a, struct score_run **out,
    size_t *count, struct err *e)
{
	struct query q = ledger_query(s->db, runs_sql);
	struct score_run *runs = NULL;
	size_t n = 0, capacity = 0;
	bool is_there = true;
	enum err_code rc;

	while ((rc = query_row(&q, &is_there, e)) == ERR_NONE && is_there) {
		runs = arena_grow(a, runs, &capacity, n + 1, sizeof(*runs));
		runs[n++] = (struct score_run){
		    .round = query_text_at(&q, 0, a),
		    .audit = query_text_at(&q, 1, a),
		    .profile = query_text_at(&q, 2, a),
		    .plan = query_text_at(&q, 3, a),
		    .last_review = query_int_at(&q, 4),
		    .is_stale = query_int_at(&q, 5) != 0,
		};
	}
	ledger_query_end(&q);
	if (rc == ERR_NONE) {
		*out = runs;
		*count = n;
	}
	return rc;
}
