/* Transfers against the test web: what each kind of server becomes. */
#include "test.h"

#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "fetch_fixture.h"

enum { ANY = -1 };

/* What a URL becomes; texts that are NULL and numbers that are ANY are not
 * looked at. */
struct row {
	const char *url;
	enum reason reason;
	enum cut cut;
	int status;
	int64_t head_bytes;
	int64_t body_bytes;
	const char *redirect_to;
	enum tls_rung rung;
	const char *tls_result;
};

#define PLAIN "http://plain.example"

static const struct row rows[] = {
    {PLAIN "/", REASON_NONE, CUT_NOT, 200, ANY, 12, "", TLS_NONE, ""},
    {PLAIN "/chunked", REASON_NONE, CUT_NOT, 200, ANY, 16, "", TLS_NONE, ""},
    {PLAIN "/gzip", REASON_NONE, CUT_NOT, 200, ANY, 41, "", TLS_NONE, ""},
    {PLAIN "/bomb", REASON_NONE, CUT_NOT, 200, ANY, 202158, "", TLS_NONE, ""},
    {PLAIN "/mislabelled", REASON_NONE, CUT_NOT, 200, ANY, 3, "", TLS_NONE, ""},
    {PLAIN "/cut", REASON_NONE, CUT_DISCONNECT, 200, ANY, 1000, "", TLS_NONE,
        ""},
    {PLAIN "/short", REASON_NONE, CUT_DISCONNECT, 200, 39, 3, "", TLS_NONE, ""},
    {PLAIN "/more", REASON_NONE, CUT_NOT, 200, 38, 3, "", TLS_NONE, ""},
    {PLAIN "/missing", REASON_NONE, CUT_NOT, 404, ANY, 2, "", TLS_NONE, ""},
    {PLAIN "/huge", REASON_NONE, CUT_LENGTH, 200, ANY, LIMIT_RAW_BYTES, "",
        TLS_NONE, ""},
    {PLAIN "/moved", REASON_NONE, CUT_NOT, 302, ANY, 0, PLAIN "/x?a=1#f",
        TLS_NONE, ""},
    {PLAIN "/moved-mail", REASON_NONE, CUT_NOT, 302, ANY, 0,
        "mailto:a@b.example", TLS_NONE, ""},
    {PLAIN "/moved-thai", REASON_NONE, CUT_NOT, 301, ANY, 0,
        PLAIN "/%A1%A2?q=%A1", TLS_NONE, ""},
    {PLAIN "/moved-utf8", REASON_NONE, CUT_NOT, 301, ANY, 0, PLAIN "/%E0%B8%81",
        TLS_NONE, ""},
    {PLAIN "/moved-inside", REASON_NONE, CUT_NOT, 302, ANY, 0,
        "http://169.254.169.254/latest/", TLS_NONE, ""},
    {PLAIN "/moved-bad", REASON_NONE, CUT_NOT, 302, ANY, 0, "", TLS_NONE, ""},
    {PLAIN "/old", REASON_PROTOCOL, CUT_NOT, 0, 0, 0, "", TLS_NONE, ""},
    {PLAIN "/flood", REASON_HEAD_TOO_BIG, CUT_LENGTH, 0, LIMIT_HEAD_BYTES, 0,
        "", TLS_NONE, ""},
    {PLAIN "/interim", REASON_NONE, CUT_NOT, 200, 38, 2, "", TLS_NONE, ""},
    {PLAIN "/interim-only", REASON_EMPTY_ANSWER, CUT_NOT, 0, 25, 0, "",
        TLS_NONE, ""},
    {PLAIN "/half-head", REASON_PROTOCOL, CUT_NOT, 0, 17, 0, "", TLS_NONE, ""},
    {PLAIN "/bare-lf", REASON_NONE, CUT_NOT, 200, 35, 2, "", TLS_NONE, ""},
    {PLAIN "/no-length", REASON_NONE, CUT_NOT, 200, 19, 10, "", TLS_NONE, ""},
    {PLAIN "/trailers", REASON_NONE, CUT_NOT, 200, 47, 21, "", TLS_NONE, ""},
    {PLAIN "/cut-chunks", REASON_NONE, CUT_DISCONNECT, 200, 47, 8, "", TLS_NONE,
        ""},
    {PLAIN "/bad-chunks", REASON_PROTOCOL, CUT_DISCONNECT, 200, 47, 13, "",
        TLS_NONE, ""},
    {PLAIN "/nul", REASON_PROTOCOL, CUT_NOT, 0, 17, 0, "", TLS_NONE, ""},
    {PLAIN "/nothing", REASON_EMPTY_ANSWER, CUT_NOT, 0, 0, 0, "", TLS_NONE, ""},
    {"http://trailing.dot.example./", REASON_NONE, CUT_NOT, 200, ANY, 3, "",
        TLS_NONE, ""},
    {"http://gone.example/", REASON_NO_SUCH_NAME, CUT_NOT, 0, 0, 0, "",
        TLS_NONE, ""},
    {"http://unheard-of.example/", REASON_NO_SUCH_NAME, CUT_NOT, 0, 0, 0, "",
        TLS_NONE, ""},
    {"http://closed.example/", REASON_REFUSED, CUT_NOT, 0, 0, 0, "", TLS_NONE,
        ""},
    {"ftp://plain.example/", REASON_PROTOCOL, CUT_NOT, 0, 0, 0, "", TLS_NONE,
        ""},
    {"https://good.example/", REASON_NONE, CUT_NOT, 200, ANY, 6, "", TLS_STRICT,
        "ok"},
    {"https://good.example/no-length", REASON_NONE, CUT_NOT, 200, 19, 10, "",
        TLS_STRICT, "ok"},
    {"https://expired.example/", REASON_NONE, CUT_NOT, 200, ANY, 1, "",
        TLS_UNVERIFIED, "certificate has expired"},
    {"https://self.example/", REASON_NONE, CUT_NOT, 200, ANY, 1, "",
        TLS_UNVERIFIED, "self-signed certificate"},
    {"https://wrong.example/", REASON_NONE, CUT_NOT, 200, ANY, 1, "",
        TLS_UNVERIFIED, "certificate is for another name"},
    {"https://incomplete.example/", REASON_NONE, CUT_NOT, 200, ANY, 1, "",
        TLS_UNVERIFIED, "issuer not found"},
    {"https://old.example/", REASON_NONE, CUT_NOT, 200, ANY, 1, "", TLS_OLD,
        "ok"},
};

enum { ROW_COUNT = sizeof(rows) / sizeof(*rows) };

static void
check_row(const struct row *row, const struct capture *c)
{
	check_str(c->url, row->url, "url");
	check_str(
	    str_of(reason_word(c->reason)), reason_word(row->reason), row->url);
	check_str(str_of(cut_word(c->cut)), cut_word(row->cut), row->url);
	check_int(c->status, row->status, row->url);
	if (row->head_bytes != ANY)
		check_int((int64_t)c->head.len, row->head_bytes, row->url);
	check_int((int64_t)c->body.len, row->body_bytes, row->url);
	check_str(c->redirect_to, row->redirect_to, row->url);
	check_int(c->tls_rung, row->rung, row->url);
	check_str(c->tls_result, row->tls_result, row->url);
	/* A higher rung says why the one below would not do. */
	check_int(c->detail.len > 0,
	    row->reason != REASON_NONE || row->cut != CUT_NOT ||
	        row->rung > TLS_STRICT,
	    row->url);
	check_int(c->payload_sha256[0] != '\0', row->status != 0, row->url);
}

/* All at once, which also shows that transfers do not mix. */
static void
each_server_becomes_what_it_is(void **state)
{
	const struct fixture *f = *state;
	struct fetch_pool *p = fetch_pool_of(&f->config);

	for (size_t i = 0; i < ROW_COUNT; i++)
		fetch_ask(p, rows[i].url, (int64_t)i, TLS_NONE);
	check_int((int64_t)fetch_active(p), ROW_COUNT, "under way");
	for (size_t i = 0; i < ROW_COUNT; i++) {
		int64_t tag = -1;
		struct capture *c = fetch_await(p, &tag);

		assert_in_range(tag, 0, ROW_COUNT - 1);
		check_row(&rows[tag], c);
		capture_free(c);
	}
	check_int((int64_t)fetch_active(p), 0, "all were handed out");
	fetch_pool_free(p);
}

static void
a_private_address_is_refused(void **state)
{
	const struct fixture *f = *state;
	static const char *const urls[] = {
	    "http://127.0.0.1:1/",
	    "http://[::1]:1/",
	    "http://[::ffff:10.0.0.1]/",
	    "http://192.168.1.1/",
	    "http://localhost:1/",
	};
	struct fetch_config config = f->config;
	struct capture *c;

	config.allow_private = false;
	c = fetch_one(&config, PLAIN "/");
	check_int(c->reason, REASON_ADDRESS_NOT_PUBLIC, "mapped");
	check_str(c->detail, "127.0.1.1", "the address");
	check_int((int64_t)c->request.len, 0, "it was not asked");
	capture_free(c);
	config.address_map = NULL;
	for (size_t i = 0; i < sizeof(urls) / sizeof(*urls); i++) {
		c = fetch_one(&config, urls[i]);
		check_str(str_of(reason_word(c->reason)), "address-not-public",
		    urls[i]);
		capture_free(c);
	}
}

/* A name of the machine itself goes through the resolver's threads. */
static void
a_name_is_resolved(void **state)
{
	const struct fixture *f = *state;
	struct fetch_config config = f->config;
	struct capture *c;

	config.address_map = NULL;
	c = fetch_one(&config, "http://localhost:1/");
	check_int(c->reason, REASON_REFUSED, "found, and nobody is there");
	check_int(c->dns_us >= 0, 1, "it was looked up");
	capture_free(c);
}

static void
a_url_that_is_too_long_is_a_capture(void **state)
{
	const struct fixture *f = *state;
	char url[LIMIT_URL_BYTES + 2];
	struct capture *c;

	(void)snprintf(url, sizeof(url), "%s%0*d", PLAIN "/",
	    LIMIT_URL_BYTES - (int)sizeof(PLAIN), 0);
	check_int((int64_t)strlen(url), LIMIT_URL_BYTES, "the longest");
	c = fetch_one(&f->config, url);
	check_int(c->status, 404, "it is asked for");
	capture_free(c);
	(void)snprintf(url, sizeof(url), "%s%0*d", PLAIN "/",
	    LIMIT_URL_BYTES + 1 - (int)sizeof(PLAIN), 0);
	c = fetch_one(&f->config, url);
	check_int(c->reason, REASON_URL_TOO_LONG, "one more");
	capture_free(c);
}

static void
a_pool_may_end_before_its_transfers(void **state)
{
	const struct fixture *f = *state;
	struct fetch_config config = f->config;
	struct fetch_pool *p = fetch_pool_of(&config);

	fetch_ask(p, "http://silent.example/", 0, TLS_NONE);
	fetch_ask(p, "http://gone.example/", 0, TLS_NONE);
	fetch_work(p);
	check_int((int64_t)fetch_active(p), 2, "none was handed out");
	fetch_pool_free(p);
	config.address_map = NULL;
	p = fetch_pool_of(&config);
	fetch_ask(p, "http://localhost:1/", 0, TLS_NONE);
	fetch_pool_free(p);
	fetch_pool_free(NULL);
}

static void
a_bad_configuration_is_an_error(void **state)
{
	const struct fixture *f = *state;
	struct fetch_config config = f->config;
	struct fetch_pool *p = NULL;
	struct err e = {0};

	config.ca_file = "/nonexistent.pem";
	check_int(fetch_pool_new(&config, &p, &e), ERR_USAGE, "no roots");
	check_str(str_of(e.msg), "/nonexistent.pem: no certificates", "why");
	config = f->config;
	config.address_map = "/nonexistent.map";
	check_int(fetch_pool_new(&config, &p, &e), ERR_USAGE, "no file");
	config.address_map = f->config.ca_file;
	check_int(fetch_pool_new(&config, &p, &e), ERR_SYNTAX, "no map");
	check_int(str_starts(str_of(e.msg), str_of(config.address_map)), 1,
	    "the file is named");
	assert_null(p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_server_becomes_what_it_is),
	    cmocka_unit_test(a_private_address_is_refused),
	    cmocka_unit_test(a_name_is_resolved),
	    cmocka_unit_test(a_url_that_is_too_long_is_a_capture),
	    cmocka_unit_test(a_pool_may_end_before_its_transfers),
	    cmocka_unit_test(a_bad_configuration_is_an_error),
	};

	return cmocka_run_group_tests(tests, fetch_setup, fetch_teardown);
}
