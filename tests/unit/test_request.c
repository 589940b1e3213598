/* What is asked: as whom, on which terms, and through nobody else. */
#include "test.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fetch_fixture.h"

#define PLAIN "http://plain.example"

static struct capture *
fetch_job(const struct fetch_config *config, const struct fetch_job *job)
{
	struct fetch_pool *p = fetch_pool_of(config);
	struct capture *c;
	int64_t tag;

	fetch_start(p, job);
	c = fetch_await(p, &tag);
	fetch_pool_free(p);
	return c;
}

static void
a_phone_says_so(void **state)
{
	struct fixture *f = *state;
	struct fetch_pool *p = fetch_pool_of(&f->config);
	struct fetch_job job = {.url = str_of(PLAIN "/"), .attempt = 1};
	int64_t before = fetch_connections(f, "plain.example"), tag;

	for (int i = 0; i < 2; i++) {
		struct capture *c;

		job.client = i == 0 ? CLIENT_DESKTOP : CLIENT_PHONE;
		fetch_start(p, &job);
		c = fetch_await(p, &tag);
		check_int(c->client, job.client, "client");
		check_int(str_find(c->request,
		              str_of(i == 0 ? "\r\nUser-Agent: samruat/test\r\n"
		                            : "\r\nUser-Agent: samruat/test "
		                              "Mobile\r\n"),
		              0) != STR_NONE,
		    1, "as what it came");
		check_int(c->connects, i == 0 ? 1 : 0, "connections opened");
		capture_free(c);
	}
	check_int(fetch_connections(f, "plain.example") - before, 1, "shared");
	fetch_pool_free(p);
}

static void
what_did_not_change_is_not_sent_again(void **state)
{
	const struct fixture *f = *state;
	struct fetch_job job = {
	    .url = str_of("http://files.example/about.html"), .attempt = 1};
	struct capture *first = fetch_job(&f->config, &job), *again;

	check_int(first->status, 200, "first");
	check_int(first->etag.len > 0, 1, "etag");
	check_int(first->last_modified.len > 0, 1, "last_modified");
	for (int i = 0; i < 2; i++) {
		job.etag = i == 0 ? first->etag : (struct str){0};
		job.last_modified =
		    i == 1 ? first->last_modified : (struct str){0};
		again = fetch_job(&f->config, &job);
		check_int(again->status, 304, "again");
		check_int((int64_t)again->body.len, 0, "no body");
		check_str(again->redirect_to, "", "it leads nowhere");
		capture_free(again);
	}
	capture_free(first);
}

/* The fields that a request has beside those of all requests. */
static void
validators_are_one_line_or_none(void **state)
{
	static const struct {
		struct str etag;
		struct str last_modified;
		const char *want;
	} rows[] = {
	    {{"\"a\"", 3}, {"yesterday", 9},
	        "If-None-Match: \"a\"\r\nIf-Modified-Since: yesterday\r\n"},
	    {{"W/\"\xe0\xb8\x81\"", 7}, {0},
	        "If-None-Match: W/\"\xe0\xb8\x81\"\r\n"},
	    {{"a\r\nX: b", 7}, {"then", 4}, "If-Modified-Since: then\r\n"},
	    {{"a\nb", 3}, {"b\rc", 3}, ""},
	    {{"a\0b", 3}, {"a\tb", 3}, ""},
	    {{"\x7f", 1}, {" ", 1}, ""},
	    {{"*", 1}, {" * ", 3}, ""},
	};
	static const char from[] = "From: tests@example.org\r\n";
	const struct fixture *f = *state;

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct fetch_job job = {.url = str_of(PLAIN "/"),
		    .etag = rows[i].etag,
		    .last_modified = rows[i].last_modified};
		struct capture *c = fetch_job(&f->config, &job);
		size_t at = str_find(c->request, str_of(from), 0);

		check_int(at != STR_NONE, 1, "the usual fields");
		check_str(str_slice(c->request, at + strlen(from),
		              c->request.len - 2),
		    rows[i].want, rows[i].want);
		check_int(c->status, 200, "it was understood");
		capture_free(c);
	}
}

static void
a_job_may_take_less_or_more(void **state)
{
	static const struct {
		const char *url;
		size_t body_max_bytes;
		int64_t body_bytes;
		enum cut cut;
	} rows[] = {
	    {PLAIN "/", 12, 12, CUT_NOT},
	    {PLAIN "/", 11, 11, CUT_LENGTH},
	    {PLAIN "/huge", 11000000, 11000000, CUT_NOT},
	    {PLAIN "/huge", 10999999, 10999999, CUT_LENGTH},
	};
	const struct fixture *f = *state;

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct fetch_job job = {.url = str_of(rows[i].url),
		    .body_max_bytes = rows[i].body_max_bytes};
		struct capture *c = fetch_job(&f->config, &job);

		check_int(
		    (int64_t)c->body.len, rows[i].body_bytes, rows[i].url);
		check_int(c->cut, rows[i].cut, rows[i].url);
		capture_free(c);
	}
}

/* A proxy in the environment that would be there. */
static void
no_proxy_is_asked(void **state)
{
	static const char *const names[] = {"http_proxy", "https_proxy",
	    "HTTPS_PROXY", "all_proxy", "ALL_PROXY"};
	const struct fixture *f = *state;
	int port, fd = fetch_listen(&port);
	struct pollfd one = {.fd = fd, .events = POLLIN};
	struct capture *c;
	char proxy[64];

	(void)snprintf(proxy, sizeof(proxy), "http://127.0.0.1:%d", port);
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		assert_int_equal(setenv(names[i], proxy, 1), 0);
	c = fetch_one(&f->config, PLAIN "/");
	check_int(c->status, 200, "http");
	capture_free(c);
	c = fetch_one(&f->config, "https://good.example/");
	check_int(c->status, 200, "https");
	capture_free(c);
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		assert_int_equal(unsetenv(names[i]), 0);
	check_int(poll(&one, 1, 0), 0, "nobody came");
	(void)close(fd);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_phone_says_so),
	    cmocka_unit_test(what_did_not_change_is_not_sent_again),
	    cmocka_unit_test(validators_are_one_line_or_none),
	    cmocka_unit_test(a_job_may_take_less_or_more),
	    cmocka_unit_test(no_proxy_is_asked),
	};

	return cmocka_run_group_tests(tests, fetch_setup, fetch_teardown);
}
