#include "test.h"

#include <string.h>

#include "base/limits.h"
#include "web/header.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

static void
a_status_line_is_read(void **state)
{
	static const struct {
		const char *head;
		int status;
		const char *reason;
	} rows[] = {
	    {"HTTP/1.1 200 OK\r\n\r\n", 200, "OK"},
	    {"HTTP/1.0 404 Not Found\n", 404, "Not Found"},
	    {"HTTP/1.1 302\r\nA: b\r\n", 302, ""},
	    {"HTTP/1.1  500 \r\n", 500, ""},
	    {"\r\nHTTP/2 204 x", 204, "x"},
	    {"HTTP/1.1 20 OK\r\n", 0, ""},
	    {"HTTP/1.1 2000\r\n", 0, ""},
	    {"HTTP/1.1 -20\r\n", 0, ""},
	    {"HTTP/1.1\r\n", 0, ""},
	    {"<html>", 0, ""},
	    {"", 0, ""},
	};
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct header h = header_parse(&a, str_of(rows[i].head));

		check_int(h.status, rows[i].status, rows[i].head);
		check_str(h.reason, rows[i].reason, rows[i].head);
	}
	arena_release(&a);
}

static void
fields_are_read_and_the_rest_passed_over(void **state)
{
	static const char head[] = "HTTP/1.1 200 OK\r\n"
	                           " folded onto nothing\r\n"
	                           "Content-Type: text/html \r\n"
	                           "no colon here\r\n"
	                           " folded onto no field\r\n"
	                           ": no name\r\n"
	                           "two words: x\r\n"
	                           "Blank : before the colon\n"
	                           "Folded: one\r\n"
	                           "\t two \r\n"
	                           "Late:\r\n"
	                           "  three\r\n"
	                           "Empty:\r\n"
	                           "content-type: second\r\n"
	                           "Nul: a\0b\r\n"
	                           "\r\n"
	                           "Body: not a field\r\n";
	struct arena a = {0};
	struct header h =
	    header_parse(&a, (struct str){head, sizeof(head) - 1});

	(void)state;
	check_int((int64_t)h.count, 7, "count");
	check_str(h.fields[0].name, "Content-Type", "name");
	check_str(header_get(&h, "content-TYPE"), "text/html", "first of two");
	check_str(header_get(&h, "blank"), "before the colon", "blank");
	check_str(header_get(&h, "Folded"), "one\r\n\t two", "folded");
	check_str(header_get(&h, "Late"), "three", "folded and empty first");
	check_str(header_get(&h, "Empty"), "", "empty");
	check_str(header_get(&h, "Body"), "", "behind the empty line");
	check_int((int64_t)header_get(&h, "Nul").len, 3, "NUL inside");
	assert_false(h.is_cut);
	arena_release(&a);
}

static void
too_many_fields_are_cut(void **state)
{
	static char head[(LIMIT_HEADER_FIELDS + 1) * 4];
	struct arena a = {0};
	struct header h;

	(void)state;
	for (size_t i = 0; i < sizeof(head); i += 4)
		memcpy(head + i, "a:b\n", 4);
	h = header_parse(&a, (struct str){head, sizeof(head) - 4});
	check_int((int64_t)h.count, LIMIT_HEADER_FIELDS, "at the limit");
	assert_false(h.is_cut);
	h = header_parse(&a, (struct str){head, sizeof(head)});
	check_int((int64_t)h.count, LIMIT_HEADER_FIELDS, "over the limit");
	assert_true(h.is_cut);
	arena_release(&a);
}

static void
a_parameter_is_found(void **state)
{
	static const struct {
		const char *value;
		const char *want;
	} rows[] = {
	    {"text/html; charset=utf-8", "utf-8"},
	    {"text/html;CHARSET = \"tis-620\" ; x=y", "tis-620"},
	    {"text/html; charset=utf-8, text/html", "utf-8"},
	    {"text/html; x; charset=a", "a"},
	    {"text/html; x=\"; charset=no\"; charset=yes", "yes"},
	    {"text/html; x=\"\\\"; charset=no\"; charset=yes", "yes"},
	    {"text/html; charset=", ""},
	    {"text/html; charset=\"open", "open"},
	    {"text/html; x=\"\\", ""},
	    {"charset=utf-8", ""},
	    {"text/html; mycharset=a", ""},
	    {"", ""},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		check_str(header_param(str_of(rows[i].value), "charset"),
		    rows[i].want, rows[i].value);
}

static void
chunks_are_joined(void **state)
{
	static const struct {
		const char *body;
		const char *want;
		bool is_complete;
	} rows[] = {
	    {"3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n", "abcde", true},
	    {"3\nabc\n0\n", "abc", true},
	    {"3;name=\"v\"\r\nabc\r\n0\r\nTrailer: x\r\n\r\n", "abc", true},
	    {"0003  \r\nabc\r\n000\r\n\r\n", "abc", true},
	    {"A\r\n0123456789\r\n0\r\n", "0123456789", true},
	    {"0\r\n", "", true},
	    {"3\r\nabc\r\n", "abc", false},
	    {"5\r\nabc", "abc", false},
	    {"3\r\nabcd\r\n0\r\n", "abc", false},
	    {"ffffffffffffffffffff\r\nabc", "abc", false},
	    {"-1\r\nabc\r\n", "", false},
	    {"3 x\r\nabc\r\n", "", false},
	    {"\r\n", "", false},
	    {"3", "", false},
	    {"", "", false},
	};
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		bool is_complete = !rows[i].is_complete;

		check_str(
		    header_dechunk(&a, str_of(rows[i].body), &is_complete),
		    rows[i].want, rows[i].body);
		check_int(is_complete, rows[i].is_complete, rows[i].body);
	}
	arena_release(&a);
}

static void
the_payload_is_the_body_without_its_transfer_coding(void **state)
{
	static const struct {
		const char *head;
		const char *body;
		const char *want;
		bool is_complete;
	} rows[] = {
	    {"Transfer-Encoding: chunked\n", "1\r\na\r\n0\r\n\r\n", "a", true},
	    {"Transfer-Encoding: gzip, Chunked \n", "1\r\na\r\n", "a", false},
	    {"Transfer-Encoding: chunked, gzip\n", "1\r\n", "1\r\n", true},
	    {"Transfer-Encoding: chunked\n", "<html>", "<html>", false},
	    {"Content-Length: 3\n", "abc", "abc", true},
	    {"Content-Length: 3\n", "abcd", "abc", true},
	    {"Content-Length: 4\n", "abc", "abc", false},
	    {"Content-Length: x\n", "abc", "abc", true},
	    {"Content-Length: 9\nTransfer-Encoding: chunked\n",
	        "1\r\na\r\n0\r\n", "a", true},
	    {"", "abc", "abc", true},
	};
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct header h = header_parse(&a, str_of(rows[i].head));
		bool is_complete = !rows[i].is_complete;

		check_str(
		    header_payload(&a, &h, str_of(rows[i].body), &is_complete),
		    rows[i].want, rows[i].head);
		check_int(is_complete, rows[i].is_complete, rows[i].head);
	}
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_status_line_is_read),
	    cmocka_unit_test(fields_are_read_and_the_rest_passed_over),
	    cmocka_unit_test(too_many_fields_are_cut),
	    cmocka_unit_test(a_parameter_is_found),
	    cmocka_unit_test(chunks_are_joined),
	    cmocka_unit_test(
	        the_payload_is_the_body_without_its_transfer_coding),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
