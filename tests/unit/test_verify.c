/* Verifying finds what was changed after it was written, and nothing else. */
#include <fcntl.h>

#include "store/store_impl.h"
#include "store/verify.h"
#include "store/warc_read.h"
#include "store_case.h"

static const char *const home = "https://www.agency.example/";
/* Of "<p>hello</p>", by sha256sum. */
static const char *const hello_sha256 =
    "a5652be1ca864d36d25cfb54a41f384e2de1b3acf7513a925d72ed7258fdc0ae";

/* A store with a capture and a revisit of it in a sealed file. */
static struct store_case *
sealed_store(const char *sha256)
{
	struct store_case *c = case_new();
	struct frontier_url u;
	bool is_complete;

	case_begin(c, "r");
	u = case_url(c, home, 0, true);
	for (int i = 0; i < 2; i++) {
		struct capture *got = case_capture(c, home,
		    "HTTP/1.1 200 OK\r\n\r\n", str_of("<p>hello</p>"), sha256);
		int64_t id;

		CHECK_OK(store_capture_add(
		    c->store, c->round.id, &u, got, &id, &c->e));
		capture_free(got);
	}
	CHECK_OK(
	    store_round_finish(c->store, c->round.id, &is_complete, &c->e));
	return c;
}

static bool
has_fault(const struct verify_result *r, const char *what)
{
	for (size_t i = 0; i < r->fault_count; i++)
		if (str_is(r->faults[i].what, what))
			return true;
	return false;
}

static struct verify_result
verify(struct store_case *c)
{
	struct verify_result r = {0};

	CHECK_OK(store_verify(c->store, &c->arena, &r, &c->e));
	return r;
}

static void
test_what_was_written_holds(void **state)
{
	struct store_case *c = sealed_store(hello_sha256);
	struct verify_result r = verify(c);

	(void)state;
	for (size_t i = 0; i < r.fault_count; i++)
		print_message("%.*s\n", STR_ARG(r.faults[i].what));
	check_int((int64_t)r.fault_count, 0, "faults");
	check_int(r.file_count, 1, "files");
	check_int(r.record_count, 7, "records");
	check_int(r.capture_count, 2, "captures");
	case_free(c);
}

static void
test_ledger_and_archive_must_agree(void **state)
{
	struct store_case *c = sealed_store("0123");
	struct verify_result r = verify(c);

	(void)state;
	check_int((int64_t)r.fault_count, 1, "faults");
	assert_true(
	    has_fault(&r, "the ledger gives its payload another SHA-256"));
	case_free(c);
}

/* What the ledger says of a revisit, changed. */
static void
test_revisits_are_held_against_what_they_repeat(void **state)
{
	static const struct {
		const char *sql;
		const char *fault;
	} cases[] = {
	    {"UPDATE capture SET revisit = '', revisit_of = NULL WHERE id = 2",
	        "the ledger takes it for no revisit"},
	    {"UPDATE capture SET revisit_of = 2 WHERE id = 2",
	        "the ledger has no capture that it repeats"},
	    {"UPDATE capture SET cut = 'length' WHERE id = 1",
	        "the ledger has no capture that it repeats"},
	    {"UPDATE capture SET payload_sha256 = 'ab' WHERE id = 2",
	        "the ledger gives what it repeats another SHA-256"},
	    {"UPDATE capture SET warc_offset = request_offset WHERE id = 1",
	        "what it repeats cannot be read"},
	    {"UPDATE capture SET started_us = 0 WHERE id = 1",
	        "it gives what it repeats another URL or date"},
	    {"UPDATE capture SET revisit = 'not-modified' WHERE id = 1",
	        "the ledger takes it for a revisit"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct store_case *c = sealed_store(hello_sha256);
		struct verify_result r;

		CHECK_OK(ledger_exec(c->store->db, cases[i].sql, &c->e));
		r = verify(c);
		if (!has_fault(&r, cases[i].fault))
			fail_msg("%s: no fault \"%s\"", cases[i].sql,
			    cases[i].fault);
		case_free(c);
	}
}

static void
flip(const char *path, int64_t offset)
{
	int fd = open(path, O_RDWR);
	char byte;

	check_int(pread(fd, &byte, 1, offset), 1, "read");
	byte ^= 0x20;
	check_int(pwrite(fd, &byte, 1, offset), 1, "write");
	(void)close(fd);
}

static void
test_every_changed_byte_is_found(void **state)
{
	struct store_case *c = sealed_store(hello_sha256);
	const char *path = NULL;
	int64_t length = (int64_t)case_warc_bytes(c, &path).len;

	(void)state;
	for (int64_t i = 0; i < length; i += 31) {
		struct verify_result r;

		flip(path, i);
		r = verify(c);
		if (!has_fault(
		        &r, "the file has another SHA-256 than when sealed"))
			fail_msg("a change at %lld was not seen", (long long)i);
		flip(path, i);
	}
	check_int((int64_t)verify(c).fault_count, 0, "faults at the end");
	case_free(c);
}

static void
test_lengths_are_held(void **state)
{
	struct store_case *c = sealed_store(hello_sha256);
	const char *path = NULL;
	int64_t length = (int64_t)case_warc_bytes(c, &path).len;
	struct verify_result r;
	int fd = open(path, O_WRONLY | O_APPEND);

	(void)state;
	check_int(write(fd, "x", 1), 1, "append");
	(void)close(fd);
	r = verify(c);
	assert_true(has_fault(&r, "the file is longer than the ledger says"));
	check_int(truncate(path, length / 2), 0, "truncate");
	r = verify(c);
	assert_true(has_fault(&r, "the file is shorter than the ledger says"));
	assert_true(
	    has_fault(&r, "the ledger names a record that is not there"));
	check_int(unlink(path), 0, "remove");
	r = verify(c);
	assert_true(has_fault(&r, "the file is not there or cannot be opened"));
	case_free(c);
}

/* Time stamp, flags for extra and system of a gzip header say nothing of the
 * content; only the seal covers them. */
static bool
is_idle_byte(struct str file, int64_t offset)
{
	struct warc_reader *r = warc_reader_new();
	size_t start = 0;

	for (;;) {
		struct warc_entry w =
		    warc_read(r, str_slice(file, start, file.len));

		if (w.member_bytes == 0 ||
		    start + w.member_bytes > (size_t)offset)
			break;
		start += w.member_bytes;
	}
	warc_reader_free(r);
	return (size_t)offset - start >= 4 && (size_t)offset - start < 10;
}

static void
test_records_guard_themselves_without_a_seal(void **state)
{
	struct store_case *c = case_new();
	struct frontier_url u;
	struct capture *got;
	const char *path = NULL;
	struct str file;
	int64_t id;

	(void)state;
	case_begin(c, "r");
	u = case_url(c, home, 0, true);
	got = case_capture(c, home, "HTTP/1.1 200 OK\r\n\r\n",
	    str_of("<p>hello</p>"), hello_sha256);
	CHECK_OK(store_capture_add(c->store, c->round.id, &u, got, &id, &c->e));
	capture_free(got);
	CHECK_OK(store_flush(c->store, &c->e));
	file = case_warc_bytes(c, &path);
	for (int64_t i = 0; i < (int64_t)file.len; i += 13) {
		size_t count;

		flip(path, i);
		count = verify(c).fault_count;
		flip(path, i);
		if (count == 0 && !is_idle_byte(file, i))
			fail_msg("a change at %lld was not seen", (long long)i);
	}
	check_int((int64_t)verify(c).fault_count, 0, "faults at the end");
	case_free(c);
}

/* A running crawl has appended what it has not committed. */
static void
test_open_tail_is_of_no_account(void **state)
{
	struct store_case *c = case_new();
	struct frontier_url u;
	struct capture *got;
	int64_t id;

	(void)state;
	case_begin(c, "r");
	u = case_url(c, home, 0, true);
	got = case_capture(c, home, "HTTP/1.1 200 OK\r\n\r\n",
	    str_of("<p>hello</p>"), hello_sha256);
	CHECK_OK(store_capture_add(c->store, c->round.id, &u, got, &id, &c->e));
	CHECK_OK(store_flush(c->store, &c->e));
	{
		struct store *reader = NULL;
		struct verify_result r = {0};

		CHECK_OK(store_capture_add(
		    c->store, c->round.id, &u, got, &id, &c->e));
		CHECK_OK(store_open(
		    c->folder, STORE_READ, &c->clock, &reader, &c->e));
		CHECK_OK(store_verify(reader, &c->arena, &r, &c->e));
		store_close(reader);
		check_int((int64_t)r.fault_count, 0, "faults");
		check_int(r.capture_count, 1, "captures");
	}
	capture_free(got);
	case_free(c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_what_was_written_holds),
	    cmocka_unit_test(test_ledger_and_archive_must_agree),
	    cmocka_unit_test(test_revisits_are_held_against_what_they_repeat),
	    cmocka_unit_test(test_every_changed_byte_is_found),
	    cmocka_unit_test(test_lengths_are_held),
	    cmocka_unit_test(test_records_guard_themselves_without_a_seal),
	    cmocka_unit_test(test_open_tail_is_of_no_account),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
