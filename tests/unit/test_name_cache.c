/* Answers of the resolver, for a while. */
#include "test.h"

#include <stdio.h>

#include "fetch/name_cache_impl.h"

static void
an_answer_is_kept_for_its_time(void **state)
{
	const int64_t until_us = (int64_t)NAME_CACHE_MS * 1000 + 5;
	struct name_cache c = {0};
	struct lookup answer = {.count = 3};
	const struct lookup *found;

	(void)state;
	assert_null(name_cache_find(&c, str_of("a.example"), 5));
	name_cache_put(&c, str_of("a.example"), &answer, 5);
	found = name_cache_find(&c, str_of("a.example"), until_us - 1);
	assert_non_null(found);
	check_int((int64_t)found->count, 3, "count");
	assert_null(name_cache_find(&c, str_of("a.example"), until_us));
	assert_null(name_cache_find(&c, str_of("a.exampl"), 5));
	answer.count = 4;
	name_cache_put(&c, str_of("a.example"), &answer, until_us);
	found = name_cache_find(&c, str_of("a.example"), until_us);
	assert_non_null(found);
	check_int((int64_t)found->count, 4, "the newer one");
	name_cache_release(&c);
}

static void
a_failure_is_kept_for_less(void **state)
{
	const int64_t until_us = (int64_t)NAME_CACHE_FAILURE_MS * 1000;
	struct name_cache c = {0};
	struct lookup none = {.error = -2}, late = {.is_late = true};

	(void)state;
	name_cache_put(&c, str_of("a.example"), &none, 0);
	name_cache_put(&c, str_of("b.example"), &late, 0);
	assert_non_null(name_cache_find(&c, str_of("a.example"), until_us - 1));
	assert_non_null(name_cache_find(&c, str_of("b.example"), until_us - 1));
	assert_null(name_cache_find(&c, str_of("a.example"), until_us));
	assert_null(name_cache_find(&c, str_of("b.example"), until_us));
	name_cache_release(&c);
}

/* However many names there are, an answer is its own name's or none. */
static void
names_do_not_get_each_others_answers(void **state)
{
	enum { NAMES = 4 * NAME_CACHE_SLOTS };
	struct name_cache c = {0};
	char host[32];
	int64_t kept = 0;

	(void)state;
	for (size_t i = 0; i < NAMES; i++) {
		struct lookup answer = {.count = i + 1};

		(void)snprintf(host, sizeof(host), "h%zu.example", i);
		name_cache_put(&c, str_of(host), &answer, 0);
	}
	for (size_t i = 0; i < NAMES; i++) {
		const struct lookup *found;

		(void)snprintf(host, sizeof(host), "h%zu.example", i);
		found = name_cache_find(&c, str_of(host), 0);
		if (found == NULL)
			continue;
		check_int((int64_t)found->count, (int64_t)i + 1, host);
		kept++;
	}
	assert_in_range(kept, NAME_CACHE_SLOTS / 2, NAME_CACHE_SLOTS);
	name_cache_release(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_answer_is_kept_for_its_time),
	    cmocka_unit_test(a_failure_is_kept_for_less),
	    cmocka_unit_test(names_do_not_get_each_others_answers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
