/*
 * A target and up to 16 sources of a merge, each with an agency of its own:
 * "a-01" and so on. Ledgers are changed and looked at with SQLite itself.
 */
#ifndef TESTS_UNIT_MERGE_CASE_H
#define TESTS_UNIT_MERGE_CASE_H

#include <sqlite3.h>

#include "store/merge.h"
#include "store/verify.h"
#include "store_case.h"

enum { SOURCES_MAX = 16 };

/* A target, and sources with an agency each: "a-01" and so on. */
struct joined {
	struct temp_folder temp;
	const char *into;
	struct store_case *sources[SOURCES_MAX];
	const char *folders[SOURCES_MAX];
	size_t count;
	int64_t now_us;
	struct clock clock;
	struct arena arena;
	struct merge_result result;
	struct err e;
};

static inline sqlite3 *
open_ledger(struct arena *a, const char *folder)
{
	const char *path = file_join(a, folder, "ledger.db");
	sqlite3 *db = NULL;

	if (sqlite3_open(path, &db) != SQLITE_OK)
		fail_msg("open %s: %s", path, sqlite3_errmsg(db));
	return db;
}

static inline const char *
ledger_of(struct joined *j, size_t source)
{
	return file_join(&j->arena, j->folders[source], "ledger.db");
}

static inline void
change(struct joined *j, const char *folder, const char *sql)
{
	sqlite3 *db = open_ledger(&j->arena, folder);
	char *why = NULL;

	if (sqlite3_exec(db, sql, NULL, NULL, &why) != SQLITE_OK)
		fail_msg("%s: %s", sql, why);
	(void)sqlite3_close(db);
}

static inline void
append_rows(struct buf *text, sqlite3 *db, const char *sql)
{
	sqlite3_stmt *stmt = NULL;

	if (sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sql, sqlite3_errmsg(db));
	while (sqlite3_step(stmt) == SQLITE_ROW) {
		for (int i = 0; i < sqlite3_column_count(stmt); i++) {
			const unsigned char *value =
			    sqlite3_column_text(stmt, i);

			buf_printf(text, "%s%s", i == 0 ? "" : "|",
			    value == NULL ? "" : (const char *)value);
		}
		(void)buf_append_char(text, '\n');
	}
	(void)sqlite3_finalize(stmt);
}

/* All rows of a query over the target, a line each. */
static inline struct str
rows(struct joined *j, const char *sql)
{
	sqlite3 *db = open_ledger(&j->arena, j->into);
	struct buf text = {0};
	struct str copy;

	append_rows(&text, db, sql);
	(void)sqlite3_close(db);
	copy = arena_str(&j->arena, buf_str(&text));
	buf_release(&text);
	return copy;
}

/* Every row of every table of a store, and its files. */
static inline struct str
everything_in(struct joined *j, const char *folder)
{
	static const char *const tables[] = {"round", "shard", "pause",
	    "agency", "seed", "warc", "capture", "url", "plan", "clock",
	    "origin", "certificate", "page", "part", "probe", "shared_block",
	    "audit", "audit_rule", "verdict", "evidence_row", "review",
	    "decision", "score_run", "indicator_row", "release"};
	sqlite3 *db = open_ledger(&j->arena, folder);
	struct file_list list = {0};
	struct buf text = {0};
	struct str copy;

	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++) {
		struct str sql = arena_printf(
		    &j->arena, "SELECT * FROM %s ORDER BY 1, 2", tables[i]);

		buf_printf(&text, "%s\n", tables[i]);
		append_rows(&text, db, sql.ptr);
	}
	(void)sqlite3_close(db);
	CHECK_OK(file_find(&j->arena, folder, ".gz", &list, &j->e));
	for (size_t i = 0; i < list.count; i++)
		buf_printf(&text, "%s\n", list.paths[i] + strlen(folder));
	copy = arena_str(&j->arena, buf_str(&text));
	buf_release(&text);
	return copy;
}

static inline struct str
everything(struct joined *j)
{
	return everything_in(j, j->into);
}

/* What a crawl and its readers would have written beside the captures. */
static const char case_fill[] =
    "PRAGMA foreign_keys = ON; BEGIN;"
    "INSERT OR IGNORE INTO page (capture, reason, encoding, encoding_source,"
    " page_class, title, lang, words_th, words_en, text_sha256, view_flags,"
    " redirect_to, redirect_kind, names_agency, findings, blocks)"
    " SELECT id, '', 'utf-8', 'header', 'home', 'T', 'th', 1, 2, '', '', '',"
    " '', 1, x'0001', x'0700000000000000' FROM capture WHERE status > 0;"
    "INSERT OR IGNORE INTO part SELECT u.capture, 1, 'frame', 'asked',"
    " (SELECT min(c.id) FROM capture c WHERE c.agency = u.agency) FROM url u"
    " WHERE u.capture IS NOT NULL;"
    "INSERT OR IGNORE INTO verdict (agency, audit, rule_id, rule_revision,"
    " scope, site, url, outcome, level, reason, confidence, pages_examined,"
    " is_complete, evidence_sha256) SELECT id, 'crawl', 'R-1', 1, 'site', '',"
    " '', 'passed', -1, '', 'high', 1, 1, 'text-' || agency_id FROM agency;"
    "INSERT OR IGNORE INTO audit (round, name, rule_pack, program_version,"
    " is_complete) SELECT id, 'crawl', rule_pack, '0.1.0', 1 FROM round;"
    "INSERT OR IGNORE INTO audit_rule SELECT id, 'R-1', 1, 'behaves',"
    " 'stable', 'minor', 'site', 'high', 0, 'S-1', 'ก', 'A' FROM audit;"
    "INSERT OR IGNORE INTO probe (agency, path, is_map, url, reason, capture)"
    " SELECT id, '/x', 0, '', 'robots', NULL FROM agency;"
    "INSERT OR IGNORE INTO evidence_row SELECT v.id, 0, 'e-' || a.agency_id,"
    " (SELECT max(c.id) FROM capture c WHERE c.agency = a.id), '', '', 'q',"
    " '', '', 'exact', '', 0, 3, 8, 1, (SELECT max(c.id) FROM capture c"
    " WHERE c.agency = a.id), 7, 'shared' FROM verdict v"
    " JOIN agency a ON a.id = v.agency;"
    "INSERT OR IGNORE INTO indicator_row SELECT a.round, 'crawl', 'p', a.id,"
    " 'S', 'S-1', 0.5, 0.25, 0.75, 1, -1, 'any', 1, 2, 3, 4 FROM agency a;"
    "INSERT OR IGNORE INTO score_run SELECT id, 'crawl', 'p', '{}', 1"
    " FROM round;"
    "INSERT OR IGNORE INTO release (name, round, audit, profile, plan,"
    " rule_pack, last_review, program_version, released_us, excuses,"
    " figures_sha256) SELECT 'out-' || r.name || (SELECT min(agency_id)"
    " FROM agency), r.id, 'crawl', 'p', '{}', r.rule_pack, 1, '0.1.0', 9,"
    " '{}', 'f' FROM round r;"
    "INSERT INTO pause (round, cause, began_us, ended_us)"
    " SELECT id, 'window', 1, 2 FROM round;"
    "INSERT INTO review (evidence_id, verdict_key, reviewer, decision, note,"
    " decided_us, evidence_sha256, round, audit, agency_id, rule_id,"
    " rule_revision, machine_outcome, outcome) SELECT 'e-' || min(agency_id),"
    " 'k', 'me', 'failed', '', 7, 'text-' || min(agency_id), 'r', 'crawl',"
    " min(agency_id), 'R-1', 1, 'passed', 'failed' FROM agency;"
    "INSERT INTO decision SELECT min(agency_id), 'R-1',"
    " 'text-' || min(agency_id), 'decided', 'failed', -1, 'me' FROM agency;"
    "COMMIT";

static inline void
begin_round(struct store_case *c, const char *name, const char *shard)
{
	struct round_setup setup = {.name = str_of(name),
	    .rule_pack = "sha256:rules",
	    .config = str_of("{\"delay_ms\":5,\"pages_max\":40}"),
	    .program_version = "0.1.0",
	    .warc_software = str_of("samruat/0.1.0"),
	    .operator_contact = str_of("survey@example.org"),
	    .shard = str_of(shard)};

	CHECK_OK(store_round_begin(c->store, &setup, &c->round, &c->e));
	CHECK_OK(store_agency_put(
	    c->store, c->round.id, &c->agency, &c->agency_row, &c->e));
}

static inline const char *
home_of(struct store_case *c)
{
	return arena_cstr(&c->arena, c->agency.seeds[0].url);
}

/* A round with a page, its robots.txt and what follows from them. */
static inline void
play_round(struct store_case *c, const char *name, const char *shard)
{
	struct polite_clock clock = {c->now_us, 2000, 0};
	struct frontier_url robots = {0};
	struct origin_robots r = {.state = ROBOTS_PARSED,
	    .fetched_us = c->now_us,
	    .body = str_of("User-agent: *"),
	    .crawl_delay_ms = -1};
	struct str origin = arena_printf(
	    &c->arena, "https://www.%.*s.example", STR_ARG(c->agency.id));
	struct frontier_url u;
	bool is_complete = false;

	begin_round(c, name, shard);
	robots.agency_row = c->agency_row;
	r.capture_id = case_add(c, &robots,
	    arena_printf(&c->arena, "%.*s/robots.txt", STR_ARG(origin)).ptr);
	CHECK_OK(store_robots_put(c->store, c->round.id, origin, &r, &c->e));
	CHECK_OK(store_clock_put(c->store, origin, &clock, &c->e));
	u = case_url(c, home_of(c), 0, true);
	u.attempts = 1;
	(void)case_add(c, &u, home_of(c));
	CHECK_OK(
	    store_url_finish(c->store, u.id, URL_DONE, REASON_NONE, &c->e));
	CHECK_OK(
	    store_round_finish(c->store, c->round.id, &is_complete, &c->e));
	assert_true(is_complete);
}

static inline struct joined *
joined_new(void)
{
	struct joined *j = mem_alloc(sizeof(*j));

	j->temp = temp_folder_new();
	j->into = temp_path(&j->temp, "into");
	j->now_us = INT64_C(1533045700000000);
	j->clock = (struct clock){case_now, case_now, &j->now_us};
	return j;
}

/* Adds a source with agency "a-NN", which it returns open and empty. */
static inline struct store_case *
add_source(struct joined *j)
{
	struct store_case *c = case_new();

	c->agency.id = arena_printf(&c->arena, "a-%02zu", j->count + 1);
	c->seeds[0].url = arena_printf(
	    &c->arena, "https://www.%.*s.example/", STR_ARG(c->agency.id));
	j->folders[j->count] = c->folder;
	j->sources[j->count++] = c;
	return c;
}

/* Makes count shards of a round, each with an agency. */
static inline void
add_shards(struct joined *j, size_t count, const char *round)
{
	for (size_t i = 1; i <= count; i++) {
		struct store_case *c = add_source(j);

		play_round(
		    c, round, arena_printf(&c->arena, "%zu/%zu", i, count).ptr);
		case_close(c);
		change(j, c->folder, case_fill);
	}
}

static inline enum err_code
merge(struct joined *j, const char *const *folders, size_t count)
{
	struct merge_setup setup = {.into = j->into,
	    .sources = folders,
	    .source_count = count,
	    .clock = &j->clock};

	j->result = (struct merge_result){0};
	j->e = (struct err){0};
	return store_merge(&setup, &j->arena, &j->result, &j->e);
}

static inline void
merge_all(struct joined *j)
{
	if (merge(j, j->folders, j->count) != ERR_NONE)
		fail_msg("merge: %s", j->e.msg);
	assert_false(file_exists(file_join(&j->arena, j->into, "merge")));
}

static inline void
joined_free(struct joined *j)
{
	for (size_t i = 0; i < j->count; i++)
		case_free(j->sources[i]);
	arena_release(&j->arena);
	temp_folder_free(&j->temp);
	mem_free(j);
}

/* The merged store reads as one that was written so. */
static inline void
check_sound(struct joined *j)
{
	struct verify_result result = {0};
	struct store *s = NULL;

	check_str(rows(j, "PRAGMA integrity_check"), "ok\n", "integrity");
	check_str(rows(j, "PRAGMA foreign_key_check"), "", "foreign keys");
	CHECK_OK(store_open(j->into, STORE_READ, &j->clock, &s, &j->e));
	CHECK_OK(store_verify(s, &j->arena, &result, &j->e));
	store_close(s);
	if (result.fault_count > 0)
		fail_msg("%.*s: %.*s", STR_ARG(result.faults[0].warc_file),
		    STR_ARG(result.faults[0].what));
}

static inline void
check_rows(struct joined *j, const char *sql, const char *want)
{
	check_str(rows(j, sql), want, sql);
}

static inline void
check_refused(struct joined *j, enum err_code want, const char *says)
{
	check_int(merge(j, j->folders, j->count), want, says);
	if (strstr(j->e.msg, says) == NULL)
		fail_msg("got \"%s\", want \"%s\"", j->e.msg, says);
	assert_false(file_exists(file_join(&j->arena, j->into, "merge")));
}

#endif
