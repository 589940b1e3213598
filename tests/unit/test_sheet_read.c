/* Tables that people send back: what is read of CSV and XLSX, which row and
 * column it stands in, and what is refused. */
#include "test.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "publish/sheet_read.h"
#include "publish/workbook.h"
#include "xlsx_fixture.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

/* "NUMBER:[cell][cell]" for each row, "NAME:" before those of each sheet. */
static struct str
picture(struct arena *a, struct str bytes, struct sheet_file *file)
{
	struct buf out = {0};
	struct err e = {0};
	struct str copy;

	if (sheet_read(bytes, a, file, &e) != ERR_NONE)
		return arena_printf(a, "error %d: %s", e.code, e.msg);
	for (size_t i = 0; i < file->sheet_count; i++) {
		const struct sheet *s = &file->sheets[i];

		buf_printf(&out, "%.*s:", STR_ARG(s->name));
		for (size_t r = 0; r < s->row_count; r++) {
			buf_printf(&out, "%lld", (long long)s->rows[r].number);
			for (size_t c = 0; c < s->rows[r].count; c++)
				buf_printf(&out, "[%.*s]",
				    STR_ARG(s->rows[r].cells[c]));
		}
	}
	copy = arena_str(a, buf_str(&out));
	buf_release(&out);
	return copy;
}

static void
csv_is_read_as_programs_save_it(void **state)
{
	static const struct {
		const char *bytes, *want, *charset;
		char separator;
	} rows[] = {
	    {"", ":", "utf-8", ','},
	    {"a,b\n1,2\n", ":1[a][b]2[1][2]", "utf-8", ','},
	    {"\xef\xbb\xbf\x61;b\r\n1;\"2,5\"\r\n", ":1[a][b]2[1][2,5]",
	        "utf-8", ';'},
	    {"a\tb\n1\t2", ":1[a][b]2[1][2]", "utf-8", '\t'},
	    {"\"a,b,c\";d\n1;2", ":1[a,b,c][d]2[1][2]", "utf-8", ';'},
	    {"sep=;\r\na;b\r\n", ":2[a][b]", "utf-8", ';'},
	    {"a,b\n\n\"x\ny\",2\n3,4\n", ":1[a][b]3[x\ny][2]4[3][4]", "utf-8",
	        ','},
	    {"a,b\n,,\n3,\n", ":1[a][b]3[3]", "utf-8", ','},
	    {"key\none\n", ":1[key]2[one]", "utf-8", ','},
	    {"\xa1\xc3\xc1,b\n", ":1[กรม][b]", "windows-874", ','},
	    {"\xff\xfe\x01\x0e\t\0b\0", ":1[ก][b]", "utf-16le", '\t'},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct arena a = {0};
		struct sheet_file file = {0};
		struct str bytes = {rows[i].bytes,
		    rows[i].bytes[0] == '\xff' ? 8 : strlen(rows[i].bytes)};

		check_str(picture(&a, bytes, &file), rows[i].want, "rows");
		check_str(str_of(file.charset), rows[i].charset, rows[i].want);
		check_int(file.separator, rows[i].separator, rows[i].want);
		arena_release(&a);
	}
}

static void
cells_of_every_kind_are_texts(void **state)
{
	static const struct {
		const char *strings, *rows, *want;
	} rows[] = {
	    {"", "", "Answers:"},
	    {"<si><t>one</t></si><si><t xml:space='preserve'> two </t></si>",
	        "<row r='1'><c r='A1' t='s'><v>1</v></c><c r='B1' t='s'>"
	        "<v>0</v></c></row>",
	        "Answers:1[ two ][one]"},
	    {"<si><r><rPr><b/></rPr><t>ไม่</t></r><r><t>ผ่าน</t></r><rPh sb='0'>"
	     "<t>x</t></rPh><phoneticPr/></si>",
	        "<row r='3'><c r='C3' t='s'><v>0</v></c></row>",
	        "Answers:3[][][ไม่ผ่าน]"},
	    {"",
	        "<row r='1'><c r='A1'><v>4</v></c><c r='B1' t='n'><v>45292.5"
	        "</v></c><c r='C1' t='b'><v>1</v></c><c r='D1' t='str'>"
	        "<f>A1&amp;\"\"</f><v>4</v></c><c r='E1' t='e'><v>#N/A</v></c>"
	        "<c r='F1' t='inlineStr'><is><t>a</t><r><t>b</t></r></is></c>"
	        "</row>",
	        "Answers:1[4][45292.5][TRUE][4][#N/A][ab]"},
	    {"",
	        "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c>"
	        "</row>",
	        "Answers:1[1][2]2[3]"},
	    {"",
	        "<row r='2'/><row r='5'><c r='A5' s='3'/></row><row r='9'>"
	        "<c r='AB9'><v>1</v></c></row>",
	        "Answers:9[][][][][][][][][][][][][][][][][][][][][][][][][][][][1]"},
	    {"<si><t>a_x000D_b _x005F_x0041_ _xyz_</t></si><si><t>&lt;&amp;"
	     "&#3585;<![CDATA[<b>]]></t></si>",
	        "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1"
	        "</v></c></row>",
	        "Answers:1[a\rb _x0041_ _xyz_][<&ก<b>]"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct arena a = {0};
		struct sheet_file file = {0};
		struct str bytes =
		    xlsx_one_sheet(&a, rows[i].strings, rows[i].rows);

		check_str(picture(&a, bytes, &file), rows[i].want, "cells");
		assert_null(file.charset);
		arena_release(&a);
	}
}

static void
hostile_sheets_are_refused(void **state)
{
	static const struct {
		const char *strings, *rows, *want;
	} rows[] = {
	    {"", "<row r='1'><c r='A1' t='s'><v>0</v></c></row>", "not there"},
	    {"", "<row r='1'><c r='A1' t='s'><v>-1</v></c></row>", "not there"},
	    {"", "<row r='2'><c r='A2'><v>1</v></c></row><row r='1'/>",
	        "out of order"},
	    {"", "<row r='1048577'/>", "out of order"},
	    {"", "<row r='x'/>", "numbered"},
	    {"", "<row r='1'><c r='1A'><v>1</v></c></row>", "stands at"},
	    {"", "<row r='1'><c r='AAAA1'><v>1</v></c></row>", "stands at"},
	    {"", "<row r='1'><c r='ZZZ1'><v>1</v></c></row>", "column ZZZ"},
	    {"",
	        "<row r='1'><c r='A1'><v>1</v></c><c r='A1'><v>1</v></c></row>",
	        "twice"},
	    {"", "<c r='A1'><v>1</v></c>", "no row"},
	    {"", "<row r='1'>", "not well-formed"},
	    {"", "\xff", "UTF-8"},
	    {"", "<row r='1'><c r='A1'><v>&who;</v></c></row>",
	        "not well-formed"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct arena a = {0};
		struct sheet_file file = {0};
		struct str got = picture(&a,
		    xlsx_one_sheet(&a, rows[i].strings, rows[i].rows), &file);

		if (!str_starts(got, str_of("error")) ||
		    str_find(got, str_of(rows[i].want), 0) == STR_NONE)
			fail_msg("%s: got %.*s, want %s", rows[i].rows,
			    STR_ARG(got), rows[i].want);
		check_int((int64_t)file.sheet_count, 0, "nothing handed out");
		arena_release(&a);
	}
}

static void
a_document_type_is_refused(void **state)
{
	static const struct xlsx_part parts[] = {
	    {"xl/workbook.xml",
	        "<!DOCTYPE workbook [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
	        "<workbook><sheets>&a;</sheets></workbook>"},
	};
	struct arena a = {0};
	struct sheet_file file = {0};
	struct str got = picture(&a, xlsx_archive(&a, parts, 1), &file);

	(void)state;
	if (str_find(got, str_of("document type"), 0) == STR_NONE)
		fail_msg("got %.*s", STR_ARG(got));
	arena_release(&a);
}

static void
other_files_are_named_for_what_to_do(void **state)
{
	static const struct xlsx_part ods[] = {
	    {"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}};
	struct arena a = {0};
	struct sheet_file file = {0};
	const struct {
		struct str bytes;
		const char *want;
	} rows[] = {
	    {str_of("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 more"), "password"},
	    {xlsx_archive(&a, ods, 1), "save it as .xlsx"},
	    {str_slice(xlsx_one_sheet(&a, "", ""), 0, 300), "cut short"},
	    {str_of("\x89PNG\r\n\x1a\n\xff\xfd\xfc"), "save it as .xlsx"},
	    {str_of("กรม,กอง,กรม,กอง,กรม,กอง,กรม,กอง,กรม,กอง,กรม,กอง,กรม,กอง"
	            "กรม,กอง,กรม,กอง,กรม,กอง,กรม,กอง,กรม,กอง,กรม,กอง,\xe0\n"),
	        "as utf-8"},
	    {str_of("a,\"b"), "not closed"},
	    {str_of("a;\"b\"c\n1;2"), "separator"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct str got = picture(&a, rows[i].bytes, &file);

		if (!str_starts(got, str_of("error")) ||
		    str_find(got, str_of(rows[i].want), 0) == STR_NONE)
			fail_msg(
			    "got %.*s, want %s", STR_ARG(got), rows[i].want);
	}
	arena_release(&a);
}

/* A part whose text is nothing but blanks. */
static char *
blanks(struct arena *a, size_t count)
{
	char *text = arena_alloc(a, count + 1);

	memset(text, ' ', count);
	return text;
}

static void
what_unpacks_to_too_much_is_refused(void **state)
{
	struct arena a = {0};
	struct xlsx_part part = {
	    "xl/workbook.xml", blanks(&a, LIMIT_TABLE_UNPACKED_BYTES + 1)};
	struct sheet_file file = {0};
	struct str bytes = xlsx_archive(&a, &part, 1);
	struct str got = picture(&a, bytes, &file);

	(void)state;
	assert_true(bytes.len < 1024 * 1024);
	if (str_find(got, str_of("unpacks to more"), 0) == STR_NONE)
		fail_msg("got %.*s", STR_ARG(got));
	arena_release(&a);
}

static void
bounds_of_rows_columns_and_cells_are_told(void **state)
{
	struct arena a = {0};
	struct sheet_file file = {0};
	struct buf text = {0};
	struct str got;

	(void)state;
	for (int i = 0; i <= LIMIT_TABLE_ROWS; i++)
		(void)buf_append_cstr(&text, "a,b\n");
	got = picture(&a, buf_str(&text), &file);
	check_str(got, "error 5: it has more than 200000 rows", "rows");
	buf_clear(&text);
	for (int i = 0; i <= LIMIT_TABLE_COLUMNS; i++)
		(void)buf_append_cstr(&text, "a,");
	got = picture(&a, buf_str(&text), &file);
	check_str(got,
	    "error 5: row 1: there is something in column GS; only the first "
	    "200 columns are read",
	    "columns");
	buf_clear(&text);
	(void)buf_append_cstr(&text, "a,");
	(void)buf_append_cstr(&text, blanks(&a, LIMIT_TABLE_CELL_BYTES + 1));
	got = picture(&a, buf_str(&text), &file);
	check_str(got,
	    "error 5: row 1, column B: the text has more than 131068 bytes",
	    "cell");
	buf_release(&text);
	arena_release(&a);
}

static void
columns_are_found_by_the_first_word(void **state)
{
	struct str cells[] = {str_of("key"), str_of("decision\nผลที่ตัดสิน"),
	    str_of("rule_title ชื่อกฎ"), str_of(" rule กฎ"), str_of("notes")};
	struct sheet_row head = {1, cells, COUNT(cells)};
	char letters[SHEET_LETTERS_BYTES];
	static const struct {
		size_t column;
		const char *want;
	} rows[] = {{0, "A"}, {25, "Z"}, {26, "AA"}, {51, "AZ"}, {52, "BA"},
	    {701, "ZZ"}, {702, "AAA"}, {16383, "XFD"}};

	(void)state;
	check_int((int64_t)sheet_column(&head, "key"), 0, "key");
	check_int((int64_t)sheet_column(&head, "decision"), 1, "decision");
	check_int((int64_t)sheet_column(&head, "rule"), 3, "rule");
	assert_true(sheet_column(&head, "note") == STR_NONE);
	check_str(sheet_cell(&head, 3), "rule กฎ", "trimmed");
	check_str(sheet_cell(&head, 77), "", "behind the last");
	check_str(sheet_cell(&head, STR_NONE), "", "none");
	for (size_t i = 0; i < COUNT(rows); i++) {
		sheet_letters(rows[i].column, letters);
		check_str(str_of(letters), rows[i].want, "letters");
	}
}

static void
what_the_workbook_writer_wrote_is_read(void **state)
{
	static const char *const choices[] = {"confirm", "failed"};
	static const struct workbook_column columns[] = {{.name = "key"},
	    {.name = "quote", .is_wrapped = true},
	    {.name = "decision คำตัดสิน",
	        .is_open = true,
	        .choices = choices,
	        .choice_count = 2}};
	static const char *const quotes[] = {
	    "=1+1", " กรม\nกอง ", "_x0041_", "a\"b;c,<d>&amp;", "@\tx"};
	const struct workbook_sheet sheet = {.name = "คำตอบ",
	    .columns = columns,
	    .column_count = 3,
	    .is_protected = true};
	struct arena a = {0};
	char *folder = NULL;
	struct err e = {0};
	struct workbook_result result = {0};
	struct workbook *w = NULL;
	struct buf bytes = {0};
	struct sheet_file file = {0};
	struct workbook_setup setup = {0};

	(void)state;
	check_int(
	    file_make_temp_folder(&a, "sheet", &folder, &e), ERR_NONE, e.msg);
	setup.path = file_join(&a, folder, "x.xlsx");
	check_int(workbook_open(&setup, &w, &e), ERR_NONE, e.msg);
	workbook_sheet(w, &sheet);
	for (size_t i = 0; i < COUNT(quotes); i++) {
		workbook_integer(w, (int64_t)i);
		workbook_text(w, str_of(quotes[i]));
		workbook_row_end(w);
	}
	check_int(workbook_finish(w, &result, &e), ERR_NONE, e.msg);
	workbook_release(w);
	check_int(file_read(setup.path, 1000000, &bytes, &e), ERR_NONE, e.msg);
	check_int(sheet_read(buf_str(&bytes), &a, &file, &e), ERR_NONE, e.msg);
	check_int((int64_t)file.sheet_count, 1, "sheets");
	check_str(file.sheets[0].name, "คำตอบ", "name");
	check_int((int64_t)file.sheets[0].row_count, COUNT(quotes) + 1, "rows");
	check_int((int64_t)sheet_column(&file.sheets[0].rows[0], "decision"), 2,
	    "decision");
	for (size_t i = 0; i < COUNT(quotes); i++)
		check_str(
		    file.sheets[0].rows[i + 1].cells[1], quotes[i], "quote");
	(void)file_remove_folder(folder, &e);
	buf_release(&bytes);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(csv_is_read_as_programs_save_it),
	    cmocka_unit_test(cells_of_every_kind_are_texts),
	    cmocka_unit_test(hostile_sheets_are_refused),
	    cmocka_unit_test(a_document_type_is_refused),
	    cmocka_unit_test(other_files_are_named_for_what_to_do),
	    cmocka_unit_test(what_unpacks_to_too_much_is_refused),
	    cmocka_unit_test(bounds_of_rows_columns_and_cells_are_told),
	    cmocka_unit_test(columns_are_found_by_the_first_word),
	    cmocka_unit_test(what_the_workbook_writer_wrote_is_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
