/* Tables of an export as sheets and as data files of SPSS. */
#include <readstat.h>
#include <zip.h>

#include "publish/table_sav.h"
#include "publish/table_sheet.h"
#include "store_case.h"

enum { COLUMNS = 6 };

static const struct view_column columns[COLUMNS] = {
    {"round", VALUE_TEXT},
    {"agency_id", VALUE_TEXT},
    {"status", VALUE_TEXT},
    {"ESV_04", VALUE_INT},
    {"pages", VALUE_INT},
    {"usability_score", VALUE_REAL},
};
static const struct column_note notes[COLUMNS] = {
    {.label = {"Round", "รอบ"}},
    {.label = {"Agency", "หน่วยงาน"}},
    {.label = {"Status", "สถานะ"}, .codes = CODES_AGENCY_STATUS},
    {.label = {"Says where it stands", "แจ้งสถานะ"},
        .codes = CODES_OUTCOME_NUMBER},
    {.label = {"Pages", "จำนวนหน้า"}},
    {.label = {"Usability", "ความใช้ง่าย"}},
};

static struct view_value
text(const char *cstr)
{
	return (struct view_value){.kind = VALUE_TEXT, .text = str_of(cstr)};
}

static struct view_value
whole(int64_t number)
{
	return (struct view_value){.kind = VALUE_INT, .number = number};
}

static enum err_code
each(const struct table *t, const struct export_scope *scope,
    struct row_sink sink, struct err *e)
{
	const struct view_value none = {.kind = VALUE_NULL};
	const struct view_value score = {.kind = VALUE_REAL, .real = 0.625};
	const struct view_value rows[2][COLUMNS] = {
	    {text("r"), text("a-01"), text("reached"), whole(1), whole(40),
	        score},
	    {text("r"), text("=1+1"), none, whole(9), whole(0), none},
	};
	enum err_code rc = ERR_NONE;

	(void)t;
	(void)scope;
	for (size_t i = 0; rc == ERR_NONE && i < 2; i++)
		rc = sink.take(sink.state, rows[i], e);
	return rc;
}

static const struct table table = {.shape = {"agencies", columns, COLUMNS},
    .notes = notes,
    .title = {"Agencies", "หน่วยงาน"},
    .key = "round agency_id",
    .each = each};

static struct export_scope
scope_of(struct store_case *c)
{
	static const struct export_pass pass = {
	    .round = {"r", 1}, .audit = {"crawl", 5}};

	return (struct export_scope){.store = c->store,
	    .passes = &pass,
	    .pass_count = 1,
	    .last_review = INT64_MAX};
}

static struct str
part_of(struct store_case *c, const char *path, const char *name)
{
	zip_t *archive = zip_open(path, ZIP_RDONLY, NULL);
	zip_stat_t stat;
	zip_file_t *file;
	char *bytes;

	assert_non_null(archive);
	if (zip_stat(archive, name, 0, &stat) != 0)
		fail_msg("%s has no %s", path, name);
	file = zip_fopen(archive, name, 0);
	assert_non_null(file);
	bytes = arena_alloc(&c->arena, stat.size + 1);
	check_int(zip_fread(file, bytes, stat.size), (int64_t)stat.size, name);
	(void)zip_fclose(file);
	zip_discard(archive);
	return (struct str){bytes, stat.size};
}

static void
check_has(struct str whole_text, const char *what)
{
	if (str_find(whole_text, str_of(what), 0) == STR_NONE)
		fail_msg("%s: missing", what);
}

static void
test_a_workbook_has_the_table_and_says_of_what_it_is(void **state)
{
	struct store_case *c = case_new();
	const char *path = file_join(&c->arena, c->folder, "a.xlsx");
	const struct workbook_setup setup = {.path = path};
	struct export_scope scope;
	struct workbook *w = NULL;
	struct workbook_result r;
	struct str sheet, about;
	int64_t masked = 0;

	(void)state;
	case_begin(c, "r");
	scope = scope_of(c);
	CHECK_OK(workbook_open(&setup, &w, &c->e));
	CHECK_OK(
	    table_sheet_write(w, &c->arena, &table, &scope, &masked, &c->e));
	CHECK_OK(about_sheet_write(w, &scope, "0.1.0", &c->e));
	CHECK_OK(workbook_finish(w, &r, &c->e));
	workbook_release(w);
	check_int(r.sheet_count, 2, "sheets");
	sheet = part_of(c, path, "xl/worksheets/sheet1.xml");
	check_has(sheet, "<autoFilter ref=\"A1:F3\"/>");
	check_has(sheet, "topLeftCell=\"C2\"");
	check_has(sheet, "<t>=1+1</t>");
	check_has(sheet, "<v>0.625</v>");
	about = part_of(c, path, "xl/worksheets/sheet2.xml");
	check_has(about, "<t>crawl</t>");
	check_has(about, "<t>ยังบอกไม่ได้</t>");
	case_free(c);
}

/* Appends "name label format missing;" */
static int
see_variable(int i, readstat_variable_t *v, const char *set, void *ctx)
{
	const char *label = readstat_variable_get_label(v);

	(void)i;
	(void)set;
	buf_printf(ctx, "%s %s %s %d;", readstat_variable_get_name(v),
	    label == NULL ? "-" : label, readstat_variable_get_format(v),
	    readstat_variable_get_missing_ranges_count(v));
	return READSTAT_HANDLER_OK;
}

static int
see_label(const char *set, readstat_value_t value, const char *label, void *ctx)
{
	(void)set;
	if (readstat_value_type(value) != READSTAT_TYPE_STRING)
		buf_printf(ctx, "%g=%s;", readstat_double_value(value), label);
	return READSTAT_HANDLER_OK;
}

static void
test_a_data_file_has_labels_and_missing_codes(void **state)
{
	struct store_case *c = case_new();
	const char *path = file_join(&c->arena, c->folder, "a.sav");
	struct export_scope scope;
	struct sav_result r;
	struct buf seen = {0};
	readstat_parser_t *parser = readstat_parser_init();

	(void)state;
	case_begin(c, "r");
	scope = scope_of(c);
	CHECK_OK(table_sav_write(path, &table, &scope, &r, &c->e));
	check_int(r.cut_count, 0, "cut");
	(void)readstat_set_variable_handler(parser, see_variable);
	(void)readstat_set_value_label_handler(parser, see_label);
	check_int(readstat_parse_sav(parser, path, &seen), READSTAT_OK, "read");
	readstat_parser_free(parser);
	check_has(buf_str(&seen), "round รอบ A1 0;agency_id หน่วยงาน A4 0;");
	check_has(buf_str(&seen),
	    "ESV_04 แจ้งสถานะ F1.0 3;pages จำนวนหน้า F8.0 0;"
	    "usability_score ความใช้ง่าย F8.4 0;");
	check_has(buf_str(&seen), "1=ผ่าน;0=ไม่ผ่าน;");
	check_has(buf_str(&seen), "9=ยังบอกไม่ได้;");
	buf_release(&seen);
	case_free(c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(
	        test_a_workbook_has_the_table_and_says_of_what_it_is),
	    cmocka_unit_test(test_a_data_file_has_labels_and_missing_codes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
