/* Blocks of text that agencies of one host share are found when a round ends,
 * and a proof in one is told as such. */
#include <sqlite3.h>

#include "store_case.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

/* Above the signed numbers. */
static const uint64_t big = UINT64_C(0xfedcba9876543210);

/* All rows, a line each, by the connection of a reader. */
static struct str
shared_rows(struct store_case *c)
{
	static const char sql[] =
	    "SELECT host || ' ' || printf('%llx', block) || ' ' || agencies"
	    " FROM shared_block ORDER BY round, host, block";
	sqlite3 *db = NULL;
	sqlite3_stmt *stmt = NULL;
	struct buf text = {0};
	struct str copy;

	check_int(sqlite3_open(temp_path(&c->temp, "ledger.db"), &db),
	    SQLITE_OK, "open");
	check_int(
	    sqlite3_prepare_v2(db, sql, -1, &stmt, NULL), SQLITE_OK, "prepare");
	while (sqlite3_step(stmt) == SQLITE_ROW)
		buf_printf(
		    &text, "%s\n", (const char *)sqlite3_column_text(stmt, 0));
	(void)sqlite3_finalize(stmt);
	(void)sqlite3_close(db);
	copy = arena_str(&c->arena, buf_str(&text));
	buf_release(&text);
	return copy;
}

struct shown_page {
	const char *agency;
	const char *url;
	uint64_t blocks[4]; /* up to a 0 */
	enum reason reason;
};

static const struct shown_page pages[] = {
    {"a-01", "https://one.example/a/", {1, 2, 5, 0}, REASON_NONE},
    {"a-01", "https://one.example/a/2", {2, 3, 5, 0}, REASON_NONE},
    {"a-02", "https://one.example/b/", {2, 4, 5, 0}, REASON_NONE},
    {"a-03", "https://one.example/c/", {5, 0}, REASON_NONE},
    {"a-03", "http://one.example/c/2", {4, 0}, REASON_NONE},
    /* Another port is another host, and so is another name. */
    {"a-03", "https://one.example:8443/c/", {1, 0}, REASON_NONE},
    {"a-03", "https://two.example/", {1, 3, 0}, REASON_NONE},
    /* One agency alone. */
    {"a-04", "https://three.example/", {9, 0}, REASON_NONE},
    {"a-04", "https://three.example/2", {9, 0}, REASON_NONE},
    /* What was not read to its end says nothing. */
    {"a-05", "https://one.example/e/", {1, 0}, REASON_WORKER_DIED},
};

static int64_t
put_page(struct store_case *c, const struct shown_page *p, uint64_t *blocks,
    size_t count)
{
	struct agency agency = {.id = str_of(p->agency)};
	struct report r = {
	    .reason = p->reason, .blocks = blocks, .block_count = count};
	struct frontier_url u;
	int64_t id;

	CHECK_OK(store_agency_put(
	    c->store, c->round.id, &agency, &c->agency_row, &c->e));
	u = case_url(c, p->url, 0, true);
	id = case_add(c, &u, p->url);
	CHECK_OK(
	    store_url_finish(c->store, u.id, URL_DONE, REASON_NONE, &c->e));
	CHECK_OK(store_report_add(c->store, id, &r, &c->e));
	return id;
}

static void
put_pages(struct store_case *c)
{
	for (size_t i = 0; i < COUNT(pages); i++) {
		uint64_t blocks[4];
		size_t n = 0;

		while (pages[i].blocks[n] != 0) {
			blocks[n] =
			    pages[i].blocks[n] == 5 ? big : pages[i].blocks[n];
			n++;
		}
		(void)put_page(c, &pages[i], blocks, n);
	}
}

static void
finish(struct store_case *c)
{
	bool is_complete;

	CHECK_OK(
	    store_round_finish(c->store, c->round.id, &is_complete, &c->e));
}

static void
test_only_what_two_agencies_of_a_host_show_is_shared(void **state)
{
	static const char want[] = "one.example fedcba9876543210 3\n"
	                           "one.example 2 2\n"
	                           "one.example 4 2\n";
	struct store_case *c = case_new();

	(void)state;
	case_begin(c, "r");
	put_pages(c);
	check_str(shared_rows(c), "", "before the end");
	finish(c);
	check_str(shared_rows(c), want, "at the end");
	/* The same again. */
	finish(c);
	check_str(shared_rows(c), want, "once more");
	case_free(c);
}

/* What was found for a round is its own. */
static void
test_rounds_are_apart(void **state)
{
	struct store_case *c = case_new();
	static const struct shown_page one = {
	    "a-01", "https://one.example/a/", {0}, REASON_NONE};
	static const struct shown_page other = {
	    "a-02", "https://one.example/b/", {0}, REASON_NONE};
	uint64_t block = 7;

	(void)state;
	case_begin(c, "r");
	(void)put_page(c, &one, &block, 1);
	finish(c);
	case_begin(c, "s");
	(void)put_page(c, &other, &block, 1);
	finish(c);
	check_str(shared_rows(c), "", "one agency in each");
	case_free(c);
}

static void
test_a_proof_tells_who_shows_the_same(void **state)
{
	static const struct shown_page one = {
	    "a-01", "https://one.example/a/", {0}, REASON_NONE};
	static const struct shown_page other = {
	    "a-02", "https://one.example/b/", {0}, REASON_NONE};
	struct store_case *c = case_new();
	uint64_t blocks[] = {7, big};
	struct site_page on = {.url = str_of(other.url)};
	struct proof proofs[] = {
	    {{.quote = str_of("header"), .block = big}, &on},
	    {{.quote = str_of("own"), .block = 8}, &on},
	    {{.quote = str_of("element")}, &on},
	    {{.quote = str_of("nowhere"), .block = big}, NULL},
	};
	static const struct {
		const char *quote;
		const char *want;
	} rows[] = {{"header", "1"}, {"own", "0"}, {"element", "(null)"},
	    {"nowhere", "(null)"}};
	struct verdict v = {.rule_id = str_of("R-1"),
	    .level = -1,
	    .proofs = proofs,
	    .proof_count = COUNT(proofs)};

	(void)state;
	case_begin(c, "r");
	(void)put_page(c, &one, blocks, 2);
	on.capture_id = put_page(c, &other, &blocks[1], 1);
	CHECK_OK(store_verdict_put(c->store, c->agency_row, str_of("crawl"),
	    (struct str){0}, &v, &c->e));
	for (size_t i = 0; i < COUNT(rows); i++)
		check_str(case_value(c, "evidence", "shared_with", "quote",
		              rows[i].quote),
		    "(null)", "before the end");
	finish(c);
	for (size_t i = 0; i < COUNT(rows); i++)
		check_str(case_value(c, "evidence", "shared_with", "quote",
		              rows[i].quote),
		    rows[i].want, rows[i].quote);
	case_free(c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(
	        test_only_what_two_agencies_of_a_host_show_is_shared),
	    cmocka_unit_test(test_rounds_are_apart),
	    cmocka_unit_test(test_a_proof_tells_who_shows_the_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
