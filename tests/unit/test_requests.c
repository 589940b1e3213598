/* What is told to the keepers of a host: each request, the gap before it, and
 * what its robots.txt had said by then. */
#include "cli/requests.h"
#include "store_case.h"

struct asking {
	int64_t at_ms; /* since the first */
	const char *url;
	const char *ip;
	int status; /* 0: no answer */
};

/* Two hosts of one address, one of another, and one that does not answer. */
static const struct asking askings[] = {
    {0, "https://a.example/robots.txt", "192.0.2.1", 200},
    {2000, "https://b.example/robots.txt", "192.0.2.1", 404},
    {3000, "https://a.example/", "192.0.2.1", 200},
    {3500, "https://c.example/", "192.0.2.2", 200},
    {4500, "https://b.example/", "192.0.2.1", 200},
    {10000, "https://a.example/x", "", 0},
    {10400, "https://a.example/x", "192.0.2.1", 200},
    {20000, "http://a.example/robots.txt", "192.0.2.1", 503},
    {20500, "http://a.example/y", "192.0.2.1", 200},
};

static struct store_case *
new_case(void)
{
	struct store_case *c = case_new();
	struct frontier_url u = {0};
	int64_t start_us = c->now_us;

	case_begin(c, "round-1");
	u.agency_row = c->agency_row;
	/* As the ledger's views have it: not in the order of time. */
	for (size_t i = sizeof(askings) / sizeof(askings[0]); i > 0; i--) {
		const struct asking *k = &askings[i - 1];
		struct capture *got = case_capture(c, k->url,
		    k->status == 0 ? NULL : case_head, str_of("x"), "");

		got->started_us = start_us + k->at_ms * 1000;
		got->ip = str_of(k->ip);
		got->status = k->status;
		(void)case_put(c, &u, got);
	}
	return c;
}

static void
put_robots(struct store_case *c, const char *origin, enum robots_state state,
    int64_t at_ms, int64_t crawl_delay_ms)
{
	struct origin_robots r = {.state = state,
	    .fetched_us = c->now_us + at_ms * 1000,
	    .crawl_delay_ms = crawl_delay_ms};

	CHECK_OK(
	    store_robots_put(c->store, c->round.id, str_of(origin), &r, &c->e));
}

static struct request_list *
read_of(struct store_case *c, const char *operand)
{
	struct request_list *k = arena_alloc(&c->arena, sizeof(*k));

	k->arena = &c->arena;
	CHECK_OK(requests_read(
	    c->store, str_of("round-1"), str_of(operand), k, &c->e));
	return k;
}

static const struct asked_host *
host_of(const struct request_list *k, const char *name)
{
	const struct asked_host *h = map_get(&k->host_by_name, str_of(name));

	if (h == NULL)
		fail_msg("no host %s", name);
	return h;
}

static void
test_gaps_are_those_of_the_address(void **state)
{
	static const int64_t want_ms[] = {
	    -1, 2000, 1000, 1500, 7000, 400, 9600, 500};
	enum { COUNT = sizeof(want_ms) / sizeof(want_ms[0]) };
	struct store_case *c = new_case();
	struct request_list *k = read_of(c, "a.example");

	(void)state;
	check_int((int64_t)k->count, COUNT, "requests to the address");
	for (size_t i = 0; i < COUNT; i++)
		check_int(k->requests[i].gap_us,
		    want_ms[i] < 0 ? -1 : want_ms[i] * 1000,
		    k->requests[i].url.ptr);
	check_int(host_of(k, "a.example")->requests, 6, "requests");
	check_int(host_of(k, "a.example")->smallest_gap_us, 400000,
	    "smallest gap of a");
	check_int(host_of(k, "b.example")->smallest_gap_us, 1500000,
	    "smallest gap of b");
	check_int(host_of(k, "a.example")->is_meant, true, "a is meant");
	check_int(host_of(k, "b.example")->is_meant, false, "b is near");
	assert_null(map_get(&k->host_by_name, str_of("c.example")));
	requests_release(k);
	case_free(c);
}

static void
test_an_agency_has_all_hosts_that_were_asked_for_it(void **state)
{
	struct store_case *c = new_case();
	struct request_list *k = read_of(c, "a-01");

	(void)state;
	check_str(k->agency_id, "a-01", "agency");
	check_int((int64_t)k->count, 9, "requests");
	check_int(host_of(k, "c.example")->is_meant, true, "c is meant");
	check_int(host_of(k, "c.example")->smallest_gap_us, -1, "no gap");
	requests_release(k);
	case_free(c);
}

static const char *
robots_at(const struct request_list *k, const char *url)
{
	for (size_t i = 0; i < k->count; i++)
		if (str_is(k->requests[i].url, url))
			return k->requests[i].robots;
	return "(no such request)";
}

static void
test_decisions_are_those_of_the_origin_by_then(void **state)
{
	static const struct {
		const char *url;
		const char *want;
	} cases[] = {
	    {"https://a.example/robots.txt", "robots.txt"},
	    {"https://a.example/", "allowed"},
	    {"https://a.example/x", "stale"},
	    {"http://a.example/y", "robots-unreachable"},
	    {"https://b.example/", "no-robots"},
	};
	struct store_case *c = new_case();
	struct request_list *k;

	(void)state;
	put_robots(c, "https://a.example", ROBOTS_STALE, 9000, 2500);
	put_robots(c, "https://c.example", ROBOTS_PARSED, 0, -1);
	k = read_of(c, "a.example");
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		check_str(str_of(robots_at(k, cases[i].url)), cases[i].want,
		    cases[i].url);
	check_int((int64_t)k->origin_count, 1, "origins");
	check_str(k->origins[0]->name, "https://a.example", "origin");
	check_int(k->origins[0]->crawl_delay_ms, 2500, "crawl-delay");
	requests_release(k);
	case_free(c);
}

static void
test_nobody_of_that_name_is_an_error(void **state)
{
	struct store_case *c = new_case();
	struct request_list k = {.arena = &c->arena};

	(void)state;
	check_int(requests_read(c->store, str_of("round-1"),
	              str_of("nobody.example"), &k, &c->e),
	    ERR_USAGE, "no such host");
	requests_release(&k);
	case_free(c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_gaps_are_those_of_the_address),
	    cmocka_unit_test(
	        test_an_agency_has_all_hosts_that_were_asked_for_it),
	    cmocka_unit_test(test_decisions_are_those_of_the_origin_by_then),
	    cmocka_unit_test(test_nobody_of_that_name_is_an_error),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
