/* Findings as people and as programs read them. */
#include "test.h"

#include <string.h>

#include "base/diag.h"
#include "base/json.h"
#include "text/cells.h"

static const struct diag_kind bad = {
    "X001", DIAG_ERROR, {"\"{1}\" is bad", "\"{1}\" ไม่ถูกต้อง"}};
static const struct diag_kind odd = {
    "X002", DIAG_WARNING, {"this is odd", "ดูแปลก"}};

static const struct diag_kind remark = {
    "X003", DIAG_NOTE, {"this is said", "กล่าวไว้"}};

static void
add(struct diag_list *list, const struct diag_kind *kind, struct diag_place at,
    const char *arg, const char *hint)
{
	struct str text = str_of(arg);

	diag_add(list, kind, &at, &text, 1, hint);
}

static void
check_text(const struct diag_list *list, enum lang lang, const char *want)
{
	struct buf out = {0};

	diag_append_text(&out, list,
	    &(struct diag_style){.lang = lang, .cells = cells_width});
	check_str(buf_str(&out), want, "text");
	buf_release(&out);
}

static void
a_finding_has_place_text_and_hint(void **state)
{
	struct arena a = {0};
	struct diag_list list = {.arena = &a};

	(void)state;
	add(&list, &bad,
	    (struct diag_place){"f.csv", 31, 5, 3, str_of("a,b,xyz,d")}, "xyz",
	    "yes, no");
	check_text(&list, LANG_EN,
	    "f.csv:31:5: error X001: \"xyz\" is bad\n"
	    "    31 | a,b,xyz,d\n"
	    "       |     ^~~\n"
	    "  try: yes, no\n");
	check_text(&list, LANG_TH,
	    "f.csv:31:5: ผิดพลาด X001: \"xyz\" ไม่ถูกต้อง\n"
	    "    31 | a,b,xyz,d\n"
	    "       |     ^~~\n"
	    "  ลองเขียน: yes, no\n");
	arena_release(&a);
}

static void
both_languages_and_help_are_shown_when_asked_for(void **state)
{
	struct arena a = {0};
	struct diag_list list = {.arena = &a};
	struct diag_style style = {
	    .cells = cells_width, .has_both = true, .help = "ask"};
	struct buf out = {0};

	(void)state;
	add(&list, &odd, (struct diag_place){.file = "f"}, "", "a: 1\n  b: 2");
	style.lang = LANG_EN;
	diag_append_text(&out, &list, &style);
	check_str(buf_str(&out),
	    "f: warning X002: this is odd\n  th: ดูแปลก\n"
	    "  try:\n    a: 1\n      b: 2\n  help: ask X002\n",
	    "English first");
	buf_clear(&out);
	style.lang = LANG_TH;
	diag_append_text(&out, &list, &style);
	check_str(buf_str(&out),
	    "f: ควรแก้ X002: ดูแปลก\n  en: this is odd\n"
	    "  ลองเขียน:\n    a: 1\n      b: 2\n  help: ask X002\n",
	    "Thai first");
	buf_release(&out);
	arena_release(&a);
}

static void
each_level_has_its_word_and_its_count(void **state)
{
	struct arena a = {0};
	struct diag_list list = {.arena = &a};

	(void)state;
	add(&list, &remark, (struct diag_place){.file = "f"}, "", NULL);
	add(&list, &odd, (struct diag_place){.file = "f"}, "", NULL);
	add(&list, &remark, (struct diag_place){.file = "f"}, "", NULL);
	check_text(&list, LANG_EN,
	    "f: note X003: this is said\n"
	    "f: warning X002: this is odd\n"
	    "f: note X003: this is said\n");
	check_int((int64_t)list.error_count, 0, "errors");
	check_int((int64_t)list.warning_count, 1, "warnings");
	check_int((int64_t)diag_note_count(&list), 2, "notes");
	for (int i = 0; i < DIAG_MAX; i++)
		add(&list, &remark, (struct diag_place){.file = "f"}, "", NULL);
	check_int((int64_t)diag_note_count(&list), DIAG_MAX + 2, "dropped too");
	arena_release(&a);
}

static void
less_is_said_when_less_is_known(void **state)
{
	struct arena a = {0};
	struct diag_list list = {.arena = &a};

	(void)state;
	add(&list, &odd, (struct diag_place){.file = "f"}, "", NULL);
	add(&list, &odd, (struct diag_place){.file = "f", .column = 4}, "",
	    NULL);
	add(&list, &odd, (struct diag_place){.file = "f", .line = 2}, "", NULL);
	add(&list, &odd,
	    (struct diag_place){
	        .file = "f", .line = 3, .excerpt = str_of("abc")},
	    "", NULL);
	add(&list, &odd,
	    (struct diag_place){.file = "f", .line = 3, .column = 9}, "", "");
	check_text(&list, LANG_EN,
	    "f: warning X002: this is odd\n"
	    "f: warning X002: this is odd\n"
	    "f:2: warning X002: this is odd\n"
	    "f:3: warning X002: this is odd\n"
	    "     3 | abc\n"
	    "f:3:9: warning X002: this is odd\n");
	arena_release(&a);
}

/* The caret's line of a finding in line 1. */
static void
check_caret(struct diag_place at, const char *want)
{
	struct arena a = {0};
	struct diag_list list = {.arena = &a};
	struct buf out = {0};
	struct str rest, line = {0};

	at.file = "f";
	at.line = 1;
	add(&list, &odd, at, "", NULL);
	diag_append_text(&out, &list,
	    &(struct diag_style){.lang = LANG_EN, .cells = cells_width});
	rest = buf_str(&out);
	for (int i = 0; i < 3; i++)
		assert_true(str_split(&rest, '\n', &line));
	check_str(line, want, "caret");
	buf_release(&out);
	arena_release(&a);
}

static void
the_caret_stands_under_the_cell(void **state)
{
	static const struct {
		const char *line;
		int64_t column, length;
		const char *want;
	} rows[] = {
	    {"abc", 1, 0, "       | ^"},
	    {"abc", 1, 1, "       | ^"},
	    {"abc", 1, 2, "       | ^~"},
	    {"abc", 3, 99, "       |   ^"},
	    {"abc", 4, 1, "       |    ^"},
	    {"abc", 99, 1, "       |    ^"},
	    /* Two cells: the mark above takes none. */
	    {"กี่,x", 5, 1, "       |   ^"},
	    {"ที่ดิน,ก็ด", 8, 3, "       |     ^~"},
	    {"น้ำ,x", 5, 1, "       |    ^"},
	    {"\t,x", 3, 1, "       |   ^"},
	    {"\t\t\x1b[31mx,y", 9, 1, "       |         ^"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		check_caret((struct diag_place){.column = rows[i].column,
		                .length = rows[i].length,
		                .excerpt = str_of(rows[i].line)},
		    rows[i].want);
}

static void
an_excerpt_does_not_steer_the_terminal(void **state)
{
	struct arena a = {0};
	struct diag_list list = {.arena = &a};

	(void)state;
	add(&list, &odd,
	    (struct diag_place){"f", 1, 0, 0, str_of("a\x1b[2J\tb\x7f\r.")}, "",
	    NULL);
	check_text(&list, LANG_EN,
	    "f:1: warning X002: this is odd\n     1 | a [2J b  .\n");
	arena_release(&a);
}

static void
what_is_added_is_copied(void **state)
{
	struct arena a = {0};
	struct diag_list list = {.arena = &a};
	char file[] = "file", arg[] = "arg", line[] = "line", hint[] = "hint";

	(void)state;
	add(&list, &bad, (struct diag_place){file, 1, 0, 0, str_of(line)}, arg,
	    hint);
	memset(file, '!', 4);
	memset(arg, '!', 3);
	memset(line, '!', 4);
	memset(hint, '!', 4);
	check_text(&list, LANG_EN,
	    "file:1: error X001: \"arg\" is bad\n     1 | line\n"
	    "  try: hint\n");
	arena_release(&a);
}

static void
findings_are_sorted(void **state)
{
	static const struct {
		const char *file;
		int64_t line, column;
		const struct diag_kind *kind;
	} want[] = {
	    {"a", 0, 0, &odd},
	    {"a", 1, 0, &bad},
	    {"a", 2, 1, &bad},
	    {"a", 2, 1, &odd},
	    {"a", 2, 3, &bad},
	    {"a", 10, 1, &bad},
	    {"b", 1, 1, &bad},
	};
	/* Any order that is not the wanted one. */
	static const size_t order[] = {5, 3, 6, 0, 2, 4, 1};
	struct arena a = {0};
	struct diag_list list = {.arena = &a};

	(void)state;
	diag_sort(&list);
	for (size_t i = 0; i < 7; i++)
		add(&list, want[order[i]].kind,
		    (struct diag_place){.file = want[order[i]].file,
		        .line = want[order[i]].line,
		        .column = want[order[i]].column},
		    "", NULL);
	diag_sort(&list);
	for (size_t i = 0; i < 7; i++) {
		const struct diag *d = &list.items[i];

		assert_string_equal(d->place.file, want[i].file);
		check_int(d->place.line, want[i].line, "line");
		check_int(d->place.column, want[i].column, "column");
		assert_ptr_equal(d->kind, want[i].kind);
	}
	arena_release(&a);
}

static void
beyond_the_maximum_they_are_counted(void **state)
{
	struct arena a = {0};
	struct diag_list list = {.arena = &a};
	struct buf out = {0};

	(void)state;
	for (int i = 0; i < DIAG_MAX + 3; i++)
		add(&list, i % 2 == 0 ? &bad : &odd,
		    (struct diag_place){.file = "f"}, "x", NULL);
	check_int((int64_t)list.count, DIAG_MAX, "kept");
	check_int((int64_t)list.dropped_count, 3, "dropped");
	check_int((int64_t)list.error_count, DIAG_MAX / 2 + 2, "errors");
	diag_append_text(&out, &list,
	    &(struct diag_style){.lang = LANG_EN, .cells = cells_width});
	assert_true(
	    str_ends(buf_str(&out), str_of("odd\nand 3 more findings\n")));
	buf_release(&out);
	arena_release(&a);
}

static void
programs_get_json(void **state)
{
	struct arena a = {0};
	struct diag_list list = {.arena = &a};
	struct buf out = {0};

	(void)state;
	add(&list, &bad,
	    (struct diag_place){.file = "f", .line = 2, .column = 3}, "ก\xff",
	    "ok");
	add(&list, &odd, (struct diag_place){.file = "f"}, "", NULL);
	diag_append_json(&out, &list);
	check_str(buf_str(&out),
	    "{\"code\":\"X001\",\"column\":3,\"end\":4,\"file\":\"f\",\"line\":2,"
	    "\"message\":{\"en\":\"\\\"ก\xef\xbf\xbd\\\" is bad\","
	    "\"th\":\"\\\"ก\xef\xbf\xbd\\\" ไม่ถูกต้อง\"},"
	    "\"severity\":\"error\",\"try\":\"ok\"}\n"
	    "{\"code\":\"X002\",\"column\":0,\"end\":0,\"file\":\"f\",\"line\":0,"
	    "\"message\":{\"en\":\"this is odd\",\"th\":\"ดูแปลก\"},"
	    "\"severity\":\"warning\"}\n",
	    "lines");
	buf_release(&out);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_finding_has_place_text_and_hint),
	    cmocka_unit_test(both_languages_and_help_are_shown_when_asked_for),
	    cmocka_unit_test(each_level_has_its_word_and_its_count),
	    cmocka_unit_test(less_is_said_when_less_is_known),
	    cmocka_unit_test(the_caret_stands_under_the_cell),
	    cmocka_unit_test(an_excerpt_does_not_steer_the_terminal),
	    cmocka_unit_test(what_is_added_is_copied),
	    cmocka_unit_test(findings_are_sorted),
	    cmocka_unit_test(beyond_the_maximum_they_are_counted),
	    cmocka_unit_test(programs_get_json),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
