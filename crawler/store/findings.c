/* The findings of version 1, a row for each rule and page, become one value of
 * their page. */
#include "record/wire.h"
#include "store/store_impl.h"

static const char read_sql[] =
    "SELECT capture, rule_id, outcome, level, reason, leaves, evidence"
    " FROM finding ORDER BY capture, rule_id";
static const char write_sql[] =
    "UPDATE page SET findings = ? WHERE capture = ?";

/* Those of one page. */
struct gathered {
	struct arena arena;
	int64_t capture;
	struct finding *items;
	size_t count;
	size_t capacity;
};

static void
add_finding(struct gathered *g, const struct query *q)
{
	struct finding f = {.rule_id = query_text_at(q, 1, &g->arena),
	    .outcome = OUTCOME_UNTESTED,
	    .level = (int)query_int_at(q, 3),
	    .reason = reason_of_word(query_text_at(q, 4, &g->arena)),
	    .leaves = query_text_at(q, 5, &g->arena)};
	struct wire_reader in = {.rest = query_borrow_at(q, 6)};

	(void)outcome_of_word(query_text_at(q, 2, &g->arena), &f.outcome);
	f.evidence = wire_evidence(&in, &g->arena, &f.evidence_count);
	g->items = arena_grow(
	    &g->arena, g->items, &g->capacity, g->count + 1, sizeof(*g->items));
	g->items[g->count++] = f;
}

/* Writes what was gathered of a page, and begins with the next. */
static enum err_code
write_page(struct gathered *g, sqlite3 *db, struct err *e)
{
	struct buf bytes = {0};
	struct query q;
	enum err_code rc;

	if (g->count == 0)
		return ERR_NONE;
	wire_put_findings(&bytes, g->items, g->count);
	q = ledger_query(db, write_sql);
	query_blob(&q, buf_str(&bytes));
	query_int(&q, g->capture);
	rc = query_run(&q, e);
	ledger_query_end(&q);
	buf_release(&bytes);
	arena_reset(&g->arena);
	g->items = NULL;
	g->count = 0;
	g->capacity = 0;
	return rc;
}

enum err_code
findings_gather(sqlite3 *db, struct err *e)
{
	struct gathered g = {0};
	struct query q = ledger_query(db, read_sql);
	bool is_there = true;
	enum err_code rc;

	while ((rc = query_row(&q, &is_there, e)) == ERR_NONE && is_there) {
		if (query_int_at(&q, 0) != g.capture)
			rc = write_page(&g, db, e);
		if (rc != ERR_NONE)
			break;
		g.capture = query_int_at(&q, 0);
		add_finding(&g, &q);
	}
	if (rc == ERR_NONE)
		rc = write_page(&g, db, e);
	ledger_query_end(&q);
	arena_release(&g.arena);
	return rc == ERR_NONE ? ledger_exec(db, "DROP TABLE finding", e) : rc;
}
