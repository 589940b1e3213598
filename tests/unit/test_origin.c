/* What is kept of an origin: its robots.txt and its certificate. */
#include "record/certificate.h"
#include "store_case.h"

static const char *const origin = "https://www.agency.example";

static void
put(struct store_case *c, const struct origin_robots *r)
{
	CHECK_OK(
	    store_robots_put(c->store, c->round.id, str_of(origin), r, &c->e));
}

static void
test_each_state_comes_back_and_has_its_word(void **state)
{
	static const struct {
		enum robots_state state;
		const char *word;
	} cases[] = {
	    {ROBOTS_PARSED, "parsed"},
	    {ROBOTS_ABSENT, "absent"},
	    {ROBOTS_UNREACHABLE, "unreachable"},
	    {ROBOTS_HTML, "html"},
	    {ROBOTS_CHALLENGE, "challenge"},
	    {ROBOTS_STALE, "stale"},
	};
	struct store_case *c = case_new();

	(void)state;
	case_begin(c, "r");
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct origin_robots r = {.state = cases[i].state,
		                         .fetched_us = c->now_us,
		                         .body = str_of("User-agent: *"),
		                         .crawl_delay_ms = 1500,
		                         .is_delay_capped = i % 2 == 0,
		                         .has_read_maps = i % 2 == 1},
		                     got = {0};

		put(c, &r);
		CHECK_OK(store_robots_get(c->store, c->round.id, str_of(origin),
		    &c->arena, &got, &c->e));
		check_int(got.state, cases[i].state, cases[i].word);
		check_int(got.crawl_delay_ms, 1500, "delay");
		check_int(got.is_delay_capped, i % 2 == 0, "capped");
		check_int(got.has_read_maps, i % 2 == 1, "maps");
		check_str(got.body, "User-agent: *", "body");
		check_str(case_value(c, "robots", "state", NULL, NULL),
		    cases[i].word, "word in the view");
	}
	check_str(case_value(c, "robots", "crawl_delay_ms", NULL, NULL), "1500",
	    "delay in the view");
	check_str(case_value(c, "robots", "captured_at", NULL, NULL),
	    "2018-07-31T14:00:00.123Z", "time in the view");
	case_free(c);
}

/* Of three rounds, the newest that could be read; what came since holds no
 * copy. */
static void
test_the_last_good_copy_is_the_newest_that_could_be_read(void **state)
{
	static const struct origin_robots rounds[] = {
	    {.state = ROBOTS_PARSED, .body = {"one", 3}},
	    {.state = ROBOTS_PARSED, .body = {"two", 3}},
	    {.state = ROBOTS_UNREACHABLE},
	    {.state = ROBOTS_STALE, .body = {"two", 3}},
	};
	static const char *const names[] = {"a", "b", "c", "d"};
	struct store_case *c = case_new();
	struct origin_robots got = {0};
	bool is_complete;

	(void)state;
	for (size_t i = 0; i < sizeof(rounds) / sizeof(rounds[0]); i++) {
		case_begin(c, names[i]);
		CHECK_OK(store_robots_last_good(
		    c->store, str_of(origin), &c->arena, &got, &c->e));
		check_int(got.state == ROBOTS_UNKNOWN, i == 0, "known");
		put(c, &rounds[i]);
		CHECK_OK(store_round_finish(
		    c->store, c->round.id, &is_complete, &c->e));
	}
	CHECK_OK(store_robots_last_good(
	    c->store, str_of(origin), &c->arena, &got, &c->e));
	check_int(got.state, ROBOTS_PARSED, "state");
	check_str(got.body, "two", "body");
	CHECK_OK(store_robots_last_good(
	    c->store, str_of("https://other.example"), &c->arena, &got, &c->e));
	check_int(got.state, ROBOTS_UNKNOWN, "of another origin");
	check_int(got.crawl_delay_ms, -1, "it asks for no delay");
	case_free(c);
}

static void
test_the_newest_certificate_is_kept(void **state)
{
	struct store_case *c = case_new();
	struct certificate t = {.subject = str_of("CN=www.agency.example"),
	    .issuer = str_of("CN=Example CA"),
	    .names = str_of("agency.example www.agency.example"),
	    .key = str_of("RSA 2048"),
	    .signature = str_of("sha256WithRSAEncryption"),
	    .sha256 = str_of("ab01"),
	    .not_after_us = INT64_C(1533045600000000),
	    .chain_length = 2,
	    .version = str_of("TLSv1.3"),
	    .cipher = str_of("TLS_AES_128_GCM_SHA256")};
	struct capture got = {.started_us = c->now_us,
	    .tls_rung = TLS_UNVERIFIED,
	    .tls_result = str_of("certificate has expired")};
	struct str at = str_of(origin);
	static const struct {
		const char *column, *want;
	} cases[] = {
	    {"origin", "https://www.agency.example"},
	    {"subject", "CN=www.agency.example"},
	    {"names", "agency.example www.agency.example"},
	    {"public_key", "RSA 2048"},
	    {"begins_at", "(null)"},
	    {"ends_at", "2018-07-31T14:00:00.000Z"},
	    {"chain_length", "2"},
	    {"tls_version", "TLSv1.3"},
	    {"tls_rung", "unverified"},
	    {"tls_result", "certificate has expired"},
	    {"captured_at", "2018-07-31T14:00:00.123Z"},
	};

	(void)state;
	case_begin(c, "r");
	CHECK_OK(
	    store_certificate_put(c->store, c->round.id, at, &got, 0, &c->e));
	check_int(case_rows(c, "certificates"), 0, "none was seen");
	got.certificate = &t;
	CHECK_OK(
	    store_certificate_put(c->store, c->round.id, at, &got, 0, &c->e));
	/* The same again is no change. */
	got.started_us += 5000000;
	CHECK_OK(
	    store_certificate_put(c->store, c->round.id, at, &got, 0, &c->e));
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		check_str(
		    case_value(c, "certificates", cases[i].column, NULL, NULL),
		    cases[i].want, cases[i].column);
	t.sha256 = str_of("cd02");
	CHECK_OK(
	    store_certificate_put(c->store, c->round.id, at, &got, 0, &c->e));
	check_str(case_value(c, "certificates", "sha256", NULL, NULL), "cd02",
	    "a new one");
	check_str(case_value(c, "certificates", "captured_at", NULL, NULL),
	    "2018-07-31T14:00:05.123Z", "its time");
	case_free(c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_each_state_comes_back_and_has_its_word),
	    cmocka_unit_test(
	        test_the_last_good_copy_is_the_newest_that_could_be_read),
	    cmocka_unit_test(test_the_newest_certificate_is_kept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
