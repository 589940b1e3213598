/* What an arena hands out is aligned, zeroed and its own until the reset. */
#include "test.h"

#include <stdalign.h>
#include <string.h>

#include "base/arena.h"

enum { COUNT = 2000 };

static bool
is_zero(const unsigned char *p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (p[i] != 0)
			return false;
	return true;
}

static void
pieces_are_aligned_zeroed_and_apart(void **state)
{
	struct arena a = {0};
	unsigned char *pieces[COUNT];

	(void)state;
	/* Every size from 1 up, so that each residue of the alignment comes. */
	for (size_t i = 0; i < COUNT; i++) {
		size_t size = i % 300 + 1;

		pieces[i] = arena_alloc(&a, size);
		assert_int_equal(
		    (uintptr_t)pieces[i] % alignof(max_align_t), 0);
		assert_true(is_zero(pieces[i], size));
		memset(pieces[i], (int)(i % 251) + 1, size);
	}
	for (size_t i = 0; i < COUNT; i++)
		for (size_t b = 0; b < i % 300 + 1; b++)
			assert_int_equal(pieces[i][b], i % 251 + 1);
	arena_release(&a);
}

static void
a_piece_may_be_larger_than_a_chunk(void **state)
{
	struct arena a = {0};
	unsigned char *big, *small;

	(void)state;
	(void)arena_alloc(&a, 1);
	big = arena_alloc(&a, 1000003);
	small = arena_alloc(&a, 16);
	big[0] = big[1000002] = 1;
	small[15] = 2;
	assert_int_equal((uintptr_t)small % alignof(max_align_t), 0);
	assert_int_equal(big[1000002], 1);
	check_int((int64_t)a.used_bytes, 1000020, "used");
	arena_release(&a);
}

static void
nothing_is_something_too(void **state)
{
	struct arena a = {0};

	(void)state;
	assert_non_null(arena_alloc(&a, 0));
	assert_non_null(arena_array(&a, 0, 8));
	check_str(arena_str(&a, (struct str){0}), "", "no text");
	assert_string_equal(arena_cstr(&a, (struct str){0}), "");
	arena_release(&a);
}

static void
an_array_keeps_its_items_as_it_grows(void **state)
{
	struct arena a = {0};
	int64_t *items = NULL;
	size_t capacity = 0;

	(void)state;
	for (size_t i = 0; i < COUNT; i++) {
		items = arena_grow(&a, items, &capacity, i + 1, sizeof(*items));
		assert_true(capacity > i);
		check_int(items[i], 0, "a new item");
		items[i] = (int64_t)i;
	}
	for (size_t i = 0; i < COUNT; i++)
		check_int(items[i], (int64_t)i, "an old item");
	assert_ptr_equal(
	    arena_grow(&a, items, &capacity, COUNT, sizeof(*items)), items);
	arena_release(&a);
}

static void
copies_end_with_a_nul(void **state)
{
	static const char source[] = {'a', 'b', 'c'};
	struct arena a = {0};
	struct str copy = arena_str(&a, (struct str){source, 3});

	(void)state;
	check_str(copy, "abc", "copy");
	assert_int_equal(copy.ptr[3], '\0');
	assert_string_equal(arena_cstr(&a, (struct str){source, 2}), "ab");
	assert_string_equal(arena_cstr(&a, (struct str){"a\0b", 3}), "a");
	check_int((int64_t)arena_str(&a, (struct str){"a\0b", 3}).len, 3,
	    "a NUL inside");
	copy = arena_lower(&a, str_of("[aZ\xc3\x89"));
	check_str(copy, "[az\xc3\x89", "small letters");
	assert_int_equal(copy.ptr[copy.len], '\0');
	assert_int_equal(arena_lower(&a, (struct str){0}).ptr[0], '\0');
	arena_release(&a);
}

static void
text_is_formatted_whole(void **state)
{
	struct arena a = {0};
	struct str s = arena_printf(&a, "%s-%d-%5000d", "x", 7, 1);

	(void)state;
	check_int((int64_t)s.len, 5004, "length");
	assert_memory_equal(s.ptr, "x-7- ", 5);
	assert_int_equal(s.ptr[5003], '1');
	assert_int_equal(s.ptr[5004], '\0');
	check_str(arena_printf(&a, "%s", ""), "", "nothing");
	arena_release(&a);
}

static void
a_reset_keeps_nothing(void **state)
{
	struct arena a = {0};

	(void)state;
	arena_reset(&a);
	for (int round = 0; round < 3; round++) {
		check_int((int64_t)a.used_bytes, 0, "used");
		for (size_t i = 0; i < COUNT; i++) {
			unsigned char *p = arena_alloc(&a, 77);

			assert_true(is_zero(p, 77));
			memset(p, 0xff, 77);
		}
		arena_reset(&a);
	}
	arena_release(&a);
	assert_null(a.newest);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(pieces_are_aligned_zeroed_and_apart),
	    cmocka_unit_test(a_piece_may_be_larger_than_a_chunk),
	    cmocka_unit_test(nothing_is_something_too),
	    cmocka_unit_test(an_array_keeps_its_items_as_it_grows),
	    cmocka_unit_test(copies_end_with_a_nul),
	    cmocka_unit_test(text_is_formatted_whole),
	    cmocka_unit_test(a_reset_keeps_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
