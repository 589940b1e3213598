/* What the head of an answer says that the crawl acts upon. */
#include "test.h"

#include <stdio.h>

#include "base/limits.h"
#include "fetch/answer_impl.h"

static struct capture
capture_of(const char *head)
{
	struct capture c = {0};
	struct url url =
	    url_parse(&c.arena, str_of("http://www.a.example/"), NULL, NULL);

	(void)buf_append_cstr(&c.head, head);
	answer_read(&c, &url, 0);
	return c;
}

static void
release(struct capture *c)
{
	buf_release(&c->head);
	arena_release(&c->arena);
}

static void
validators_are_kept_as_sent(void **state)
{
	static const struct {
		const char *fields;
		const char *etag;
		const char *last_modified;
	} rows[] = {
	    {"", "", ""},
	    {"ETag: \"a\"\r\n", "\"a\"", ""},
	    {"etag:  W/\"a b\"\t \r\n", "W/\"a b\"", ""},
	    {"ETag: bare\r\nETag: second\r\n", "bare", ""},
	    {"Last-Modified: yesterday\r\n", "", "yesterday"},
	    {"Last-Modified: Mon, 01 Jan 2018 00:00:00 GMT\r\nETag: *\r\n", "*",
	        "Mon, 01 Jan 2018 00:00:00 GMT"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		char head[256];
		struct capture c;

		(void)snprintf(head, sizeof(head),
		    "HTTP/1.1 304 Not Modified\r\n%s\r\n", rows[i].fields);
		c = capture_of(head);
		check_int(c.status, 304, rows[i].fields);
		check_str(c.etag, rows[i].etag, rows[i].fields);
		check_str(
		    c.last_modified, rows[i].last_modified, rows[i].fields);
		release(&c);
	}
}

static void
a_validator_has_a_longest(void **state)
{
	char head[LIMIT_VALIDATOR_BYTES + 64];

	(void)state;
	for (int over = 0; over < 2; over++) {
		struct capture c;

		(void)snprintf(head, sizeof(head),
		    "HTTP/1.1 200 OK\r\nETag: %0*d\r\n\r\n",
		    LIMIT_VALIDATOR_BYTES + over, 0);
		c = capture_of(head);
		check_int((int64_t)c.etag.len,
		    over == 0 ? LIMIT_VALIDATOR_BYTES : 0, "length");
		release(&c);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(validators_are_kept_as_sent),
	    cmocka_unit_test(a_validator_has_a_longest),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
