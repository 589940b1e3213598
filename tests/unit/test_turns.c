/* Whose turn it is: the group's clock first, then the agency that had the
 * fewest turns. */
#include "test.h"

#include "crawl/turns.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

enum { AGENCIES = 4, TURNS = 8 };

static void
offices_of_one_host_take_turns(void **state)
{
	struct group g = {.clock = {.next_due_us = 0}};
	struct host h = {.group = &g};
	struct wish wishes[AGENCIES];
	struct turns t = {0};
	int64_t had[AGENCIES] = {0};

	(void)state;
	for (int i = 0; i < AGENCIES; i++) {
		wishes[i] = (struct wish){.host = &h, .tag = i};
		turns_add(&t, &wishes[i], 0);
	}
	for (int64_t n = 0; n < TURNS; n++) {
		struct wish *w = turns_next(&t, n * 10);

		assert_non_null(w);
		check_int(w->tag, n % AGENCIES, "whose turn");
		assert_null(turns_next(&t, n * 10));
		check_int(turns_wake_us(&t), INT64_MAX, "while it is busy");
		w->turns_had = ++had[w->tag];
		g.clock.next_due_us = (n + 1) * 10;
		turns_add(&t, w, n * 10);
		turns_free(&t, &g, n * 10);
		check_int(turns_wake_us(&t), (n + 1) * 10, "wake");
		assert_null(turns_next(&t, n * 10 + 9));
	}
	turns_release(&t);
}

static void
groups_wake_in_the_order_of_their_clocks(void **state)
{
	static const int64_t due[] = {50, 10, 40, 20, 30, 10, 60};
	static const int64_t want[] = {1, 5, 3, 4, 2, 0, 6};
	struct group groups[COUNT(due)] = {0};
	struct host hosts[COUNT(due)] = {0};
	struct wish wishes[COUNT(due)];
	struct turns t = {0};
	bool seen[COUNT(due)] = {false};
	int64_t last = 0;

	(void)state;
	for (size_t i = 0; i < COUNT(due); i++) {
		groups[i].clock.next_due_us = due[i];
		hosts[i].group = &groups[i];
		wishes[i] = (struct wish){.host = &hosts[i], .tag = (int64_t)i};
		turns_add(&t, &wishes[i], 0);
	}
	for (size_t i = 0; i < COUNT(due); i++) {
		struct wish *w;

		check_int(turns_wake_us(&t), due[want[i]], "wake");
		assert_null(turns_next(&t, due[want[i]] - 1));
		w = turns_next(&t, due[want[i]]);
		assert_non_null(w);
		assert_true(due[w->tag] >= last && !seen[w->tag]);
		seen[w->tag] = true;
		last = due[w->tag];
	}
	assert_null(turns_next(&t, INT64_MAX));
	turns_release(&t);
}

static void
a_wish_waits_for_its_host_and_its_time(void **state)
{
	struct group g = {.clock = {.next_due_us = 100}};
	struct host slow = {.group = &g, .due_us = 300};
	struct host quick = {.group = &g};
	struct wish a = {.host = &slow, .tag = 0};
	struct wish b = {.host = &quick, .not_before_us = 200, .tag = 1};
	struct turns t = {0};

	(void)state;
	turns_add(&t, &a, 0);
	turns_add(&t, &b, 0);
	check_int(turns_wake_us(&t), 200, "wake");
	assert_null(turns_next(&t, 199));
	assert_ptr_equal(turns_next(&t, 200), &b);
	turns_free(&t, &g, 200);
	check_int(turns_wake_us(&t), 300, "wake");
	assert_ptr_equal(turns_next(&t, 300), &a);
	turns_release(&t);
}

static void
only_controls_are_heard_in_a_pause(void **state)
{
	struct group g = {0}, other = {0};
	struct host h = {.group = &g}, far = {.group = &other};
	struct wish page = {.host = &h, .tag = 0};
	struct wish control = {.host = &far, .tag = -1, .is_control = true};
	struct turns t = {0};

	(void)state;
	turns_pause(&t, true, 0);
	turns_add(&t, &page, 0);
	check_int(turns_wake_us(&t), INT64_MAX, "in the pause");
	turns_add(&t, &control, 0);
	assert_ptr_equal(turns_next(&t, 0), &control);
	assert_null(turns_next(&t, 0));
	turns_pause(&t, false, 5);
	assert_ptr_equal(turns_next(&t, 5), &page);
	turns_release(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(offices_of_one_host_take_turns),
	    cmocka_unit_test(groups_wake_in_the_order_of_their_clocks),
	    cmocka_unit_test(a_wish_waits_for_its_host_and_its_time),
	    cmocka_unit_test(only_controls_are_heard_in_a_pause),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
