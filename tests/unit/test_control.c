/* Our own link is up while one control host answers, and unknown until one was
 * asked. */
#include "test.h"

#include "base/arena.h"
#include "crawl/control.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

enum { EVERY_MS = 60000, MINUTE_US = 60000000 };

static const char *const urls[] = {
    "https://one.example/", "http://two.example:8080/up"};

static struct capture
answer(int status, enum reason reason)
{
	return (struct capture){.status = status, .reason = reason};
}

static void
one_that_answers_is_enough(void **state)
{
	static const struct {
		int status[2];
		enum reason reason[2];
		bool is_up;
		bool is_quick; /* the first answer decides */
	} rows[] = {
	    {{200, 200}, {REASON_NONE, REASON_NONE}, true, true},
	    {{404, 0}, {REASON_NONE, REASON_REFUSED}, true, true},
	    {{0, 301}, {REASON_TIMEOUT, REASON_NONE}, true, false},
	    {{0, 0}, {REASON_TIMEOUT, REASON_NO_SUCH_NAME}, false, false},
	    {{503, 0}, {REASON_NONE, REASON_REFUSED}, false, false},
	    {{200, 0}, {REASON_STALLED, REASON_REFUSED}, false, false},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct arena a = {0};
		struct control k;
		struct capture first, second;

		control_init(&k, &a, urls, 2, EVERY_MS);
		assert_false(control_lets(&k));
		assert_true(control_is_due(&k, 1, 0));
		control_begin(&k, 1);
		first = answer(rows[i].status[0], rows[i].reason[0]);
		second = answer(rows[i].status[1], rows[i].reason[1]);
		assert_true(
		    control_answered(&k, 0, &first, 5) == rows[i].is_quick);
		assert_true(control_has_checked(&k, 1) == rows[i].is_quick);
		assert_true(control_lets(&k) == rows[i].is_quick);
		assert_true(
		    control_answered(&k, 1, &second, 9) == !rows[i].is_quick);
		assert_true(control_lets(&k) == rows[i].is_up);
		assert_true(control_has_checked(&k, 1));
		assert_false(control_has_checked(&k, 2));
		arena_release(&a);
	}
}

static void
checks_come_when_due_or_wanted(void **state)
{
	struct capture good = answer(200, REASON_NONE);
	struct capture bad = answer(0, REASON_REFUSED);
	struct arena a = {0};
	struct control k;

	(void)state;
	control_init(&k, &a, urls, 1, EVERY_MS);
	control_begin(&k, 100);
	assert_false(control_is_due(&k, 100, 200));
	(void)control_answered(&k, 0, &good, 100);
	assert_false(control_is_due(&k, MINUTE_US + 99, 0));
	assert_true(control_is_due(&k, MINUTE_US + 100, 0));
	/* A failure after the last check wants one at once. */
	assert_false(control_is_due(&k, 200, 100));
	assert_true(control_is_due(&k, 200, 101));
	control_begin(&k, 200);
	(void)control_answered(&k, 0, &bad, 200);
	/* A link that is down is looked at more often. */
	assert_true(control_is_due(&k, 200 + MINUTE_US / 6, 0));
	arena_release(&a);
}

static void
without_controls_the_link_is_up(void **state)
{
	struct arena a = {0};
	struct control k;

	(void)state;
	control_init(&k, &a, NULL, 0, EVERY_MS);
	assert_true(control_lets(&k));
	assert_false(control_is_due(&k, INT64_MAX, INT64_MAX));
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(one_that_answers_is_enough),
	    cmocka_unit_test(checks_come_when_due_or_wanted),
	    cmocka_unit_test(without_controls_the_link_is_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
