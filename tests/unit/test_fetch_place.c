/*
 * Where hosts lead, by the map and by a resolver of this test's own; and what
 * such a resolver can do to transfers.
 */
#include "test.h"

#include <netdb.h>
#include <poll.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/limits.h"
#include "fetch/ip_impl.h"
#include "fetch/pool_impl.h"
#include "fetch_fixture.h"

/* A name that begins with "slow" waits until the gate is closed. */
static struct {
	int gate[2];
	atomic_int asked;
} world;

static const struct record {
	const char *host;
	const char *addresses[4];
} records[] = {
    {"one.example", {"203.0.113.9", "9.0.0.2", "[2001:db8::1]", "80.0.0.1"}},
    {"two.example", {"[2001:db8::2]", "[2001:db8::1]"}},
    {"private.example", {"10.0.0.1"}},
    {"mixed.example", {"[::ffff:10.0.0.2]", "192.168.0.1"}},
    {"local.example", {"127.0.0.1"}},
};

/* In another order each time, as name servers do. */
static void
answer_with(const struct record *r, struct lookup *out)
{
	size_t n = 0, from = (size_t)atomic_load(&world.asked);

	while (n < 4 && r->addresses[n] != NULL)
		n++;
	for (size_t i = 0; i < n; i++)
		(void)ip_parse(
		    str_of(r->addresses[(from + i) % n]), &out->addresses[i]);
	out->count = n;
}

static void
look_up(const char *host, struct lookup *out)
{
	char c;

	(void)atomic_fetch_add(&world.asked, 1);
	if (strncmp(host, "slow", 4) == 0)
		(void)!read(world.gate[0], &c, 1);
	for (size_t i = 0; i < sizeof(records) / sizeof(*records); i++)
		if (strcmp(records[i].host, host) == 0) {
			answer_with(&records[i], out);
			return;
		}
	out->error = EAI_NONAME;
}

/* A pool that asks look_up. */
static struct fetch_pool *
pool_of_world(const struct fixture *f, bool allow_private)
{
	struct fetch_config config = f->config;
	struct resolver_config asking = {.look_up = look_up};
	struct fetch_pool *p;
	struct err e = {0};

	config.address_map = NULL;
	config.allow_private = allow_private;
	p = fetch_pool_of(&config);
	asking.clock = p->config.clock;
	asking.wake_fd = p->wake_fd;
	resolver_free(p->names.resolver);
	assert_int_equal(pipe(world.gate), 0);
	atomic_store(&world.asked, 0);
	fetch_check(resolver_new(&asking, &p->names.resolver, &e), &e);
	return p;
}

static void
end_world(struct fetch_pool *p)
{
	fetch_pool_free(p);
	(void)close(world.gate[1]);
}

/* Waits for the next place as a crawl would. */
static struct fetch_place
await(struct fetch_pool *p)
{
	struct fetch_place place = {0};

	while (!fetch_placed(p, &place)) {
		struct pollfd one = {.fd = fetch_fd(p), .events = POLLIN};
		int wait_ms = fetch_timeout_ms(p);

		if (poll(&one, 1, wait_ms < 0 ? PATIENCE_MS : wait_ms) == 0 &&
		    wait_ms < 0)
			fail_msg("nothing came of it");
		fetch_work(p);
	}
	return place;
}

static void
a_mapped_host_is_where_the_map_leads(void **state)
{
	static const char map[] = "a.example:80 127.0.3.1:8080\n"
	                          "b.example:443 [0:0::1]:8443\n"
	                          "gone.example:80 -\n";
	static const struct {
		const char *host;
		int port;
		const char *address;
	} rows[] = {
	    {"a.example", 80, "127.0.3.1"},
	    {"a.example", 443, ""},
	    {"b.example", 443, "::1"},
	    {"gone.example", 80, ""},
	    {"unheard-of.example", 80, ""},
	    {"192.0.2.1", 80, "192.0.2.1"},
	    {"[2001:db8:0::1]", 80, "2001:db8::1"},
	};
	struct fixture *f = *state;
	struct fetch_pool *p = fetch_pool_of(&f->config);
	struct fetch_place place;
	struct err e = {0};

	fetch_check(address_map_parse(&p->arena, str_of(map), &p->map, &e), &e);
	check_int(fetch_placed(p, &place), 0, "nothing was asked");
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		fetch_find(p, str_of(rows[i].host), rows[i].port, (int64_t)i);
	check_int((int64_t)fetch_active(p), 0, "places are no transfers");
	check_int(fetch_timeout_ms(p), 0, "they are there");
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		place = await(p);
		check_int(place.tag, (int64_t)i, "in order");
		check_str(place.address, rows[i].address, rows[i].host);
	}
	check_int(fetch_placed(p, &place), 0, "no more");
	fetch_pool_free(p);
}

static void
a_host_is_the_smallest_of_its_addresses(void **state)
{
	static const struct {
		const char *host;
		const char *address;
	} rows[] = {
	    {"one.example", "9.0.0.2"},
	    {"two.example", "2001:db8::1"},
	    {"private.example", "10.0.0.1"},
	    {"gone.example", ""},
	    {"[::1]", "::1"},
	    {"127.0.0.1", "127.0.0.1"},
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct fetch_pool *p = pool_of_world(f, true);

		/* The order in which they are answered differs. */
		for (int turn = 0; turn < 4; turn++) {
			fetch_find(p, str_of(rows[i].host), 80, turn);
			check_str(
			    await(p).address, rows[i].address, rows[i].host);
			f->ahead.by_us += (int64_t)NAME_CACHE_MS * 1000;
		}
		end_world(p);
	}
}

static void
a_transfer_uses_the_answer_of_its_place(void **state)
{
	static const struct {
		const char *host;
		enum reason reason;
	} rows[] = {
	    {"gone.example", REASON_NO_SUCH_NAME},
	    {"local.example", REASON_REFUSED},
	};
	struct fixture *f = *state;
	struct arena a = {0};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		for (int is_at_once = 0; is_at_once < 2; is_at_once++) {
			struct fetch_pool *p = pool_of_world(f, true);
			struct str url =
			    arena_printf(&a, "http://%s:1/", rows[i].host);
			struct capture *c;
			int64_t tag;

			fetch_find(p, str_of(rows[i].host), 1, 5);
			if (!is_at_once)
				check_int(await(p).tag, 5, "tag");
			fetch_ask(p, url.ptr, 6, TLS_NONE);
			if (is_at_once)
				check_int(await(p).tag, 5, "tag");
			c = fetch_await(p, &tag);
			check_int(c->reason, rows[i].reason, rows[i].host);
			check_int(atomic_load(&world.asked), 1, "questions");
			capture_free(c);
			end_world(p);
		}
	arena_release(&a);
}

/* As many as there are threads to begin with, and then some. */
static void
a_slow_name_holds_up_nobody(void **state)
{
	enum { SLOW = 2 * RESOLVER_THREADS };
	struct fixture *f = *state;
	struct fetch_pool *p = pool_of_world(f, true);
	struct arena a = {0};
	struct capture *c;
	int64_t tag;

	for (int i = 0; i < SLOW; i++) {
		fetch_find(p, arena_printf(&a, "slow-%d.example", i), 80, i);
		fetch_ask(p, arena_printf(&a, "http://slow-%d.example/", i).ptr,
		    i, TLS_NONE);
	}
	fetch_ask(p, "http://local.example:1/", 99, TLS_NONE);
	fetch_find(p, str_of("one.example"), 80, 98);
	c = fetch_await(p, &tag);
	check_int(tag, 99, "the transfer that can");
	check_int(c->reason, REASON_REFUSED, "it was tried");
	capture_free(c);
	check_int(await(p).tag, 98, "the place that is known");
	check_int((int64_t)fetch_active(p), SLOW, "the others wait");
	/* What comes of them after their time. */
	f->ahead.by_us += (int64_t)LIMIT_RESOLVE_MS * 1000;
	for (int i = 0; i < SLOW; i++) {
		c = fetch_await(p, &tag);
		check_int(c->reason, REASON_RESOLVER_TIMEOUT, "late");
		capture_free(c);
		check_str(await(p).address, "", "no place");
	}
	end_world(p);
	arena_release(&a);
}

static void
a_name_cannot_lead_inside(void **state)
{
	static const struct {
		const char *url;
		const char *detail;
	} rows[] = {
	    {"http://private.example/", "10.0.0.1"},
	    {"https://private.example/", "10.0.0.1"},
	    {"http://local.example/", "127.0.0.1"},
	    {"http://169.254.169.254/latest/", "169.254.169.254"},
	    {"http://[::ffff:a9fe:a9fe]/", "::ffff:169.254.169.254"},
	    {"http://[64:ff9b::a00:1]/", "64:ff9b::a00:1"},
	    {"http://[2002:a00:1::]/", "2002:a00:1::"},
	    {"http://[2001:0:a00:1::]/", "2001:0:a00:1::"},
	};
	struct fixture *f = *state;
	struct fetch_pool *p = pool_of_world(f, false);
	struct capture *c;
	int64_t tag;

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		fetch_ask(p, rows[i].url, 0, TLS_NONE);
		c = fetch_await(p, &tag);
		check_str(str_of(reason_word(c->reason)), "address-not-public",
		    rows[i].url);
		check_str(c->detail, rows[i].detail, rows[i].url);
		check_int(c->connects, 0, rows[i].url);
		capture_free(c);
	}
	fetch_ask(p, "http://mixed.example/", 0, TLS_NONE);
	c = fetch_await(p, &tag);
	check_int(c->reason, REASON_ADDRESS_NOT_PUBLIC, "all of them");
	capture_free(c);
	end_world(p);
}

static void
a_pool_may_end_before_its_places(void **state)
{
	struct fixture *f = *state;
	struct fetch_pool *p = pool_of_world(f, true);
	struct fetch_place place;

	fetch_find(p, str_of("slow.example"), 80, 1);
	fetch_find(p, str_of("127.0.0.1"), 80, 2);
	fetch_find(p, str_of("127.0.0.2"), 80, 3);
	check_int(fetch_placed(p, &place), 1, "one is handed out");
	end_world(p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_mapped_host_is_where_the_map_leads),
	    cmocka_unit_test(a_host_is_the_smallest_of_its_addresses),
	    cmocka_unit_test(a_transfer_uses_the_answer_of_its_place),
	    cmocka_unit_test(a_slow_name_holds_up_nobody),
	    cmocka_unit_test(a_name_cannot_lead_inside),
	    cmocka_unit_test(a_pool_may_end_before_its_places),
	};

	return cmocka_run_group_tests(tests, fetch_setup, fetch_teardown);
}
