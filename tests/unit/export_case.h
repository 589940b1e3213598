/*
 * A store to export: an agency with a verdict of three lines of proof, an audit
 * that knows its rules, and what pages and people write that is hard to carry.
 */
#ifndef TESTS_UNIT_EXPORT_CASE_H
#define TESTS_UNIT_EXPORT_CASE_H

#include <sqlite3.h>

#include "base/csv.h"
#include "publish/export.h"
#include "score/plan.h"
#include "store/figures.h"
#include "store/reviews.h"
#include "store_case.h"

static const char *const home = "https://www.agency.example/";
enum { LONG_QUOTE = 40000 };

/* SQL over the ledger while nobody has it open. */
static inline void
case_sql(struct store_case *c, const char *sql)
{
	sqlite3 *db = NULL;
	char *message = NULL;

	case_close(c);
	check_int(
	    sqlite3_open(file_join(&c->arena, c->folder, "ledger.db"), &db),
	    SQLITE_OK, "open");
	if (sqlite3_exec(db, sql, NULL, NULL, &message) != SQLITE_OK)
		fail_msg("%s", message);
	(void)sqlite3_close(db);
	case_open(c);
}

static inline void
case_verdict(
    struct store_case *c, const char *rule, enum outcome o, struct str quote)
{
	struct evidence ev = {.label = str_of("label, with \"quotes\""),
	    .quote = quote,
	    .context_before = str_of("เลข 1-1017-"),
	    .context_after = str_of("=1+1"),
	    .byte_start = -1,
	    .byte_end = -1};
	struct proof proof = {ev, NULL};
	struct verdict v = {.rule_id = str_of(rule),
	    .rule_revision = 1,
	    .scope = str_of("site"),
	    .confidence = str_of("high"),
	    .outcome = o,
	    .reason = o == OUTCOME_CANT_TELL ? REASON_BUDGET : REASON_NONE,
	    .level = strcmp(rule, "ESV-04") == 0 ? 2 : -1,
	    .proofs = &proof,
	    .proof_count = 1};

	CHECK_OK(store_verdict_put(
	    c->store, c->agency_row, str_of("crawl"), str_of(home), &v, &c->e));
}

/* ESV-04 passed, ESV-05 failed, ESV-06 cannot be told; the URL did not come. */
static inline struct store_case *
filled_store(void)
{
	struct store_case *c = case_new();
	struct buf quote = {0};
	struct frontier_url u;

	case_begin(c, "r");
	u = case_url(c, home, 0, true);
	CHECK_OK(store_url_finish(
	    c->store, u.id, URL_FAILED, REASON_TIMEOUT, &c->e));
	case_verdict(c, "ESV-04", OUTCOME_PASSED, str_of("สอง\nบรรทัด"));
	while (quote.len < LONG_QUOTE)
		(void)buf_append_cstr(&quote, "ยาวมาก ");
	case_verdict(c, "ESV-05", OUTCOME_FAILED, buf_str(&quote));
	buf_release(&quote);
	case_verdict(c, "ESV-06", OUTCOME_CANT_TELL, str_of("00203-45-0 ครับ"));
	CHECK_OK(store_flush(c->store, &c->e));
	case_sql(c,
	    "DELETE FROM audit;"
	    "INSERT INTO audit VALUES (1, 1, 'crawl', 'sha256:rules', '0.1.0', "
	    "1);"
	    "INSERT INTO audit_rule SELECT 1, rule_id, 1, 'b-' || rule_id, "
	    "'stable', 'serious', 'site', 'high', rule_id = 'ESV-04', 'use', "
	    "'ชื่อ', 'title' FROM verdict;");
	return c;
}

/* Keeps a plan of ESV-04 (weight 3), ESV-05 (1) and ESV-06 (4). */
static inline void
case_plan(struct store_case *c)
{
	struct plan_rule rules[] = {{str_of("ESV-04"), 1, 3, STANDING_COUNTS},
	    {str_of("ESV-05"), 1, 1, STANDING_COUNTS},
	    {str_of("ESV-06"), 1, 4, STANDING_COUNTS}};
	struct plan_indicator use = {.key = str_of("use-it"),
	    .pillar = str_of("p"),
	    .title_th = str_of("การใช้"),
	    .title_en = str_of("Use"),
	    .kind = INDICATOR_WEIGHTED,
	    .weight = 1,
	    .min_coverage = 50,
	    .rules = rules,
	    .rule_count = 3};
	struct plan_pillar pillar = {
	    str_of("p"), str_of("มิติ"), str_of("Pillar"), 100};
	struct plan plan = {.profile = str_of("web-1"),
	    .title_th = str_of("เว็บ"),
	    .title_en = str_of("Web"),
	    .rule_pack = str_of("sha256:rules"),
	    .indicators = &use,
	    .indicator_count = 1,
	    .pillars = &pillar,
	    .pillar_count = 1};
	struct buf json = {0};
	struct score_run run = {.round = str_of("r"),
	    .audit = str_of("crawl"),
	    .profile = plan.profile};

	plan_write(&json, &plan);
	run.plan = buf_str(&json);
	CHECK_OK(store_score_begin(c->store, &run, &c->e));
	CHECK_OK(store_flush(c->store, &c->e));
	buf_release(&json);
}

static inline struct export_result
export_with(struct store_case *c, struct export_setup *setup, const char *to)
{
	struct export_result r = {0};

	setup->of.store = c->store;
	setup->folder = file_join(&c->arena, c->folder, to);
	setup->program_version = "0.1.0";
	if (setup->formats == 0)
		setup->formats = EXPORT_CSV;
	CHECK_OK(export_write(setup, &c->arena, &r, &c->e));
	return r;
}

static inline struct export_result
export_to(struct store_case *c, const char *to, unsigned formats)
{
	struct export_setup setup = {.formats = formats};

	return export_with(c, &setup, to);
}

static inline struct str
content(struct store_case *c, const char *name)
{
	struct buf text = {0};
	struct str copy;

	CHECK_OK(file_read(
	    file_join(&c->arena, c->folder, name), 1 << 22, &text, &c->e));
	copy = arena_str(&c->arena, buf_str(&text));
	buf_release(&text);
	return copy;
}

/* The field of a CSV file in row n, from 1, and a named column. */
static inline struct str
field(struct store_case *c, const char *file, size_t n, const char *column)
{
	struct csv_reader reader = {.text = content(c, file)};
	struct csv_row head, row;
	size_t at;

	CHECK_OK(csv_next(&reader, &c->arena, &head, &c->e));
	at = csv_column(&head, column);
	if (at == STR_NONE)
		fail_msg("%s has no column %s", file, column);
	for (size_t i = 0; i < n; i++)
		CHECK_OK(csv_next(&reader, &c->arena, &row, &c->e));
	if (row.count != head.count)
		fail_msg("%s has no row %zu", file, n);
	return row.fields[at].text;
}

static inline void
check_field(struct store_case *c, const char *file, size_t n,
    const char *column, const char *want)
{
	check_str(field(c, file, n, column), want, column);
}

#endif
