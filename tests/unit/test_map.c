#include "test.h"

#include "base/arena.h"
#include "base/map.h"

enum { COUNT = 5000 };

static void
an_empty_map_has_nothing(void **state)
{
	struct map m = {0};

	(void)state;
	assert_null(map_get(&m, str_of("a")));
	assert_null(map_get(&m, (struct str){0}));
	map_release(&m);
}

static void
each_key_has_its_value(void **state)
{
	static int values[COUNT];
	struct arena a = {0};
	struct map m = {0};

	(void)state;
	for (int i = 0; i < COUNT; i++)
		map_put(&m, arena_printf(&a, "key-%d", i), &values[i]);
	for (int i = 0; i < COUNT; i++) {
		struct str key = arena_printf(&a, "key-%d", i);

		assert_ptr_equal(map_get(&m, key), &values[i]);
	}
	assert_null(map_get(&m, str_of("key-5000")));
	assert_null(map_get(&m, str_of("key-")));
	assert_null(map_get(&m, str_of("key-1 ")));
	map_release(&m);
	assert_null(map_get(&m, str_of("key-1")));
	arena_release(&a);
}

static void
keys_are_bytes(void **state)
{
	static int empty, nul, longer, thai;
	struct map m = {0};

	(void)state;
	map_put(&m, str_of(""), &empty);
	map_put(&m, (struct str){"a\0b", 3}, &nul);
	map_put(&m, str_of("a"), &longer);
	map_put(&m, str_of("ก"), &thai);
	assert_ptr_equal(map_get(&m, (struct str){0}), &empty);
	assert_ptr_equal(map_get(&m, (struct str){"a\0b", 3}), &nul);
	assert_null(map_get(&m, (struct str){"a\0c", 3}));
	assert_ptr_equal(map_get(&m, str_of("a")), &longer);
	assert_ptr_equal(map_get(&m, str_of("ก")), &thai);
	map_release(&m);
	map_release(&m);
}

static void
the_first_of_a_key_stays(void **state)
{
	static int first, second;
	struct map m = {0};

	(void)state;
	map_put_first(&m, str_of("a"), &first);
	map_put_first(&m, str_of("a"), &second);
	map_put_first(&m, str_of("b"), &second);
	assert_ptr_equal(map_get(&m, str_of("a")), &first);
	assert_ptr_equal(map_get(&m, str_of("b")), &second);
	map_release(&m);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_empty_map_has_nothing),
	    cmocka_unit_test(each_key_has_its_value),
	    cmocka_unit_test(keys_are_bytes),
	    cmocka_unit_test(the_first_of_a_key_stays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
