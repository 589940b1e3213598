#include "test.h"

#include "text/offmap.h"

struct lookup {
	struct span to, want;
};

static void
check_lookups(
    const struct offmap *m, const struct lookup *lookups, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct span got = offmap_back(m, lookups[i].to);

		if (got.start != lookups[i].want.start ||
		    got.end != lookups[i].want.end)
			fail_msg("[%u, %u): got [%u, %u), want [%u, %u)",
			    lookups[i].to.start, lookups[i].to.end, got.start,
			    got.end, lookups[i].want.start,
			    lookups[i].want.end);
	}
}

static void
test_an_empty_map_is_the_identity(void **state)
{
	static const struct lookup lookups[] = {
	    {{0, 0}, {0, 0}}, {{3, 9}, {3, 9}}};
	struct offmap m = {0};

	(void)state;
	check_lookups(&m, lookups, 2);
}

static void
test_equal_units_share_a_run(void **state)
{
	struct arena a = {0};
	struct offmap m = {0};

	(void)state;
	for (int i = 0; i < 1000; i++)
		offmap_add(&m, &a, 3, 1);
	offmap_add_many(&m, &a, 3, 1, 1000);
	check_int((int64_t)m.count, 1, "runs");
	check_int(m.to_end, 6000, "to_end");
	check_int(m.from_end, 2000, "from_end");
	arena_release(&a);
}

/* "ab" as it was, three letters of 3 from 1, two bytes dropped, one unit of 3
 * from 6, one of 2 from nothing, "c". */
static void
test_units_are_never_split(void **state)
{
	static const struct lookup lookups[] = {
	    {{0, 1}, {0, 1}},
	    {{1, 2}, {1, 2}},
	    {{0, 17}, {0, 14}},
	    {{2, 5}, {2, 3}},
	    {{2, 3}, {2, 3}},
	    {{4, 6}, {2, 4}},
	    {{5, 11}, {3, 5}},
	    {{8, 14}, {4, 13}},
	    {{11, 14}, {7, 13}},
	    {{12, 13}, {7, 13}},
	    {{13, 15}, {7, 13}},
	    {{14, 16}, {13, 13}},
	    {{16, 17}, {13, 14}},
	    /* Empty, backwards and behind the end. */
	    {{5, 5}, {3, 3}},
	    {{6, 3}, {3, 3}},
	    {{17, 17}, {14, 14}},
	    {{16, 99}, {13, 14}},
	    {{50, 60}, {14, 14}},
	};
	struct arena a = {0};
	struct offmap m = {0};

	(void)state;
	offmap_add_many(&m, &a, 1, 1, 2);
	offmap_add_many(&m, &a, 3, 1, 3);
	offmap_add(&m, &a, 0, 2);
	offmap_add(&m, &a, 3, 6);
	offmap_add(&m, &a, 2, 0);
	offmap_add(&m, &a, 1, 1);
	check_lookups(&m, lookups, sizeof(lookups) / sizeof(lookups[0]));
	arena_release(&a);
}

/* The way forward is the way back, read the other way round. */
static void
test_forward_is_where_back_leads(void **state)
{
	struct arena a = {0};
	struct offmap m = {0};

	(void)state;
	check_int(offmap_forward(&m, 7), 7, "an empty map");
	offmap_add_many(&m, &a, 1, 1, 2);
	offmap_add_many(&m, &a, 3, 1, 3);
	offmap_add(&m, &a, 0, 2);
	offmap_add(&m, &a, 3, 6);
	offmap_add(&m, &a, 2, 0);
	offmap_add_many(&m, &a, 2, 4, 3);
	offmap_add(&m, &a, 0, 1);
	for (uint32_t from = 0; from <= m.from_end + 1; from++) {
		uint32_t want = 0;

		while (want < m.to_end &&
		    offmap_back(&m, (struct span){want, want + 1}).start < from)
			want++;
		check_int(offmap_forward(&m, from), want, "offset");
	}
	arena_release(&a);
}

static void
test_nothing_adds_no_run(void **state)
{
	struct arena a = {0};
	struct offmap m = {0};

	(void)state;
	offmap_add(&m, &a, 0, 0);
	offmap_add_many(&m, &a, 1, 1, 0);
	check_int((int64_t)m.count, 0, "runs");
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_an_empty_map_is_the_identity),
	    cmocka_unit_test(test_equal_units_share_a_run),
	    cmocka_unit_test(test_units_are_never_split),
	    cmocka_unit_test(test_forward_is_where_back_leads),
	    cmocka_unit_test(test_nothing_adds_no_run),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
