/*
 * A store with a round of three agencies, a page each, and rules to judge them
 * by; its ledger may be changed with SQL.
 */
#ifndef TESTS_UNIT_JUDGED_CASE_H
#define TESTS_UNIT_JUDGED_CASE_H

#include "audit_case.h"
#include "crawl/audit_again.h"
#include "ledger_case.h"
#include "store/audits.h"

enum { JUDGED_AGENCIES = 3 };

static const char judged_rule[] =
    RULE_HEAD "scope: site\npages: any\nconfidence: high\n"
              "pass_when:\n  any:\n"
              "    - { label: word, text: [คำ] }\n"
              "    - { label: second, text: [ที่สอง] }\n" RULE_TAIL;

static inline struct store_case *
judged_new(void)
{
	static const char *const bodies[JUDGED_AGENCIES] = {
	    "<p>หน้า คำ หนึ่ง</p>", "<p>คำ แรก</p><p>คำ ที่สอง</p>", "<p>ไม่มี</p>"};
	struct store_case *c = case_new();

	for (size_t i = 0; i < JUDGED_AGENCIES; i++) {
		struct report r = {.encoding = str_of("utf-8")};
		struct frontier_url u;
		const char *home;
		int64_t id;

		c->agency.id = arena_printf(&c->arena, "a-%zu", i + 1);
		c->seeds[0].url =
		    arena_printf(&c->arena, "https://www.%zu.example/", i + 1);
		home = arena_cstr(&c->arena, c->seeds[0].url);
		if (i == 0)
			case_begin(c, "r");
		CHECK_OK(store_agency_put(
		    c->store, c->round.id, &c->agency, &c->agency_row, &c->e));
		u = case_url(c, home, 0, true);
		u.attempts = 1;
		id = case_put(c, &u,
		    case_capture(c, home,
		        "HTTP/1.1 200 OK\r\nContent-Type: text/html; "
		        "charset=utf-8\r\n\r\n",
		        str_of(bodies[i]), ""));
		CHECK_OK(store_report_add(c->store, id, &r, &c->e));
		CHECK_OK(store_url_finish(
		    c->store, u.id, URL_DONE, REASON_NONE, &c->e));
	}
	CHECK_OK(store_flush(c->store, &c->e));
	return c;
}

/* Judges the round by a rule set under a name. */
static inline struct audit_again_result
judged_again(struct store_case *c, const struct rule_set *rules,
    const char *name, size_t workers)
{
	const struct audit_again_config config = {.store = c->store,
	    .rules = rules,
	    .round = str_of("r"),
	    .name = str_of(name),
	    .program_version = "0.1.0",
	    .worker_count = workers,
	    .clock = &clock_system};
	struct audit_again_result result = {0};

	if (audit_again(&config, &c->arena, &result, &c->e) != ERR_NONE)
		fail_msg("audit: %s", c->e.msg);
	return result;
}

/* The rows of a query over the ledger, a line each. */
static inline struct str
judged_rows(struct store_case *c, const char *sql)
{
	sqlite3_stmt *stmt = NULL;
	struct buf text = {0};
	struct str copy;
	sqlite3 *db = NULL;

	CHECK_OK(store_flush(c->store, &c->e));
	assert_int_equal(
	    sqlite3_open(file_join(&c->arena, c->folder, "ledger.db"), &db),
	    SQLITE_OK);
	if (sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sql, sqlite3_errmsg(db));
	while (sqlite3_step(stmt) == SQLITE_ROW) {
		for (int i = 0; i < sqlite3_column_count(stmt); i++)
			buf_printf(&text, "%s%s", i == 0 ? "" : "|",
			    sqlite3_column_type(stmt, i) == SQLITE_NULL
			        ? "NULL"
			        : (const char *)sqlite3_column_text(stmt, i));
		(void)buf_append_char(&text, '\n');
	}
	(void)sqlite3_finalize(stmt);
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
	copy = arena_str(&c->arena, buf_str(&text));
	buf_release(&text);
	return copy;
}

/* Changes a byte in the middle of the record of an agency's page. */
static inline void
judged_break(struct store_case *c, const char *agency_id)
{
	struct str sql = arena_printf(&c->arena,
	    "SELECT c.warc_offset + c.warc_length / 2 FROM capture c"
	    " JOIN agency a ON a.id = c.agency WHERE a.agency_id = '%s'",
	    agency_id);
	struct str at = judged_rows(c, sql.ptr), bytes;
	const char *path = NULL;
	int64_t offset = 0;

	assert_true(
	    str_to_int64(str_slice(at, 0, at.len - 1), 0, INT32_MAX, &offset));
	bytes = case_warc_bytes(c, &path);
	((char *)(uintptr_t)bytes.ptr)[offset] ^= 1;
	CHECK_OK(file_write(path, bytes, &c->e));
}

#endif
