/* docs/EVIDENCE.md names every reason with its sentence and every column of
 * every view, under that view. */
#include "base/file.h"
#include "record/reason.h"
#include "record/view.h"
#include "store/view.h"
#include "test.h"

static struct buf doc;

static int
read_doc(void **state)
{
	(void)state;
	return file_read(DOCS_FOLDER "/EVIDENCE.md", 1 << 20, &doc, NULL) !=
	    ERR_NONE;
}

static int
drop_doc(void **state)
{
	(void)state;
	buf_release(&doc);
	return 0;
}

static bool
says(struct str part, const char *line)
{
	return str_find(part, str_of(line), 0) != STR_NONE;
}

static void
test_every_reason_stands_with_its_sentence(void **state)
{
	struct arena a = {0};

	(void)state;
	for (int r = REASON_NONE + 1; r < REASON_COUNT; r++) {
		const char *line = arena_printf(&a, "\n| `%s` | %s |\n",
		    reason_word((enum reason)r), reason_text((enum reason)r).en)
		                       .ptr;

		if (!says(buf_str(&doc), line))
			fail_msg("docs/EVIDENCE.md lacks the line %s", line);
	}
	arena_release(&a);
}

/* From the view's heading to the next. */
static struct str
section_of(const char *view, struct arena *a)
{
	struct str text = buf_str(&doc);
	struct str heading = arena_printf(a, "\n### %s\n", view);
	size_t start = str_find(text, heading, 0), end;

	if (start == STR_NONE)
		fail_msg("docs/EVIDENCE.md has no section %s", view);
	end = str_find(text, str_of("\n##"), start + heading.len);
	return str_slice(text, start, end);
}

static void
test_every_column_stands_in_order_under_its_view(void **state)
{
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; store_view_info(i) != NULL; i++) {
		const struct view_info *view = store_view_info(i);
		struct str section = section_of(view->name, &a);
		size_t at = 0;

		for (size_t k = 0; k < view->column_count; k++) {
			at = str_find(section,
			    arena_printf(
			        &a, "\n| `%s` | ", view->columns[k].name),
			    at);
			if (at == STR_NONE)
				fail_msg("%s lacks %s in its place", view->name,
				    view->columns[k].name);
		}
	}
	arena_release(&a);
}

static void
test_every_view_flag_stands_there(void **state)
{
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < VIEW_COUNT; i++) {
		const char *line =
		    arena_printf(&a, "\n- `%s`: ", view_words[i]).ptr;

		if (!says(buf_str(&doc), line))
			fail_msg("docs/EVIDENCE.md lacks the line %s", line);
	}
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_every_reason_stands_with_its_sentence),
	    cmocka_unit_test(test_every_column_stands_in_order_under_its_view),
	    cmocka_unit_test(test_every_view_flag_stands_there),
	};

	return cmocka_run_group_tests(tests, read_doc, drop_doc);
}
