/* docs/DATA.md names every table with its columns, and every code, as the code
 * has them; what it works through is what unit/wide computes. */
#include "base/file.h"
#include "publish/codebook.h"
#include "publish/columns.h"
#include "publish/figure_tables.h"
#include "publish/score_import.h"
#include "publish/view_tables.h"
#include "test.h"

static struct buf doc;

static int
read_doc(void **state)
{
	(void)state;
	return file_read(DOCS_FOLDER "/DATA.md", 1 << 20, &doc, NULL) !=
	    ERR_NONE;
}

static int
drop_doc(void **state)
{
	(void)state;
	buf_release(&doc);
	return 0;
}

/* From the table's heading to the next. */
static struct str
section_of(const char *heading, struct arena *a)
{
	struct str text = buf_str(&doc);
	struct str line = arena_printf(a, "\n%s\n", heading);
	size_t start = str_find(text, line, 0), end;

	if (start == STR_NONE)
		fail_msg("docs/DATA.md has no heading %s", heading);
	end = str_find(text, str_of("\n##"), start + line.len);
	return str_slice(text, start, end);
}

static void
check_columns(struct str section, const struct table *t, struct arena *a)
{
	size_t at = 0;

	for (size_t i = 0; i < t->shape.column_count; i++) {
		const struct view_column *c = &t->shape.columns[i];
		const struct column_note *n = &t->notes[i];
		struct str line = arena_printf(a,
		    "\n| `%s` | %s | %s | %s | %s |\n", c->name, column_type(c),
		    n->label.en, n->unit == NULL ? "" : n->unit,
		    code_set_name(n->codes));

		at = str_find(section, line, at);
		if (at == STR_NONE)
			fail_msg("%s lacks, in its place, the line %.*s",
			    t->shape.name, STR_ARG(line));
		at += line.len - 1;
	}
}

/* "`round`, `audit`" of the words of a key. */
static struct str
key_line(const struct table *t, struct arena *a)
{
	struct str rest = str_of(t->key), word;
	struct buf line = {0};
	struct str copy;

	(void)buf_append_cstr(&line, "\nKey: ");
	for (size_t n = 0; str_next_word(&rest, &word); n++)
		buf_printf(&line, "%s`%.*s`", n > 0 ? ", " : "", STR_ARG(word));
	(void)buf_append_cstr(&line, t->key[0] == '\0' ? "none." : ".");
	copy = arena_str(a, buf_str(&line));
	buf_release(&line);
	return copy;
}

static void
check_table(const struct table *t, struct arena *a)
{
	struct str section =
	    section_of(arena_printf(a, "### %s", t->shape.name).ptr, a);
	struct str key = key_line(t, a);

	check_columns(section, t, a);
	if (str_find(section, key, 0) == STR_NONE)
		fail_msg("%s lacks %.*s", t->shape.name, STR_ARG(key));
	for (size_t i = 0; i < TABLE_LINKS_MAX; i++)
		if (t->links[i].table != NULL)
			assert_true(
			    str_find(section,
			        arena_printf(a, " → %s", t->links[i].table),
			        0) != STR_NONE);
}

static bool
is_made_elsewhere(const char *view)
{
	return strcmp(view, "agencies") == 0 ||
	    strcmp(view, "indicators") == 0 || strcmp(view, "pillars") == 0;
}

static void
test_every_table_stands_there(void **state)
{
	struct arena a = {0};
	struct table tables[] = {indicators_table_new(&a),
	    pillars_table_new(&a), score_import_new(&a),
	    codebook_new(NULL, 0, &a)};

	(void)state;
	for (size_t i = 0; store_view_info(i) != NULL; i++) {
		const char *view = store_view_info(i)->name;
		struct table t;

		if (is_made_elsewhere(view))
			continue;
		t = view_table_new(view, &a);
		check_table(&t, &a);
	}
	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++)
		check_table(&tables[i], &a);
	arena_release(&a);
}

static void
test_every_column_of_an_agency_stands_there(void **state)
{
	const struct view_info *view = store_view_named("agencies");
	struct column_note notes[32] = {{.label = {0}}};
	struct table t = {.shape = *view, .notes = notes};
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < view->column_count; i++)
		notes[i] = *column_note("agencies", view->columns[i].name);
	check_columns(section_of("### agencies", &a), &t, &a);
	arena_release(&a);
}

static void
check_codes(enum code_set set, struct arena *a)
{
	struct str section =
	    section_of(arena_printf(a, "#### %s", code_set_name(set)).ptr, a);
	struct code c;

	for (size_t i = 0; code_at(set, i, &c); i++) {
		struct str word = c.word == NULL
		    ? arena_printf(a, "%d", c.number)
		    : str_of(c.word);
		struct str line = arena_printf(a, "\n| `%.*s` | %s | %s |\n",
		    STR_ARG(word), c.text.en, c.text.th);

		if (str_find(section, line, 0) == STR_NONE)
			fail_msg(
			    "docs/DATA.md lacks the line %.*s", STR_ARG(line));
	}
}

static void
test_every_code_stands_there(void **state)
{
	struct arena a = {0};

	(void)state;
	for (int set = CODES_NONE + 1; set < CODES_SET_COUNT; set++)
		check_codes((enum code_set)set, &a);
	arena_release(&a);
}

static void
test_the_version_of_the_contract_stands_there(void **state)
{
	struct arena a = {0};
	struct str line = arena_printf(&a, "\nVersion %d.%d, in the column",
	    SCORE_IMPORT_MAJOR, SCORE_IMPORT_MINOR);

	(void)state;
	if (str_find(buf_str(&doc), line, 0) == STR_NONE)
		fail_msg("docs/DATA.md lacks %.*s", STR_ARG(line));
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_every_table_stands_there),
	    cmocka_unit_test(test_every_column_of_an_agency_stands_there),
	    cmocka_unit_test(test_every_code_stands_there),
	    cmocka_unit_test(test_the_version_of_the_contract_stands_there),
	};

	return cmocka_run_group_tests(tests, read_doc, drop_doc);
}
