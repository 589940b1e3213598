/* One transfer: what is asked, what is kept, when it ends. */
#include "test.h"

#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/limits.h"
#include "fetch_fixture.h"

enum { SHORT_MS = 500, US_PER_MS = 1000 };

#define PLAIN "http://plain.example"

static void
a_capture_is_filled(void **state)
{
	const struct fixture *f = *state;
	int64_t before_us = clock_wall_us(&clock_system);
	struct capture *c =
	    fetch_one(&f->config, "http://u:p@plain.example/?q=%20#part");

	check_str(c->url, "http://u:p@plain.example/?q=%20", "no fragment");
	check_str(c->request,
	    "GET /?q=%20 HTTP/1.1\r\n"
	    "Host: plain.example\r\n"
	    "User-Agent: samruat/test\r\n"
	    "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,"
	    "*/*;q=0.8\r\n"
	    "Accept-Language: th,en;q=0.8\r\n"
	    "Accept-Encoding: gzip, deflate, br\r\n"
	    "From: tests@example.org\r\n\r\n",
	    "no credentials, no proxy, exact");
	check_int(c->status, 404, "status");
	check_str(c->ip, "127.0.1.1", "the mapped address");
	check_int(c->attempt, 1, "attempt");
	check_int(c->retry_after_ms, -1, "not asked to wait");
	check_int(c->started_us >= before_us, 1, "started");
	check_int(c->dns_us, 0, "nothing to look up");
	check_int(c->connect_us >= 0, 1, "connected");
	check_int(c->tls_us, -1, "no tls");
	check_int(c->first_byte_us >= 0, 1, "answered");
	check_int(c->total_us >= c->first_byte_us, 1, "total");
	capture_free(c);
}

static void
an_answer_is_read(void **state)
{
	const struct fixture *f = *state;
	struct capture *c = fetch_one(&f->config, PLAIN "/later");

	check_int(c->retry_after_ms, 120000, "Retry-After");
	capture_free(c);
	c = fetch_one(&f->config, PLAIN "/");
	check_str(c->content_type, "text/html; charset=tis-620", "type");
	check_str(buf_str(&c->body), "<p>hello</p>", "body");
	capture_free(c);
	c = fetch_one(&f->config, PLAIN "/trailers");
	check_str(buf_str(&c->body), "3\r\nabc\r\n0\r\nX-T: 1\r\n\r\n", "raw");
	check_str(str_of(c->payload_sha256),
	    "ba7816bf8f01cfea414140de5dae2223"
	    "b00361a396177a9cb410ff61f20015ad",
	    "the payload is without its framing");
	capture_free(c);
	c = fetch_one(&f->config, PLAIN "/interim");
	check_str(buf_str(&c->head),
	    "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n", "the last head");
	capture_free(c);
}

static void
a_transfer_ends_in_time(void **state)
{
	struct fixture *f = *state;
	struct fetch_config config = f->config;
	struct capture *c;

	config.transfer_ms = SHORT_MS;
	c = fetch_one(&config, "http://silent.example/");
	check_int(c->reason, REASON_TIMEOUT, "silent");
	check_int(c->cut, CUT_NOT, "nothing was cut");
	check_int(c->first_byte_us, -1, "no byte came");
	check_int(c->request.len > 0, 1, "it was asked");
	capture_free(c);
	c = fetch_one(&config, "https://mute.example/");
	check_int(c->reason, REASON_CONNECT_TIMEOUT, "mute");
	check_int(c->tls_rung, TLS_NONE, "never connected");
	capture_free(c);
	c = fetch_one(&config, PLAIN "/drip");
	check_int(c->reason, REASON_TIMEOUT, "drip");
	check_int(c->cut, CUT_TIME, "the rest was cut");
	check_int(c->status, 200, "its status is kept");
	check_int(c->body.len > 0, 1, "its bytes are kept");
	capture_free(c);
}

/* Works until the pool is due within most_ms, then moves the clock there. */
static struct capture *
fetch_and_skip(struct fixture *f, const char *url, int most_ms)
{
	struct fetch_pool *p = fetch_pool_of(&f->config);
	struct capture *c;
	int64_t tag;

	fetch_ask(p, url, 0, TLS_NONE);
	while (fetch_timeout_ms(p) < 0 || fetch_timeout_ms(p) > most_ms) {
		struct pollfd one = {.fd = fetch_fd(p), .events = POLLIN};

		check_int(poll(&one, 1, PATIENCE_MS), 1, "something moves");
		fetch_work(p);
	}
	f->ahead.by_us += (int64_t)most_ms * US_PER_MS;
	check_int(fetch_timeout_ms(p), 0, "it is due");
	c = fetch_await(p, &tag);
	fetch_pool_free(p);
	return c;
}

static void
a_first_byte_is_not_waited_for_for_ever(void **state)
{
	struct capture *c = fetch_and_skip(
	    *state, "http://silent.example/", LIMIT_FIRST_BYTE_MS);

	check_int(c->reason, REASON_TIMEOUT, "reason");
	check_str(c->detail, "no first byte", "detail");
	check_int(c->cut, CUT_NOT, "nothing was cut");
	capture_free(c);
}

static void
a_stalled_body_is_kept(void **state)
{
	struct capture *c =
	    fetch_and_skip(*state, PLAIN "/drip", LIMIT_STALL_MS);

	check_int(c->reason, REASON_STALLED, "reason");
	check_int(c->cut, CUT_TIME, "cut");
	check_int(c->status, 200, "status");
	capture_free(c);
}

struct visits {
	const char *url;
	const char *host;
	enum tls_rung rung;
	int64_t connections;
};

/* Two requests, one after the other. */
static void
connections_are_reused_but_on_forgiving_rungs(void **state)
{
	static const struct visits visits[] = {
	    {PLAIN "/", "plain.example", TLS_NONE, 1},
	    {"https://good.example/", "good.example", TLS_NONE, 1},
	    /* one for each rung */
	    {"https://self.example/", "self.example", TLS_NONE, 4},
	    {"https://self.example/", "self.example", TLS_UNVERIFIED, 2},
	    {"https://old.example/", "old.example", TLS_NONE, 4},
	    {"https://old.example/", "old.example", TLS_UNVERIFIED, 4},
	    {"https://old.example/", "old.example", TLS_OLD, 2},
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof(visits) / sizeof(*visits); i++) {
		const struct visits *v = &visits[i];
		int64_t before = fetch_connections(f, v->host), connects = 0,
		        tag;
		struct fetch_pool *p = fetch_pool_of(&f->config);

		for (int round = 0; round < 2; round++) {
			struct capture *c;

			fetch_ask(p, v->url, 0, v->rung);
			c = fetch_await(p, &tag);
			check_int(c->status, 200, v->url);
			connects += c->connects;
			capture_free(c);
		}
		check_int(connects, v->connections, v->url);
		check_int(fetch_connections(f, v->host) - before,
		    v->connections, v->url);
		fetch_pool_free(p);
	}
}

/* Ends a connection with a reset. */
static void
reset(int fd)
{
	struct linger at_once = {.l_onoff = 1, .l_linger = 0};

	assert_int_equal(
	    setsockopt(fd, SOL_SOCKET, SO_LINGER, &at_once, sizeof(at_once)),
	    0);
	(void)close(fd);
}

/* Answers what was asked, whatever it is, and hangs up. */
static void
say(int fd, struct str said)
{
	char asked[4096];

	assert_true(read(fd, asked, sizeof(asked)) > 0);
	assert_int_equal(write(fd, said.ptr, said.len), said.len);
	(void)close(fd);
}

/* Fetches from a server that says the same to everyone and hangs up; without a
 * word its end is a reset. */
static struct capture *
fetch_broken(const struct fixture *f, const char *scheme, struct str said)
{
	struct fetch_pool *p = fetch_pool_of(&f->config);
	struct capture *c = NULL;
	int port, listening_fd = fetch_listen(&port), fd = -1;
	char url[64];
	int64_t tag;

	(void)snprintf(url, sizeof(url), "%s://127.0.0.1:%d/", scheme, port);
	fetch_ask(p, url, 0, TLS_NONE);
	while (!fetch_next(p, &c, &tag)) {
		struct pollfd both[] = {
		    {.fd = fetch_fd(p), .events = POLLIN},
		    {.fd = fd < 0 ? listening_fd : fd, .events = POLLIN},
		};

		assert_true(poll(both, 2, PATIENCE_MS) > 0);
		if (both[1].revents != 0 && fd < 0) {
			fd = accept(listening_fd, NULL, NULL);
			if (said.len == 0) {
				reset(fd);
				fd = -1;
			}
		} else if (both[1].revents != 0) {
			say(fd, said);
			fd = -1;
		}
		fetch_work(p);
	}
	fetch_pool_free(p);
	(void)close(listening_fd);
	return c;
}

static void
a_server_without_tls_has_no_rung(void **state)
{
	struct capture *c = fetch_broken(
	    *state, "https", str_of("HTTP/1.0 400 Bad Request\r\n\r\n"));

	check_str(str_of(reason_word(c->reason)), "tls", "reason");
	check_int(c->tls_rung, TLS_NONE, "rung");
	check_str(c->tls_result, "", "no certificate was seen");
	check_int((int64_t)c->request.len, 0, "nothing was asked");
	check_str(c->ip, "127.0.0.1", "where it was tried");
	check_int(c->connects, 2, "strict and old");
	assert_null(c->certificate);
	check_int(str_starts(c->detail, str_of("strict: ")), 1, "a trace");
	check_int(str_find(c->detail, str_of("; old: "), 0) != STR_NONE, 1,
	    "of each rung");
	capture_free(c);
}

/* A server that has never heard of safe renegotiation (RFC 5746): its hello has
 * no extensions at all. */
static void
an_unpatched_server_is_asked_on_the_last_rung(void **state)
{
	static const char hello[] =
	    "\x16\x03\x03\x00\x2a\x02\x00\x00\x26\x03\x03"
	    "0123456789abcdef0123456789abcdef"
	    "\x00\xc0\x2f\x00";
	struct capture *c = fetch_broken(
	    *state, "https", (struct str){hello, sizeof(hello) - 1});

	check_str(str_of(reason_word(c->reason)), "tls", "it says no more");
	check_int(c->connects, 2, "strict and legacy");
	check_int(str_starts(c->detail, str_of("strict: ")), 1, "strict");
	check_int(str_find(c->detail,
	              str_of("unsafe legacy renegotiation disabled; legacy: "),
	              0) != STR_NONE,
	    1, "what the last rung forgives");
	capture_free(c);
}

static void
each_rung_leaves_a_trace(void **state)
{
	static const struct {
		const char *url;
		const char *starts;
		int connects;
	} rows[] = {
	    {"https://good.example/", "", 1},
	    {"https://expired.example/", "strict: certificate has expired", 2},
	    {"https://wrong.example/",
	        "strict: certificate is for another name", 2},
	    {"https://old.example/", "strict: ", 2},
	};
	const struct fixture *f = *state;

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct capture *c = fetch_one(&f->config, rows[i].url);

		check_int(str_starts(c->detail, str_of(rows[i].starts)), 1,
		    rows[i].url);
		check_int(str_find_char(c->detail, ';', 0) == STR_NONE, 1,
		    "the rung that stood had no trouble");
		check_int(c->connects, rows[i].connects, rows[i].url);
		capture_free(c);
	}
}

static void
a_broken_connection_is_a_reset(void **state)
{
	struct capture *c = fetch_broken(*state, "http", (struct str){0});

	check_str(str_of(reason_word(c->reason)), "reset", "reason");
	capture_free(c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_capture_is_filled),
	    cmocka_unit_test(an_answer_is_read),
	    cmocka_unit_test(a_transfer_ends_in_time),
	    cmocka_unit_test(a_first_byte_is_not_waited_for_for_ever),
	    cmocka_unit_test(a_stalled_body_is_kept),
	    cmocka_unit_test(connections_are_reused_but_on_forgiving_rungs),
	    cmocka_unit_test(a_server_without_tls_has_no_rung),
	    cmocka_unit_test(an_unpatched_server_is_asked_on_the_last_rung),
	    cmocka_unit_test(each_rung_leaves_a_trace),
	    cmocka_unit_test(a_broken_connection_is_a_reset),
	};

	return cmocka_run_group_tests(tests, fetch_setup, fetch_teardown);
}
