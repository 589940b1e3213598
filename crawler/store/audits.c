/* Passes of rules over the captures of a round, and the rules of each. */
#include "store/audits.h"

#include <assert.h>

#include "store/store_impl.h"
#include "store/view.h"

#define OF_NAME \
	" WHERE round = (SELECT id FROM round WHERE name = ?1) AND name = ?2"

static const char find_sql[] =
    "SELECT id, rule_pack, program_version, is_complete FROM audit" OF_NAME;
static const char add_sql[] =
    "INSERT INTO audit (round, name, rule_pack, program_version)"
    " SELECT id, ?2, ?3, ?4 FROM round WHERE name = ?1";
static const char again_sql[] =
    "UPDATE audit SET is_complete = 0, program_version = ?3" OF_NAME;
static const char clear_rules_sql[] = "DELETE FROM audit_rule WHERE audit = ?";
static const char add_rule_sql[] =
    "INSERT INTO audit_rule (audit, rule_id, revision, behaviour, status,"
    " severity, scope, confidence, has_levels, indicators, title_th, title_en)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
static const char drop_figures_sql[] =
    "DELETE FROM indicator_row WHERE round ="
    " (SELECT id FROM round WHERE name = ?1) AND audit = ?2";
static const char is_released_sql[] =
    "SELECT 1 FROM release WHERE round ="
    " (SELECT id FROM round WHERE name = ?1) AND audit = ?2";
static const char drop_runs_sql[] =
    "DELETE FROM score_run WHERE round ="
    " (SELECT id FROM round WHERE name = ?1) AND audit = ?2";
static const char drop_verdicts_sql[] =
    "DELETE FROM verdict WHERE audit = ?2 AND agency IN (SELECT a.id"
    " FROM agency a JOIN round r ON r.id = a.round WHERE r.name = ?1)";
static const char drop_sql[] = "DELETE FROM audit" OF_NAME;
/* Agencies that lack a verdict of the audit's rules; 1 more without such an
 * audit. */
static const char gaps_sql[] =
    "SELECT count(*) + NOT EXISTS (SELECT 1 FROM audit" OF_NAME
    ") FROM agency a JOIN round r ON r.id = a.round"
    " JOIN audit t ON t.round = r.id WHERE r.name = ?1 AND t.name = ?2"
    " AND (SELECT count(*) FROM verdict v WHERE v.agency = a.id"
    " AND v.audit = ?2 AND EXISTS (SELECT 1 FROM audit_rule u"
    " WHERE u.audit = t.id AND u.rule_id = v.rule_id))"
    " <> (SELECT count(*) FROM audit_rule u WHERE u.audit = t.id)";
static const char has_sql[] =
    "SELECT (SELECT count(*) FROM verdict v WHERE v.agency = a.id"
    " AND v.audit = ?2) = (SELECT count(*) FROM audit_rule u"
    " JOIN audit t ON t.id = u.audit WHERE t.round = a.round AND t.name = ?2)"
    " FROM agency a WHERE a.id = ?1";
static const char finish_sql[] = "UPDATE audit SET is_complete = ?3" OF_NAME;
static const char list_sql[] =
    "SELECT r.name, t.name, t.rule_pack, t.program_version, t.is_complete"
    " FROM audit t JOIN round r ON r.id = t.round WHERE ?1 = '' OR r.name = ?1"
    " ORDER BY r.started_us, r.name, t.name <> 'crawl', t.name";
static const char rules_sql[] =
    "SELECT u.rule_id, u.revision, u.behaviour, u.status, u.severity, u.scope,"
    " u.confidence, u.has_levels, u.indicators, u.title_th, u.title_en"
    " FROM audit_rule u JOIN audit t ON t.id = u.audit"
    " JOIN round r ON r.id = t.round WHERE r.name = ? AND t.name = ?"
    " ORDER BY u.rule_id";

static const char known_sql[] =
    "SELECT (SELECT count(*) FROM round WHERE name = ?1),"
    " (SELECT group_concat(name, ', ') FROM (SELECT name FROM audit"
    " WHERE round = (SELECT id FROM round WHERE name = ?1)"
    " ORDER BY name <> 'crawl', name))";

/* A query of an audit by its round and name. */
static struct query
query_of(struct store *s, const char *sql, struct str round, struct str name)
{
	struct query q = ledger_query(s->db, sql);

	query_text(&q, round);
	query_text(&q, name);
	return q;
}

static enum err_code
run_of(struct store *s, const char *sql, struct str round, struct str name,
    struct err *e)
{
	struct query q = query_of(s, sql, round, name);
	enum err_code rc = query_run(&q, e);

	ledger_query_end(&q);
	return rc;
}

/* What the ledger holds of an audit; row 0: nothing. */
struct found_audit {
	int64_t row;
	struct stored_audit audit;
};

static enum err_code
find_audit(struct store *s, struct str round, struct str name, struct arena *a,
    struct found_audit *out, struct err *e)
{
	struct query q = query_of(s, find_sql, round, name);
	bool is_there = false;
	enum err_code rc = query_row(&q, &is_there, e);

	*out = (struct found_audit){.audit = {.round = round, .name = name}};
	if (rc == ERR_NONE && is_there) {
		out->row = query_int_at(&q, 0);
		out->audit.rule_pack = query_text_at(&q, 1, a);
		out->audit.program_version = query_text_at(&q, 2, a);
		out->audit.is_complete = query_int_at(&q, 3) != 0;
	}
	ledger_query_end(&q);
	return rc;
}

static enum err_code
check_may_begin(const struct audit_setup *setup,
    const struct found_audit *found, struct err *e)
{
	bool is_crawl = str_is(setup->name, "crawl");

	if (!name_is_good(setup->name))
		return err_set(e, ERR_USAGE,
		    "an audit's name has letters a-z, digits, - _ and . only, "
		    "at most %d",
		    NAME_BYTES_MAX);
	if (found->row == 0)
		return ERR_NONE;
	if (!str_equal(found->audit.rule_pack, setup->rule_pack))
		return err_set(e, ERR_USAGE,
		    "audit %.*s of round %.*s was begun with other rules; give "
		    "the new one a name of its own",
		    STR_ARG(setup->name), STR_ARG(setup->round));
	if (found->audit.is_complete && !is_crawl)
		return err_set(e, ERR_USAGE,
		    "audit %.*s of round %.*s is complete",
		    STR_ARG(setup->name), STR_ARG(setup->round));
	return ERR_NONE;
}

static enum err_code
add_rule(
    struct store *s, int64_t audit, const struct audit_rule *r, struct err *e)
{
	struct query q = ledger_query(s->db, add_rule_sql);
	enum err_code rc;

	query_int(&q, audit);
	query_text(&q, r->id);
	query_int(&q, r->revision);
	query_text(&q, r->behaviour_sha256);
	query_text(&q, r->status);
	query_text(&q, r->severity);
	query_text(&q, r->scope);
	query_text(&q, r->confidence);
	query_int(&q, r->has_levels);
	query_text(&q, r->indicators);
	query_text(&q, r->title_th);
	query_text(&q, r->title_en);
	rc = query_run(&q, e);
	ledger_query_end(&q);
	return rc;
}

static enum err_code
put_rules(struct store *s, int64_t audit, const struct audit_setup *setup,
    struct err *e)
{
	struct query q = ledger_query(s->db, clear_rules_sql);
	enum err_code rc;

	query_int(&q, audit);
	rc = query_run(&q, e);
	ledger_query_end(&q);
	for (size_t i = 0; rc == ERR_NONE && i < setup->rule_count; i++)
		rc = add_rule(s, audit, &setup->rules[i], e);
	return rc;
}

static enum err_code
put_audit(struct store *s, const struct audit_setup *setup, bool is_new,
    struct err *e)
{
	struct query q = query_of(
	    s, is_new ? add_sql : again_sql, setup->round, setup->name);
	enum err_code rc;

	if (is_new)
		query_text(&q, setup->rule_pack);
	query_text(&q, setup->program_version);
	rc = query_run(&q, e);
	ledger_query_end(&q);
	return rc;
}

static enum err_code
check_is_free(struct store *s, struct str round, struct str name, struct err *e)
{
	struct query q = query_of(s, is_released_sql, round, name);
	bool is_there = false;
	enum err_code rc = query_row(&q, &is_there, e);

	ledger_query_end(&q);
	if (rc == ERR_NONE && is_there)
		rc = err_set(e, ERR_USAGE,
		    "audit %.*s of round %.*s is part of a release and stays "
		    "what it is",
		    STR_ARG(name), STR_ARG(round));
	return rc;
}

enum err_code
store_audit_begin(
    struct store *s, const struct audit_setup *setup, struct err *e)
{
	struct arena scratch = {0};
	struct found_audit found = {0};
	enum err_code rc;

	assert(s->mode == STORE_WRITE);
	rc = find_audit(s, setup->round, setup->name, &scratch, &found, e);
	if (rc == ERR_NONE)
		rc = check_may_begin(setup, &found, e);
	if (rc == ERR_NONE)
		rc = check_is_free(s, setup->round, setup->name, e);
	if (rc == ERR_NONE)
		rc = put_audit(s, setup, found.row == 0, e);
	if (rc == ERR_NONE)
		rc = find_audit(
		    s, setup->round, setup->name, &scratch, &found, e);
	if (rc == ERR_NONE && found.row == 0)
		rc = err_set(e, ERR_USAGE, "the store holds no round %.*s",
		    STR_ARG(setup->round));
	if (rc == ERR_NONE)
		rc = put_rules(s, found.row, setup, e);
	if (rc == ERR_NONE)
		rc = run_of(s, drop_figures_sql, setup->round, setup->name, e);
	arena_release(&scratch);
	return rc;
}

enum err_code
store_audit_drop(
    struct store *s, struct str round, struct str name, struct err *e)
{
	static const char *const steps[] = {
	    drop_figures_sql, drop_runs_sql, drop_verdicts_sql, drop_sql};
	enum err_code rc;

	assert(s->mode == STORE_WRITE);
	if (str_is(name, "crawl"))
		return err_set(e, ERR_USAGE,
		    "the audit \"crawl\" is the round's own and stays");
	rc = check_is_free(s, round, name, e);
	for (size_t i = 0;
	     rc == ERR_NONE && i < sizeof(steps) / sizeof(steps[0]); i++)
		rc = run_of(s, steps[i], round, name, e);
	return rc;
}

enum err_code
store_audit_has(struct store *s, int64_t agency_row, struct str name, bool *out,
    struct err *e)
{
	struct query q = ledger_query(s->db, has_sql);
	bool is_there = false;
	enum err_code rc;

	query_int(&q, agency_row);
	query_text(&q, name);
	rc = query_row(&q, &is_there, e);
	if (rc == ERR_NONE)
		*out = is_there && query_int_at(&q, 0) != 0;
	ledger_query_end(&q);
	return rc;
}

enum err_code
store_audit_finish(struct store *s, struct str round, struct str name,
    bool *is_complete, struct err *e)
{
	struct query q = query_of(s, gaps_sql, round, name);
	bool is_there = false, is_whole = false;
	enum err_code rc = query_row(&q, &is_there, e);

	if (rc == ERR_NONE)
		is_whole = is_there && query_int_at(&q, 0) == 0;
	ledger_query_end(&q);
	if (rc != ERR_NONE)
		return rc;
	q = query_of(s, finish_sql, round, name);
	query_int(&q, is_whole);
	rc = query_run(&q, e);
	ledger_query_end(&q);
	if (rc == ERR_NONE)
		rc = store_flush(s, e);
	if (rc == ERR_NONE)
		*is_complete = is_whole;
	return rc;
}

enum err_code
store_audits_read(struct store *s, struct str round, struct arena *a,
    struct stored_audit **out, size_t *count, struct err *e)
{
	struct query q = ledger_query(s->db, list_sql);
	struct stored_audit *audits = NULL;
	size_t n = 0, capacity = 0;
	bool is_there = true;
	enum err_code rc;

	query_text(&q, round);
	while ((rc = query_row(&q, &is_there, e)) == ERR_NONE && is_there) {
		audits =
		    arena_grow(a, audits, &capacity, n + 1, sizeof(*audits));
		audits[n++] = (struct stored_audit){query_text_at(&q, 0, a),
		    query_text_at(&q, 1, a), query_text_at(&q, 2, a),
		    query_text_at(&q, 3, a), query_int_at(&q, 4) != 0};
	}
	ledger_query_end(&q);
	if (rc == ERR_NONE) {
		*out = audits;
		*count = n;
	}
	return rc;
}

static struct audit_rule
rule_at(const struct query *q, struct arena *a)
{
	return (struct audit_rule){.id = query_text_at(q, 0, a),
	    .revision = (int)query_int_at(q, 1),
	    .behaviour_sha256 = query_text_at(q, 2, a),
	    .status = query_text_at(q, 3, a),
	    .severity = query_text_at(q, 4, a),
	    .scope = query_text_at(q, 5, a),
	    .confidence = query_text_at(q, 6, a),
	    .has_levels = query_int_at(q, 7) != 0,
	    .indicators = query_text_at(q, 8, a),
	    .title_th = query_text_at(q, 9, a),
	    .title_en = query_text_at(q, 10, a)};
}

enum err_code
store_audit_rules_read(struct store *s, const struct stored_audit *of,
    struct arena *a, struct audit_rule **out, size_t *count, struct err *e)
{
	struct query q = query_of(s, rules_sql, of->round, of->name);
	struct audit_rule *rules = NULL;
	size_t n = 0, capacity = 0;
	bool is_there = true;
	enum err_code rc;

	while ((rc = query_row(&q, &is_there, e)) == ERR_NONE && is_there) {
		rules = arena_grow(a, rules, &capacity, n + 1, sizeof(*rules));
		rules[n++] = rule_at(&q, a);
	}
	ledger_query_end(&q);
	if (rc == ERR_NONE) {
		*out = rules;
		*count = n;
	}
	return rc;
}

static enum err_code
tell_missing(struct store *s, struct str round, struct str name,
    struct arena *a, struct err *e)
{
	struct query q = ledger_query(s->db, known_sql);
	bool is_there = false, has_round = false;
	struct str known = {0};
	enum err_code rc;

	query_text(&q, round);
	rc = query_row(&q, &is_there, e);
	if (rc == ERR_NONE && is_there) {
		has_round = query_int_at(&q, 0) > 0;
		known = query_text_at(&q, 1, a);
	}
	ledger_query_end(&q);
	if (rc != ERR_NONE)
		return rc;
	if (!has_round)
		return err_set(e, ERR_USAGE, "the store holds no round %.*s",
		    STR_ARG(round));
	return err_set(e, ERR_USAGE, "round %.*s has no audit %.*s%s%.*s",
	    STR_ARG(round), STR_ARG(name), known.len > 0 ? "; it has " : "",
	    STR_ARG(known));
}

enum err_code
store_audit_find(struct store *s, struct str round_and_audit, struct arena *a,
    struct stored_audit *out, struct err *e)
{
	size_t slash = str_find_char(round_and_audit, '/', 0);
	struct str round = round_and_audit, name = str_of("crawl");
	struct found_audit found = {0};
	enum err_code rc = ERR_NONE;

	if (slash != STR_NONE) {
		round = str_slice(round_and_audit, 0, slash);
		name =
		    str_slice(round_and_audit, slash + 1, round_and_audit.len);
	}
	if (name.len == 0)
		return err_set(e, ERR_USAGE,
		    "%.*s names no audit behind its \"/\"; without it the "
		    "round's own is meant",
		    STR_ARG(round_and_audit));
	if (round.len == 0)
		rc = store_latest_round(s, a, &round, e);
	if (rc == ERR_NONE)
		rc = find_audit(s, round, name, a, &found, e);
	if (rc == ERR_NONE && found.row == 0)
		rc = tell_missing(s, round, name, a, e);
	if (rc != ERR_NONE)
		return rc;
	*out = found.audit;
	out->round = arena_str(a, round);
	out->name = arena_str(a, name);
	return ERR_NONE;
}
