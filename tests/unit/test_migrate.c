/* A ledger of an older version is brought up to date on opening: the same
 * schema as a new one, all of its rows, and a copy beside it. */
#include <fcntl.h>
#include <sys/wait.h>

#include <sqlite3.h>

#include "record/view.h"
#include "store/view.h"
#include "store_case.h"

static const char *const home = "https://www.agency.example/";

static sqlite3 *
open_file(const char *path)
{
	sqlite3 *db = NULL;

	if (sqlite3_open(path, &db) != SQLITE_OK)
		fail_msg("open %s: %s", path, sqlite3_errmsg(db));
	return db;
}

static void
run(sqlite3 *db, const char *sql)
{
	char *why = NULL;

	if (sqlite3_exec(db, sql, NULL, NULL, &why) != SQLITE_OK)
		fail_msg("%s", why);
}

/* All rows of a query, a line each. */
static struct str
rows(struct arena *a, const char *path, const char *sql)
{
	sqlite3 *db = open_file(path);
	sqlite3_stmt *stmt = NULL;
	struct buf text = {0};
	struct str copy;

	if (sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sql, sqlite3_errmsg(db));
	while (sqlite3_step(stmt) == SQLITE_ROW) {
		for (int i = 0; i < sqlite3_column_count(stmt); i++) {
			const unsigned char *value =
			    sqlite3_column_text(stmt, i);

			buf_printf(&text, "%s%s", i == 0 ? "" : "|",
			    value == NULL ? "" : (const char *)value);
		}
		(void)buf_append_char(&text, '\n');
	}
	(void)sqlite3_finalize(stmt);
	(void)sqlite3_close(db);
	copy = arena_str(a, buf_str(&text));
	buf_release(&text);
	return copy;
}

/* A closed store whose ledger is what that file makes. */
static struct store_case *
store_of(const char *file)
{
	struct store_case *c = case_new();
	struct buf sql = {0};
	sqlite3 *db;

	case_close(c);
	CHECK_OK(file_read(file, 1 << 20, &sql, &c->e));
	(void)unlink(temp_path(&c->temp, "ledger.db"));
	(void)unlink(temp_path(&c->temp, "ledger.db-wal"));
	(void)unlink(temp_path(&c->temp, "ledger.db-shm"));
	db = open_file(temp_path(&c->temp, "ledger.db"));
	run(db, buf_cstr(&sql));
	(void)sqlite3_close(db);
	buf_release(&sql);
	return c;
}

static struct store_case *
old_store(void)
{
	return store_of(TESTS_FOLDER "/unit/ledger-v1.sql");
}

/* Columns and indexes; of views and triggers the text. */
static const char *const schema_queries[] = {
    "SELECT type, name FROM sqlite_schema ORDER BY type, name",
    "SELECT s.name, c.cid, c.name, c.type, c.\"notnull\", c.dflt_value, c.pk"
    " FROM sqlite_schema s, pragma_table_xinfo(s.name) c"
    " WHERE s.type IN ('table', 'view') ORDER BY s.name, c.cid",
    "SELECT s.name, l.name, l.\"unique\", l.partial, i.seqno, i.name"
    " FROM sqlite_schema s, pragma_index_list(s.name) l,"
    " pragma_index_xinfo(l.name) i WHERE s.type = 'table'"
    " ORDER BY s.name, l.name, i.seqno",
    "SELECT s.name, f.\"from\", f.\"table\", f.on_delete"
    " FROM sqlite_schema s, pragma_foreign_key_list(s.name) f"
    " WHERE s.type = 'table' ORDER BY s.name, f.\"from\"",
    "SELECT name, sql FROM sqlite_schema WHERE type IN ('view', 'index')"
    " ORDER BY name",
    "SELECT s.name, t.strict, t.wr FROM sqlite_schema s,"
    " pragma_table_list(s.name) t WHERE s.type = 'table' ORDER BY s.name",
    "PRAGMA user_version",
    "PRAGMA application_id",
    "PRAGMA journal_mode",
    "PRAGMA integrity_check",
    "PRAGMA foreign_key_check",
};

static void
test_the_result_has_the_schema_of_a_new_ledger(void **state)
{
	static const char *const files[] = {TESTS_FOLDER "/unit/ledger-v1.sql",
	    TESTS_FOLDER "/unit/ledger-v2.sql",
	    TESTS_FOLDER "/unit/ledger-v3.sql",
	    TESTS_FOLDER "/unit/ledger-v4.sql",
	    TESTS_FOLDER "/unit/ledger-v5.sql"};
	enum {
		FILE_COUNT = sizeof(files) / sizeof(files[0]),
		QUERY_COUNT = sizeof(schema_queries) / sizeof(schema_queries[0])
	};
	struct store_case *fresh = case_new();

	(void)state;
	case_close(fresh);
	for (size_t f = 0; f < FILE_COUNT; f++) {
		struct store_case *c = store_of(files[f]);

		case_open(c);
		case_close(c);
		for (size_t i = 0; i < QUERY_COUNT; i++) {
			struct str want = rows(&c->arena,
			    temp_path(&fresh->temp, "ledger.db"),
			    schema_queries[i]);

			check_str(
			    rows(&c->arena, temp_path(&c->temp, "ledger.db"),
			        schema_queries[i]),
			    want.ptr, schema_queries[i]);
		}
		case_free(c);
	}
	case_free(fresh);
}

static void
test_all_rows_are_kept(void **state)
{
	static const char *const queries[] = {
	    "SELECT agency, number, url, role FROM seed ORDER BY 1, 2",
	    "SELECT id, round, agency_id, level, name_th, status FROM agency"
	    " ORDER BY id",
	    "SELECT id, name, started_us, finished_us, is_complete, rule_pack,"
	    " config, program_version FROM round ORDER BY id",
	    "SELECT * FROM warc ORDER BY id",
	    "SELECT id, agency, url, status, reason, detail, payload_sha256,"
	    " attempt, started_us, total_us, via_url, warc, warc_offset,"
	    " request_length FROM capture ORDER BY id",
	    "SELECT id, agency, url, state, reason, depth, hops, is_home, site,"
	    " attempts, due_us, via_url, click_path, capture FROM url"
	    " ORDER BY id",
	    "SELECT * FROM clock ORDER BY key",
	    "SELECT id, round, origin, robots_state, robots_body, capture,"
	    " fetched_us FROM origin ORDER BY id",
	    "SELECT capture, reason, encoding, title, words_th"
	    " FROM page ORDER BY capture",
	    "SELECT id, agency, audit, rule_id, rule_revision, scope, site, url,"
	    " outcome, level, reason, confidence, pages_examined, is_complete"
	    " FROM verdict ORDER BY id",
	    "SELECT verdict, number, evidence_id, capture, url, label, quote,"
	    " context_before, context_after, match_kind, node_path, line,"
	    " byte_start, byte_end FROM evidence_row ORDER BY verdict, number",
	    "SELECT id, evidence_id, verdict_key, reviewer, decision, note,"
	    " decided_us, evidence_sha256 FROM review ORDER BY id",
	    "SELECT round, audit, profile, agency, pillar, indicator, score,"
	    " lower, upper, coverage, level FROM indicator_row ORDER BY round",
	};
	enum { QUERY_COUNT = sizeof(queries) / sizeof(queries[0]) };
	struct store_case *c = old_store();
	const char *path = temp_path(&c->temp, "ledger.db");
	struct str before[QUERY_COUNT];

	(void)state;
	for (size_t i = 0; i < QUERY_COUNT; i++) {
		before[i] = rows(&c->arena, path, queries[i]);
		assert_true(before[i].len > 0);
	}
	case_open(c);
	case_close(c);
	for (size_t i = 0; i < QUERY_COUNT; i++)
		check_str(rows(&c->arena, path, queries[i]), before[i].ptr,
		    queries[i]);
	case_free(c);
}

static void
test_findings_stand_in_their_page(void **state)
{
	struct store_case *c = old_store();
	struct site site = {0};
	const struct finding *f;

	(void)state;
	case_open(c);
	CHECK_OK(
	    store_site_read(c->store, 1, &c->agency, &c->arena, &site, &c->e));
	/* The second is a file to which a rule says something. */
	check_int((int64_t)site.page_count, 2, "pages");
	check_int((int64_t)site.pages[0].finding_count, 2, "findings");
	f = site.pages[0].findings;
	check_str(f[0].rule_id, "ABC-01", "first rule");
	check_int(f[0].outcome, OUTCOME_CANT_TELL, "outcome");
	check_int(f[0].level, -1, "level");
	check_int(f[0].reason, REASON_TRUNCATED, "reason");
	check_str(f[0].leaves, "tu", "leaves");
	check_int((int64_t)f[0].evidence_count, 1, "evidence");
	check_str(f[0].evidence[0].label, "apply", "label");
	check_str(f[0].evidence[0].quote, "Apply online", "quote");
	check_int(f[0].evidence[0].byte_end, 17, "end");
	check_str(f[1].rule_id, "ESV-04", "second rule");
	check_int(f[1].level, 3, "level");
	check_int((int64_t)f[1].evidence_count, 0, "evidence");
	case_close(c);
	check_str(rows(&c->arena, temp_path(&c->temp, "ledger.db"),
	              "SELECT capture, length(findings) FROM page ORDER BY 1"),
	    "1|248\n2|71\n", "bytes of each page");
	case_free(c);
}

static void
test_findings_of_version_2_take_the_new_form(void **state)
{
	struct store_case *c = store_of(TESTS_FOLDER "/unit/ledger-v2.sql");
	struct site site = {0};
	const struct finding *f;

	(void)state;
	case_open(c);
	CHECK_OK(
	    store_site_read(c->store, 1, &c->agency, &c->arena, &site, &c->e));
	check_int((int64_t)site.page_count, 3, "pages");
	check_int((int64_t)site.pages[0].finding_count, 1, "findings");
	f = site.pages[0].findings;
	check_str(f->rule_id, "ESV-94", "rule");
	check_int(f->outcome, OUTCOME_PASSED, "outcome");
	check_str(f->leaves, "t", "leaves");
	check_int((int64_t)f->evidence_count, 1, "evidence");
	check_str(f->evidence[0].quote, "ยื่นคำขอออนไลน์", "quote");
	check_int(f->evidence[0].byte_start, 151, "start");
	check_int(f->evidence[0].byte_end, 196, "end");
	check_int(f->evidence[0].part, 0, "part");
	assert_true(f->evidence[0].block == 0);
	check_int(site.pages[1].view_flags, VIEW_FRAMES, "frames");
	check_int(site.pages[2].view_flags, VIEW_SPAM, "spam");

	CHECK_OK(
	    store_site_read(c->store, 2, &c->agency, &c->arena, &site, &c->e));
	check_int((int64_t)site.page_count, 1, "pages");
	check_int(site.pages[0].view_flags, VIEW_JS_SHELL, "script");
	check_int(site.pages[0].findings[0].reason, REASON_JS_SHELL, "reason");
	check_str(case_value(c, "verdicts", "reason", "agency_id", "a-02"),
	    "js-shell", "of the verdict");
	/* What nobody looked at is not known. */
	check_str(case_value(c, "evidence", "shared_with", "agency_id", "a-01"),
	    "(null)", "shared");
	check_str(case_value(c, "evidence", "page_url", "agency_id", "a-01"),
	    "http://www.agency.example/", "page");
	case_free(c);
}

static void
test_findings_of_version_3_take_the_new_form(void **state)
{
	struct store_case *c = store_of(TESTS_FOLDER "/unit/ledger-v3.sql");
	struct site site = {0};
	const struct finding *f;

	(void)state;
	case_open(c);
	CHECK_OK(
	    store_site_read(c->store, 1, &c->agency, &c->arena, &site, &c->e));
	check_int((int64_t)site.page_count, 3, "pages");
	check_int((int64_t)site.pages[0].finding_count, 1, "findings");
	f = site.pages[0].findings;
	check_str(f->rule_id, "ESV-94", "rule");
	check_int((int64_t)f->evidence_count, 1, "evidence");
	check_int(f->evidence[0].byte_end, 196, "end");
	check_int(f->evidence[0].ownership, OWNERSHIP_NONE, "ownership");
	check_int((int64_t)f->rest_count, 0, "rests");
	/* What nobody looked at is not known. */
	check_str(case_value(c, "evidence", "ownership", "agency_id", "a-01"),
	    "(null)", "ownership");
	assert_true(file_exists(temp_path(&c->temp, "ledger-v3.db")));
	case_free(c);
}

static void
test_agencies_of_version_4_are_active(void **state)
{
	struct store_case *c = store_of(TESTS_FOLDER "/unit/ledger-v4.sql");
	struct stored_agency *got = NULL;
	size_t count = 0;

	(void)state;
	case_open(c);
	CHECK_OK(store_agencies_read(
	    c->store, str_of("round-1"), &c->arena, &got, &count, &c->e));
	check_int((int64_t)count, 2, "agencies");
	check_int(got[0].agency.status, AGENCY_ACTIVE, "status");
	check_int(got[0].agency.seeds[0].scope, SCOPE_PREFIX, "scope");
	check_str(case_value(c, "agencies", "listed", "agency_id", "a-01"),
	    "active", "listed");
	check_str(case_value(c, "agencies", "parent_id", "agency_id", "a-01"),
	    "(null)", "parent");
	assert_true(file_exists(temp_path(&c->temp, "ledger-v4.db")));
	case_free(c);
}

/* Only whole words change, and damaged findings stay for who asks for them. */
static void
test_words_of_version_2_become_the_new_ones(void **state)
{
	static const char sql[] =
	    "UPDATE page SET view_flags = 'truncated script-page charset-lies"
	    " challenge splash spam frames bad-text', findings = x'ff'"
	    " WHERE capture = 3;"
	    "UPDATE page SET view_flags = 'script-page', reason = 'challenge'"
	    " WHERE capture = 4;"
	    "UPDATE page SET view_flags = 'nospam frames2 frames'"
	    " WHERE capture = 5;";
	struct store_case *c = store_of(TESTS_FOLDER "/unit/ledger-v2.sql");
	const char *path = temp_path(&c->temp, "ledger.db");
	sqlite3 *db = open_file(path);

	(void)state;
	run(db, sql);
	(void)sqlite3_close(db);
	case_open(c);
	case_close(c);
	check_str(
	    rows(&c->arena, path,
	        "SELECT capture, reason, view_flags FROM page ORDER BY 1"),
	    "3||truncated js-shell charset-lies challenge-page splash"
	    " spam-injected frames-unread bad-text\n"
	    "4|challenge|js-shell\n"
	    "5||nospam frames2 frames-unread\n"
	    "6||spam-injected\n",
	    "words");
	check_str(rows(&c->arena, path,
	              "SELECT hex(findings) FROM page WHERE capture = 3"),
	    "FF\n", "damaged");
	check_str(
	    rows(&c->arena, path, "SELECT reason FROM verdict ORDER BY agency"),
	    "\njs-shell\n", "reasons");
	assert_true(file_exists(temp_path(&c->temp, "ledger-v2.db")));
	case_free(c);
}

/* Version 1 skips the form of version 2. */
static void
test_words_of_version_1_become_the_new_ones(void **state)
{
	struct store_case *c = old_store();
	struct site site = {0};
	sqlite3 *db = open_file(temp_path(&c->temp, "ledger.db"));

	(void)state;
	run(db, "UPDATE finding SET reason = 'script-page' WHERE id = 2");
	(void)sqlite3_close(db);
	case_open(c);
	CHECK_OK(
	    store_site_read(c->store, 1, &c->agency, &c->arena, &site, &c->e));
	check_int(site.pages[0].view_flags, VIEW_SPAM, "flags");
	check_int(site.pages[0].findings[0].reason, REASON_JS_SHELL, "reason");
	case_free(c);
}

/* What was not known then is not claimed now. */
static void
test_the_round_goes_on(void **state)
{
	struct store_case *c = old_store();
	struct frontier_url u = {0};
	struct origin_robots robots;
	struct polite_clock clock;
	bool is_there = false;

	(void)state;
	case_open(c);
	check_str(case_value(c, "pages", "names_agency", NULL, NULL), "(null)",
	    "whether the page names the agency");
	check_str(case_value(c, "captures", "connects", "url", home), "(null)",
	    "connections");
	check_str(case_value(c, "evidence", "warc_offset", NULL, NULL), "300",
	    "place of the evidence");
	case_begin(c, "r");
	assert_true(c->round.is_resumed && c->round.has_earlier);
	CHECK_OK(store_url_next(
	    c->store, c->agency_row, &c->arena, &u, &is_there, &c->e));
	check_str(u.url, "https://www.agency.example/near", "next");
	CHECK_OK(store_clock_get(
	    c->store, str_of("www.agency.example"), &clock, &is_there, &c->e));
	assert_true(is_there);
	check_int(clock.penalty, 1, "penalty");
	CHECK_OK(store_robots_last_good(c->store,
	    str_of("https://www.agency.example"), &c->arena, &robots, &c->e));
	check_str(robots.body, "User-agent: *", "robots.txt");
	check_int(robots.crawl_delay_ms, -1, "delay");
	case_free(c);
}

static void
check_version(struct store_case *c, const char *name, const char *want)
{
	check_str(
	    rows(&c->arena, temp_path(&c->temp, name), "PRAGMA user_version"),
	    want, name);
}

static void
test_a_copy_is_left_and_never_overwritten(void **state)
{
	struct store_case *c = old_store();

	(void)state;
	(void)temp_file(&c->temp, "ledger-v1.db", str_of("somebody's"));
	(void)temp_file(&c->temp, "ledger-v1-2.db.new", str_of("half of it"));
	case_open(c);
	case_close(c);
	check_version(c, "ledger.db", "6\n");
	check_version(c, "ledger-v1-2.db", "1\n");
	check_str(rows(&c->arena, temp_path(&c->temp, "ledger-v1-2.db"),
	              "SELECT count(*) FROM url"),
	    "5\n", "rows of the copy");
	assert_false(file_exists(temp_path(&c->temp, "ledger-v1-2.db.new")));
	{
		struct buf text = {0};

		CHECK_OK(file_read(
		    temp_path(&c->temp, "ledger-v1.db"), 100, &text, &c->e));
		check_str(buf_str(&text), "somebody's", "the other file");
		buf_release(&text);
	}
	/* Once is enough. */
	case_open(c);
	case_close(c);
	assert_false(file_exists(temp_path(&c->temp, "ledger-v2.db")));
	assert_false(file_exists(temp_path(&c->temp, "ledger-v1-3.db")));
	case_free(c);
}

static void
test_a_reader_brings_it_up_to_date_too(void **state)
{
	struct store_case *c = old_store();

	(void)state;
	CHECK_OK(
	    store_open(c->folder, STORE_READ, &c->clock, &c->store, &c->e));
	check_int(case_rows(c, "captures"), 2, "captures");
	case_close(c);
	check_version(c, "ledger.db", "6\n");
	check_version(c, "ledger-v1.db", "1\n");
	/* It holds no lock afterwards. */
	case_open(c);
	case_free(c);
}

/* Takes the writer's lock in another process and opens the store here. */
static void
test_a_writer_is_not_disturbed(void **state)
{
	struct store_case *c = old_store();
	const char *lock = temp_path(&c->temp, "writer.lock");
	int ready[2], done[2];
	char byte = 0;
	pid_t child;

	(void)state;
	assert_true(pipe(ready) == 0 && pipe(done) == 0);
	child = fork();
	if (child == 0) {
		struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
		int fd = open(lock, O_RDWR | O_CREAT, 0644);
		int rc = fcntl(fd, F_SETLK, &whole);

		(void)!write(ready[1], "x", 1);
		(void)!read(done[0], &byte, 1);
		_exit(rc == 0 ? 7 : 1);
	}
	check_int(read(ready[0], &byte, 1), 1, "the other process");
	check_int(
	    store_open(c->folder, STORE_READ, &c->clock, &c->store, &c->e),
	    ERR_BUSY, "a reader");
	check_int(
	    store_open(c->folder, STORE_WRITE, &c->clock, &c->store, &c->e),
	    ERR_BUSY, "a writer");
	check_int(write(done[1], "x", 1), 1, "tell it");
	assert_true(waitpid(child, NULL, 0) == child);
	for (int i = 0; i < 2; i++) {
		(void)close(ready[i]);
		(void)close(done[i]);
	}
	c->store = NULL;
	check_version(c, "ledger.db", "1\n");
	assert_false(file_exists(temp_path(&c->temp, "ledger-v1.db")));
	case_free(c);
}

static void
test_what_fails_half_way_leaves_the_old_one(void **state)
{
	struct store_case *c = old_store();
	const char *path = temp_path(&c->temp, "ledger.db");
	struct str before;
	sqlite3 *db;

	(void)state;
	/* The last of the new tables is in the way. */
	db = open_file(path);
	run(db, "CREATE TABLE certificate (x)");
	(void)sqlite3_close(db);
	before = rows(&c->arena, path, "SELECT name, sql FROM sqlite_schema");
	check_int(
	    store_open(c->folder, STORE_WRITE, &c->clock, &c->store, &c->e),
	    ERR_DB, "open");
	c->store = NULL;
	if (strstr(c->e.msg, "version 1") == NULL)
		fail_msg("the message names no version: %s", c->e.msg);
	check_version(c, "ledger.db", "1\n");
	check_str(rows(&c->arena, path, "SELECT name, sql FROM sqlite_schema"),
	    before.ptr, "schema");
	db = open_file(path);
	run(db, "DROP TABLE certificate");
	(void)sqlite3_close(db);
	case_open(c);
	check_int(case_rows(c, "captures"), 2, "captures");
	case_free(c);
}

static void
test_a_newer_version_is_refused(void **state)
{
	struct store_case *c = case_new();
	sqlite3 *db;

	(void)state;
	case_close(c);
	db = open_file(temp_path(&c->temp, "ledger.db"));
	run(db, "PRAGMA user_version = 7");
	(void)sqlite3_close(db);
	check_int(
	    store_open(c->folder, STORE_READ, &c->clock, &c->store, &c->e),
	    ERR_USAGE, "a reader");
	check_int(
	    store_open(c->folder, STORE_WRITE, &c->clock, &c->store, &c->e),
	    ERR_USAGE, "a writer");
	c->store = NULL;
	check_version(c, "ledger.db", "7\n");
	case_free(c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_the_result_has_the_schema_of_a_new_ledger),
	    cmocka_unit_test(test_all_rows_are_kept),
	    cmocka_unit_test(test_findings_stand_in_their_page),
	    cmocka_unit_test(test_findings_of_version_2_take_the_new_form),
	    cmocka_unit_test(test_words_of_version_2_become_the_new_ones),
	    cmocka_unit_test(test_words_of_version_1_become_the_new_ones),
	    cmocka_unit_test(test_the_round_goes_on),
	    cmocka_unit_test(test_a_copy_is_left_and_never_overwritten),
	    cmocka_unit_test(test_a_reader_brings_it_up_to_date_too),
	    cmocka_unit_test(test_a_writer_is_not_disturbed),
	    cmocka_unit_test(test_what_fails_half_way_leaves_the_old_one),
	    cmocka_unit_test(test_findings_of_version_3_take_the_new_form),
	    cmocka_unit_test(test_agencies_of_version_4_are_active),
	    cmocka_unit_test(test_a_newer_version_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
