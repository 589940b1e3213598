/*
 * The test web keeps what its web file promises, and logs what it did.
 *
 * selftest TESTWEB
 */
#include "../unit/test.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <brotli/decode.h>
#include <libdeflate.h>

#include "base/clock.h"
#include "base/file.h"
#include "selftest_web.h"
#include "web_client.h"
#include "web_process.h"

struct fixture {
	const char *testweb;
	char folder[64];
	struct web_process web;
};

static void
put_file(const struct fixture *f, const char *name, const char *text)
{
	struct arena a = {0};
	struct err e = {0};

	if (file_write(file_join(&a, f->folder, name), str_of(text), &e) !=
	    ERR_NONE)
		fail_msg("%s", e.msg);
	arena_release(&a);
}

static int
set_up(void **state)
{
	struct fixture *f = *state;
	struct arena a = {0};
	struct err e = {0};
	char *web_file;

	(void)snprintf(f->folder, sizeof(f->folder), "/tmp/testweb-XXXXXX");
	assert_non_null(mkdtemp(f->folder));
	assert_int_equal(
	    file_make_folder(file_join(&a, f->folder, "site/sub"), &e), 0);
	put_file(f, "secret.txt", "secret");
	put_file(f, "site/index.html", "home");
	put_file(f, "site/sub/index.html", "sub");
	put_file(f, "site/sub/index.html.type", "text/html; charset=x\n");
	put_file(f, "site/a.txt", "a");
	assert_int_equal(
	    file_make_folder(file_join(&a, f->folder, "packed"), &e), 0);
	put_file(f, "packed/both.html", "plain");
	put_file(f, "packed/both.html.gz", "(packed)");
	put_file(f, "packed/one.html", "one");
	put_file(f, "web.txt", web_text);
	web_file = file_join(&a, f->folder, "web.txt");
	if (web_process_start(&f->web, f->testweb, web_file, f->folder, &e) !=
	    ERR_NONE)
		fail_msg("%s", e.msg);
	arena_release(&a);
	return 0;
}

static int
tear_down(void **state)
{
	struct fixture *f = *state;

	web_process_stop(&f->web);
	return file_remove_folder(f->folder, NULL) != ERR_NONE;
}

static struct str
body_of(struct str reply)
{
	size_t end = str_find(reply, str_of("\r\n\r\n"), 0);

	return end == STR_NONE ? reply : str_slice(reply, end + 4, reply.len);
}

/* What a target of the first host answers; the caller releases it. */
static struct buf
get(const struct fixture *f, const char *target)
{
	struct buf out = {0};
	struct err e = {0};

	if (web_client_get(
	        f->folder, "www.full.example:80", target, &out, &e) != ERR_NONE)
		fail_msg("%s: %s", target, e.msg);
	return out;
}

static void
check_contains(struct str got, const char *want, const char *what)
{
	if (str_find(got, str_of(want), 0) == STR_NONE)
		fail_msg(
		    "%s: want \"%s\" in \"%.*s\"", what, want, STR_ARG(got));
}

static void
test_answers_hold_what_the_script_says(void **state)
{
	static const struct {
		const char *target, *head, *body;
	} rows[] = {
	    {"/", "HTTP/1.1 200 OK\r\n", "home"},
	    {"/?x", "Content-Type: text/html\r\n", "home"},
	    {"/sub", "Content-Type: text/html; charset=x\r\n", "sub"},
	    {"/a.txt", "text/plain; charset=tis-620\r\n", "a"},
	    {"/a.txt", "Last-Modified: Mon, 01 Jan 2018 00:00:00 GMT\r\n", "a"},
	    {"/a.txt", "Server: Apache/2.4\r\n", "a"},
	    {"/none", "HTTP/1.1 404 Not Found\r\n", "not found\n"},
	    {"/../secret.txt", "HTTP/1.1 404 ", "not found\n"},
	    {"/%2e%2e/secret.txt", "HTTP/1.1 404 ", "not found\n"},
	    {"/label", "Content-Encoding: gzip\r\n", "plain"},
	    {"/length", "Content-Length: 99\r\n", "abc"},
	    {"/moved", "HTTP/1.1 302 Gone There\r\n", ""},
	    {"/moved", "\r\nLocation: /x\r\n", ""},
	    {"/loop", "HTTP/1.1 302 ", ""},
	    {"/loop", "Location: /loop?n=1\r\n", ""},
	    {"/loop?n=41", "Location: /loop?n=42\r\n", ""},
	    {"/times", "HTTP/1.1 503 ", ""},
	    {"/times", "HTTP/1.1 503 ", ""},
	    {"/times", "HTTP/1.1 200 ", "now"},
	};
	const struct fixture *f = *state;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct buf reply = get(f, rows[i].target);

		check_contains(buf_str(&reply), rows[i].head, rows[i].target);
		check_str(
		    body_of(buf_str(&reply)), rows[i].body, rows[i].target);
		buf_release(&reply);
	}
}

static void
test_a_zipped_body_unpacks(void **state)
{
	struct buf gzip = get(*state, "/gzip");
	struct buf deflate = get(*state, "/deflate");
	struct buf bomb = get(*state, "/bomb");
	struct str body = body_of(buf_str(&gzip));
	struct libdeflate_decompressor *z = libdeflate_alloc_decompressor();
	char *room = test_malloc(3000001);
	size_t n = 0;

	assert_non_null(z);
	assert_int_equal(
	    libdeflate_gzip_decompress(z, body.ptr, body.len, room, 100, &n),
	    LIBDEFLATE_SUCCESS);
	check_str((struct str){room, n}, "aaaaA\n\\", "gzip");
	check_contains(buf_str(&gzip), "Content-Encoding: gzip\r\n", "gzip");
	body = body_of(buf_str(&deflate));
	assert_int_equal(
	    libdeflate_zlib_decompress(z, body.ptr, body.len, room, 100, &n),
	    LIBDEFLATE_SUCCESS);
	check_str((struct str){room, n}, "aaaaA\n\\", "deflate");
	body = body_of(buf_str(&bomb));
	assert_true(body.len < 10000);
	assert_int_equal(libdeflate_gzip_decompress(
	                     z, body.ptr, body.len, room, 3000001, &n),
	    LIBDEFLATE_SUCCESS);
	check_int((int64_t)n, 3000000, "bomb");
	libdeflate_free_decompressor(z);
	test_free(room);
	buf_release(&bomb);
	buf_release(&deflate);
	buf_release(&gzip);
}

static void
test_a_brotli_body_unpacks(void **state)
{
	struct buf reply = get(*state, "/br");
	struct str body = body_of(buf_str(&reply));
	uint8_t room[100];
	size_t n = sizeof(room);

	assert_int_equal(BrotliDecoderDecompress(
	                     body.len, (const uint8_t *)body.ptr, &n, room),
	    BROTLI_DECODER_RESULT_SUCCESS);
	check_str((struct str){(const char *)room, n}, "aaaaA\n\\", "br");
	buf_release(&reply);
}

static void
test_a_chunked_body_is_framed(void **state)
{
	struct buf reply = get(*state, "/chunked");
	struct str body = body_of(buf_str(&reply));

	check_contains(
	    buf_str(&reply), "Transfer-Encoding: chunked\r\n", "head");
	check_str(str_slice(body, 0, 6), "3e8\r\na", "first chunk");
	check_str(str_slice(body, 1005, body.len), "\r\n3\r\naaa\r\n0\r\n\r\n",
	    "the rest");
	buf_release(&reply);
}

static void
test_a_cut_body_is_short(void **state)
{
	struct buf reply = get(*state, "/cut");

	check_contains(buf_str(&reply), "Content-Length: 5000\r\n", "head");
	check_int((int64_t)body_of(buf_str(&reply)).len, 1000, "body");
	buf_release(&reply);
}

static void
test_a_raw_answer_is_verbatim(void **state)
{
	struct buf reply = get(*state, "/raw");
	static const char want[] = "<h1>no head\0</h1>";

	if (!str_equal(buf_str(&reply), (struct str){want, sizeof(want) - 1}))
		fail_msg("got \"%.*s\"", STR_ARG(buf_str(&reply)));
	buf_release(&reply);
}

static void
test_a_flood_has_its_length(void **state)
{
	struct buf reply = get(*state, "/flood");
	size_t start = str_find(buf_str(&reply), str_of("X-Flood-0"), 0);
	size_t end = str_find(buf_str(&reply), str_of("Content-Length"), 0);

	assert_true(start != STR_NONE && end != STR_NONE);
	check_int((int64_t)(end - start), 4001, "header bytes");
	buf_release(&reply);
}

static void
test_a_slow_answer_holds_no_other_up(void **state)
{
	static const char ask[] = "GET /slow HTTP/1.1\r\nHost: a\r\n\r\n";
	const struct fixture *f = *state;
	struct pollfd slow = {.events = POLLIN};
	struct err e = {0};
	struct buf reply;

	if (web_client_connect(
	        f->folder, "www.full.example:80", &slow.fd, &e) != ERR_NONE)
		fail_msg("%s", e.msg);
	check_int(write(slow.fd, ask, sizeof(ask) - 1), sizeof(ask) - 1,
	    "bytes sent");
	reply = get(f, "/");
	check_str(body_of(buf_str(&reply)), "home", "quick answer");
	check_int(poll(&slow, 1, 0), 0, "slow answer has come");
	(void)close(slow.fd);
	buf_release(&reply);
}

static void
test_a_drip_takes_its_time(void **state)
{
	int64_t start = clock_steady_us(&clock_system);
	struct buf reply = get(*state, "/drip");
	int64_t elapsed = clock_steady_us(&clock_system) - start;

	check_str(body_of(buf_str(&reply)), "abcdef", "body");
	if (elapsed < 60000)
		fail_msg("want 60000 us or more, got %lld", (long long)elapsed);
	buf_release(&reply);
}

static void
test_wrong_certificates_are_refused(void **state)
{
	static const struct {
		const char *name, *want;
	} rows[] = {
	    {"www.full.example:443", ""},
	    {"redirect.example:443", ""},
	    {"expired.example:443", "certificate has expired"},
	    {"self.example:443", "self-signed certificate"},
	    {"wrong.example:443", "hostname mismatch"},
	    {"incomplete.example:443",
	        "unable to get local issuer certificate"},
	    {"old.example:443", "legacy sigalg disallowed or unsupported"},
	    {"broken.example:443", "sslv3 alert handshake failure"},
	};
	const struct fixture *f = *state;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct buf reply = {0};
		struct err e = {0};

		(void)web_client_get(f->folder, rows[i].name, "/", &reply, &e);
		check_str(str_of(e.msg), rows[i].want, rows[i].name);
		assert_true((reply.len > 0) == (rows[i].want[0] == '\0'));
		buf_release(&reply);
	}
}

static void
test_hosts_have_their_own_manners(void **state)
{
	static const struct {
		const char *name, *want;
	} rows[] = {
	    {"redirect.example:80",
	        "\r\nLocation: https://redirect.example/a?b\r\n"},
	    {"wall.example:80", "HTTP/1.1 403 Forbidden\r\n"},
	    {"wall.example:443", "connect to wall.example:443: "},
	    {"refuse.example:80", "connect to refuse.example:80: "},
	    {"none.example:80", "none.example:80 has no address"},
	    {"unknown.example:80", "unknown.example:80 has no address"},
	};
	const struct fixture *f = *state;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct buf reply = {0};
		struct err e = {0};

		(void)web_client_get(
		    f->folder, rows[i].name, "/a?b", &reply, &e);
		check_contains(reply.len > 0 ? buf_str(&reply) : str_of(e.msg),
		    rows[i].want, rows[i].name);
		buf_release(&reply);
	}
}

static struct buf
read_folder_file(const struct fixture *f, const char *name)
{
	struct arena a = {0};
	struct buf out = {0};
	struct err e = {0};

	if (file_read(file_join(&a, f->folder, name), 1 << 20, &out, &e) !=
	    ERR_NONE)
		fail_msg("%s", e.msg);
	arena_release(&a);
	return out;
}

static void
test_hosts_have_their_own_addresses(void **state)
{
	struct buf map = read_folder_file(*state, "web.map");
	struct str text = buf_str(&map);

	check_contains(text, "www.full.example:80 127.0.1.1:", "first");
	check_contains(text, "redirect.example:80 127.0.1.2:", "second");
	check_contains(text, "same.example:80 127.0.1.1:", "shared");
	check_contains(text, "none.example:80 -\n", "no such name");
	buf_release(&map);
}

static void
test_a_file_that_is_known_is_not_sent(void **state)
{
	static const char *const fields[] = {
	    "If-Modified-Since: Mon, 01 Jan 2018 00:00:00 GMT",
	    "If-None-Match: \"x\", \"4ea140588150773c\"",
	    "If-None-Match: \"other\"",
	};
	static const char *const want[] = {
	    "HTTP/1.1 304 ", "HTTP/1.1 304 ", "HTTP/1.1 200 "};
	const struct fixture *f = *state;

	for (size_t i = 0; i < 3; i++) {
		struct buf request = {0}, reply = {0};

		buf_printf(&request,
		    "GET / HTTP/1.1\r\nHost: a\r\n%s\r\n"
		    "Connection: close\r\n\r\n",
		    fields[i]);
		check_int(web_client_ask(f->folder, "www.full.example:80",
		              buf_str(&request), &reply, NULL),
		    ERR_NONE, fields[i]);
		check_str(
		    str_slice(buf_str(&reply), 0, 13), want[i], fields[i]);
		buf_release(&request);
		buf_release(&reply);
	}
}

static void
test_a_packed_file_goes_to_who_takes_it(void **state)
{
	static const struct {
		const char *target, *field, *want, *lacks;
	} rows[] = {
	    {"/both.html", "Accept-Encoding: br, gzip", "(packed)", "plain"},
	    {"/both.html", "Accept-Encoding: br", "plain", "ncoding: gzip"},
	    {"/one.html", "Accept-Encoding: gzip", "one", "ncoding: gzip"},
	};
	const struct fixture *f = *state;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct buf request = {0}, reply = {0};

		buf_printf(&request,
		    "GET %s HTTP/1.1\r\nHost: a\r\n%s\r\n"
		    "Connection: close\r\n\r\n",
		    rows[i].target, rows[i].field);
		check_int(web_client_ask(f->folder, "packed.example:80",
		              buf_str(&request), &reply, NULL),
		    ERR_NONE, rows[i].target);
		check_str(
		    body_of(buf_str(&reply)), rows[i].want, rows[i].field);
		check_contains(
		    buf_str(&reply), "Vary: Accept-Encoding", "field");
		check_int(str_find(buf_str(&reply), str_of(rows[i].lacks), 0) ==
		        STR_NONE,
		    1, rows[i].lacks);
		buf_release(&request);
		buf_release(&reply);
	}
}

/* The log from the line on that holds text. */
static struct str
from_line_of(struct str log, const char *text)
{
	size_t start = str_find(log, str_of(text), 0);

	assert_true(start != STR_NONE);
	while (start > 0 && log.ptr[start - 1] != '\n')
		start--;
	return str_slice(log, start, log.len);
}

static void
test_a_log_has_each_request_of_a_connection(void **state)
{
	static const char ask[] =
	    "GET /first HTTP/1.1\r\nHost: log.example:80\r\n\r\n"
	    "HEAD / HTTP/1.1\r\nHost: log.example\r\n\r\n"
	    "GET /2 HTTP/1.1\r\nHost: log.example\r\n"
	    "User-Agent: x Mobile y\r\nIf-None-Match: \"x\"\r\n\r\n"
	    "nonsense\r\n\r\n";
	static const char *const want[] = {
	    "log.example 80 GET /first 404",
	    "log.example 80 HEAD / 200",
	    "log.example 80 GET /2 404 phone conditional",
	    "- 80 - - 400",
	};
	const struct fixture *f = *state;
	struct buf reply = {0}, log;
	struct str rest, line = {0}, time = {0};

	check_int(web_client_ask(f->folder, "www.full.example:80", str_of(ask),
	              &reply, NULL),
	    ERR_NONE, "ask");
	check_contains(buf_str(&reply), "HTTP/1.1 400 ", "third answer");
	/* The next answer comes after the end of that connection was seen. */
	buf_release(&reply);
	reply = get(f, "/");
	log = read_folder_file(f, "web.log");
	rest = from_line_of(buf_str(&log), want[0]);
	for (size_t i = 0; i < sizeof(want) / sizeof(want[0]); i++) {
		(void)str_split(&rest, '\n', &line);
		(void)str_split(&line, ' ', &time);
		assert_true(str_to_int64(time, 1, INT64_MAX, &(int64_t){0}));
		check_str(line, want[i], "a line");
	}
	check_contains(
	    buf_str(&log), " www.full.example 80 connect -\n", "connection");
	check_contains(rest, " www.full.example 80 close -\n", "its end");
	buf_release(&log);
	buf_release(&reply);
}

static void
test_mistakes_of_a_web_file_have_their_line(void **state)
{
	static const struct {
		const char *text, *want;
	} rows[] = {
	    {"host a\n\nbogus x\n", ":3: unknown keyword: bogus"},
	    {"# c\nroot x\n", ":2: stands before any host: root"},
	    {"host a\nbody x\n", ":2: stands before any answer: body"},
	    {"host a\nhost A\n", ":2: this host stands above: A"},
	    {"host a\nroot nowhere\n", ":2: no such folder: "},
	    {"host a\nanswer x\n", ":2: a target begins with / or is *: x"},
	    {"host a\nanswer /\nstatus 99\n",
	        ":3: not a number of the right size: 99"},
	    {"host a\nanswer /\nbody \\q\n", ":3: unknown escape: \\q"},
	    {"host a\nscheme ftp\n", ":2: no value of this keyword: ftp"},
	    {"host a\ncertificate expired\n",
	        ":1: certificate and tls need https: a"},
	    {"host a\naddress-of b\n", ":1: address-of names no host: b"},
	    {"host a\nrefuse now\n", ":2: this keyword has no value: now"},
	};
	struct fixture *f = *state;
	struct arena a = {0};
	char *path = file_join(&a, f->folder, "wrong.txt");

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct web_process web = {0};
		struct err e = {0};

		put_file(f, "wrong.txt", rows[i].text);
		check_int(
		    web_process_start(&web, f->testweb, path, f->folder, &e),
		    ERR_IO, rows[i].text);
		check_contains(str_of(e.msg), rows[i].want, rows[i].text);
	}
	arena_release(&a);
}

int
main(int argc, char **argv)
{
	struct fixture f = {.testweb = argc > 1 ? argv[1] : "testweb"};
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_prestate(
	        test_answers_hold_what_the_script_says, &f),
	    cmocka_unit_test_prestate(test_a_zipped_body_unpacks, &f),
	    cmocka_unit_test_prestate(test_a_brotli_body_unpacks, &f),
	    cmocka_unit_test_prestate(test_a_chunked_body_is_framed, &f),
	    cmocka_unit_test_prestate(test_a_cut_body_is_short, &f),
	    cmocka_unit_test_prestate(test_a_raw_answer_is_verbatim, &f),
	    cmocka_unit_test_prestate(test_a_flood_has_its_length, &f),
	    cmocka_unit_test_prestate(test_a_slow_answer_holds_no_other_up, &f),
	    cmocka_unit_test_prestate(test_a_drip_takes_its_time, &f),
	    cmocka_unit_test_prestate(test_wrong_certificates_are_refused, &f),
	    cmocka_unit_test_prestate(test_hosts_have_their_own_manners, &f),
	    cmocka_unit_test_prestate(test_hosts_have_their_own_addresses, &f),
	    cmocka_unit_test_prestate(
	        test_a_file_that_is_known_is_not_sent, &f),
	    cmocka_unit_test_prestate(
	        test_a_packed_file_goes_to_who_takes_it, &f),
	    cmocka_unit_test_prestate(
	        test_a_log_has_each_request_of_a_connection, &f),
	    cmocka_unit_test_prestate(
	        test_mistakes_of_a_web_file_have_their_line, &f),
	};
	void *state = &f;
	int failed;

	(void)set_up(&state);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	return tear_down(&state) != 0 || failed != 0;
}
