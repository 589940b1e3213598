/* The text that verdicts of older versions rest on, which these did not
 * note. */
#include "record/region.h"
#include "store/store_impl.h"

static const char read_sql[] =
    "SELECT v.id, e.match_kind, e.quote, e.context_before, e.context_after"
    " FROM verdict v LEFT JOIN evidence_row e ON e.verdict = v.id"
    " ORDER BY v.id, e.number";
static const char write_sql[] =
    "UPDATE verdict SET evidence_sha256 = ? WHERE id = ?";

/* The proofs of one verdict. */
struct gathered {
	struct arena arena;
	int64_t verdict; /* 0: none yet */
	struct region_piece *pieces;
	size_t count;
	size_t capacity;
};

static enum err_code
write_region(struct gathered *g, sqlite3 *db, struct err *e)
{
	struct query q;
	char region[DIGEST_TEXT_BYTES];
	enum err_code rc;

	if (g->verdict == 0)
		return ERR_NONE;
	region_digest(g->pieces, g->count, region);
	q = ledger_query(db, write_sql);
	query_text(&q, str_of(region));
	query_int(&q, g->verdict);
	rc = query_run(&q, e);
	ledger_query_end(&q);
	arena_reset(&g->arena);
	g->pieces = NULL;
	g->count = g->capacity = 0;
	return rc;
}

static void
add_piece(struct gathered *g, const struct query *q)
{
	struct region_piece piece = {.quote = query_text_at(q, 2, &g->arena),
	    .before = query_text_at(q, 3, &g->arena),
	    .after = query_text_at(q, 4, &g->arena)};

	if (!match_kind_of_word(query_borrow_at(q, 1), &piece.kind))
		return; /* the verdict has no proof */
	g->pieces = arena_grow(&g->arena, g->pieces, &g->capacity, g->count + 1,
	    sizeof(*g->pieces));
	g->pieces[g->count++] = piece;
}

enum err_code
regions_note(sqlite3 *db, struct err *e)
{
	struct gathered g = {0};
	struct query q = ledger_query(db, read_sql);
	bool is_there = true;
	enum err_code rc;

	while ((rc = query_row(&q, &is_there, e)) == ERR_NONE && is_there) {
		if (query_int_at(&q, 0) != g.verdict)
			rc = write_region(&g, db, e);
		if (rc != ERR_NONE)
			break;
		g.verdict = query_int_at(&q, 0);
		add_piece(&g, &q);
	}
	ledger_query_end(&q);
	if (rc == ERR_NONE)
		rc = write_region(&g, db, e);
	arena_release(&g.arena);
	return rc;
}
