/* Reviews of joined stores in one order, and what rests on them: decisions,
 * figures, releases. */
#include "store/merge_impl.h"

/* All columns but the number. */
#define REVIEW(x) \
	x "evidence_id, " x "verdict_key, " x "reviewer, " x "decision, " x \
	  "note, " x "decided_us, " x "evidence_sha256, " x "round, " x \
	  "audit, " x "agency_id, " x "rule_id, " x "rule_revision, " x \
	  "machine_outcome, " x "machine_level, " x "outcome, " x "level, " x \
	  "source, " x "drawn, " x "settles"

#define SAME_REVIEW(schema) \
	"(SELECT min(t.id) FROM " schema \
	".review t WHERE (" REVIEW("t.") ") = (" REVIEW("r.") "))"

/* By the time of the newest before each, so that those of one store stay in
 * their order; the stores in an order that follows from what they hold. */
#define IN_TIME "b.after_us, coalesce(o.place, 1000000 + b.source), b.number"

const char *const merge_take_reviews[] = {
    "INSERT INTO stage.review (" REVIEW("") ") SELECT " REVIEW(
        "") " FROM src.review EXCEPT SELECT " REVIEW("") " FROM main.review"
                                                         " EXCEPT SELECT " REVIEW(
                                                             "") " FROM stage.review",
    "INSERT INTO temp.brought (source, number, after_us, agency_id, staged,"
    " target) SELECT ?1, r.id, max(r.decided_us) OVER (ORDER BY r.id),"
    " r.agency_id, " SAME_REVIEW("stage") ", " SAME_REVIEW(
        "main") " FROM src.review r",
    "INSERT INTO temp.frozen SELECT ?1, l.round, l.id, l.name, l.audit,"
    " l.profile, l.plan, l.rule_pack, l.last_review, l.program_version,"
    " l.released_us, l.excuses, l.figures_sha256 FROM src.release l",
    NULL,
};

/* A part that has its round for itself, no shard of it, and which the target
 * did not have. */
#define ALONE \
	"p.is_copied = 1 AND p.shards = 1 AND NOT EXISTS (SELECT 1 FROM temp.part q" \
	" WHERE q.round = p.round AND q.id <> p.id" \
	" AND (q.source = 0 OR q.is_copied = 1))"

/* What the number of a source's review is in the target. */
#define UNTIL(last) \
	"coalesce((SELECT max(b.target) FROM temp.brought b" \
	" WHERE b.source = p.source AND b.number <= " last "), 0)"

/* Whether the target has these reviews of the round's agencies until then, and
 * no others. */
#define SAME_UNTIL(last, until) \
	"(SELECT count(*) FROM main.review m WHERE m.id <= " until \
	" AND m.agency_id IN (SELECT a.agency_id FROM main.agency a" \
	" WHERE a.round = p.round)) = (SELECT count(DISTINCT b.target)" \
	" FROM temp.brought b WHERE b.source = p.source AND b.number <= " last \
	" AND b.agency_id IN (SELECT a.agency_id FROM main.agency a" \
	" WHERE a.round = p.round))"

#define EVER "9223372036854775807"

const char *const merge_copy_figures[] = {
    /* Of a round that got more. */
    "DELETE FROM main.indicator_row WHERE round IN"
    " (SELECT round FROM temp.part WHERE is_copied = 1)",
    "INSERT INTO main.score_run SELECT i.round, i.audit, i.profile, i.plan, " UNTIL(
        "i.last_review") " FROM temp.part p"
                         " JOIN stage.score_run i ON i.round = p.round WHERE " ALONE,
    "INSERT INTO main.indicator_row SELECT i.* FROM temp.part p"
    " JOIN stage.indicator_row i ON i.round = p.round WHERE " ALONE
    " AND " SAME_UNTIL(EVER, EVER),
    "INSERT OR IGNORE INTO main.release (name, round, audit, profile, plan,"
    " rule_pack, last_review, program_version, released_us, excuses,"
    " figures_sha256) SELECT l.name, p.round, l.audit, l.profile, l.plan,"
    " l.rule_pack, " UNTIL(
        "l.last_review") ", l.program_version,"
                         " l.released_us, l.excuses, l.figures_sha256 FROM temp.part p"
                         " JOIN temp.frozen l ON l.source = p.source"
                         " AND l.source_round = p.source_round WHERE " ALONE
                         " AND " SAME_UNTIL("l.last_review",
                             UNTIL(
                                 "l.last_review")) " ORDER BY l.released_us, l.name, p.round",
    NULL,
};

static const char left_sql[] =
    "SELECT l.name, f.folder FROM temp.frozen l"
    " JOIN temp.source f ON f.id = l.source"
    " JOIN temp.part p ON p.source = l.source"
    " AND p.source_round = l.source_round WHERE NOT EXISTS (SELECT 1"
    " FROM main.release t WHERE t.name = l.name AND t.round = p.round"
    " AND t.audit = l.audit AND t.profile = l.profile AND t.plan = l.plan"
    " AND t.released_us = l.released_us"
    " AND t.figures_sha256 = l.figures_sha256) ORDER BY l.name, f.folder";

/* Those of the target keep their numbers; the new ones come behind. */
static const char *const number_reviews[] = {
    "CREATE TEMP TABLE numbered AS SELECT staged, (SELECT"
    " coalesce(max(id), 0) FROM main.review) + row_number() OVER"
    " (ORDER BY after_us, place, number) AS id FROM (SELECT b.staged,"
    " b.after_us, coalesce(o.place, 1000000 + b.source) AS place, b.number,"
    " row_number() OVER (PARTITION BY b.staged ORDER BY " IN_TIME
    ") AS turn FROM temp.brought b LEFT JOIN (SELECT source, row_number() OVER"
    " (ORDER BY min(started_us), min(least), source) AS place FROM temp.part"
    " WHERE source > 0 GROUP BY source) o ON o.source = b.source"
    " WHERE b.target IS NULL) WHERE turn = 1",
    "UPDATE temp.brought SET target = (SELECT n.id FROM temp.numbered n"
    " WHERE n.staged = brought.staged) WHERE target IS NULL",
    "INSERT INTO main.review (id, " REVIEW("") ") SELECT n.id, " REVIEW(
        "r.") " FROM temp.numbered n JOIN stage.review r ON r.id = n.staged"
              " ORDER BY n.id",
    NULL,
};

static const char keys_sql[] =
    "SELECT DISTINCT agency_id, rule_id, evidence_sha256 FROM stage.review"
    " WHERE evidence_sha256 <> '' ORDER BY 1, 2, 3";

enum err_code
merge_settle(struct merge *m, struct err *e)
{
	struct arena scratch = {0};
	struct query q;
	bool is_there = true;
	enum err_code rc = merge_run_all(m->into->db, number_reviews, 0, e);

	if (rc != ERR_NONE)
		return rc;
	q = ledger_query(m->into->db, keys_sql);
	while ((rc = query_row(&q, &is_there, e)) == ERR_NONE && is_there) {
		const struct review_key key = {query_text_at(&q, 0, &scratch),
		    query_text_at(&q, 1, &scratch),
		    query_text_at(&q, 2, &scratch)};

		rc = review_settle_key(m->into, &key, e);
		if (rc != ERR_NONE)
			break;
		arena_reset(&scratch);
	}
	ledger_query_end(&q);
	arena_release(&scratch);
	return rc;
}

enum err_code
merge_releases_left(struct merge *m, struct merge_result *out, struct err *e)
{
	struct query q = ledger_query(m->into->db, left_sql);
	size_t capacity = 0;
	bool is_there = true;
	enum err_code rc;

	while ((rc = query_row(&q, &is_there, e)) == ERR_NONE && is_there) {
		out->left = arena_grow(m->arena, out->left, &capacity,
		    out->left_count + 1, sizeof(*out->left));
		out->left[out->left_count++] =
		    (struct merge_left){query_text_at(&q, 0, m->arena),
		        query_text_at(&q, 1, m->arena)};
	}
	ledger_query_end(&q);
	return rc;
}
