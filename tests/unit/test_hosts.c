/* The delay of a host: what it adds up to, how distress doubles it, and that
 * no restart shortens it. */
#include "store_case.h"

#include "crawl/hosts.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

enum { DELAY_MS = 2000, DELAY_MAX_MS = 60000, MINUTE_MS = 60000 };

static struct hosts
hosts_of(struct store_case *c)
{
	return (struct hosts){.store = c->store,
	    .delay_ms = DELAY_MS,
	    .delay_max_ms = DELAY_MAX_MS,
	    .is_resumed = c->round.is_resumed};
}

static struct host *
host_at(struct store_case *c, struct hosts *all, const char *name,
    const char *address)
{
	struct host *h = NULL;

	CHECK_OK(hosts_get(all, str_of(name), c->now_us, &h, &c->e));
	if (h->group == NULL)
		CHECK_OK(
		    hosts_place(all, h, str_of(address), c->now_us, &c->e));
	return h;
}

static struct host *
host_named(struct store_case *c, struct hosts *all, const char *name)
{
	return host_at(c, all, name, "192.0.2.7");
}

/* An answer that took a tenth of a second, and what is odd about it. */
static struct capture
answer(int status, enum reason reason)
{
	return (struct capture){.status = status,
	    .reason = reason,
	    .total_us = 100000,
	    .retry_after_ms = -1};
}

/* When a host may be asked: its group's clock and its own must both allow. */
static int64_t
due_us(const struct host *h)
{
	return h->due_us > h->group->clock.next_due_us
	    ? h->due_us
	    : h->group->clock.next_due_us;
}

static int64_t
wait_of(const struct store_case *c, const struct host *h)
{
	return (due_us(h) - c->now_us) / 1000;
}

/* Milliseconds from now until the host may be asked again. */
static int64_t
wait_after(
    struct store_case *c, struct hosts *all, struct host *h, struct capture got)
{
	CHECK_OK(hosts_answered(all, h, &got, c->now_us, &c->e));
	assert_false(h->group->is_busy);
	return wait_of(c, h);
}

static void
the_longest_of_three_is_the_delay(void **state)
{
	static const struct {
		int64_t crawl_delay_ms, total_us, want;
	} rows[] = {
	    {0, 100000, DELAY_MS},
	    {0, -1, DELAY_MS},
	    {1000, 100000, DELAY_MS},
	    {5000, 100000, 5000},
	    {5000, 1000000, 5000},
	    {5000, 2000000, 10000},
	    {0, 400000, DELAY_MS},
	    {0, 400200, 2001},
	    {0, INT64_C(120000000), DELAY_MAX_MS},
	    {3600000, 100000, 3600000},
	};
	struct store_case *c = case_new();

	(void)state;
	case_begin(c, "");
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct hosts all = hosts_of(c);
		/* Each is another machine. */
		const char *name =
		    arena_printf(&c->arena, "%zu.example", i).ptr;
		struct host *h = host_at(c, &all, name, name);
		struct capture got = answer(200, REASON_NONE);

		h->crawl_delay_ms = rows[i].crawl_delay_ms;
		got.total_us = rows[i].total_us;
		check_int(wait_after(c, &all, h, got), rows[i].want, "delay");
		hosts_release(&all);
	}
	case_free(c);
}

static void
a_longer_configured_delay_is_not_capped(void **state)
{
	struct store_case *c = case_new();
	struct hosts all;
	struct host *h;

	(void)state;
	case_begin(c, "");
	all = hosts_of(c);
	all.delay_ms = 2 * DELAY_MAX_MS;
	h = host_named(c, &all, "a.example");
	check_int(wait_after(c, &all, h, answer(200, REASON_NONE)),
	    2 * DELAY_MAX_MS, "delay");
	hosts_release(&all);
	case_free(c);
}

static void
distress_doubles_and_good_answers_halve(void **state)
{
	static const struct {
		int status;
		enum reason reason;
		int64_t want;
	} rows[] = {
	    {200, REASON_NONE, 2000},
	    {503, REASON_NONE, 4000},
	    {429, REASON_NONE, 8000},
	    {0, REASON_TIMEOUT, 16000},
	    {0, REASON_CONNECT_TIMEOUT, 32000},
	    {200, REASON_STALLED, 64000},
	    {200, REASON_NONE, 32000},
	    {404, REASON_NONE, 16000},
	    {500, REASON_NONE, 8000},
	    {0, REASON_NO_SUCH_NAME, 4000},
	    {200, REASON_NONE, 2000},
	    {200, REASON_NONE, 2000},
	    {503, REASON_NONE, 4000},
	};
	struct store_case *c = case_new();
	struct hosts all;
	struct host *h;

	(void)state;
	case_begin(c, "");
	all = hosts_of(c);
	h = host_named(c, &all, "a.example");
	for (size_t i = 0; i < COUNT(rows); i++)
		check_int(wait_after(c, &all, h,
		              answer(rows[i].status, rows[i].reason)),
		    rows[i].want, "delay");
	check_int(wait_after(c, &all, host_named(c, &all, "b.example"),
	              answer(503, REASON_NONE)),
	    8000, "another host of the same machine");
	hosts_release(&all);
	case_free(c);
}

static void
doubling_ends_at_a_quarter_of_an_hour(void **state)
{
	struct store_case *c = case_new();
	struct hosts all;
	struct host *h;
	int64_t wait_ms = 0;

	(void)state;
	case_begin(c, "");
	all = hosts_of(c);
	h = host_named(c, &all, "a.example");
	for (int i = 0; i < 100; i++)
		wait_ms = wait_after(c, &all, h, answer(503, REASON_NONE));
	check_int(wait_ms, 15 * MINUTE_MS, "delay");
	/* It comes down again, one step with each good answer. */
	for (int i = 0; i < 10; i++)
		wait_ms = wait_after(c, &all, h, answer(200, REASON_NONE));
	check_int(wait_ms, DELAY_MS, "delay");
	hosts_release(&all);
	case_free(c);
}

static void
retry_after_is_obeyed_up_to_an_hour(void **state)
{
	static const struct {
		int64_t retry_after_ms, want;
	} rows[] = {
	    {-1, DELAY_MS},
	    {0, DELAY_MS},
	    {500, DELAY_MS},
	    {30000, 30000},
	    {60 * MINUTE_MS, 60 * MINUTE_MS},
	    {61 * MINUTE_MS, 60 * MINUTE_MS},
	    {INT64_MAX, 60 * MINUTE_MS},
	};
	struct store_case *c = case_new();

	(void)state;
	case_begin(c, "");
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct hosts all = hosts_of(c);
		struct host *h = host_named(c, &all, "a.example");
		struct capture got = answer(200, REASON_NONE);

		got.retry_after_ms = rows[i].retry_after_ms;
		check_int(wait_after(c, &all, h, got), rows[i].want, "delay");
		/* It holds for one time only. */
		check_int(wait_after(c, &all, h, answer(200, REASON_NONE)),
		    DELAY_MS, "the next delay");
		hosts_release(&all);
	}
	case_free(c);
}

/* Three hosts of which two share an address, and one that has none. */
static void
an_address_is_a_group(void **state)
{
	struct store_case *c = case_new();
	struct hosts all;
	struct host *a, *b, *far = NULL, *lost = NULL;

	(void)state;
	case_begin(c, "");
	all = hosts_of(c);
	a = host_named(c, &all, "a.example");
	b = host_named(c, &all, "b.example");
	CHECK_OK(hosts_get(&all, str_of("c.example"), c->now_us, &far, &c->e));
	CHECK_OK(hosts_place(&all, far, str_of("192.0.2.8"), c->now_us, &c->e));
	CHECK_OK(hosts_get(&all, str_of("d.example"), c->now_us, &lost, &c->e));
	CHECK_OK(hosts_place(&all, lost, str_of(""), c->now_us, &c->e));
	assert_ptr_not_equal(a, b);
	assert_ptr_equal(host_named(c, &all, "a.example"), a);
	assert_ptr_equal(a->group, b->group);
	assert_ptr_not_equal(a->group, far->group);
	assert_ptr_not_equal(lost->group, far->group);
	(void)wait_after(c, &all, a, answer(200, REASON_NONE));
	check_int(due_us(b) - c->now_us, DELAY_MS * 1000, "the neighbour");
	check_int(due_us(far), 0, "another machine");
	hosts_release(&all);
	case_free(c);
}

/* Who was not found may turn out to be a neighbour, so somebody looks again
 * before the next request; who was found stays. */
static void
a_lost_host_is_looked_for_again(void **state)
{
	struct store_case *c = case_new();
	struct hosts all;
	struct host *found, *lost;
	struct group *alone;
	int64_t soon_us, later_us;

	(void)state;
	case_begin(c, "");
	all = hosts_of(c);
	found = host_named(c, &all, "a.example");
	lost = host_at(c, &all, "b.example", "");
	alone = lost->group;
	soon_us = c->now_us + 1000000;
	later_us = c->now_us + 5000000;
	assert_false(hosts_is_misplaced(lost, alone, soon_us));
	assert_true(hosts_is_misplaced(lost, alone, later_us));
	assert_false(hosts_is_misplaced(found, found->group, later_us));
	c->now_us = later_us;
	lost->group = NULL;
	assert_ptr_equal(host_named(c, &all, "b.example"), lost);
	assert_ptr_equal(lost->group, found->group);
	assert_true(hosts_is_misplaced(lost, alone, later_us));
	assert_false(
	    hosts_is_misplaced(lost, lost->group, later_us + later_us));
	hosts_release(&all);
	case_free(c);
}

/* A crawl-delay is one host's own wish. */
static void
a_crawl_delay_is_of_its_host_alone(void **state)
{
	struct store_case *c = case_new();
	struct hosts all;
	struct host *a, *b;

	(void)state;
	case_begin(c, "");
	all = hosts_of(c);
	a = host_named(c, &all, "a.example");
	b = host_named(c, &all, "b.example");
	a->crawl_delay_ms = 30000;
	check_int(
	    wait_after(c, &all, a, answer(200, REASON_NONE)), 30000, "its own");
	check_int((due_us(b) - c->now_us) / 1000, DELAY_MS, "its neighbour's");
	check_int(wait_after(c, &all, b, answer(200, REASON_NONE)), DELAY_MS,
	    "its neighbour's");
	check_int((due_us(a) - c->now_us) / 1000, 30000, "still its own");
	hosts_release(&all);
	case_free(c);
}

static void
each_rung_counts_as_a_request(void **state)
{
	struct store_case *c = case_new();
	struct capture got = answer(200, REASON_NONE);
	struct hosts all;
	struct host *h;

	(void)state;
	case_begin(c, "");
	all = hosts_of(c);
	h = host_named(c, &all, "a.example");
	got.connects = 3;
	check_int(wait_after(c, &all, h, got), 3 * DELAY_MS, "delay");
	got.connects = 1;
	check_int(wait_after(c, &all, h, got), DELAY_MS, "delay");
	hosts_release(&all);
	case_free(c);
}

static void
the_table_joins_and_slows(void **state)
{
	static struct group_rule rules[] = {
	    {.host = {"c.example", 9},
	        .group = {"platform", 8},
	        .delay_ms = GROUP_DELAY_NONE},
	    {.host = {"platform.example", 16},
	        .is_domain = true,
	        .group = {"platform", 8},
	        .delay_ms = 5000,
	        .window = {60, 120}},
	};
	const struct groups table = {rules, COUNT(rules)};
	struct store_case *c = case_new();
	struct hosts all;
	struct host *a, *b;

	(void)state;
	case_begin(c, "");
	all = hosts_of(c);
	all.table = &table;
	a = host_named(c, &all, "x.platform.example");
	b = host_named(c, &all, "c.example");
	assert_ptr_equal(a->group, b->group);
	check_int(
	    wait_after(c, &all, b, answer(200, REASON_NONE)), 5000, "delay");
	hosts_release(&all);
	case_free(c);
}

static void
the_rung_of_the_last_answer_is_kept(void **state)
{
	struct store_case *c = case_new();
	struct capture got = answer(200, REASON_NONE);
	struct hosts all;
	struct host *h;

	(void)state;
	case_begin(c, "");
	all = hosts_of(c);
	h = host_named(c, &all, "a.example");
	got.tls_rung = TLS_UNVERIFIED;
	(void)wait_after(c, &all, h, got);
	check_int(h->rung, TLS_UNVERIFIED, "rung");
	hosts_release(&all);
	case_free(c);
}

static void
clocks_come_back_from_the_store(void **state)
{
	struct store_case *c = case_new();
	struct hosts all;
	struct host *h;
	int64_t due_before_us;

	(void)state;
	case_begin(c, "");
	all = hosts_of(c);
	h = host_named(c, &all, "a.example");
	for (int i = 0; i < 3; i++)
		(void)wait_after(c, &all, h, answer(503, REASON_NONE));
	due_before_us = due_us(h);
	hosts_release(&all);

	all = hosts_of(c);
	h = host_named(c, &all, "a.example");
	check_int(due_us(h), due_before_us, "due");
	check_int(h->group->clock.penalty, 3, "penalty");
	check_int(wait_after(c, &all, h, answer(503, REASON_NONE)),
	    DELAY_MS * 16, "the next doubling");
	hosts_release(&all);
	case_free(c);
}

/* Whatever the ledger says: a clock that was wrong, or no clock of ours. */
static void
no_stored_clock_stops_a_host_for_long(void **state)
{
	static const struct {
		struct polite_clock known;
		int64_t wait_ms, next_ms;
	} rows[] = {
	    {{INT64_MAX, DELAY_MS, 0}, 60 * MINUTE_MS, DELAY_MS},
	    {{INT64_MAX, 10 * MINUTE_MS, 0}, 100 * MINUTE_MS, DELAY_MS},
	    {{INT64_MAX, INT64_MAX, 0}, 240 * 60 * MINUTE_MS, DELAY_MS},
	    {{INT64_MIN, INT64_MIN, INT64_MIN}, -1, DELAY_MS},
	    {{0, 0, INT64_MAX}, -1, 15 * MINUTE_MS},
	};
	struct store_case *c = case_new();

	(void)state;
	case_begin(c, "");
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct hosts all = hosts_of(c);
		const char *name =
		    arena_printf(&c->arena, "%zu.example", i).ptr;
		struct host *h;

		CHECK_OK(store_clock_put(c->store,
		    arena_printf(&c->arena, "group %s", name), &rows[i].known,
		    &c->e));
		h = host_at(c, &all, name, name);
		if (rows[i].wait_ms >= 0)
			check_int(wait_of(c, h), rows[i].wait_ms, "wait");
		else
			assert_true(due_us(h) <= c->now_us);
		check_int(wait_after(c, &all, h, answer(200, REASON_NONE)),
		    rows[i].next_ms, "delay");
		hosts_release(&all);
	}
	case_free(c);
}

/* What was sent right before the end was not written down: every host waits
 * its delay out once more. */
static void
a_resumed_round_waits(void **state)
{
	struct store_case *c = case_new();
	struct capture got = answer(200, REASON_NONE);
	struct hosts all;
	struct host *h;

	(void)state;
	case_begin(c, "r");
	all = hosts_of(c);
	h = host_at(c, &all, "slow.example", "192.0.2.1");
	got.total_us = 3000000;
	check_int(wait_after(c, &all, h, got), 15000, "delay");
	h = host_at(c, &all, "later.example", "192.0.2.2");
	got.retry_after_ms = 50 * MINUTE_MS;
	(void)wait_after(c, &all, h, got);
	CHECK_OK(store_flush(c->store, &c->e));
	hosts_release(&all);
	case_close(c);

	c->now_us += INT64_C(10) * MINUTE_MS * 1000;
	case_open(c);
	case_begin(c, "r");
	all = hosts_of(c);
	assert_true(all.is_resumed);
	check_int(wait_of(c, host_at(c, &all, "slow.example", "192.0.2.1")),
	    15000, "the delay it had");
	check_int(wait_of(c, host_at(c, &all, "later.example", "192.0.2.2")),
	    40 * MINUTE_MS, "the time it asked for");
	check_int(wait_of(c, host_at(c, &all, "new.example", "192.0.2.3")),
	    DELAY_MS, "a host that is not in the store");
	hosts_release(&all);
	case_free(c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_longest_of_three_is_the_delay),
	    cmocka_unit_test(a_longer_configured_delay_is_not_capped),
	    cmocka_unit_test(distress_doubles_and_good_answers_halve),
	    cmocka_unit_test(doubling_ends_at_a_quarter_of_an_hour),
	    cmocka_unit_test(retry_after_is_obeyed_up_to_an_hour),
	    cmocka_unit_test(an_address_is_a_group),
	    cmocka_unit_test(a_lost_host_is_looked_for_again),
	    cmocka_unit_test(a_crawl_delay_is_of_its_host_alone),
	    cmocka_unit_test(each_rung_counts_as_a_request),
	    cmocka_unit_test(the_table_joins_and_slows),
	    cmocka_unit_test(the_rung_of_the_last_answer_is_kept),
	    cmocka_unit_test(clocks_come_back_from_the_store),
	    cmocka_unit_test(no_stored_clock_stops_a_host_for_long),
	    cmocka_unit_test(a_resumed_round_waits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
