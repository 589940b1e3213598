/* What a round holds of an agency comes back for its verdicts: findings stand
 * in their page as one value, and are looked for by the id of their rule. */
#include <sqlite3.h>

#include "store_case.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

/* Numbers of the wire form, in hexadecimal. */
#define ZERO "0000000000000000"
#define ONE "0100000000000000"
#define LEVEL_99 "6300000000000000"

static const char *const home = "https://www.agency.example/";

static struct evidence proofs[] = {
    {.label = {"apply", 5},
        .quote = {"Apply online", 12},
        .match_kind = MATCH_FOLDED,
        .line = 3,
        .byte_start = 5,
        .byte_end = 17},
    {.label = {"form", 4}, .match_kind = MATCH_ABSENCE, .byte_start = -1},
};

/* A worker that was taken over may put them in any order. */
static struct finding found[] = {
    {.rule_id = {"R-2", 3},
        .outcome = OUTCOME_CANT_TELL,
        .level = -1,
        .reason = REASON_TRUNCATED,
        .leaves = {"u", 1}},
    {.rule_id = {"R-3", 3}, .outcome = OUTCOME_FAILED, .level = 9},
    {.rule_id = {"R-1", 3},
        .outcome = OUTCOME_PASSED,
        .level = 3,
        .leaves = {"tf", 2},
        .evidence = proofs,
        .evidence_count = COUNT(proofs)},
};

static int64_t
add_home(struct store_case *c)
{
	struct frontier_url u = case_url(c, home, 0, true);
	int64_t id = case_add(c, &u, home);

	CHECK_OK(
	    store_url_finish(c->store, u.id, URL_DONE, REASON_NONE, &c->e));
	return id;
}

static enum err_code
read_site(struct store_case *c, struct site *out)
{
	return store_site_read(
	    c->store, c->agency_row, &c->agency, &c->arena, out, &c->e);
}

static void
findings_come_back_by_rule(void **state)
{
	struct store_case *c = case_new();
	struct report r = {.findings = found, .finding_count = COUNT(found)};
	const struct finding *got;
	struct site site = {0};

	(void)state;
	case_begin(c, "");
	CHECK_OK(store_report_add(c->store, add_home(c), &r, &c->e));
	CHECK_OK(read_site(c, &site));
	check_int((int64_t)site.page_count, 1, "pages");
	check_int((int64_t)site.pages[0].finding_count, 3, "findings");
	got = site.pages[0].findings;
	check_str(got[0].rule_id, "R-1", "first");
	check_str(got[1].rule_id, "R-2", "second");
	check_str(got[2].rule_id, "R-3", "third");
	check_int(got[0].level, 3, "level");
	check_str(got[0].leaves, "tf", "leaves");
	check_int((int64_t)got[0].evidence_count, 2, "evidence");
	check_str(got[0].evidence[0].quote, "Apply online", "quote");
	check_int(got[0].evidence[0].match_kind, MATCH_FOLDED, "kind");
	check_int(got[0].evidence[0].byte_end, 17, "end");
	check_int(got[0].evidence[1].byte_start, -1, "start");
	check_int(got[1].outcome, OUTCOME_CANT_TELL, "outcome");
	check_int(got[1].reason, REASON_TRUNCATED, "reason");
	check_int(got[1].level, -1, "level");
	case_free(c);
}

/* After an interruption a page is read once more. */
static void
the_last_report_holds(void **state)
{
	struct store_case *c = case_new();
	struct report r = {.findings = found, .finding_count = COUNT(found)};
	struct site site = {0};
	int64_t id;

	(void)state;
	case_begin(c, "");
	id = add_home(c);
	CHECK_OK(store_report_add(c->store, id, &r, &c->e));
	r.finding_count = 1;
	CHECK_OK(store_report_add(c->store, id, &r, &c->e));
	CHECK_OK(read_site(c, &site));
	check_int((int64_t)site.pages[0].finding_count, 1, "findings");
	check_str(site.pages[0].findings[0].rule_id, "R-2", "rule");
	case_free(c);
}

static void
spoil(struct store_case *c, const char *sql)
{
	sqlite3 *db = NULL;
	char *why = NULL;

	case_close(c);
	check_int(sqlite3_open(temp_path(&c->temp, "ledger.db"), &db),
	    SQLITE_OK, "open");
	if (sqlite3_exec(db, sql, NULL, NULL, &why) != SQLITE_OK)
		fail_msg("%s", why);
	(void)sqlite3_close(db);
	case_open(c);
}

static void
damaged_findings_are_an_error(void **state)
{
	static const struct {
		const char *sql;
		enum err_code want;
	} rows[] = {
	    {"UPDATE page SET findings = x''", ERR_NONE},
	    {"UPDATE page SET findings = x'0000000000000000'", ERR_NONE},
	    {"UPDATE page SET findings = x'00'", ERR_DB},
	    {"UPDATE page SET findings = x'000000000000000000'", ERR_DB},
	    {"UPDATE page SET findings = x'0100000000000000'", ERR_DB},
	    {"UPDATE page SET findings = x'ffffffffffffff7f'", ERR_DB},
	    {"UPDATE page SET findings = x'ffffffffffffffff'", ERR_DB},
	    /* One, of a level that there is not. */
	    {"UPDATE page SET findings = x'" ONE ZERO ZERO LEVEL_99 ZERO ZERO
	            ZERO "'",
	        ERR_DB},
	};
	struct store_case *c = case_new();
	struct report r = {.findings = found, .finding_count = COUNT(found)};

	(void)state;
	case_begin(c, "");
	CHECK_OK(store_report_add(c->store, add_home(c), &r, &c->e));
	CHECK_OK(store_flush(c->store, &c->e));
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct site site = {0};

		spoil(c, rows[i].sql);
		check_int(read_site(c, &site), rows[i].want, rows[i].sql);
		if (rows[i].want == ERR_NONE)
			check_int((int64_t)site.pages[0].finding_count, 0,
			    rows[i].sql);
	}
	case_free(c);
}

static void
probes_come_back_apart_from_pages(void **state)
{
	struct store_case *c = case_new();
	int64_t id;
	struct stored_probe rows[] = {
	    {.path = str_of("/robots.txt"),
	        .is_map = true,
	        .url = str_of("https://www.agency.example/m.xml"),
	        .reason = REASON_ROBOTS},
	    {.path = str_of("/robots.txt"),
	        .url = str_of("https://www.agency.example/robots.txt")},
	};
	struct site site;
	bool is_known = true;

	(void)state;
	case_begin(c, "");
	id = add_home(c);
	rows[1].capture_id = id;
	CHECK_OK(store_probe_is_known(
	    c->store, c->agency_row, &rows[0], &is_known, &c->e));
	assert_false(is_known);
	for (size_t i = 0; i < COUNT(rows); i++)
		CHECK_OK(store_probe_put(c->store, c->agency_row, &rows[i],
		    found, i == 0 ? 0 : COUNT(found), &c->e));
	/* The first time counts. */
	CHECK_OK(
	    store_probe_put(c->store, c->agency_row, &rows[1], NULL, 0, &c->e));
	CHECK_OK(store_probe_is_known(
	    c->store, c->agency_row, &rows[0], &is_known, &c->e));
	assert_true(is_known);
	CHECK_OK(read_site(c, &site));
	check_int((int64_t)site.probe_count, 2, "probes");
	assert_false(site.probes[0].is_map);
	check_int(site.probes[0].page.capture_id, id, "capture");
	check_str(site.probes[0].page.url, home, "where it came from");
	check_int((int64_t)site.probes[0].page.finding_count,
	    (int64_t)COUNT(found), "findings");
	assert_true(site.probes[1].is_map);
	check_int(site.probes[1].page.reason, REASON_ROBOTS, "reason");
	check_int((int64_t)site.probes[1].page.finding_count, 0, "none");
	case_free(c);
}

static void
addresses_that_answered_with_nothing_are_counted(void **state)
{
	static const struct {
		const char *url;
		int status;
		int depth;
	} rows[] = {
	    {"https://www.agency.example/a", 200, 1},
	    {"https://www.agency.example/gone", 410, 1},
	    {"https://www.agency.example/old", 404, 1},
	    {"https://www.agency.example/refused", 403, 1},
	    {"https://www.agency.example/seed", 404, 0},
	};
	struct store_case *c = case_new();
	struct site site;

	(void)state;
	case_begin(c, "");
	(void)add_home(c);
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct frontier_url u =
		    case_url(c, rows[i].url, rows[i].depth, false);
		struct capture *got = case_capture(c, rows[i].url, case_head,
		    str_of("<p>hello</p>"), case_hello_sha256);

		got->status = rows[i].status;
		(void)case_put(c, &u, got);
		CHECK_OK(store_url_finish(
		    c->store, u.id, URL_DONE, REASON_NONE, &c->e));
	}
	CHECK_OK(read_site(c, &site));
	check_int((int64_t)site.asked_count, 4, "answers behind links");
	check_int((int64_t)site.broken_count, 2, "of these with nothing");
	check_str(site.broken[0].url, rows[1].url, "the first");
	check_int(site.broken[0].status, 410, "its status");
	case_free(c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(findings_come_back_by_rule),
	    cmocka_unit_test(the_last_report_holds),
	    cmocka_unit_test(damaged_findings_are_an_error),
	    cmocka_unit_test(addresses_that_answered_with_nothing_are_counted),
	    cmocka_unit_test(probes_come_back_apart_from_pages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
