#include "test.h"

#include <string.h>

#include "base/mem.h"

static void
memory_is_zeroed(void **state)
{
	unsigned char *p = mem_alloc(1000);

	(void)state;
	for (size_t i = 0; i < 1000; i++)
		assert_int_equal(p[i], 0);
	memset(p, 7, 1000);
	p = mem_resize(p, 100000);
	for (size_t i = 0; i < 1000; i++)
		assert_int_equal(p[i], 7);
	mem_free(p);
	mem_free(NULL);
}

static void
nothing_is_a_byte(void **state)
{
	char *p = mem_alloc(0);

	(void)state;
	p[0] = 'x';
	p = mem_resize(p, 0);
	p[0] = 'y';
	mem_free(p);
}

static void
an_array_doubles(void **state)
{
	static const struct {
		size_t capacity, need, want;
	} rows[] = {
	    {0, 1, 8},
	    {0, 8, 8},
	    {0, 9, 16},
	    {8, 8, 8},
	    {8, 9, 16},
	    {3, 7, 12},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		size_t capacity = rows[i].capacity;
		int64_t *items =
		    capacity == 0 ? NULL : mem_alloc(capacity * sizeof(*items));

		items =
		    mem_grow(items, &capacity, rows[i].need, sizeof(*items));
		check_int((int64_t)capacity, (int64_t)rows[i].want, "capacity");
		items[capacity - 1] = 1;
		mem_free(items);
	}
}

static void
products_that_fit_are_products(void **state)
{
	(void)state;
	check_int((int64_t)mem_product(0, SIZE_MAX), 0, "zero times");
	check_int((int64_t)mem_product(SIZE_MAX, 0), 0, "times zero");
	assert_true(mem_product(1, SIZE_MAX) == SIZE_MAX);
	assert_true(mem_product(SIZE_MAX / 3, 3) == SIZE_MAX);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(memory_is_zeroed),
	    cmocka_unit_test(nothing_is_a_byte),
	    cmocka_unit_test(an_array_doubles),
	    cmocka_unit_test(products_that_fit_are_products),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
