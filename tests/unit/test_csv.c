/* CSV as RFC 4180 has it: what is read, where it stands, what is refused. */
#include "test.h"

#include <string.h>

#include "base/csv.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

/* All rows as text: fields in brackets, a row for each line of the answer,
 * "LINE:" first and its fields' columns behind "@". */
static struct str
picture(struct arena *a, struct str text, struct err *e)
{
	struct csv_reader r = {.text = text};
	struct buf out = {0};
	struct csv_row row;
	struct str copy;
	enum err_code rc;

	while ((rc = csv_next(&r, a, &row, e)) == ERR_NONE && row.count > 0) {
		buf_printf(&out, "%lld:", (long long)row.line);
		for (size_t i = 0; i < row.count; i++)
			buf_printf(&out, "[%.*s@%lld]",
			    STR_ARG(row.fields[i].text),
			    (long long)row.fields[i].column);
		(void)buf_append_char(&out, '\n');
	}
	if (rc != ERR_NONE)
		(void)buf_append_cstr(&out, e->msg);
	copy = arena_str(a, buf_str(&out));
	buf_release(&out);
	return copy;
}

static void
rows_are_read_with_their_places(void **state)
{
	static const struct {
		const char *text, *want;
	} rows[] = {
	    {"", ""},
	    {"\n\r\n\n", ""},
	    {"a", "1:[a@1]\n"},
	    {"a,b\n", "1:[a@1][b@3]\n"},
	    {"a,b\r\nc,d\r\n", "1:[a@1][b@3]\n2:[c@1][d@3]\n"},
	    {"a,b\n\nc,d", "1:[a@1][b@3]\n3:[c@1][d@3]\n"},
	    {"a,", "1:[a@1][@3]\n"},
	    {",", "1:[@1][@2]\n"},
	    {"a,\nb", "1:[a@1][@3]\n2:[b@1]\n"},
	    {"\"a\",\"b\"", "1:[a@1][b@5]\n"},
	    {"\"a,b\",c", "1:[a,b@1][c@7]\n"},
	    {"\"a\"\"b\",c", "1:[a\"b@1][c@8]\n"},
	    {"\"\"\"\"", "1:[\"@1]\n"},
	    {"\"\"", "1:[@1]\n"},
	    {"\"a\nb\"\nc", "1:[a\nb@1]\n3:[c@1]\n"},
	    {"\"a\r\nb\"\r\nc", "1:[a\r\nb@1]\n3:[c@1]\n"},
	    {"กรม,ข\n", "1:[กรม@1][ข@5]\n"},
	    {"a\rb,c\n", "1:[a\rb@1][c@5]\n"},
	    {" a , b \n", "1:[ a @1][ b @5]\n"},
	};
	struct arena a = {0};
	struct err e = {0};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		check_str(picture(&a, str_of(rows[i].text), &e), rows[i].want,
		    rows[i].text);
		check_int(e.code, ERR_NONE, rows[i].text);
	}
	arena_release(&a);
}

static void
a_byte_order_mark_is_passed_over_once(void **state)
{
	struct arena a = {0};
	struct err e = {0};

	(void)state;
	check_str(picture(&a, str_of("\xef\xbb\xbf\"a\",b\n"), &e),
	    "1:[a@1][b@5]\n", "first");
	check_str(picture(&a, str_of("a\n\xef\xbb\xbf,b\n"), &e),
	    "1:[a@1]\n2:[\xef\xbb\xbf@1][b@3]\n", "later");
	check_str(picture(&a, str_of("\xef\xbb\xbf"), &e), "", "alone");
	arena_release(&a);
}

static void
another_separator_may_stand_for_the_comma(void **state)
{
	struct csv_reader r = {
	    .text = str_of("a;b,c;\"d;e\"\n"), .separator = ';'};
	struct arena a = {0};
	struct csv_row row = {0};
	struct err e = {0};

	(void)state;
	check_int(csv_next(&r, &a, &row, &e), ERR_NONE, e.msg);
	check_int((int64_t)row.count, 3, "fields");
	check_str(row.fields[1].text, "b,c", "second");
	check_str(row.fields[2].text, "d;e", "third");
	arena_release(&a);
}

static void
a_field_behind_a_line_end_stands_on_its_own_line(void **state)
{
	struct csv_reader r = {
	    .text = str_of("x\n\"a\nb\",c,\"d\ne\nf\",g\nh")};
	struct arena a = {0};
	struct csv_row row = {0};
	struct err e = {0};

	(void)state;
	check_int(csv_next(&r, &a, &row, &e), ERR_NONE, "x");
	check_int(csv_next(&r, &a, &row, &e), ERR_NONE, "a");
	check_int((int64_t)row.count, 4, "fields");
	check_int(row.line, 2, "line of the row");
	check_int(row.fields[0].line, 2, "line of a");
	check_int(row.fields[1].line, 3, "line of c");
	check_int(row.fields[1].column, 4, "column of c");
	check_int(row.fields[2].line, 3, "line of d");
	check_int(row.fields[2].column, 6, "column of d");
	check_int(row.fields[3].line, 5, "line of g");
	check_int(row.fields[3].column, 4, "column of g");
	check_int(csv_next(&r, &a, &row, &e), ERR_NONE, "h");
	check_int(row.line, 6, "line of h");
	arena_release(&a);
}

static void
mistakes_are_placed(void **state)
{
	static const struct {
		const char *text, *place;
	} rows[] = {
	    {"a,b\"c", "1:3: "},
	    {"x\ny\nกา,\"b", "3:4: "},
	    {"x\n\"a\nb", "2:1: "},
	    {"\"a\"b", "1:4: "},
	    {"x\n\"a\nb\"c,d", "3:3: "},
	    {"\"a\"\"", "1:1: "},
	    {"\"", "1:1: "},
	    {"a,\"b\" ,c", "1:6: "},
	    {"\"a\nb\",c\"d", "2:4: "},
	    {"\xef\xbb\xbf\"a", "1:1: "},
	};
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct err e = {0};

		(void)picture(&a, str_of(rows[i].text), &e);
		check_int(e.code, ERR_SYNTAX, rows[i].text);
		if (!str_starts(str_of(e.msg), str_of(rows[i].place)))
			fail_msg("%s: got \"%s\", want it at %s", rows[i].text,
			    e.msg, rows[i].place);
	}
	arena_release(&a);
}

static void
a_failed_row_is_not_handed_out(void **state)
{
	struct csv_reader r = {.text = str_of("\"a")};
	struct arena a = {0};
	struct csv_row row = {.count = 77};

	(void)state;
	check_int(csv_next(&r, &a, &row, NULL), ERR_SYNTAX, "rc");
	check_int((int64_t)row.count, 77, "row");
	arena_release(&a);
}

static void
what_is_written_is_read_back(void **state)
{
	static const char *const texts[] = {"plain", "", "a,b", "\"", "a\"\"b",
	    "line\nline", "line\r\nline", "\r", "กรมที่ดิน", " space ", "'"};
	struct arena a = {0};
	struct buf out = {0};
	struct csv_reader r = {0};
	struct csv_row row = {0};
	struct err e = {0};

	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++) {
		if (i > 0)
			(void)buf_append_char(&out, ',');
		csv_append_field(&out, str_of(texts[i]));
	}
	(void)buf_append_cstr(&out, "\r\n");
	r.text = buf_str(&out);
	check_int(csv_next(&r, &a, &row, &e), ERR_NONE, "rc");
	check_int((int64_t)row.count, COUNT(texts), "fields");
	for (size_t i = 0; i < COUNT(texts); i++)
		check_str(row.fields[i].text, texts[i], "field");
	check_int(csv_next(&r, &a, &row, &e), ERR_NONE, "rc");
	check_int((int64_t)row.count, 0, "end");
	buf_release(&out);
	arena_release(&a);
}

static void
only_what_has_to_be_is_quoted(void **state)
{
	static const struct {
		const char *in, *want;
	} rows[] = {
	    {"a b", "a b"},
	    {"", ""},
	    {"a,b", "\"a,b\""},
	    {"a\"b", "\"a\"\"b\""},
	    {"a\nb", "\"a\nb\""},
	    {"a\r", "\"a\r\""},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct buf out = {0};

		csv_append_field(&out, str_of(rows[i].in));
		check_str(buf_str(&out), rows[i].want, rows[i].in);
		buf_release(&out);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(rows_are_read_with_their_places),
	    cmocka_unit_test(a_byte_order_mark_is_passed_over_once),
	    cmocka_unit_test(another_separator_may_stand_for_the_comma),
	    cmocka_unit_test(a_field_behind_a_line_end_stands_on_its_own_line),
	    cmocka_unit_test(mistakes_are_placed),
	    cmocka_unit_test(a_failed_row_is_not_handed_out),
	    cmocka_unit_test(what_is_written_is_read_back),
	    cmocka_unit_test(only_what_has_to_be_is_quoted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
