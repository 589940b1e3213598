/* Small tables: aligned by cells, made safe, and folded where that is asked
 * for. */
#include <stdio.h>
#include <stdlib.h>

#include "cli/grid.h"
#include "test.h"

static void
check_grid(struct grid *g, int indent, const char *want)
{
	char *got = NULL;
	size_t len = 0;
	FILE *out = open_memstream(&got, &len);

	assert_non_null(out);
	grid_print(g, indent, out);
	(void)fclose(out);
	check_str((struct str){got, len}, want, "grid");
	free(got);
}

static void
columns_are_as_wide_as_their_cells(void **state)
{
	struct arena a = {0};
	struct grid g = {.arena = &a, .column_count = 3, .right = 1 << 0};

	(void)state;
	grid_add_number(&g, 7);
	grid_add(&g, str_of("ที่นี่"));
	grid_add(&g, str_of("x\033[2Jy"));
	grid_add_number(&g, 1234);
	grid_add(&g, str_of("here"));
	grid_add(&g, str_of("z"));
	check_grid(&g, 1, "    7  ที่นี่    x [2Jy\n 1234  here  z\n");
	arena_release(&a);
}

static void
the_last_column_folds(void **state)
{
	static const struct {
		size_t fold_at;
		const char *text;
		const char *want;
	} rows[] = {
	    {0, "one two three four five six seven",
	        "ab  one two three four five six seven\n"},
	    {80, "one two", "ab  one two\n"},
	    {24, "one two three four five six seven",
	        "ab  one two three four\n    five six seven\n"},
	    {24, "", "ab  \n"},
	    /* without a space between characters, marks kept */
	    {24, "กี่กี่กี่กี่กี่กี่กี่กี่กี่กี่กี่กี่กี่กี่กี่กี่กี่กี่กี่กี่กี่กี่",
	        "ab  กี่กี่กี่กี่กี่กี่กี่กี่กี่กี่กี่กี่กี่กี่กี่กี่กี่กี่กี่กี่\n    กี่กี่\n"},
	    /* too narrow to fold */
	    {10, "one two three four", "ab  one two three four\n"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct arena a = {0};
		struct grid g = {
		    .arena = &a, .column_count = 2, .fold_at = rows[i].fold_at};

		grid_add(&g, str_of("ab"));
		grid_add(&g, str_of(rows[i].text));
		check_grid(&g, 0, rows[i].want);
		arena_release(&a);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(columns_are_as_wide_as_their_cells),
	    cmocka_unit_test(the_last_column_folds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
