/* Releases: what was frozen, and that it stays so. */
#include <assert.h>

#include "store/figures.h"
#include "store/store_impl.h"

static const char taken_sql[] = "SELECT 1 FROM release WHERE name = ?";

static const char add_sql[] =
    "INSERT INTO release (name, round, audit, profile, plan, rule_pack,"
    " last_review, program_version, released_us, excuses, figures_sha256)"
    " SELECT ?1, t.round, t.name, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11"
    " FROM audit t JOIN round r ON r.id = t.round"
    " WHERE r.name = ?2 AND t.name = ?3 RETURNING id";

static const char read_sql[] =
    "SELECT l.name, r.name, l.audit, l.profile, l.plan, l.rule_pack,"
    " l.last_review, l.program_version, l.released_us, l.excuses,"
    " l.figures_sha256 FROM release l JOIN round r ON r.id = l.round"
    " WHERE ?1 = '' OR l.name = ?1 ORDER BY l.id";

static enum err_code
check_name(struct store *s, struct str name, struct err *e)
{
	struct query q;
	bool is_taken = false;
	enum err_code rc;

	if (!name_is_good(name))
		return err_set(e, ERR_USAGE,
		    "a release's name has letters a-z, digits, - _ and . only, "
		    "at most %d",
		    NAME_BYTES_MAX);
	q = ledger_query(s->db, taken_sql);
	query_text(&q, name);
	rc = query_row(&q, &is_taken, e);
	ledger_query_end(&q);
	if (rc == ERR_NONE && is_taken)
		rc = err_set(e, ERR_USAGE,
		    "there is a release %.*s already; what was released stays "
		    "as it is",
		    STR_ARG(name));
	return rc;
}

enum err_code
store_release_add(struct store *s, const struct release *r, struct err *e)
{
	struct query q;
	bool is_there = false;
	enum err_code rc;

	assert(s->mode == STORE_WRITE);
	rc = check_name(s, r->name, e);
	if (rc != ERR_NONE)
		return rc;
	q = ledger_query(s->db, add_sql);
	query_text(&q, r->name);
	query_text(&q, r->round);
	query_text(&q, r->audit);
	query_text(&q, r->profile);
	query_text(&q, r->plan);
	query_text(&q, r->rule_pack);
	query_int(&q, r->last_review);
	query_text(&q, r->program_version);
	query_int(&q, r->released_us);
	query_text(&q, r->excuses);
	query_text(&q, r->figures_sha256);
	rc = query_row(&q, &is_there, e);
	ledger_query_end(&q);
	if (rc == ERR_NONE && !is_there)
		rc = err_set(e, ERR_USAGE, "round %.*s has no audit %.*s",
		    STR_ARG(r->round), STR_ARG(r->audit));
	return rc == ERR_NONE ? store_flush(s, e) : rc;
}

/* Of one name, or of all with the empty one. */
static enum err_code
read_releases(struct store *s, struct str name, struct arena *a,
    struct release **out, size_t *count, struct err *e)
{
	struct query q = ledger_query(s->db, read_sql);
	struct release *all = NULL;
	size_t n = 0, capacity = 0;
	bool is_there = true;
	enum err_code rc;

	query_text(&q, name);
	while ((rc = query_row(&q, &is_there, e)) == ERR_NONE && is_there) {
		all = arena_grow(a, all, &capacity, n + 1, sizeof(*all));
		all[n++] = (struct release){
		    .name = query_text_at(&q, 0, a),
		    .round = query_text_at(&q, 1, a),
		    .audit = query_text_at(&q, 2, a),
		    .profile = query_text_at(&q, 3, a),
		    .plan = query_text_at(&q, 4, a),
		    .rule_pack = query_text_at(&q, 5, a),
		    .last_review = query_int_at(&q, 6),
		    .program_version = query_text_at(&q, 7, a),
		    .released_us = query_int_at(&q, 8),
		    .excuses = query_text_at(&q, 9, a),
		    .figures_sha256 = query_text_at(&q, 10, a),
		};
	}
	ledger_query_end(&q);
	if (rc == ERR_NONE) {
		*out = all;
		*count = n;
	}
	return rc;
}

enum err_code
store_release_find(struct store *s, struct str name, struct arena *a,
    struct release *out, struct err *e)
{
	struct release *found = NULL;
	size_t count = 0;
	enum err_code rc = ERR_NONE;

	if (name.len > 0)
		rc = read_releases(s, name, a, &found, &count, e);
	if (rc != ERR_NONE)
		return rc;
	if (count == 0)
		return err_set(
		    e, ERR_USAGE, "there is no release %.*s", STR_ARG(name));
	*out = found[0];
	return ERR_NONE;
}

enum err_code
store_releases_read(struct store *s, struct arena *a, struct release **out,
    size_t *count, struct err *e)
{
	return read_releases(s, (struct str){0}, a, out, count, e);
}

enum err_code
frozen_check(
    struct store *s, int64_t agency_row, struct str audit, struct err *e)
{
	struct query q = query_begin(s, STMT_RELEASE_OF);
	bool is_there = false;
	enum err_code rc;

	query_int(&q, agency_row);
	query_text(&q, audit);
	rc = query_row(&q, &is_there, e);
	if (rc == ERR_NONE && is_there) {
		struct arena scratch = {0};
		struct str name = query_text_at(&q, 0, &scratch);

		rc = err_set(e, ERR_USAGE,
		    "the verdicts of audit %.*s are released (%.*s) and stay "
		    "as they are; audit again under another name",
		    STR_ARG(audit), STR_ARG(name));
		arena_release(&scratch);
	}
	query_end(&q);
	return rc;
}
