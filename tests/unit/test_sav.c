/* Data files of SPSS, read back with the library that others read them with. */
#include <stdlib.h>
#include <time.h>

#include <readstat.h>

#include "publish/sav.h"
#include "temp_folder.h"

/* What a reader sees, as text. */
struct seen {
	struct buf variables; /* name|label|format|measure|missing codes */
	struct buf labels; /* set|value|label */
	struct buf rows; /* values with blanks between */
	int64_t row_count;
	size_t variable_count;
	char file_label[80];
	time_t created;
};

static int
see_metadata(readstat_metadata_t *m, void *ctx)
{
	struct seen *s = ctx;

	s->row_count = readstat_get_row_count(m);
	s->created = readstat_get_creation_time(m);
	(void)snprintf(s->file_label, sizeof(s->file_label), "%s",
	    readstat_get_file_label(m));
	return READSTAT_HANDLER_OK;
}

static int
see_variable(int i, readstat_variable_t *v, const char *set, void *ctx)
{
	struct seen *s = ctx;
	int missing = readstat_variable_get_missing_ranges_count(v);
	const char *label = readstat_variable_get_label(v);

	(void)i;
	(void)set;
	s->variable_count++;
	buf_printf(&s->variables, "%s|%s|%s|%d|", readstat_variable_get_name(v),
	    label == NULL ? "" : label, readstat_variable_get_format(v),
	    (int)readstat_variable_get_measure(v));
	for (int k = 0; k < missing; k++)
		buf_printf(&s->variables, "%g",
		    readstat_double_value(
		        readstat_variable_get_missing_range_lo(v, k)));
	(void)buf_append_char(&s->variables, '\n');
	return READSTAT_HANDLER_OK;
}

static int
see_label(const char *set, readstat_value_t value, const char *label, void *ctx)
{
	struct seen *s = ctx;

	if (readstat_value_type(value) == READSTAT_TYPE_STRING)
		buf_printf(&s->labels, "%s|%s|%s\n", set,
		    readstat_string_value(value), label);
	else
		buf_printf(&s->labels, "%s|%g|%s\n", set,
		    readstat_double_value(value), label);
	return READSTAT_HANDLER_OK;
}

static int
see_value(int row, readstat_variable_t *v, readstat_value_t value, void *ctx)
{
	struct seen *s = ctx;
	size_t i = (size_t)readstat_variable_get_index(v);

	(void)row;
	if (readstat_value_is_system_missing(value))
		(void)buf_append_char(&s->rows, '.');
	else if (readstat_value_type(value) == READSTAT_TYPE_STRING)
		(void)buf_append_cstr(&s->rows, readstat_string_value(value));
	else
		buf_printf(&s->rows, "%.4f", readstat_double_value(value));
	(void)buf_append_char(&s->rows, i + 1 < s->variable_count ? '|' : '\n');
	return READSTAT_HANDLER_OK;
}

static struct seen
read_back(const char *path)
{
	struct seen s = {0};
	readstat_parser_t *parser = readstat_parser_init();
	readstat_error_t error;

	assert_non_null(parser);
	(void)readstat_set_metadata_handler(parser, see_metadata);
	(void)readstat_set_variable_handler(parser, see_variable);
	(void)readstat_set_value_label_handler(parser, see_label);
	(void)readstat_set_value_handler(parser, see_value);
	error = readstat_parse_sav(parser, path, &s);
	readstat_parser_free(parser);
	if (error != READSTAT_OK)
		fail_msg("%s: %s", path, readstat_error_message(error));
	return s;
}

static void
seen_free(struct seen *s)
{
	buf_release(&s->variables);
	buf_release(&s->labels);
	buf_release(&s->rows);
}

static struct sav_result
write_rows(
    const struct sav_setup *setup, void (*row)(struct sav *f, int64_t number))
{
	struct sav *f = NULL;
	struct sav_result r = {0};
	struct err e = {0};

	if (sav_open(setup, &f, &e) != ERR_NONE)
		fail_msg("%s", e.msg);
	for (int64_t i = 0; i < setup->row_count; i++) {
		row(f, i);
		sav_row_end(f);
	}
	if (sav_finish(f, &r, &e) != ERR_NONE)
		fail_msg("%s", e.msg);
	sav_release(f);
	return r;
}

static const struct sav_code outcomes[] = {
    {.value = 1, .label = {"ผ่าน", 12}},
    {.value = 0, .label = {"ไม่ผ่าน", 21}},
    {.value = 8, .label = {"ไม่เข้าข่าย", 33}, .is_missing = true},
    {.value = 9, .label = {"ยังบอกไม่ได้", 36}, .is_missing = true},
    {.value = 7, .label = {"ไม่ได้ตรวจ", 30}, .is_missing = true},
};
static const struct sav_code kinds[] = {
    {.word = "municipality", .label = {"เทศบาล", 18}},
};
static const struct sav_variable variables[] = {
    {.name = "agency_id", .label = {"รหัส", 12}, .kind = SAV_TEXT, .width = 8},
    {.name = "level",
        .label = {"ประเภท", 18},
        .kind = SAV_TEXT,
        .width = 12,
        .codes = kinds,
        .code_count = 1},
    {.name = "ESV_04",
        .label = {"แจ้งสถานะ", 27},
        .kind = SAV_CODE,
        .codes = outcomes,
        .code_count = 5},
    {.name = "EXP_01", .kind = SAV_CODE, .codes = outcomes, .code_count = 5},
    {.name = "pages", .kind = SAV_WHOLE},
    {.name = "ind_customer_experience", .kind = SAV_SCORE},
};

static void
put_row(struct sav *f, int64_t i)
{
	sav_text(f,
	    str_of(i == 0 ? "a-01"
	                  : "a\xff"
	                    "b-2345678"));
	sav_text(f, str_of("municipality"));
	sav_number(f, i == 0 ? 1 : 9);
	if (i == 0)
		sav_number(f, 8);
	else
		sav_empty(f);
	sav_number(f, 40);
	sav_number(f, 0.625);
}

static void
test_readers_see_labels_codes_and_missing(void **state)
{
	struct temp_folder t = temp_folder_new();
	struct sav_setup setup = {.path = temp_path(&t, "a.sav"),
	    .label = str_of("สำรวจเว็บไซต์ของหน่วยงาน 2569"),
	    .variables = variables,
	    .variable_count = 6,
	    .row_count = 2};
	struct sav_result r = write_rows(&setup, put_row);
	struct seen s = read_back(setup.path);

	(void)state;
	check_int(s.row_count, 2, "rows");
	check_int(r.cut_count, 1, "cut");
	/* 64 bytes, and no half of a character. */
	assert_string_equal(s.file_label, "สำรวจเว็บไซต์ของหน่วย");
	check_str(buf_str(&s.variables),
	    "agency_id|รหัส|A8|1|\n"
	    "level|ประเภท|A16|1|\n"
	    "ESV_04|แจ้งสถานะ|F1.0|1|897\n"
	    "EXP_01||F1.0|1|897\n"
	    "pages||F8.0|3|\n"
	    "ind_customer_experience||F8.4|3|\n",
	    "variables");
	check_str(buf_str(&s.labels),
	    "labels0|1|ผ่าน\nlabels0|0|ไม่ผ่าน\nlabels0|8|ไม่เข้าข่าย\n"
	    "labels0|9|ยังบอกไม่ได้\nlabels0|7|ไม่ได้ตรวจ\n"
	    "labels1|municipality|เทศบาล\n",
	    "labels");
	check_str(buf_str(&s.rows),
	    "a-01|municipality|1.0000|8.0000|40.0000|0.6250\n"
	    "a\ufffd"
	    "b-23|municipality|9.0000|.|40.0000|0.6250\n",
	    "rows");
	seen_free(&s);
	temp_folder_free(&t);
}

static void
test_the_same_calls_give_the_same_bytes(void **state)
{
	struct temp_folder t = temp_folder_new();
	struct sav_setup setup = {.path = temp_path(&t, "a.sav"),
	    .variables = variables,
	    .variable_count = 6,
	    .row_count = 2};
	struct sav_result a = write_rows(&setup, put_row), b;
	struct buf bytes = {0};
	char sha256[DIGEST_TEXT_BYTES];

	(void)state;
	assert_true(setenv("TZ", "Asia/Bangkok", 1) == 0);
	tzset();
	b = write_rows(&setup, put_row);
	assert_true(unsetenv("TZ") == 0);
	tzset();
	assert_string_equal(a.sha256, b.sha256);
	assert_true(file_read(setup.path, 1 << 20, &bytes, NULL) == ERR_NONE);
	digest_of(DIGEST_SHA256, buf_str(&bytes), sha256);
	assert_string_equal(sha256, b.sha256);
	check_int(b.size, (int64_t)bytes.len, "size");
	buf_release(&bytes);
	temp_folder_free(&t);
}

static void
put_long(struct sav *f, int64_t i)
{
	struct buf text = {0};

	(void)i;
	for (int k = 0; k < 400; k++)
		(void)buf_append_cstr(&text, "ที");
	sav_text(f, buf_str(&text));
	sav_text(f, str_of("after"));
	buf_release(&text);
}

static void
test_long_texts_are_cut_between_characters(void **state)
{
	static const struct sav_variable two[] = {
	    {.name = "long", .kind = SAV_TEXT, .width = 2400},
	    {.name = "short", .kind = SAV_TEXT, .width = 5},
	};
	struct temp_folder t = temp_folder_new();
	struct sav_setup setup = {.path = temp_path(&t, "a.sav"),
	    .variables = two,
	    .variable_count = 2,
	    .row_count = 1};
	struct sav_result r = write_rows(&setup, put_long);
	struct seen s = read_back(setup.path);

	(void)state;
	check_int(r.cut_count, 1, "cut");
	/* 166 characters of six bytes are 996. */
	check_int((int64_t)s.rows.len, 996 + 7, "bytes");
	assert_true(str_ends(buf_str(&s.rows), str_of("ที|after\n")));
	seen_free(&s);
	temp_folder_free(&t);
}

static void
put_nothing(struct sav *f, int64_t i)
{
	(void)i;
	for (int k = 0; k < 4; k++)
		sav_empty(f);
}

static void
test_names_and_labels_are_made_fit(void **state)
{
	static const char long_name[] =
	    "dga_2561_an_indicator_with_a_name_that_goes_on_and_on_for_ever_"
	    "lower";
	struct temp_folder t = temp_folder_new();
	struct buf label = {0};
	struct sav_variable four[] = {
	    {.name = "ESV-04", .kind = SAV_SCORE},
	    {.name = "esv_04", .kind = SAV_SCORE},
	    {.name = "all", .kind = SAV_SCORE},
	    {.name = long_name, .kind = SAV_SCORE},
	};
	struct sav_setup setup = {.path = temp_path(&t, "a.sav"),
	    .variables = four,
	    .variable_count = 4,
	    .row_count = 1};
	struct seen s;

	(void)state;
	for (int i = 0; i < 100; i++)
		(void)buf_append_cstr(&label, "ก");
	four[0].label = buf_str(&label);
	(void)write_rows(&setup, put_nothing);
	s = read_back(setup.path);
	check_str(str_slice(buf_str(&s.variables), 0, 7 + 252 + 1),
	    arena_printf(&t.arena, "ESV_04|%.252s|", buf_cstr(&label)).ptr,
	    "label");
	assert_true(str_ends(buf_str(&s.variables),
	    str_of(
	        "esv_04_2||F8.4|3|\n"
	        "v_all||F8.4|3|\n"
	        "dga_2561_an_indicator_with_a_name_that_g_d_on_for_ever_lower"
	        "||F8.4|3|\n")));
	buf_release(&label);
	seen_free(&s);
	temp_folder_free(&t);
}

static void
test_it_appears_whole_or_not_at_all(void **state)
{
	struct temp_folder t = temp_folder_new();
	struct sav_setup setup = {.path = temp_path(&t, "a.sav"),
	    .variables = variables,
	    .variable_count = 6,
	    .row_count = 2};
	struct sav *f = NULL;
	struct err e = {0};
	struct file_list left;

	(void)state;
	assert_true(sav_open(&setup, &f, &e) == ERR_NONE);
	put_row(f, 0);
	sav_release(f);
	assert_true(file_find(&t.arena, t.path, "", &left, &e) == ERR_NONE);
	check_int((int64_t)left.count, 0, "files left");
	setup.path = temp_path(&t, "missing/a.sav");
	assert_true(sav_open(&setup, &f, &e) == ERR_IO);
	temp_folder_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_readers_see_labels_codes_and_missing),
	    cmocka_unit_test(test_the_same_calls_give_the_same_bytes),
	    cmocka_unit_test(test_long_texts_are_cut_between_characters),
	    cmocka_unit_test(test_names_and_labels_are_made_fit),
	    cmocka_unit_test(test_it_appears_whole_or_not_at_all),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
