/* Which links the frontier need not be told again. */
#include "test.h"

#include "base/arena.h"
#include "crawl/known.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

static const char *const page = "https://www.agency.example/service";

static void
a_link_is_new_once(void **state)
{
	struct known k = {0};

	(void)state;
	check_int(known_covers(&k, str_of(page), 60, true), false, "at first");
	known_add(&k, str_of(page), 60, false);
	check_int(known_covers(&k, str_of(page), 60, true), true, "again");
	check_int(
	    known_covers(&k, str_of("https://www.agency.example/"), 60, true),
	    false, "another");
	check_int(known_covers(&k, (struct str){0}, 60, true), false, "empty");
	known_release(&k);
	check_int(known_covers(&k, str_of(page), 60, true), false, "released");
}

/* One link, then another to the same page. */
static void
only_what_changes_nothing_is_covered(void **state)
{
	static const struct {
		int64_t priority;
		bool was_too_deep;
		int64_t next_priority;
		bool is_near;
		bool want;
		const char *what;
	} rows[] = {
	    {60, false, 60, true, true, "the same"},
	    {60, false, 61, true, true, "later"},
	    {60, false, 59, true, false, "sooner"},
	    {60, false, 60, false, true, "the same, and too deep"},
	    {60, false, 59, false, false, "sooner, and too deep"},
	    {60, true, 60, false, true, "still too deep"},
	    {60, true, 59, false, false, "still too deep, and sooner"},
	    {60, true, 60, true, false, "near now"},
	    {60, true, 90, true, false, "near now, and later"},
	    {0, false, 0, true, true, "the lowest priority"},
	    {INT64_MAX, false, INT64_MAX, true, true, "the highest"},
	    {INT64_MAX, false, 1, true, false, "below the highest"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct known k = {0};

		known_add(
		    &k, str_of(page), rows[i].priority, rows[i].was_too_deep);
		check_int(known_covers(&k, str_of(page), rows[i].next_priority,
		              rows[i].is_near),
		    rows[i].want, rows[i].what);
		known_release(&k);
	}
}

static void
the_lowest_priority_and_the_shortest_way_stay(void **state)
{
	struct known k = {0};

	(void)state;
	known_add(&k, str_of(page), 100, true);
	known_add(&k, str_of(page), 60, false);
	known_add(&k, str_of(page), 90, true);
	check_int(known_covers(&k, str_of(page), 60, true), true, "as before");
	check_int(known_covers(&k, str_of(page), 59, true), false, "sooner");
	check_int((int64_t)k.count, 1, "links");
	known_release(&k);
}

static struct str
numbered(struct arena *a, int n)
{
	arena_reset(a);
	return arena_printf(a, "https://www.agency.example/page?id=%d", n);
}

/* Hostile sites have no end of addresses. */
static void
what_is_behind_the_bound_is_new_each_time(void **state)
{
	struct arena a = {0};
	struct known k = {0};

	(void)state;
	for (int n = 0; n < 2 * KNOWN_MAX; n++)
		known_add(&k, numbered(&a, n), 60, false);
	check_int((int64_t)k.count, KNOWN_MAX, "links");
	for (int n = 0; n < 2 * KNOWN_MAX; n++)
		check_int(known_covers(&k, numbered(&a, n), 60, true),
		    n < KNOWN_MAX, numbered(&a, n).ptr);
	known_add(&k, numbered(&a, 0), 50, false);
	check_int(known_covers(&k, numbered(&a, 0), 50, true), true,
	    "a known one still learns");
	known_release(&k);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_link_is_new_once),
	    cmocka_unit_test(only_what_changes_nothing_is_covered),
	    cmocka_unit_test(the_lowest_priority_and_the_shortest_way_stay),
	    cmocka_unit_test(what_is_behind_the_bound_is_new_each_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
