/* Findings of older versions: those of version 1, a row for each rule and page,
 * become one value of their page; those of versions 2 and 3 take the present
 * form. */
#include "record/wire.h"
#include "store/store_impl.h"

static const char read_sql[] =
    "SELECT capture, rule_id, outcome, level, reason, leaves, evidence"
    " FROM finding ORDER BY capture, rule_id";
static const char next_sql[] =
    "SELECT capture, findings FROM page WHERE capture > ?"
    " AND length(findings) > 0 ORDER BY capture LIMIT 1";
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
	struct wire_reader in = {
	    .rest = query_borrow_at(q, 6), .form = WIRE_OF_2};

	(void)outcome_of_word(query_text_at(q, 2, &g->arena), &f.outcome);
	f.evidence = wire_evidence(&in, &g->arena, &f.evidence_count);
	g->items = arena_grow(
	    &g->arena, g->items, &g->capacity, g->count + 1, sizeof(*g->items));
	g->items[g->count++] = f;
}

static enum err_code
write_findings(sqlite3 *db, int64_t capture, const struct finding *items,
    size_t count, struct err *e)
{
	struct query q = ledger_query(db, write_sql);
	struct buf bytes = {0};
	enum err_code rc;

	wire_put_findings(&bytes, items, count);
	query_blob(&q, buf_str(&bytes));
	query_int(&q, capture);
	rc = query_run(&q, e);
	ledger_query_end(&q);
	buf_release(&bytes);
	return rc;
}

/* Writes what was gathered of a page, and begins with the next. */
static enum err_code
write_page(struct gathered *g, sqlite3 *db, struct err *e)
{
	enum err_code rc;

	if (g->count == 0)
		return ERR_NONE;
	rc = write_findings(db, g->capture, g->items, g->count, e);
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

/* Reads the findings of the first page behind a capture. What is damaged stays
 * as it is: whoever needs it will be told. */
static enum err_code
read_next(struct gathered *g, sqlite3 *db, enum wire_form form, bool *is_there,
    struct err *e)
{
	struct query q = ledger_query(db, next_sql);
	struct wire_reader in = {.form = form};
	enum err_code rc;

	query_int(&q, g->capture);
	rc = query_row(&q, is_there, e);
	if (rc == ERR_NONE && *is_there) {
		g->capture = query_int_at(&q, 0);
		in.rest = query_borrow_at(&q, 1);
		g->items = wire_findings(&in, &g->arena, &g->count);
		if (in.is_broken || in.rest.len > 0)
			g->count = 0;
	}
	ledger_query_end(&q);
	return rc;
}

static enum err_code
renew(sqlite3 *db, enum wire_form form, struct err *e)
{
	struct gathered g = {0};
	bool is_there = true;
	enum err_code rc;

	while ((rc = read_next(&g, db, form, &is_there, e)) == ERR_NONE &&
	    is_there) {
		rc = write_page(&g, db, e);
		if (rc != ERR_NONE)
			break;
	}
	arena_release(&g.arena);
	return rc;
}

enum err_code
findings_renew_2(sqlite3 *db, struct err *e)
{
	return renew(db, WIRE_OF_2, e);
}

enum err_code
findings_renew_3(sqlite3 *db, struct err *e)
{
	return renew(db, WIRE_OF_3, e);
}
