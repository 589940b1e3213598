/* A table is read by the names of its columns, and each mistake is one finding
 * at its place. */
#include "table_case.h"

#include "crawl/table.h"
#include "text/cells.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))
#define BOM "\xef\xbb\xbf"

enum { ID, NAME, NOTE, COLUMNS };

static const struct table_column columns[COLUMNS] = {
    [ID] = {"id", true, false},
    [NAME] = {"name", true, false},
    [NOTE] = {"note", false, false},
};
static const struct table_kind kind = {columns, COLUMNS};

/* What a table says: its whole rows, then its findings. */
struct reading {
	struct temp_folder folder;
	struct diag_list diags;
	struct arena arena;
	struct str rows;
	bool is_usable;
};

static struct reading *
read_table(const char *content)
{
	static struct reading r;
	const char *path;
	struct table t;
	struct csv_row row;
	struct err e = {0};
	bool is_whole = false;

	r = (struct reading){.folder = temp_folder_new(), .is_usable = true};
	r.diags.arena = &r.arena;
	path = temp_file(&r.folder, "t", str_of(content));
	check_int(table_open(&t, path, &kind, &r.diags, &r.is_usable, &e),
	    ERR_NONE, content);
	while (r.is_usable && table_next(&t, &row, &is_whole))
		if (is_whole)
			r.rows = arena_printf(&r.arena, "%.*s%.*s|%.*s|%.*s\n",
			    STR_ARG(r.rows), STR_ARG(table_field(&t, &row, ID)),
			    STR_ARG(table_field(&t, &row, NAME)),
			    STR_ARG(table_field(&t, &row, NOTE)));
	return &r;
}

static void
reading_free(struct reading *r)
{
	temp_folder_free(&r->folder);
	arena_release(&r->arena);
}

static void
columns_are_known_by_name(void **state)
{
	static const struct {
		const char *content, *rows;
	} rows[] = {
	    {"id,name,note\na,b,c\n", "a|b|c\n"},
	    {"note,name,id\r\na,b,c\r\n", "c|b|a\n"},
	    {"name,id\nb,a\n", "a|b|\n"},
	    {BOM "id,name\na,b\n", "a|b|\n"},
	    {" id , name \n a , b \n", "a|b|\n"},
	    {"\"id\",\"name\"\n\"a,1\",\"b\"\"2\"\n", "a,1|b\"2|\n"},
	    {"\n\nid,name\n\na,b\n\nc,d", "a|b|\nc|d|\n"},
	    {"id,name,note\na,b,\n", "a|b|\n"},
	    {"id,name\n", ""},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct reading *r = read_table(rows[i].content);

		assert_true(r->is_usable);
		check_str(r->rows, rows[i].rows, rows[i].content);
		check_str(
		    findings_text(&r->arena, &r->diags), "", rows[i].content);
		reading_free(r);
	}
}

static void
a_bad_header_makes_a_table_unusable(void **state)
{
	static const struct {
		const char *content, *findings;
	} rows[] = {
	    {"", "t 1:0+0 T001\n"},
	    {BOM, "t 1:0+0 T001\n"},
	    {"\r\n\n", "t 1:0+0 T001\n"},
	    {"id,name\na,b\nc\xff,d\n", "t 3:0+0 T002\n"},
	    {"id,name\na,\xa1\xc3\xc1\nc,\xa1\n", "t 2:0+0 T002\n"},
	    {"id,\"name\na,b\n", "t 1:4+0 T003\n"},
	    {"id,na\"me\na,b\n", "t 1:4+0 T003\n"},
	    {"id,\"name\"x,note\n", "t 1:10+0 T003\n"},
	    {"id,nmae,name\n", "t 1:4+4 T004\n"},
	    {"id,name,รหัส\n", "t 1:9+4 T004\n"},
	    {"id,name,\n", "t 1:9+0 T004\n"},
	    {"id,note\n", "t 1:0+0 T005\n"},
	    {"\nnote\n", "t 2:0+0 T005\nt 2:0+0 T005\n"},
	    {"id,name,id\n", "t 1:9+2 T006\n"},
	    {"id,nam,id\n", "t 1:4+3 T004\nt 1:8+2 T006\nt 1:0+0 T005\n"},
	    {"ID,name\n", "t 1:1+2 T004\nt 1:0+0 T005\n"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct reading *r = read_table(rows[i].content);

		assert_false(r->is_usable);
		check_str(findings_text(&r->arena, &r->diags), rows[i].findings,
		    rows[i].content);
		reading_free(r);
	}
}

static void
a_bad_row_is_passed_over_and_told(void **state)
{
	static const struct {
		const char *content, *rows, *findings;
	} rows[] = {
	    {"id,name\na\nb,c,d\ne,f\n", "e|f|\n",
	        "t 2:0+0 T007\nt 3:0+0 T007\n"},
	    {"id,name\na,b\n\n,c\nd, \n", "a|b|\n",
	        "t 4:1+0 T008\nt 5:3+1 T008\n"},
	    {"id,name\n,\na,b\n", "a|b|\n", "t 2:1+0 T008\nt 2:2+0 T008\n"},
	    /* What stands behind an open quote cannot be read. */
	    {"id,name\na,b\n\"c,d\ne,f\n", "a|b|\n", "t 3:1+0 T003\n"},
	    {"id,name\na,b\nc,d\"\ne,f\n", "a|b|\n", "t 3:3+0 T003\n"},
	    {"id,note,name\na,\"two\nlines\",\nb,x,y\n", "b|y|x\n",
	        "t 3:8+0 T008\n"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct reading *r = read_table(rows[i].content);

		assert_true(r->is_usable);
		check_str(r->rows, rows[i].rows, rows[i].content);
		check_str(findings_text(&r->arena, &r->diags), rows[i].findings,
		    rows[i].content);
		reading_free(r);
	}
}

static void
findings_say_what_and_show_where(void **state)
{
	static const struct {
		const char *content, *text;
	} rows[] = {
	    {BOM "id,nmae,name\n",
	        ":1:4: error T004: there is no column \"nmae\"\n"
	        "     1 | id,nmae,name\n"
	        "       |    ^~~~\n"
	        "  try: name\n"},
	    {"  id, nmae ,name\r\n",
	        ":1:6: error T004: there is no column \"nmae\"\n"
	        "     1 |   id, nmae ,name\n"
	        "       |      ^~~~\n"
	        "  try: name\n"},
	    {"id,name,ที่อยู่\n",
	        ":1:9: error T004: there is no column \"ที่อยู่\"\n"
	        "     1 | id,name,ที่อยู่\n"
	        "       |         ^~~\n"
	        "  try: id,name,note\n"},
	    {"id,name\nกรมที่ดิน,\n",
	        ":2:11: error T008: \"name\" is empty\n"
	        "     2 | กรมที่ดิน,\n"
	        "       |        ^\n"},
	    {"id,name\na\n",
	        ":2: error T007: this row has 1 fields, the first row has 2\n"
	        "     2 | a\n"},
	    {"id,name\na,\"b\"c\n",
	        ":2:6: error T003: this is no CSV: after a closing quote there "
	        "must be a comma\n"
	        "     2 | a,\"b\"c\n"
	        "       |      ^\n"},
	    {"id,\xe0\xb8\n",
	        ":1: error T002: this line is not UTF-8; save the file as "
	        "\"CSV UTF-8\"\n"},
	    {"",
	        ":1: error T001: the file is empty; its first row names the "
	        "columns: id,name,note\n"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct reading *r = read_table(rows[i].content);
		struct buf out = {0};
		struct str text;

		diag_append_text(&out, &r->diags,
		    &(struct diag_style){
		        .lang = LANG_EN, .cells = cells_width});
		text = buf_str(&out);
		text = str_slice(text, str_find_char(text, ':', 0), text.len);
		check_str(text, rows[i].text, rows[i].content);
		buf_release(&out);
		reading_free(r);
	}
}

static void
a_file_that_is_not_there_is_the_users(void **state)
{
	struct arena a = {0};
	struct diag_list diags = {.arena = &a};
	struct table t;
	struct err e = {0};
	bool is_usable = true;

	(void)state;
	check_int(table_open(&t, "/tmp/samruat-no-such", &kind, &diags,
	              &is_usable, &e),
	    ERR_USAGE, "rc");
	check_int(e.code, ERR_USAGE, "code");
	assert_non_null(strstr(e.msg, "/tmp/samruat-no-such: No such file"));
	check_int(table_open(&t, "/tmp/samruat-no-such", &kind, &diags,
	              &is_usable, NULL),
	    ERR_USAGE, "no place for the error");
	check_int((int64_t)diags.count, 0, "findings");
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(columns_are_known_by_name),
	    cmocka_unit_test(a_bad_header_makes_a_table_unusable),
	    cmocka_unit_test(a_bad_row_is_passed_over_and_told),
	    cmocka_unit_test(findings_say_what_and_show_where),
	    cmocka_unit_test(a_file_that_is_not_there_is_the_users),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
