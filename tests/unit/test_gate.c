/* What a robots.txt that comes, or does not, means for its origin: the table of
 * RFC 9309, 2.3.1, as crawl/gate.h has it. */
#include "store_case.h"

#include "crawl/gate.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

enum { SPAN_MS = 3000 };

static const char *const origin = "https://a.example";
static const char *const closed = "User-agent: *\nDisallow: /a\n";

struct gate_case {
	struct store_case *store;
	struct gates gates;
	struct gate *gate;
	int64_t capture_id; /* of any answer; the ledger wants one */
};

static struct gate *
gate_of(struct gate_case *g, const char *text)
{
	struct store_case *c = g->store;
	struct url u = url_parse(&c->arena, str_of(text), NULL, NULL);
	struct gate *gate = NULL;

	CHECK_OK(gates_get(&g->gates, &u, c->now_us, &gate, &c->e));
	return gate;
}

static struct gates
gates_of(struct store_case *c)
{
	return (struct gates){.store = c->store,
	    .round = c->round.id,
	    .retry_span_ms = SPAN_MS,
	    .reads_sitemaps = true};
}

static int64_t
any_capture(struct store_case *c)
{
	struct capture *got = case_capture(
	    c, "https://a.example/robots.txt", NULL, (struct str){0}, "");
	struct frontier_url asked = {
	    .agency_row = c->agency_row, .url = got->url};
	int64_t id = 0;

	CHECK_OK(
	    store_capture_add(c->store, c->round.id, &asked, got, &id, &c->e));
	capture_free(got);
	return id;
}

static struct gate_case *
gate_case_new(void)
{
	struct gate_case *g = mem_alloc(sizeof(*g));

	g->store = case_new();
	case_begin(g->store, "r");
	g->capture_id = any_capture(g->store);
	g->gates = gates_of(g->store);
	g->gate = gate_of(g, "https://a.example/");
	check_int(g->gate->state, GATE_UNASKED, "state");
	check_str(g->gate->ask_url, "https://a.example/robots.txt", "ask");
	return g;
}

static void
gate_case_free(struct gate_case *g)
{
	gates_release(&g->gates);
	case_free(g->store);
	mem_free(g);
}

/* An answer to the gate's question. */
struct reply {
	int status;
	enum reason reason;
	const char *redirect_to;
	const char *head, *body;
};

static void
give(struct gate_case *g, struct reply r)
{
	struct store_case *c = g->store;
	struct capture got = {.status = r.status,
	    .reason = r.reason,
	    .redirect_to = str_of(r.redirect_to)};

	(void)buf_append_cstr(
	    &got.head, r.head != NULL ? r.head : "HTTP/1.1 200 OK\r\n\r\n");
	(void)buf_append_cstr(&got.body, r.body != NULL ? r.body : "");
	CHECK_OK(gates_answered(
	    &g->gates, g->gate, &got, g->capture_id, c->now_us, &c->e));
	buf_release(&got.head);
	buf_release(&got.body);
}

/* Why a path of the origin may not be asked for; "" when it may. */
static const char *
decide(struct gate_case *g, const char *path)
{
	struct store_case *c = g->store;
	struct url u = url_parse(&c->arena,
	    arena_printf(&c->arena, "%s%s", origin, path), NULL, NULL);

	check_int(g->gate->state, GATE_KNOWN, "state");
	return reason_word(gate_decide(&c->arena, g->gate, &u));
}

static void
each_answer_opens_or_closes(void **state)
{
	static const struct {
		struct reply reply;
		int times; /* until the gate is known */
		enum robots_state robots;
		const char *a, *b; /* of /a and /b */
	} rows[] = {
	    {{.status = 200, .body = "User-agent: *\nDisallow: /a\n"}, 1,
	        ROBOTS_PARSED, "robots", ""},
	    {{.status = 204}, 1, ROBOTS_PARSED, "", ""},
	    {{.status = 299, .body = "User-agent: *\nDisallow: /\n"}, 1,
	        ROBOTS_PARSED, "robots", "robots"},
	    {{.status = 400}, 1, ROBOTS_ABSENT, "", ""},
	    {{.status = 401}, 1, ROBOTS_ABSENT, "", ""},
	    {{.status = 403}, 1, ROBOTS_ABSENT, "", ""},
	    {{.status = 404, .body = "User-agent: *\nDisallow: /\n"}, 1,
	        ROBOTS_ABSENT, "", ""},
	    {{.status = 410}, 1, ROBOTS_ABSENT, "", ""},
	    {{.status = 304}, 1, ROBOTS_ABSENT, "", ""},
	    {{.status = 301, .redirect_to = "mailto:a@b.example"}, 1,
	        ROBOTS_ABSENT, "", ""},
	    {{.status = 429}, 3, ROBOTS_UNREACHABLE, "robots-unreachable",
	        "robots-unreachable"},
	    {{.status = 500}, 3, ROBOTS_UNREACHABLE, "robots-unreachable",
	        "robots-unreachable"},
	    {{.status = 503, .body = "User-agent: *\n"}, 3, ROBOTS_UNREACHABLE,
	        "robots-unreachable", "robots-unreachable"},
	    {{.status = 999}, 1, ROBOTS_UNREACHABLE, "robots-unreachable",
	        "robots-unreachable"},
	    {{.reason = REASON_NO_SUCH_NAME}, 3, ROBOTS_UNREACHABLE,
	        "no-such-name", "no-such-name"},
	    {{.reason = REASON_TLS}, 1, ROBOTS_UNREACHABLE, "tls", "tls"},
	    {{.reason = REASON_ADDRESS_NOT_PUBLIC}, 1, ROBOTS_UNREACHABLE,
	        "address-not-public", "address-not-public"},
	    {{.reason = REASON_CONNECT_TIMEOUT}, 3, ROBOTS_UNREACHABLE,
	        "connect-timeout", "connect-timeout"},
	    {{.reason = REASON_RESET}, 3, ROBOTS_UNREACHABLE, "reset", "reset"},
	    {{.reason = REASON_RESOLVER_TIMEOUT}, 3, ROBOTS_UNREACHABLE,
	        "resolver-timeout", "resolver-timeout"},
	    /* No status and no reason is no permission. */
	    {{0}, 1, ROBOTS_UNREACHABLE, "protocol", "protocol"},
	    /* Half a robots.txt may lack the line that matters. */
	    {{.status = 200,
	         .reason = REASON_STALLED,
	         .body = "User-agent: *\nDisa"},
	        3, ROBOTS_UNREACHABLE, "stalled", "stalled"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct gate_case *g = gate_case_new();

		for (int n = 0; n < rows[i].times; n++) {
			check_int(g->gate->state, GATE_UNASKED, "state");
			give(g, rows[i].reply);
		}
		assert_string_equal(decide(g, "/a"), rows[i].a);
		assert_string_equal(decide(g, "/b"), rows[i].b);
		check_int(g->gate->robots, rows[i].robots, rows[i].a);
		gate_case_free(g);
	}
}

static void
attempts_are_apart(void **state)
{
	struct gate_case *g = gate_case_new();
	int64_t now_us = g->store->now_us;

	(void)state;
	give(g, (struct reply){.status = 503});
	check_int(g->gate->due_us - now_us, SPAN_MS / 3 * 1000, "the second");
	give(g, (struct reply){.reason = REASON_TIMEOUT});
	check_int(g->gate->due_us - now_us, SPAN_MS / 3 * 2000, "the third");
	check_int(g->gate->state, GATE_UNASKED, "state");
	give(g, (struct reply){.status = 200, .body = closed});
	assert_string_equal(decide(g, "/a?b"), "robots");
	gate_case_free(g);
}

static void
five_hops_are_followed(void **state)
{
	struct gate_case *g = gate_case_new();

	(void)state;
	for (int i = 1; i <= 5; i++) {
		char to[64];

		(void)snprintf(to, sizeof(to), "https://b.example/%d#x", i);
		give(g,
		    (struct reply){.status = 301 + i % 2, .redirect_to = to});
		check_int(g->gate->state, GATE_UNASKED, "state");
		to[strlen(to) - 2] = '\0';
		check_str(g->gate->ask_url, to, "ask");
	}
	give(g, (struct reply){.status = 200, .body = closed});
	assert_string_equal(decide(g, "/a"), "robots");
	assert_string_equal(decide(g, "/b"), "");
	gate_case_free(g);
}

static void
a_sixth_hop_is_as_absent(void **state)
{
	struct gate_case *g = gate_case_new();

	(void)state;
	for (int i = 1; i <= 6; i++)
		give(g,
		    (struct reply){.status = 307,
		        .redirect_to = "https://a.example/robots.txt"});
	assert_string_equal(decide(g, "/a"), "");
	check_int(g->gate->robots, ROBOTS_ABSENT, "robots");
	gate_case_free(g);
}

static void
codings_are_undone(void **state)
{
	struct gate_case *g = gate_case_new();

	(void)state;
	give(g,
	    (struct reply){.status = 200,
	        .head = "HTTP/1.1 200 OK\r\n"
	                "Transfer-Encoding: chunked\r\n\r\n",
	        .body = "1b\r\nUser-agent: *\nDisallow: /a\n\r\n0\r\n\r\n"});
	assert_string_equal(decide(g, "/a"), "robots");
	gate_case_free(g);
}

static void
origins_are_told_apart(void **state)
{
	struct gate_case *g = gate_case_new();

	(void)state;
	assert_ptr_equal(gate_of(g, "https://a.example:443/x?y"), g->gate);
	assert_ptr_not_equal(gate_of(g, "http://a.example/"), g->gate);
	assert_ptr_not_equal(gate_of(g, "https://www.a.example/"), g->gate);
	assert_ptr_not_equal(gate_of(g, "https://a.example:8443/"), g->gate);
	check_str(gate_of(g, "https://a.example:8443/")->ask_url,
	    "https://a.example:8443/robots.txt", "ask");
	gate_case_free(g);
}

static void
the_query_is_part_of_what_is_asked(void **state)
{
	struct gate_case *g = gate_case_new();

	(void)state;
	give(g,
	    (struct reply){.status = 200,
	        .body = "User-agent: *\nDisallow: /*?print\n"
	                "User-agent: Samruat\nDisallow: /b?\n"});
	assert_string_equal(decide(g, "/a?print"), "");
	assert_string_equal(decide(g, "/b?x#y"), "robots");
	assert_string_equal(decide(g, "/b"), "");
	gate_case_free(g);
}

static void
a_crawl_delay_is_honoured_up_to_ten_minutes(void **state)
{
	static const struct {
		const char *body;
		int64_t want_ms;
	} rows[] = {
	    {"User-agent: *\nCrawl-delay: 5\n", 5000},
	    {"User-agent: *\nCrawl-delay: 600\n", 600000},
	    {"User-agent: *\nCrawl-delay: 86400\n", 600000},
	    {"User-agent: *\nDisallow: /a\n", 0},
	    {"<!DOCTYPE html><title>x</title>", 0},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct gate_case *g = gate_case_new();

		give(g, (struct reply){.status = 200, .body = rows[i].body});
		check_int(
		    gate_delay_ms(g->gate), rows[i].want_ms, rows[i].body);
		gate_case_free(g);
	}
}

static void
what_is_no_robots_txt_is_told_apart(void **state)
{
	static const struct {
		const char *body;
		enum robots_state robots;
		const char *a;
	} rows[] = {
	    {"<!DOCTYPE html><html><head><title>Welcome</title></head>"
	     "<body><p>Home</p></body></html>",
	        ROBOTS_HTML, ""},
	    {"<html><head><title>Just a moment...</title></head><body>"
	     "<script src=\"/cdn-cgi/challenge-platform/x.js\"></script>"
	     "</body></html>",
	        ROBOTS_CHALLENGE, "challenge"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct gate_case *g = gate_case_new();

		give(g, (struct reply){.status = 200, .body = rows[i].body});
		check_int(g->gate->robots, rows[i].robots, rows[i].body);
		assert_string_equal(decide(g, "/a"), rows[i].a);
		gate_case_free(g);
	}
}

static void
four_hundred_and_three_may_be_made_to_forbid(void **state)
{
	struct gate_case *g = gate_case_new();

	(void)state;
	g->gates.forbids_on_403 = true;
	give(g, (struct reply){.status = 403});
	assert_string_equal(decide(g, "/a"), "http-403");
	gate_case_free(g);
}

static void
sitemaps_stand_behind_the_gate(void **state)
{
	static const char *const body =
	    "User-agent: *\nDisallow: /closed\n"
	    "Sitemap: https://a.example/one.xml\n"
	    "Sitemap: https://a.example/one.xml#again\n"
	    "Sitemap: https://elsewhere.example/other.xml\n"
	    "Sitemap: https://a.example/closed/map.xml\n"
	    "Sitemap: /two.xml\n";
	struct gate_case *g = gate_case_new();

	(void)state;
	give(g, (struct reply){.status = 200, .body = body});
	check_int(g->gate->state, GATE_MAPS, "state");
	check_str(g->gate->ask_url, "https://a.example/one.xml", "first");
	CHECK_OK(gates_next_map(&g->gates, g->gate, &g->store->e));
	check_str(g->gate->ask_url, "https://a.example/two.xml", "second");
	gates_add_map(
	    &g->gates, g->gate, str_of("https://www.a.example/three.xml"));
	CHECK_OK(gates_next_map(&g->gates, g->gate, &g->store->e));
	check_str(g->gate->ask_host, "www.a.example", "host of the third");
	CHECK_OK(gates_next_map(&g->gates, g->gate, &g->store->e));
	check_int(g->gate->state, GATE_KNOWN, "state");
	gate_case_free(g);
}

/* Ends the process and begins again with what the store has. */
static void
restart(struct gate_case *g, int64_t later_us)
{
	struct store_case *c = g->store;

	CHECK_OK(store_flush(c->store, &c->e));
	gates_release(&g->gates);
	case_close(c);
	c->now_us += later_us;
	case_open(c);
	case_begin(c, "r");
	g->gates = gates_of(c);
	g->gate = gate_of(g, "https://a.example/");
}

static void
what_is_known_outlives_the_process(void **state)
{
	static const int64_t hour_us = INT64_C(3600000000);
	static const struct {
		struct reply reply;
		int64_t later_us;
		bool is_known;
		const char *a;
	} rows[] = {
	    {{.status = 200,
	         .body = "User-agent: *\nCrawl-delay: 7\nDisallow: /a\n"},
	        0, true, "robots"},
	    {{.status = 200, .body = "User-agent: *\nDisallow: /a\n"},
	        24 * hour_us, true, "robots"},
	    {{.status = 200, .body = "User-agent: *\nDisallow: /a\n"},
	        24 * hour_us + 1, false, ""},
	    {{.status = 404}, 0, true, ""},
	    /* What failed before the interruption is tried again. */
	    {{.reason = REASON_NO_SUCH_NAME}, 0, false, ""},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct gate_case *g = gate_case_new();

		give(g, rows[i].reply);
		restart(g, rows[i].later_us);
		check_int(g->gate->state,
		    rows[i].is_known ? GATE_KNOWN : GATE_UNASKED, "state");
		if (rows[i].is_known)
			assert_string_equal(decide(g, "/a"), rows[i].a);
		if (i == 0)
			check_int(gate_delay_ms(g->gate), 7000, "crawl-delay");
		gate_case_free(g);
	}
}

/* After a day in the same process the rules are asked for anew. */
static void
rules_grow_old(void **state)
{
	static const int64_t day_us = INT64_C(24) * 3600 * 1000000;
	struct gate_case *g = gate_case_new();

	(void)state;
	give(g, (struct reply){.status = 200, .body = closed});
	g->store->now_us += day_us;
	check_int(gate_of(g, "https://a.example/")->state, GATE_KNOWN, "old");
	g->store->now_us++;
	check_int(
	    gate_of(g, "https://a.example/")->state, GATE_UNASKED, "too old");
	gate_case_free(g);
}

/* A copy of an earlier round is better than a guess; a server that is gone
 * altogether is nobody to guess for. */
static void
an_earlier_copy_holds_while_a_server_is_ill(void **state)
{
	static const struct {
		struct reply reply;
		enum robots_state robots;
		const char *a, *b;
	} rows[] = {
	    {{.status = 503}, ROBOTS_STALE, "robots", ""},
	    {{.status = 429}, ROBOTS_STALE, "robots", ""},
	    {{.reason = REASON_REFUSED}, ROBOTS_UNREACHABLE, "refused",
	        "refused"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct gate_case *g = gate_case_new();
		bool is_complete;

		give(g, (struct reply){.status = 200, .body = closed});
		CHECK_OK(store_round_finish(g->store->store, g->store->round.id,
		    &is_complete, &g->store->e));
		gates_release(&g->gates);
		case_begin(g->store, "later");
		g->gates = gates_of(g->store);
		g->gate = gate_of(g, "https://a.example/");
		g->capture_id = any_capture(g->store);
		for (int n = 0; n < 3; n++)
			give(g, rows[i].reply);
		check_int(g->gate->robots, rows[i].robots, rows[i].a);
		assert_string_equal(decide(g, "/a"), rows[i].a);
		assert_string_equal(decide(g, "/b"), rows[i].b);
		gate_case_free(g);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_answer_opens_or_closes),
	    cmocka_unit_test(attempts_are_apart),
	    cmocka_unit_test(five_hops_are_followed),
	    cmocka_unit_test(a_sixth_hop_is_as_absent),
	    cmocka_unit_test(codings_are_undone),
	    cmocka_unit_test(origins_are_told_apart),
	    cmocka_unit_test(the_query_is_part_of_what_is_asked),
	    cmocka_unit_test(a_crawl_delay_is_honoured_up_to_ten_minutes),
	    cmocka_unit_test(what_is_no_robots_txt_is_told_apart),
	    cmocka_unit_test(four_hundred_and_three_may_be_made_to_forbid),
	    cmocka_unit_test(sitemaps_stand_behind_the_gate),
	    cmocka_unit_test(rules_grow_old),
	    cmocka_unit_test(an_earlier_copy_holds_while_a_server_is_ill),
	    cmocka_unit_test(what_is_known_outlives_the_process),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
