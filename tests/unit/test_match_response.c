#include "match_case.h"

#include "page/page.h"

#define REFRESH(content) "<meta http-equiv=refresh content='" content "'><p>x"

static void
a_refresh_is_tested_by_its_parts(void **state)
{
	static const struct row rows[] = {
	    {"refresh: { delay: '> 0' }", REFRESH("5; URL=/th/"), 't'},
	    {"refresh: { delay: '> 0' }", REFRESH("0; URL=/th/"), 'f'},
	    {"refresh: { delay: '> 0' }", "<p>x", 'f'},
	    {"refresh: { delay: ['> 0', '< 72000'] }", REFRESH("72001"), 'f'},
	    {"refresh: { kind: any }", REFRESH("huh"), 'f'},
	    {"refresh: { kind: any }",
	        "<meta http-equiv=refresh content=huh>" REFRESH("3"), 't'},
	    {"refresh: { delay: 3 }",
	        "<meta http-equiv=refresh content=3>" REFRESH("9"), 't'},
	    {"refresh: { kind: redirect }", REFRESH("5; URL=/th/"), 't'},
	    {"refresh: { kind: redirect }", REFRESH("5"), 'f'},
	    {"refresh: { kind: redirect }", REFRESH("5; URL=/"), 'f'},
	    {"refresh: { kind: reload }", REFRESH("5; URL=/"), 't'},
	    {"refresh: { kind: reload }", REFRESH("5; URL=/th/"), 'f'},
	    {"refresh: { target: { ends_with: /th/ } }", REFRESH("5;URL=/th/"),
	        't'},
	    {"refresh: { target: { contains: b.example } }",
	        REFRESH("5;URL=/th/"), 'f'},
	    {"refresh: { kind: any }", REFRESH("5;URL=javascript:go()"), 'f'},
	};
	static const struct row absent = {
	    "refresh: { kind: any }", "<p>x", 'u'};

	(void)state;
	check_rows(rows, COUNT(rows));
	check_int(try_at(&absent, NULL, VIEW_TRUNCATED, &at_home), 'u',
	    "the head of a page cut short");
	check_int(try_at(&absent, NULL, VIEW_JS_SHELL, &at_home), 'f',
	    "scripts leave the head as it is");
}

/* A condition on the head of an answer. */
struct head_row {
	const char *condition;
	const char *head;
	char want;
};

static char
try_response(
    const char *condition, const char *url, const struct response *response)
{
	const struct row row = {condition, "<p>x", 0};
	struct audit_context context = at_home;

	context.response = response;
	return try_at(&row, url, 0, &context);
}

static void
check_heads(const struct head_row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct response response = {
		    .status = 200, .head = str_of(rows[i].head)};
		char got = try_response(rows[i].condition, NULL, &response);

		if (got != rows[i].want)
			fail_msg("%s\non %s\ngot %c, want %c",
			    rows[i].condition, rows[i].head, got, rows[i].want);
	}
}

#define OK "HTTP/1.1 200 OK\r\n"

static void
fields_of_the_head_are_tested(void **state)
{
	static const struct head_row rows[] = {
	    {"header: { server: { contains: nginx } }",
	        OK "Server: nginx/1\r\n", 't'},
	    {"header: { SERVER: nginx }", OK "server:  NGINX \r\n", 't'},
	    {"header: { server: nginx }", OK "Server: IIS\r\n", 'f'},
	    {"header: { server: { present: yes } }", OK, 'f'},
	    {"header: { server: { present: no } }", OK, 't'},
	    {"header: { server: { present: no } }", OK "Server: a\r\n", 'f'},
	    {"header: { server: { present: yes } }", OK "Server: \xff\r\n",
	        't'},
	    {"header: { x-a: b }", OK "X-A: a\r\nX-A: b\r\n", 't'},
	    {"header: { x-a: a, x-b: b }", OK "X-A: a\r\n", 'f'},
	    {"header: { server: a }", "", 'u'},
	    {"any: [{ header: { x-a: a } }, { header: { x-b: b } }]",
	        OK "X-B: b\r\n", 't'},
	};
	static const struct row row = {
	    "header: { server: { present: yes } }", "<p>x", 0};
	const struct response response = {.status = 200, .head = str_of(OK)};
	struct audit_context context = at_home;

	(void)state;
	check_heads(rows, COUNT(rows));
	context.response = &response;
	check_int(try_at(&row, NULL, VIEW_JS_SHELL, &context), 'f',
	    "scripts leave the head as it is");
	check_int(try_at(&row, NULL, VIEW_CHALLENGE, &context), 'u',
	    "the head of a question");
	check_int(try_at(&row, NULL, 0, &at_home), 'u', "no answer is known");
}

#define COOKIE(text) OK "Set-Cookie: " text "\r\n"

static void
cookies_are_tested_by_how_they_are_kept(void **state)
{
	static const struct head_row rows[] = {
	    {"cookie: { PHPSESSID: { present: yes } }", COOKIE("PHPSESSID=1"),
	        't'},
	    {"cookie: { PHPSESSID: { present: yes } }", COOKIE("A=1"), 'f'},
	    {"cookie: { PHPSESSID: { present: no } }", COOKIE("A=1"), 't'},
	    {"cookie: { 'word*_': x }", COOKIE("Wordpress_=x; path=/"), 't'},
	    {"cookie: { a: { is: 1, secure: yes } }", COOKIE("a=1; SECURE"),
	        't'},
	    {"cookie: { a: { secure: yes } }", COOKIE("a=1; path=/secure"),
	        'f'},
	    {"cookie: { a: { secure: no } }", COOKIE("a=1"), 't'},
	    {"cookie: { '*': { http_only: no } }", COOKIE("a=1;HttpOnly"), 'f'},
	    {"cookie: { '*': { http_only: no } }",
	        COOKIE("a=1;HttpOnly") "set-cookie: b\r\n", 't'},
	    {"cookie: { a: { same_site: [lax, strict] } }",
	        COOKIE("a=1; SameSite=Lax"), 't'},
	    {"cookie: { a: { same_site: [lax, strict] } }",
	        COOKIE("a=1; SameSite=None"), 'f'},
	    {"cookie: { a: { same_site: missing } }", COOKIE("a=1"), 't'},
	    {"cookie: { a: 2 }", COOKIE("a=1"), 'f'},
	    {"cookie: { a: 2 }", "", 'u'},
	};

	(void)state;
	check_heads(rows, COUNT(rows));
}

static void
a_status_is_a_number_a_class_or_a_reason(void **state)
{
	static const struct {
		const char *condition;
		int status;
		enum reason reason;
		char want;
	} rows[] = {
	    {"status: 2xx", 204, REASON_NONE, 't'},
	    {"status: 2xx", 301, REASON_NONE, 'f'},
	    {"status: [404, 410]", 410, REASON_NONE, 't'},
	    {"status: 404", 410, REASON_NONE, 'f'},
	    {"status: no-answer", 0, REASON_TIMEOUT, 't'},
	    {"status: no-answer", 200, REASON_NONE, 'f'},
	    {"status: timeout", 0, REASON_TIMEOUT, 't'},
	    {"status: tls", 0, REASON_TIMEOUT, 'f'},
	    {"status: 2xx", 0, REASON_TLS, 'f'},
	    {"status: 2xx", 0, REASON_NONE, 'u'},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct response response = {
		    .status = rows[i].status, .reason = rows[i].reason};

		check_int(try_response(rows[i].condition, NULL, &response),
		    rows[i].want, rows[i].condition);
	}
}

enum { DAY_S = 86400 };

static void
a_certificate_is_counted_from_the_capture(void **state)
{
	static const struct {
		const char *condition;
		const char *url;
		const char *result;
		int64_t days;
		char want;
	} rows[] = {
	    {"tls: { valid: yes }", NULL, "ok", 0, 't'},
	    {"tls: { valid: yes }", NULL, "self-signed", 0, 'f'},
	    {"tls: { valid: no }", NULL, "self-signed", 0, 't'},
	    {"tls: { valid: yes }", NULL, "", 0, 'u'},
	    {"tls: { valid: yes }", "http://a.example/", "", 0, 'f'},
	    {"tls: { valid: no }", "http://a.example/", "", 0, 't'},
	    {"tls: { days_left: '>= 14' }", NULL, "ok", 15, 't'},
	    {"tls: { days_left: '>= 14' }", NULL, "ok", 13, 'f'},
	    {"tls: { days_left: '>= 14' }", NULL, "ok", 0, 'u'},
	    {"tls: { days_left: '>= 14' }", "http://a.example/", "", 0, 'f'},
	    {"tls: { valid: yes, days_left: '< 14' }", NULL, "ok", 13, 't'},
	    {"tls: { valid: yes, days_left: '< 14' }", NULL, "old", 13, 'f'},
	};
	const int64_t now = 1700000000000000;

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct response response = {.status = 200,
		    .captured_us = now,
		    .tls_result = str_of(rows[i].result),
		    .tls_ends_us = rows[i].days == 0
		        ? 0
		        : now + rows[i].days * DAY_S * 1000000};

		check_int(
		    try_response(rows[i].condition, rows[i].url, &response),
		    rows[i].want, rows[i].condition);
	}
	check_int(try_response("tls: { valid: yes }", NULL, NULL), 'u',
	    "no answer is known");
}

/* 10 March 2018, noon in Thailand. */
static const int64_t on_10_march_2018_us = 1520658000000000;

/* In Thailand, where it is seven hours later than in UTC. */
static const int64_t on_30_september_2018_us = 1538326799000000;
static const int64_t on_1_october_2018_us = 1538326800000000;

static void
fiscal_years_begin_in_october(void **state)
{
	static const struct row rows[] = {
	    {"fiscal_year: { within: 1 }", "<p>ปีงบประมาณ พ.ศ. ๒๕๖๑", 't'},
	    {"fiscal_year: { within: 1 }", "<p>ปี 2560", 't'},
	    {"fiscal_year: { within: 1 }", "<p>ปี 2559", 'f'},
	    {"fiscal_year: { within: 1 }", "<p>ปี 2562", 'f'},
	    {"fiscal_year: { in: main }", "<p>2017", 't'},
	    {"fiscal_year: { in: main }", "<p>2016", 'f'},
	    {"fiscal_year: { within: 1 }", "<p>ปี 61", 't'},
	    {"fiscal_year: { within: 1 }", "<p>ข้อ 61", 'f'},
	    {"fiscal_year: { within: 1 }", "<p>12/03/2561", 'f'},
	    {"fiscal_year: { within: 1 }", "<p>2560-2564", 'f'},
	    {"fiscal_year: { within: 1 }", "<p>2,561 บาท 25610", 'f'},
	    {"fiscal_year: { within: 1, near: [ผลสำรวจ] }", "<p>ผลสำรวจ ปี 2561",
	        't'},
	    {"fiscal_year: { within: 1, near: [ผลสำรวจ] }",
	        "<p>ผลสำรวจ<p>ปี 2561", 'f'},
	    {"fiscal_year: { within: 1, not_near: [แผน] }", "<p>แผน ปี 2561",
	        'f'},
	    {"fiscal_year: { within: 1, in: title }", "<p>ปี 2561", 'f'},
	    {"fiscal_year: { within: 1 }", "<p style='display:none'>ปี 2561",
	        'f'},
	};
	static const struct row next = {
	    "fiscal_year: { within: 1 }", "<p>ปี 2560", 'f'};
	struct response response = {
	    .status = 200, .captured_us = on_30_september_2018_us};
	struct audit_context context = at_home;

	(void)state;
	context.response = &response;
	for (size_t i = 0; i < COUNT(rows); i++) {
		char got = try_at(&rows[i], NULL, 0, &context);

		if (got != rows[i].want)
			fail_msg("%s\non %s\ngot %c, want %c",
			    rows[i].condition, rows[i].html, got, rows[i].want);
	}
	check_int(try_at(&rows[0], NULL, 0, &at_home), 'u', "no day is known");
	check_int(try_at(&rows[2], NULL, VIEW_TRUNCATED, &context), 'u',
	    "a year may stand further down");
	response.captured_us = on_1_october_2018_us;
	check_int(try_at(&next, NULL, 0, &context), 'f', "a day later");
}

static void
dates_are_as_old_as_at_the_capture(void **state)
{
	static const struct row rows[] = {
	    {"date: { newest_within: 90 days }", "<p>1 มีนาคม 2561", 't'},
	    {"date: { newest_within: 90 days }", "<p>1 มีนาคม 2560", 'f'},
	    {"date: { newest_within: 90 days }", "<p>x", 'f'},
	    {"date: { newest_within: 90 days }", "<p>1 มีนาคม 2560<p>2018-03-10",
	        't'},
	    {"date: { newest_within: 9 days }", "<p>1 มีนาคม 2561", 't'},
	    {"date: { newest_within: 8 วัน }", "<p>1 มีนาคม 2561", 'f'},
	    {"date: { newest_within: 1 year }", "<p>20 เมษายน 2561", 'f'},
	    {"date: { newest_within: 10 days }", "<p>กุมภาพันธ์ 2561", 'u'},
	    {"date: { newest_within: 60 days }", "<p>กุมภาพันธ์ 2561", 't'},
	    {"date: { newest_within: 2 months, in: main }",
	        "<footer>1 มีนาคม 2561</footer><main>x</main>", 'f'},
	    {"date: { newest_within: 90 days }",
	        "<p style='display:none'>1 มีนาคม 2561", 'f'},
	    {"date: { newest_within: 90 days, calendar: be }", "<p>2018-03-01",
	        'f'},
	    {"date: { newest_within: 90 days, calendar: ce }", "<p>2018-03-01",
	        't'},
	    {"date: { newest_within: 2 years, not_in: copyright }",
	        "<p>สงวนลิขสิทธิ์ © พ.ศ. 2560", 'f'},
	    {"date: { newest_within: 90 days, not_in: clock }",
	        "<p>วันนี้ วันที่ 1 มีนาคม 2561", 'f'},
	    {"date: { newest_within: 90 days, not_in: [copyright, clock] }",
	        "<div id=event-calendar><p>1 มีนาคม 2561</div>", 'f'},
	    {"date: { newest_within: 90 days, not_in: [copyright, clock] }",
	        "<p>ข่าว 1 มีนาคม 2561", 't'},
	    {"date: { newest_within: 3 years }", "<p>สงวนลิขสิทธิ์ © พ.ศ. 2560",
	        't'},
	    {"date: { oldest_within: 1 year }", "<p>1 มีนาคม 2561", 't'},
	    {"date: { oldest_within: 1 year }",
	        "<p>1 มีนาคม 2561<p>1 มีนาคม 2559", 'f'},
	    {"date: { oldest_within: 1 year }", "<p>x", 'f'},
	    {"date: { newest_within: 5 weeks }",
	        "<time datetime=2018-03-01>ล่าสุด</time>", 't'},
	    {"date: { in: visible }", "<p>1 มีนาคม 2500", 't'},
	};
	const struct response response = {
	    .status = 200, .captured_us = on_10_march_2018_us};
	struct audit_context context = at_home;

	(void)state;
	context.response = &response;
	for (size_t i = 0; i < COUNT(rows); i++) {
		char got = try_at(&rows[i], NULL, 0, &context);

		if (got != rows[i].want)
			fail_msg("%s\non %s\ngot %c, want %c",
			    rows[i].condition, rows[i].html, got, rows[i].want);
	}
	check_int(try_at(&rows[0], NULL, 0, &at_home), 'u', "no day is known");
	check_int(try_at(&rows[0], NULL, VIEW_TRUNCATED, &context), 't',
	    "what was found is there");
	check_int(try_at(&rows[1], NULL, VIEW_TRUNCATED, &context), 'u',
	    "a newer one may follow");
	check_int(try_at(&rows[18], NULL, VIEW_TRUNCATED, &context), 'u',
	    "an older one may follow");
	check_int(try_at(&rows[19], NULL, VIEW_TRUNCATED, &context), 'f',
	    "an old one stays old");
}

static void
numbers_of_the_answer_are_facts(void **state)
{
	const struct response response = {.status = 200,
	    .first_byte_us = 350000,
	    .body_bytes = 1234,
	    .redirects = 2};
	static const struct {
		const char *condition;
		char want;
	} rows[] = {
	    {"fact: { name: bytes, is: 1234 }", 't'},
	    {"fact: { name: ttfb_ms, number: '< 300' }", 'f'},
	    {"fact: { name: ttfb_ms, is: 350 }", 't'},
	    {"fact: { name: redirects, number: '<= 2' }", 't'},
	    {"fact: { name: redirects, number: '<= 1' }", 'f'},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		check_int(try_response(rows[i].condition, NULL, &response),
		    rows[i].want, rows[i].condition);
	check_int(
	    try_response(rows[2].condition, NULL, NULL), 'u', "not known");
	check_int(try_response("fact: { name: bytes, is: 4 }", NULL, NULL), 't',
	    "of a saved page");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_refresh_is_tested_by_its_parts),
	    cmocka_unit_test(fields_of_the_head_are_tested),
	    cmocka_unit_test(cookies_are_tested_by_how_they_are_kept),
	    cmocka_unit_test(a_status_is_a_number_a_class_or_a_reason),
	    cmocka_unit_test(a_certificate_is_counted_from_the_capture),
	    cmocka_unit_test(dates_are_as_old_as_at_the_capture),
	    cmocka_unit_test(fiscal_years_begin_in_october),
	    cmocka_unit_test(numbers_of_the_answer_are_facts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
