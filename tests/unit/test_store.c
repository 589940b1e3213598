/* Rounds, frontier, write order: what is flushed is there, the rest never
 * was. */
#include <fcntl.h>
#include <sys/wait.h>

#include "store/verify.h"
#include "store_case.h"

static const char *const home = "https://www.agency.example/";

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
	(void)case_add(c, &u, home);
	assert_true(case_warc_bytes(c, &path).len > 0);
	die(c);
	case_open(c);
	check_int((int64_t)case_warc_bytes(c, &path).len, 0, "leftover file");
	check_int(case_rows(c, "captures"), 0, "captures");
	case_begin(c, "");
	assert_true(c->round.is_resumed);
	CHECK_OK(store_url_next(
	    c->store, c->agency_row, &c->arena, &u, &is_there, &c->e));
	assert_true(is_there); /* added before the file was begun */
	check_int(u.attempts, 0, "attempts");
	/* Killed before the file was made that the ledger knows of. */
	(void)case_add(c, &u, home);
	assert_true(case_warc_bytes(c, &path).len > 0);
	die(c);
	check_int(unlink(path), 0, "unlink");
	check_no_fault(c);
	case_open(c);
	case_begin(c, "");
	(void)case_add(c, &u, home);
	CHECK_OK(store_flush(c->store, &c->e));
	check_int(case_rows(c, "captures"), 1, "captures");
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
	id = case_add(c, &u, home);
	CHECK_OK(store_flush(c->store, &c->e));
	committed = case_warc_bytes(c, &path).len;
	(void)case_add(c, &u, home);
	die(c);
	fd = open(path, O_WRONLY | O_APPEND);
	check_int(write(fd, "half a record", 13), 13, "garbage");
	(void)close(fd);
	assert_true(case_warc_bytes(c, &path).len > committed + 13);

	case_open(c);
	check_int((int64_t)case_warc_bytes(c, &path).len, (int64_t)committed,
	    "length of the file");
	check_int(case_rows(c, "captures"), 1, "captures");
	CHECK_OK(
	    store_capture_read(c->store, str_of(home), &c->arena, &got, &c->e));
	check_int(got.id, id, "number");
	check_str(got.body, "<p>hello</p>", "body");
	check_str(got.head, case_head, "head");
	check_str(got.captured_at, "2018-07-31T14:00:00.123Z", "time");
	check_str(got.warc_file, "samruat-spring-1-00001.warc.gz", "file");
	/* What comes now goes to a file of its own. */
	case_begin(c, "spring-1");
	(void)case_add(c, &u, home);
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
	(void)case_add(c, &u, home);
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
	check_int(store_open("/tmp/samruat-no-such", STORE_CHANGE,
	              &clock_system, &s, &e),
	    ERR_USAGE, "change");
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
	setup.name = str_of("r3");
	setup.shard = str_of("5/4");
	check_int(store_round_begin(c->store, &setup, &round, &c->e), ERR_USAGE,
	    "a shard that there is not");
	setup.shard = (struct str){0};
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
	CHECK_OK(store_url_retry(c->store, u.id, 1, 5, &c->e));
	CHECK_OK(
	    store_round_finish(c->store, c->round.id, &is_complete, &c->e));
	assert_false(is_complete); /* a URL is still ready */
	CHECK_OK(store_url_finish(
	    c->store, u.id, URL_FAILED, REASON_TIMEOUT, &c->e));
	CHECK_OK(
	    store_round_finish(c->store, c->round.id, &is_complete, &c->e));
	assert_true(is_complete);
	case_free(c);
}

static void
test_a_shard_is_named_and_resumed_as_such(void **state)
{
	struct store_case *c = case_new();
	struct round_setup setup = {.name = str_of("r"),
	    .rule_pack = "sha256:rules",
	    .program_version = "0.1.0",
	    .shard = str_of("2/4")};
	struct frontier_url u = {0};
	struct round round;
	bool is_complete = false;

	(void)state;
	CHECK_OK(store_round_begin(c->store, &setup, &c->round, &c->e));
	assert_false(c->round.has_earlier);
	CHECK_OK(store_agency_put(
	    c->store, c->round.id, &c->agency, &u.agency_row, &c->e));
	(void)case_add(c, &u, home);
	CHECK_OK(store_flush(c->store, &c->e));
	check_str(case_value(c, "captures", "warc_file", NULL, NULL),
	    "samruat-r-s2of4-00001.warc.gz", "file");
	check_str(case_value(c, "rounds", "shard", NULL, NULL), "2/4", "shard");
	case_close(c);
	case_open(c);
	setup.shard = str_of("3/4");
	check_int(store_round_begin(c->store, &setup, &round, &c->e), ERR_USAGE,
	    "another shard");
	setup.shard = (struct str){0};
	check_int(store_round_begin(c->store, &setup, &round, &c->e), ERR_USAGE,
	    "the whole");
	setup.shard = str_of("2/4");
	CHECK_OK(store_round_begin(c->store, &setup, &round, &c->e));
	assert_true(round.is_resumed);
	CHECK_OK(store_round_finish(c->store, round.id, &is_complete, &c->e));
	assert_true(is_complete);
	case_free(c);
}

static void
test_pauses_have_an_end(void **state)
{
	struct store_case *c = case_new();
	int64_t first = 0, second = 0;

	(void)state;
	case_begin(c, "r");
	CHECK_OK(
	    store_pause_begin(c->store, c->round.id, "control", &first, &c->e));
	check_str(case_value(c, "pauses", "began_at", NULL, NULL),
	    "2018-07-31T14:00:00.123Z", "begin");
	check_str(case_value(c, "pauses", "ended_at", NULL, NULL), "(null)",
	    "no end yet");
	c->now_us += 1000000;
	CHECK_OK(store_pause_end(c->store, first, &c->e));
	c->now_us += 1000000;
	CHECK_OK(store_pause_end(c->store, first, &c->e));
	check_str(case_value(c, "pauses", "ended_at", NULL, NULL),
	    "2018-07-31T14:00:01.123Z", "the first end holds");
	CHECK_OK(
	    store_pause_begin(c->store, c->round.id, "disk", &second, &c->e));
	CHECK_OK(store_flush(c->store, &c->e));
	case_close(c);
	c->now_us += 1000000;
	case_open(c);
	case_begin(c, "r");
	check_str(case_value(c, "pauses", "ended_at", "cause", "disk"),
	    "2018-07-31T14:00:03.123Z", "ended by the next start");
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
	check_int(case_rows(c, "agencies"), 1, "agencies");
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
	id = case_add(c, &u, home);
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
	    cmocka_unit_test(test_a_shard_is_named_and_resumed_as_such),
	    cmocka_unit_test(test_pauses_have_an_end),
	    cmocka_unit_test(test_agency_put_twice_is_no_change),
	    cmocka_unit_test(test_home_title_is_that_of_the_page_that_was_read),
	    cmocka_unit_test(test_progress_counts_states),
	    cmocka_unit_test(test_clocks_and_robots_outlive_a_crash),
	    cmocka_unit_test(test_foreign_database_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
