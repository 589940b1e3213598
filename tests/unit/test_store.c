/* Rounds, frontier, write order: what is flushed is there, the rest never
 * was. */
#include <fcntl.h>
#include <sys/wait.h>

#include "store/verify.h"
#include "store/view.h"
#include "store_case.h"

static const char *const page_head =
    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n";
static const char *const home = "https://www.agency.example/";
/* Of "<p>hello</p>", by sha256sum. */
static const char *const hello_sha256 =
    "a5652be1ca864d36d25cfb54a41f384e2de1b3acf7513a925d72ed7258fdc0ae";

static int64_t
count_rows(struct store_case *c, const char *view)
{
	struct view_cursor *cursor = NULL;
	const struct view_value *row = NULL;
	bool is_there = true;
	int64_t n = 0;

	CHECK_OK(store_view_open(
	    c->store, store_view_named(view), NULL, 0, &cursor, &c->e));
	for (;;) {
		CHECK_OK(store_view_next(cursor, &row, &is_there, &c->e));
		if (!is_there)
			break;
		n++;
	}
	store_view_close(cursor);
	return n;
}

static int64_t
add_capture(struct store_case *c, const struct frontier_url *u, const char *url)
{
	struct capture *got = case_capture(
	    c, url, page_head, str_of("<p>hello</p>"), hello_sha256);
	int64_t id = 0;

	CHECK_OK(store_capture_add(c->store, c->round.id, u, got, &id, &c->e));
	capture_free(got);
	return id;
}

/* A process that dies without a flush: its handles go, nothing is said. */
static void
die(struct store_case *c)
{
	case_close(c);
}

/* What a reader says of the store before a writer repairs it. */
static void
check_no_fault(struct store_case *c)
{
	struct verify_result result = {0};
	struct store *reader = NULL;

	CHECK_OK(store_open(c->folder, STORE_READ, &c->clock, &reader, &c->e));
	CHECK_OK(store_verify(reader, &c->arena, &result, &c->e));
	check_int((int64_t)result.fault_count, 0, "faults");
	store_close(reader);
}

static void
test_unflushed_leaves_nothing(void **state)
{
	struct store_case *c = case_new();
	struct frontier_url u;
	const char *path = NULL;
	bool is_there = false;

	(void)state;
	case_begin(c, "");
	CHECK_OK(store_flush(c->store, &c->e));
	u = case_url(c, home, 0, true);
	(void)add_capture(c, &u, home);
	assert_true(case_warc_bytes(c, &path).len > 0);
	die(c);
	case_open(c);
	check_int((int64_t)case_warc_bytes(c, &path).len, 0, "leftover file");
	check_int(count_rows(c, "captures"), 0, "captures");
	case_begin(c, "");
	assert_true(c->round.is_resumed);
	CHECK_OK(store_url_next(
	    c->store, c->agency_row, &c->arena, &u, &is_there, &c->e));
	assert_true(is_there); /* added before the file was begun */
	check_int(u.attempts, 0, "attempts");
	/* Killed before the file was made that the ledger knows of. */
	(void)add_capture(c, &u, home);
	assert_true(case_warc_bytes(c, &path).len > 0);
	die(c);
	check_int(unlink(path), 0, "unlink");
	check_no_fault(c);
	case_open(c);
	case_begin(c, "");
	(void)add_capture(c, &u, home);
	CHECK_OK(store_flush(c->store, &c->e));
	check_int(count_rows(c, "captures"), 1, "captures");
	case_free(c);
}

static void
test_flushed_is_there_and_tail_is_cut(void **state)
{
	struct store_case *c = case_new();
	struct stored_capture got = {0};
	struct frontier_url u;
	const char *path = NULL;
	size_t committed;
	int64_t id;
	int fd;

	(void)state;
	case_begin(c, "spring-1");
	u = case_url(c, home, 0, true);
	id = add_capture(c, &u, home);
	CHECK_OK(store_flush(c->store, &c->e));
	committed = case_warc_bytes(c, &path).len;
	(void)add_capture(c, &u, home);
	die(c);
	fd = open(path, O_WRONLY | O_APPEND);
	check_int(write(fd, "half a record", 13), 13, "garbage");
	(void)close(fd);
	assert_true(case_warc_bytes(c, &path).len > committed + 13);

	case_open(c);
	check_int((int64_t)case_warc_bytes(c, &path).len, (int64_t)committed,
	    "length of the file");
	check_int(count_rows(c, "captures"), 1, "captures");
	CHECK_OK(
	    store_capture_read(c->store, str_of(home), &c->arena, &got, &c->e));
	check_int(got.id, id, "number");
	check_str(got.body, "<p>hello</p>", "body");
	check_str(got.head, page_head, "head");
	check_str(got.captured_at, "2018-07-31T14:00:00.123Z", "time");
	check_str(got.warc_file, "samruat-spring-1-00001.warc.gz", "file");
	/* What comes now goes to a file of its own. */
	case_begin(c, "spring-1");
	(void)add_capture(c, &u, home);
	CHECK_OK(store_flush(c->store, &c->e));
	CHECK_OK(
	    store_capture_read(c->store, str_of(home), &c->arena, &got, &c->e));
	check_str(got.warc_file, "samruat-spring-1-00002.warc.gz", "file");
	check_int((int64_t)case_warc_bytes(c, &path).len, (int64_t)committed,
	    "length of the first file");
	case_free(c);
}

/* A truncated file is not filled up with zeros to its committed length. */
static void
test_lost_bytes_stay_lost(void **state)
{
	struct store_case *c = case_new();
	struct frontier_url u;
	const char *path = NULL;

	(void)state;
	case_begin(c, "");
	u = case_url(c, home, 0, true);
	(void)add_capture(c, &u, home);
	CHECK_OK(store_flush(c->store, &c->e));
	(void)case_warc_bytes(c, &path);
	die(c);
	check_int(truncate(path, 100), 0, "truncate");
	case_open(c);
	check_int((int64_t)case_warc_bytes(c, &path).len, 100, "length");
	case_free(c);
}

static void
test_second_writer_is_kept_out(void **state)
{
	struct store_case *c = case_new();
	int status = 0;
	pid_t child;

	(void)state;
	child = fork();
	if (child == 0) {
		struct store *second = NULL;
		struct store *reader = NULL;
		enum err_code busy = store_open(
		    c->folder, STORE_WRITE, &c->clock, &second, NULL);
		enum err_code read =
		    store_open(c->folder, STORE_READ, &c->clock, &reader, NULL);

		_exit(busy == ERR_BUSY && read == ERR_NONE ? 7 : 1);
	}
	assert_true(waitpid(child, &status, 0) == child);
	check_int(WEXITSTATUS(status), 7, "the other process");
	case_free(c);
}

static void
test_reader_needs_a_store(void **state)
{
	struct store *s = NULL;
	struct err e = {0};

	(void)state;
	check_int(store_open("/tmp/samruat-no-such", STORE_READ, &clock_system,
	              &s, &e),
	    ERR_USAGE, "open");
	assert_false(file_exists("/tmp/samruat-no-such"));
}

static void
test_rounds_are_named_resumed_and_closed(void **state)
{
	struct store_case *c = case_new();
	struct round_setup setup = {
	    .rule_pack = "sha256:other", .program_version = "0.1.0"};
	struct round round;
	bool is_complete = false;

	(void)state;
	case_begin(c, "");
	check_str(c->round.name, "round-1", "name");
	assert_false(c->round.is_resumed);
	check_int(store_round_begin(c->store, &setup, &round, &c->e), ERR_USAGE,
	    "other rules");
	CHECK_OK(
	    store_round_finish(c->store, c->round.id, &is_complete, &c->e));
	assert_true(is_complete);
	setup.name = str_of("round-1");
	setup.rule_pack = "sha256:rules";
	check_int(store_round_begin(c->store, &setup, &round, &c->e), ERR_USAGE,
	    "complete");
	case_begin(c, "");
	check_str(c->round.name, "round-2", "name");
	setup.name = str_of("../up");
	check_int(store_round_begin(c->store, &setup, &round, &c->e), ERR_USAGE,
	    "a name that is no file name");
	case_free(c);
}

static void
test_round_is_complete_only_with_all_verdicts(void **state)
{
	struct store_case *c = case_new();
	struct verdict v = {.rule_id = str_of("ESV-04"),
	    .outcome = OUTCOME_FAILED,
	    .level = -1};
	struct agency second = {.id = str_of("a-02")};
	struct frontier_url u;
	int64_t second_row = 0;
	bool is_complete = true;

	(void)state;
	case_begin(c, "");
	u = case_url(c, home, 0, true);
	CHECK_OK(store_agency_put(
	    c->store, c->round.id, &second, &second_row, &c->e));
	CHECK_OK(store_verdict_put(
	    c->store, c->agency_row, str_of("crawl"), str_of(home), &v, &c->e));
	CHECK_OK(store_url_finish(
	    c->store, u.id, URL_FAILED, REASON_TIMEOUT, &c->e));
	CHECK_OK(
	    store_round_finish(c->store, c->round.id, &is_complete, &c->e));
	assert_false(is_complete); /* a-02 has no verdict */
	CHECK_OK(store_verdict_put(
	    c->store, second_row, str_of("crawl"), (struct str){0}, &v, &c->e));
	CHECK_OK(store_url_retry(c->store, u.id, 5, &c->e));
	CHECK_OK(
	    store_round_finish(c->store, c->round.id, &is_complete, &c->e));
	assert_false(is_complete); /* a URL is still ready */
	CHECK_OK(
	    store_url_skip_rest(c->store, c->agency_row, REASON_BUDGET, &c->e));
	CHECK_OK(
	    store_round_finish(c->store, c->round.id, &is_complete, &c->e));
	assert_true(is_complete);
	case_free(c);
}

static void
test_agency_put_twice_is_no_change(void **state)
{
	struct store_case *c = case_new();
	int64_t again = 0;

	(void)state;
	case_begin(c, "");
	CHECK_OK(
	    store_agency_set_status(c->store, c->agency_row, "reached", &c->e));
	CHECK_OK(
	    store_agency_put(c->store, c->round.id, &c->agency, &again, &c->e));
	check_int(again, c->agency_row, "row");
	check_int(count_rows(c, "agencies"), 1, "agencies");
	case_free(c);
}

static void
add_ready(struct store_case *c, const char *url, int depth, bool want_new)
{
	struct frontier_url u = {.agency_row = c->agency_row,
	    .url = str_of(url),
	    .depth = depth,
	    .site = 1,
	    .via_url = str_of(home),
	    .click_path = str_of("หน้าแรก › บริการ")};
	bool is_new = !want_new;

	CHECK_OK(store_url_add(
	    c->store, &u, URL_READY, REASON_NONE, &is_new, &c->e));
	check_int(is_new, want_new, url);
}

static void
test_frontier_gives_shallow_first_then_in_order(void **state)
{
	static const char *const want[] = {"https://b.example/1",
	    "https://b.example/0", "https://a.example/2"};
	struct store_case *c = case_new();
	struct frontier_url u = {0};
	bool is_there = true;
	int64_t asked = -1;

	(void)state;
	case_begin(c, "");
	add_ready(c, "https://a.example/2", 2, true);
	add_ready(c, "https://b.example/1", 1, true);
	add_ready(c, "https://b.example/0", 1, true);
	add_ready(c, "https://b.example/1", 0, false);
	for (size_t i = 0; i < 3; i++) {
		CHECK_OK(store_url_next(
		    c->store, c->agency_row, &c->arena, &u, &is_there, &c->e));
		assert_true(is_there);
		check_str(u.url, want[i], "next");
		check_str(u.click_path, "หน้าแรก › บริการ", "click path");
		CHECK_OK(store_url_finish(
		    c->store, u.id, URL_REDIRECTED, REASON_NONE, &c->e));
	}
	CHECK_OK(store_url_next(
	    c->store, c->agency_row, &c->arena, &u, &is_there, &c->e));
	assert_false(is_there);
	CHECK_OK(store_pages_asked(c->store, c->agency_row, &asked, &c->e));
	check_int(asked, 0, "asked");
	(void)add_capture(c, &u, u.url.ptr);
	CHECK_OK(store_pages_asked(c->store, c->agency_row, &asked, &c->e));
	check_int(asked, 1, "asked");
	case_free(c);
}

static void
test_budget_spares_what_was_asked_for(void **state)
{
	struct store_case *c = case_new();
	struct frontier_url u;
	struct frontier_url left = {0};
	bool is_there = false;

	(void)state;
	case_begin(c, "");
	u = case_url(c, home, 0, true);
	(void)add_capture(c, &u, home);
	add_ready(c, "https://www.agency.example/new", 1, true);
	CHECK_OK(
	    store_url_skip_rest(c->store, c->agency_row, REASON_BUDGET, &c->e));
	CHECK_OK(store_url_next(
	    c->store, c->agency_row, &c->arena, &left, &is_there, &c->e));
	assert_true(is_there);
	check_str(left.url, home, "still to be read");
	CHECK_OK(
	    store_url_finish(c->store, u.id, URL_DONE, REASON_NONE, &c->e));
	CHECK_OK(store_url_next(
	    c->store, c->agency_row, &c->arena, &left, &is_there, &c->e));
	assert_false(is_there);
	case_free(c);
}

static void
test_way_of_redirects_is_known(void **state)
{
	static const char *const way[] = {"https://a.example/1",
	    "https://a.example/2", "https://a.example/3"};
	static const struct {
		const char *url;
		bool want;
	} rows[] = {
	    {"https://a.example/1", true},
	    {"https://a.example/2", true},
	    {"https://a.example/3", false}, /* itself: nothing led through it */
	    {"https://www.agency.example/", false}, /* its link began the way */
	    {"https://a.example/4", false},
	};
	struct store_case *c = case_new();
	struct frontier_url u = {0};
	bool is_new = false, is_there = false;

	(void)state;
	case_begin(c, "");
	add_ready(c, "https://a.example/4", 9, true);
	for (int i = 0; i < 3; i++) {
		struct frontier_url next = {.agency_row = c->agency_row,
		    .url = str_of(way[i]),
		    .hops = i,
		    .via_url = str_of(i == 0 ? home : way[i - 1])};

		CHECK_OK(store_url_add(
		    c->store, &next, URL_READY, REASON_NONE, &is_new, &c->e));
		CHECK_OK(store_url_next(
		    c->store, c->agency_row, &c->arena, &u, &is_there, &c->e));
		check_str(u.url, way[i], "next");
		CHECK_OK(store_url_finish(
		    c->store, u.id, URL_REDIRECTED, REASON_NONE, &c->e));
	}
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		bool got = !rows[i].want;

		CHECK_OK(store_url_came_through(
		    c->store, u.id, str_of(rows[i].url), &got, &c->e));
		check_int(got, rows[i].want, rows[i].url);
	}
	case_free(c);
}

static void
test_home_title_is_that_of_the_page_that_was_read(void **state)
{
	struct store_case *c = case_new();
	struct report r = {.title = str_of("กรมตัวอย่าง"),
	    .redirect_to = str_of("https://www.agency.example/th/")};
	struct frontier_url u;
	struct str title = {0};
	int64_t id;

	(void)state;
	case_begin(c, "");
	u = case_url(c, home, 0, true);
	id = add_capture(c, &u, home);
	CHECK_OK(store_home_title(
	    c->store, c->agency_row, &c->arena, &title, &c->e));
	check_str(title, "", "not read yet");
	CHECK_OK(store_report_add(c->store, id, &r, &c->e));
	CHECK_OK(store_home_title(
	    c->store, c->agency_row, &c->arena, &title, &c->e));
	check_str(title, "", "a page that leads on");
	r.redirect_to = (struct str){0};
	CHECK_OK(store_report_add(c->store, id, &r, &c->e));
	CHECK_OK(store_home_title(
	    c->store, c->agency_row, &c->arena, &title, &c->e));
	check_str(title, "กรมตัวอย่าง", "title");
	case_free(c);
}

static void
test_progress_counts_states(void **state)
{
	struct store_case *c = case_new();
	struct frontier_url u = {.agency_row = 0};
	struct round_progress p = {0};
	bool is_new;

	(void)state;
	case_begin(c, "");
	u = case_url(c, home, 0, true);
	CHECK_OK(
	    store_url_finish(c->store, u.id, URL_DONE, REASON_NONE, &c->e));
	u.url = str_of("https://elsewhere.example/");
	CHECK_OK(store_url_add(
	    c->store, &u, URL_SKIPPED, REASON_OUT_OF_SCOPE, &is_new, &c->e));
	CHECK_OK(store_progress_read(c->store, c->round.name, &p, &c->e));
	check_int(p.urls[URL_READY], 0, "ready");
	check_int(p.urls[URL_DONE], 1, "done");
	check_int(p.urls[URL_SKIPPED], 1, "skipped");
	case_free(c);
}

static void
test_clocks_and_robots_outlive_a_crash(void **state)
{
	struct store_case *c = case_new();
	struct polite_clock clock = {12345, 5000, 2}, got_clock = {0};
	struct origin_robots robots = {.state = ROBOTS_PARSED,
	                         .fetched_us = 99,
	                         .body = {"User-agent: *\0x", 15}},
	                     got = {0};
	bool is_there = false;

	(void)state;
	case_begin(c, "");
	CHECK_OK(store_clock_put(c->store, str_of("k"), &clock, &c->e));
	clock.penalty = 3;
	CHECK_OK(store_clock_put(c->store, str_of("k"), &clock, &c->e));
	CHECK_OK(store_robots_put(c->store, c->round.id,
	    str_of("https://a.example"), &robots, &c->e));
	CHECK_OK(store_flush(c->store, &c->e));
	die(c);
	case_open(c);
	CHECK_OK(store_clock_get(
	    c->store, str_of("k"), &got_clock, &is_there, &c->e));
	assert_true(is_there);
	check_int(got_clock.next_due_us, 12345, "due");
	check_int(got_clock.delay_ms, 5000, "delay");
	check_int(got_clock.penalty, 3, "penalty");
	CHECK_OK(store_clock_get(
	    c->store, str_of("other"), &got_clock, &is_there, &c->e));
	assert_false(is_there);
	CHECK_OK(store_robots_get(c->store, c->round.id,
	    str_of("https://b.example"), &c->arena, &got, &c->e));
	assert_true(got.state == ROBOTS_UNKNOWN);
	CHECK_OK(store_robots_get(c->store, c->round.id,
	    str_of("https://a.example"), &c->arena, &got, &c->e));
	assert_true(got.state == ROBOTS_PARSED);
	check_int((int64_t)got.body.len, 15, "length of robots.txt");
	case_free(c);
}

static void
test_foreign_database_is_refused(void **state)
{
	struct store_case *c = case_new();
	struct store *s = NULL;
	struct str junk = {"not a database, but long enough to be read as one, "
	                   "as its head has a hundred bytes .................",
	    99};

	(void)state;
	case_close(c);
	CHECK_OK(file_write(
	    file_join(&c->arena, c->folder, "ledger.db"), junk, &c->e));
	check_int(store_open(c->folder, STORE_READ, &c->clock, &s, &c->e),
	    ERR_DB, "open");
	case_free(c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_unflushed_leaves_nothing),
	    cmocka_unit_test(test_flushed_is_there_and_tail_is_cut),
	    cmocka_unit_test(test_lost_bytes_stay_lost),
	    cmocka_unit_test(test_second_writer_is_kept_out),
	    cmocka_unit_test(test_reader_needs_a_store),
	    cmocka_unit_test(test_rounds_are_named_resumed_and_closed),
	    cmocka_unit_test(test_round_is_complete_only_with_all_verdicts),
	    cmocka_unit_test(test_agency_put_twice_is_no_change),
	    cmocka_unit_test(test_frontier_gives_shallow_first_then_in_order),
	    cmocka_unit_test(test_budget_spares_what_was_asked_for),
	    cmocka_unit_test(test_way_of_redirects_is_known),
	    cmocka_unit_test(test_home_title_is_that_of_the_page_that_was_read),
	    cmocka_unit_test(test_progress_counts_states),
	    cmocka_unit_test(test_clocks_and_robots_outlive_a_crash),
	    cmocka_unit_test(test_foreign_database_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
