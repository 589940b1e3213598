/* Spreadsheet files: text stays text, whole files, the same bytes each time. */
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include <zip.h>

#include "publish/workbook.h"
#include "temp_folder.h"

static const char *const choices[] = {"ผ่าน", "ไม่ผ่าน"};
static const struct workbook_column columns[] = {
    {.name = "รหัส", .width = 12},
    {.name = "quote", .width = 40, .is_wrapped = true},
    {.name = "answer", .is_open = true, .choices = choices, .choice_count = 2},
};
static const struct workbook_sheet one_sheet = {.name = "หน่วยงาน",
    .columns = columns,
    .column_count = 3,
    .fixed_columns = 1,
    .is_protected = true};

static struct workbook *
opened(const struct workbook_setup *setup)
{
	struct workbook *w = NULL;
	struct err e = {0};

	if (workbook_open(setup, &w, &e) != ERR_NONE)
		fail_msg("%s", e.msg);
	return w;
}

static struct workbook_result
finished(struct workbook *w)
{
	struct workbook_result r;
	struct err e = {0};

	if (workbook_finish(w, &r, &e) != ERR_NONE)
		fail_msg("%s", e.msg);
	workbook_release(w);
	return r;
}

static struct workbook_result
write_hostile(const char *path)
{
	const struct workbook_setup setup = {.path = path, .title = "t"};
	struct workbook *w = opened(&setup);
	char *longest = test_malloc(40000);

	memset(longest, 'a', 40000);
	workbook_sheet(w, &one_sheet);
	workbook_text(w, str_of("a-01"));
	workbook_text(w, str_of("=HYPERLINK(\"http://x.example/\",\"<b>\")"));
	workbook_row_end(w);
	workbook_number(w, 0.25);
	workbook_text(w, str_of("http://x.example/"));
	workbook_text(w, str_of("ผ่าน"));
	workbook_row_end(w);
	workbook_integer(w, INT64_C(9007199254740993));
	workbook_text(w, (struct str){longest, 40000});
	workbook_row_end(w);
	workbook_integer(w, -3);
	workbook_text(w, str_of("\x01\xff\r\n_x0041_"));
	workbook_row_end(w);
	test_free(longest);
	return finished(w);
}

/* A part of the file, whole. */
static struct str
part_of(struct temp_folder *t, const char *path, const char *name)
{
	zip_t *archive = zip_open(path, ZIP_RDONLY, NULL);
	zip_stat_t stat;
	zip_file_t *file;
	char *text;

	assert_non_null(archive);
	if (zip_stat(archive, name, 0, &stat) != 0)
		fail_msg("%s has no %s", path, name);
	file = zip_fopen(archive, name, 0);
	assert_non_null(file);
	text = arena_alloc(&t->arena, stat.size + 1);
	check_int(zip_fread(file, text, stat.size), (int64_t)stat.size, name);
	(void)zip_fclose(file);
	zip_discard(archive);
	return (struct str){text, stat.size};
}

static void
check_has(struct str text, const char *what, bool want)
{
	if ((str_find(text, str_of(what), 0) != STR_NONE) != want)
		fail_msg("%s: %s", what, want ? "missing" : "there");
}

static void
test_text_stays_text(void **state)
{
	struct temp_folder t = temp_folder_new();
	const char *path = temp_path(&t, "a.xlsx");
	struct workbook_result r = write_hostile(path);
	struct str sheet = part_of(&t, path, "xl/worksheets/sheet1.xml");

	(void)state;
	check_int(r.cut_count, 1, "cut");
	check_int(r.sheet_count, 1, "sheets");
	check_has(sheet, "<f>", false);
	check_has(sheet, "<hyperlink", false);
	check_has(sheet,
	    "<t>=HYPERLINK(\"http://x.example/\",\"&lt;b&gt;\")</t>", true);
	check_has(sheet, "<t>http://x.example/</t>", true);
	check_has(sheet, "<v>0.25</v>", true);
	check_has(sheet, "<v>-3</v>", true);
	check_has(sheet, "<t>9007199254740993</t>", true);
	check_has(sheet, "[+7393 characters: ", true);
	check_has(sheet, "\ufffd\ufffd\n_x005F_x0041_", true);
	temp_folder_free(&t);
}

static void
test_sheets_are_furnished(void **state)
{
	struct temp_folder t = temp_folder_new();
	const char *path = temp_path(&t, "a.xlsx");
	struct str sheet, styles;

	(void)state;
	(void)write_hostile(path);
	sheet = part_of(&t, path, "xl/worksheets/sheet1.xml");
	styles = part_of(&t, path, "xl/styles.xml");
	check_has(part_of(&t, path, "xl/workbook.xml"),
	    "<sheet name=\"หน่วยงาน\"", true);
	check_has(sheet, "<t>รหัส</t>", true);
	check_has(sheet, "topLeftCell=\"B2\"", true);
	check_has(sheet, "state=\"frozen\"", true);
	check_has(sheet, "<autoFilter ref=\"A1:C5\"/>", true);
	check_has(sheet, "<sheetProtection sheet=\"1\"", true);
	check_has(sheet, "sqref=\"C2:C5\"", true);
	check_has(sheet, "<formula1>\"ผ่าน,ไม่ผ่าน\"</formula1>", true);
	check_has(styles, "<protection locked=\"0\"/>", true);
	check_has(styles, "<name val=\"Tahoma\"/>", true);
	check_has(styles, "wrapText=\"1\"", true);
	temp_folder_free(&t);
}

static void
test_the_same_calls_give_the_same_bytes(void **state)
{
	struct temp_folder t = temp_folder_new();
	struct workbook_result a = write_hostile(temp_path(&t, "a.xlsx")), b;
	struct buf bytes = {0};
	char sha256[DIGEST_TEXT_BYTES];

	(void)state;
	/* Times in a ZIP file go by two seconds. */
	(void)sleep(2);
	b = write_hostile(temp_path(&t, "b.xlsx"));
	assert_string_equal(a.sha256, b.sha256);
	assert_true(file_read(temp_path(&t, "b.xlsx"), 1 << 20, &bytes, NULL) ==
	    ERR_NONE);
	digest_of(DIGEST_SHA256, buf_str(&bytes), sha256);
	assert_string_equal(b.sha256, sha256);
	check_int(b.size, (int64_t)bytes.len, "size");
	buf_release(&bytes);
	temp_folder_free(&t);
}

static void
test_a_full_sheet_goes_on_in_another(void **state)
{
	struct temp_folder t = temp_folder_new();
	const struct workbook_setup setup = {
	    .path = temp_path(&t, "a.xlsx"), .sheet_rows = 3};
	struct workbook *w = opened(&setup);
	struct workbook_result r;
	struct str book;

	(void)state;
	workbook_sheet(w, &one_sheet);
	for (int i = 0; i < 5; i++) {
		workbook_integer(w, i);
		workbook_row_end(w);
	}
	workbook_sheet(w, &one_sheet);
	r = finished(w);
	check_int(r.sheet_count, 4, "sheets");
	book = part_of(&t, setup.path, "xl/workbook.xml");
	check_has(book, "name=\"หน่วยงาน-2\"", true);
	check_has(book, "name=\"หน่วยงาน-4\"", true);
	check_has(part_of(&t, setup.path, "xl/worksheets/sheet2.xml"),
	    "<t>รหัส</t>", true);
	check_has(part_of(&t, setup.path, "xl/worksheets/sheet3.xml"),
	    "<v>4</v>", true);
	temp_folder_free(&t);
}

static void
test_names_of_sheets_are_made_fit(void **state)
{
	static const struct {
		const char *name, *want;
	} cases[] = {
	    {"a/b[c]:d*?\\'", "name=\"a b c  d    \""},
	    {"", "name=\"sheet\""},
	    {"กรมส่งเสริมการปกครองท้องถิ่นจังหวัด", "name=\"กรมส่งเสริมการปกครองท้อง\""},
	};
	struct temp_folder t = temp_folder_new();

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const struct workbook_setup setup = {
		    .path = temp_path(&t, "a.xlsx")};
		struct workbook *w = opened(&setup);
		struct workbook_sheet sheet = one_sheet;

		sheet.name = cases[i].name;
		workbook_sheet(w, &sheet);
		(void)finished(w);
		check_has(part_of(&t, setup.path, "xl/workbook.xml"),
		    cases[i].want, true);
	}
	temp_folder_free(&t);
}

static void
test_it_appears_whole_or_not_at_all(void **state)
{
	struct temp_folder t = temp_folder_new();
	struct workbook_setup setup = {.path = temp_path(&t, "a.xlsx")};
	struct workbook *w = opened(&setup);
	struct err e = {0};
	struct file_list left;

	(void)state;
	workbook_sheet(w, &one_sheet);
	workbook_text(w, str_of("half"));
	workbook_release(w);
	assert_true(file_find(&t.arena, t.path, "", &left, &e) == ERR_NONE);
	check_int((int64_t)left.count, 0, "files left");
	setup.path = temp_path(&t, "missing/a.xlsx");
	assert_true(workbook_open(&setup, &w, &e) == ERR_IO);
	check_has(str_of(e.msg), "missing/a.xlsx: No such file", true);
	temp_folder_free(&t);
}

/* Files may grow to so many bytes, as on a disk that is full then. */
static void
limit_files(rlim_t bytes)
{
	struct rlimit limit;

	assert_true(getrlimit(RLIMIT_FSIZE, &limit) == 0);
	limit.rlim_cur = bytes;
	assert_true(setrlimit(RLIMIT_FSIZE, &limit) == 0);
}

static void
test_a_full_disk_is_told(void **state)
{
	static const rlim_t rooms[] = {0, 3000, 70000, 200000};
	struct temp_folder t = temp_folder_new();
	struct workbook_setup setup = {.path = temp_path(&t, "a.xlsx")};
	struct workbook_result r;
	struct file_list left;

	(void)state;
	assert_true(signal(SIGXFSZ, SIG_IGN) != SIG_ERR);
	for (size_t i = 0; i < sizeof(rooms) / sizeof(rooms[0]); i++) {
		struct workbook *w = opened(&setup);
		struct err e = {0};

		limit_files(rooms[i]);
		workbook_sheet(w, &one_sheet);
		for (int k = 0; k < 5000; k++) {
			workbook_integer(w, k * 7919 % 100003);
			workbook_text(w, str_of("ข้อความ"));
			workbook_row_end(w);
		}
		if (workbook_finish(w, &r, &e) == ERR_NONE)
			fail_msg("%d bytes were enough", (int)rooms[i]);
		check_has(str_of(e.msg), "a.xlsx", true);
		workbook_release(w);
		limit_files(RLIM_INFINITY);
	}
	assert_true(file_find(&t.arena, t.path, "", &left, NULL) == ERR_NONE);
	check_int((int64_t)left.count, 0, "files left");
	temp_folder_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_text_stays_text),
	    cmocka_unit_test(test_sheets_are_furnished),
	    cmocka_unit_test(test_the_same_calls_give_the_same_bytes),
	    cmocka_unit_test(test_a_full_sheet_goes_on_in_another),
	    cmocka_unit_test(test_names_of_sheets_are_made_fit),
	    cmocka_unit_test(test_it_appears_whole_or_not_at_all),
	    cmocka_unit_test(test_a_full_disk_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
