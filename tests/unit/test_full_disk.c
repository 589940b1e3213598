/* A disk without room: told by a code of its own; the store is closed, and
 * what was flushed is there when it is opened again. */
#include <fcntl.h>

#include "store/store_impl.h"
#include "store/verify.h"
#include "store_case.h"

static const char *const home = "https://www.agency.example/";

/* A store with one flushed capture. */
static struct store_case *
flushed(struct frontier_url *u)
{
	struct store_case *c = case_new();

	case_begin(c, "r");
	*u = case_url(c, home, 0, true);
	(void)case_add(c, u, home);
	CHECK_OK(store_flush(c->store, &c->e));
	return c;
}

static enum err_code
try_add(struct store_case *c, const struct frontier_url *u, size_t bytes)
{
	char *text = arena_alloc(&c->arena, bytes);
	struct capture *got;
	int64_t id;
	enum err_code rc;

	for (size_t i = 0; i < bytes; i++)
		text[i] = (char)(i * i >> 3);
	got = case_capture(c, home, case_head, (struct str){text, bytes}, "");
	rc = store_capture_add(c->store, c->round.id, u, got, &id, &c->e);
	capture_free(got);
	return rc;
}

/* Opens it again: the state of the last flush, fit to go on with. */
static void
check_goes_on(struct store_case *c, const struct frontier_url *u)
{
	struct verify_result result = {0};

	case_close(c);
	case_open(c);
	check_int(case_rows(c, "captures"), 1, "captures");
	case_begin(c, "r");
	assert_true(c->round.is_resumed);
	(void)case_add(c, u, home);
	CHECK_OK(store_flush(c->store, &c->e));
	check_int(case_rows(c, "captures"), 2, "captures");
	CHECK_OK(store_verify(c->store, &c->arena, &result, &c->e));
	check_int((int64_t)result.fault_count, 0, "faults");
	case_free(c);
}

/* The descriptor of the WARC file leads to a device that is always full. */
static void
make_full(struct store_case *c)
{
	int full = open("/dev/full", O_WRONLY | O_CLOEXEC);

	assert_true(full >= 0);
	assert_true(dup2(full, c->store->warc.fd) == c->store->warc.fd);
	(void)close(full);
}

static void
test_the_archive_finds_no_room(void **state)
{
	struct frontier_url u;
	struct store_case *c = flushed(&u);

	(void)state;
	make_full(c);
	check_int(try_add(c, &u, 100), ERR_FULL, "append");
	if (strstr(c->e.msg, "samruat-r-00001.warc.gz") == NULL)
		fail_msg("the message names no file: %s", c->e.msg);
	check_int(try_add(c, &u, 100), ERR_FULL, "append again");
	check_int(store_flush(c->store, &c->e), ERR_FULL, "flush");
	check_goes_on(c, &u);
}

static void
test_the_ledger_finds_no_room(void **state)
{
	struct frontier_url u;
	struct store_case *c = flushed(&u);
	struct polite_clock clock = {0};
	enum err_code rc = ERR_NONE;
	bool is_there;

	(void)state;
	CHECK_OK(ledger_exec(c->store->db, "PRAGMA max_page_count = 1", &c->e));
	for (int i = 0; i < 10000 && rc == ERR_NONE; i++)
		rc = store_clock_put(c->store,
		    arena_printf(&c->arena, "host-%d.example", i), &clock,
		    &c->e);
	check_int(rc, ERR_FULL, "put");
	/* SQLite has given the transaction up: nothing may be written outside
	 * of one. */
	if (sqlite3_get_autocommit(c->store->db) != 0)
		check_int(store_clock_get(
		              c->store, str_of("k"), &clock, &is_there, &c->e),
		    ERR_DB, "after it");
	check_goes_on(c, &u);
}

/* The folder is gone for the next file, which is no lack of room. */
static void
test_another_fault_is_no_lack_of_room(void **state)
{
	struct frontier_url u;
	struct store_case *c = flushed(&u);
	const char *warc = file_join(&c->arena, c->folder, "warc");
	const char *away = file_join(&c->arena, c->folder, "away");

	(void)state;
	c->store->warc_max_bytes = 1;
	check_int(rename(warc, away), 0, "rename");
	check_int(try_add(c, &u, 100), ERR_IO, "a new file");
	check_int(rename(away, warc), 0, "rename");
	check_goes_on(c, &u);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_the_archive_finds_no_room),
	    cmocka_unit_test(test_the_ledger_finds_no_room),
	    cmocka_unit_test(test_another_fault_is_no_lack_of_room),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
