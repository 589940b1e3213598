/* Exports: whole files, the same bytes each time, described by a package. */
#include "base/csv.h"
#include "base/json.h"
#include "export_case.h"
#include "text/utf8.h"

static void
test_tables_are_written(void **state)
{
	struct store_case *c = filled_store();
	struct export_result r = export_to(c, "out", EXPORT_CSV | EXPORT_JSONL);
	struct str lines = content(c, "out/evidence.jsonl"), line;
	json_t *proof = NULL;

	(void)state;
	check_int(r.masked_count, 1, "masked");
	check_str(content(c, "out/skipped.csv"),
	    "round,agency_id,url,reason,via_url\n"
	    "r,a-01,https://www.agency.example/,timeout,\n",
	    "skipped.csv");
	check_str(content(c, "out/skipped.jsonl"),
	    "{\"agency_id\":\"a-01\",\"reason\":\"timeout\",\"round\":\"r\","
	    "\"url\":\"https://www.agency.example/\",\"via_url\":null}\n",
	    "skipped.jsonl");
	check_field(
	    c, "out/evidence.csv", 1, "label", "label, with \"quotes\"");
	check_field(c, "out/evidence.csv", 1, "quote", "สอง\nบรรทัด");
	assert_true(str_split(&lines, '\n', &line));
	CHECK_OK(json_read(line, &proof, &c->e));
	check_str(json_text(proof, "quote"), "สอง\nบรรทัด", "quote");
	assert_true(json_is_null(json_object_get(proof, "byte_start")));
	json_decref(proof);
	/* A program that reads the contract finds it, whatever the format. */
	(void)export_to(c, "json", EXPORT_JSONL);
	(void)content(c, "json/score-import.csv");
	case_free(c);
}

static void
test_a_long_quote_is_whole(void **state)
{
	struct store_case *c = filled_store();
	struct str quote;

	(void)state;
	(void)export_to(c, "out", EXPORT_CSV);
	quote = field(c, "out/evidence.csv", 2, "quote");
	assert_true(quote.len >= LONG_QUOTE);
	assert_true(str_ends(quote, str_of("ยาวมาก ")));
	case_free(c);
}

/* The ledger takes no text that is not UTF-8, so none can come out. */
static void
test_all_files_are_utf8(void **state)
{
	struct store_case *c = case_new();
	struct file_list list = {0};

	(void)state;
	case_begin(c, "r");
	case_verdict(c, "ESV-04", OUTCOME_PASSED, str_of("a\xff\xfe\xe0\xb8"));
	CHECK_OK(store_flush(c->store, &c->e));
	case_sql(c,
	    "INSERT OR IGNORE INTO audit VALUES "
	    "(1, 1, 'crawl', '', '', 1);"
	    "UPDATE agency SET name_en = CAST(x'41ff42' AS TEXT);");
	(void)export_to(c, "out", EXPORT_CSV | EXPORT_JSONL);
	check_field(c, "out/agencies.csv", 1, "name_en", "A\ufffdB");
	CHECK_OK(file_find(&c->arena, file_join(&c->arena, c->folder, "out"),
	    "", &list, &c->e));
	assert_true(list.count > 30);
	for (size_t i = 0; i < list.count; i++)
		check_int(
		    (int64_t)utf8_first_invalid(content(c, list.paths[i])),
		    (int64_t)STR_NONE, list.paths[i]);
	case_free(c);
}

static void
test_numbers_of_citizens_are_masked_across_quotes(void **state)
{
	struct store_case *c = filled_store();

	(void)state;
	(void)export_to(c, "out", EXPORT_CSV);
	check_field(c, "out/evidence.csv", 3, "context_before", "เลข X-XXXX-");
	check_field(c, "out/evidence.csv", 3, "quote", "XXXXX-XX-X ครับ");
	check_field(c, "out/evidence.csv", 1, "context_before", "เลข 1-1017-");
	case_free(c);
}

static void
test_excel_gets_disarmed_texts(void **state)
{
	struct store_case *c = filled_store();
	struct str text;

	(void)state;
	(void)export_to(c, "out", EXPORT_CSV | EXPORT_EXCEL);
	text = content(c, "out/evidence.excel.csv");
	assert_true(str_starts(text,
	    str_of("\xef\xbb\xbf"
	           "evidence_id,")));
	assert_true(str_ends(text, str_of("\r\n")));
	check_field(c, "out/evidence.excel.csv", 1, "context_after", "'=1+1");
	check_field(c, "out/evidence.csv", 1, "context_after", "=1+1");
	check_field(c, "out/verdicts.excel.csv", 1, "level", "2");
	case_free(c);
}

static void
check_resource(struct store_case *c, const json_t *resource)
{
	const char *path = json_text(resource, "path").ptr;
	struct str bytes =
	    content(c, arena_printf(&c->arena, "out/%s", path).ptr);
	char sha256[DIGEST_TEXT_BYTES];

	digest_of(DIGEST_SHA256, bytes, sha256);
	check_str(json_text(resource, "hash"),
	    arena_printf(&c->arena, "sha256:%s", sha256).ptr, path);
	check_int(json_integer_value(json_object_get(resource, "bytes")),
	    (int64_t)bytes.len, path);
}

static const json_t *
resource_named(const json_t *package, const char *name)
{
	const json_t *resource;
	size_t i;

	json_array_foreach(json_object_get(package, "resources"), i, resource)
	{
		if (str_is(json_text(resource, "name"), name))
			return json_object_get(resource, "schema");
	}
	fail_msg("there is no resource %s", name);
	return NULL;
}

static const json_t *
schema_field(const json_t *schema, const char *name)
{
	const json_t *field;
	size_t i;

	json_array_foreach(json_object_get(schema, "fields"), i, field)
	{
		if (str_is(json_text(field, "name"), name))
			return field;
	}
	fail_msg("there is no field %s", name);
	return NULL;
}

static void
check_json(const json_t *value, const char *want, const char *what)
{
	struct buf text = {0};

	json_append_line(&text, value);
	text.len--;
	check_str(buf_str(&text), want, what);
	buf_release(&text);
}

static void
check_schemas(const json_t *package)
{
	const json_t *rounds = resource_named(package, "rounds");
	const json_t *verdicts = resource_named(package, "verdicts");
	const json_t *agencies = resource_named(package, "agencies");
	const json_t *link =
	    json_array_get(json_object_get(verdicts, "foreignKeys"), 0);

	check_str(json_text(schema_field(rounds, "started_at"), "type"),
	    "datetime", "type");
	check_str(json_text(schema_field(rounds, "complete"), "type"),
	    "integer", "type");
	check_json(json_object_get(verdicts, "primaryKey"),
	    "[\"round\",\"audit\",\"agency_id\",\"rule_id\"]", "key");
	check_json(json_object_get(link, "reference"),
	    "{\"fields\":[\"round\",\"audit\",\"agency_id\"],"
	    "\"resource\":\"agencies\"}",
	    "link");
	check_json(
	    json_object_get(schema_field(verdicts, "outcome"), "constraints"),
	    "{\"enum\":[\"passed\",\"failed\",\"inapplicable\",\"cantTell\","
	    "\"untested\"],\"required\":true}",
	    "constraints");
	check_json(
	    json_object_get(schema_field(agencies, "ESV_04"), "constraints"),
	    "{\"enum\":[1,0,8,9,7]}", "constraints");
}

static void
test_package_describes_each_file(void **state)
{
	struct store_case *c = filled_store();
	json_t *package = NULL, *resource;
	const json_t *origin;
	size_t i;

	(void)state;
	(void)export_to(c, "out", EXPORT_CSV | EXPORT_JSONL | EXPORT_EXCEL);
	CHECK_OK(
	    json_read(content(c, "out/datapackage.json"), &package, &c->e));
	json_array_foreach(json_object_get(package, "resources"), i, resource)
	    check_resource(c, resource);
	check_int((int64_t)i, 35, "resources");
	check_schemas(package);
	origin = json_object_get(package, "samruat");
	check_json(json_object_get(origin, "effective_outcomes"),
	    "{\"cantTell\":1,\"failed\":1,\"inapplicable\":0,\"passed\":1,"
	    "\"untested\":0}",
	    "outcomes");
	check_int(json_integer_value(json_object_get(origin, "masked_numbers")),
	    1, "masked");
	check_str(
	    json_text(json_array_get(json_object_get(origin, "rounds"), 0),
	        "started_at"),
	    "2018-07-31T14:00:00.123Z", "started_at");
	json_decref(package);
	case_free(c);
}

static void
test_a_workbook_and_a_data_file_stand_beside(void **state)
{
	struct store_case *c = filled_store();
	struct export_result r =
	    export_to(c, "out", EXPORT_CSV | EXPORT_XLSX | EXPORT_SAV);
	struct export_result csv = export_to(c, "csv", EXPORT_CSV);
	json_t *package = NULL, *resources, *last;

	(void)state;
	check_int(r.file_count, csv.file_count + 2, "files");
	/* The long quote has three bytes a character: a cell holds it. */
	check_int(r.cut_count, 0, "cut");
	CHECK_OK(
	    json_read(content(c, "out/datapackage.json"), &package, &c->e));
	resources = json_object_get(package, "resources");
	last = json_array_get(resources, json_array_size(resources) - 1);
	check_str(json_text(last, "path"), "agencies.sav", "path");
	check_resource(c, last);
	assert_true(str_starts(content(c, "out/samruat.xlsx"), str_of("PK")));
	assert_true(str_starts(content(c, "out/agencies.sav"), str_of("$FL2")));
	json_decref(package);
	case_free(c);
}

static void
test_the_codebook_tells_of_columns_and_codes(void **state)
{
	struct store_case *c = filled_store();
	struct str book;

	(void)state;
	(void)export_to(c, "out", EXPORT_CSV);
	book = content(c, "out/codebook.csv");
	assert_true(str_find(book,
	                str_of(",agencies,ESV_04,integer,ESV-04 ชื่อ,"
	                       "ESV-04 title,,outcome_code,\n"),
	                0) != STR_NONE);
	assert_true(str_find(book,
	                str_of(",codebook,code,string,รหัสในรายการ,"
	                       "code of that list,,,\n"),
	                0) != STR_NONE);
	assert_true(str_find(book,
	                str_of(",,,,ยังบอกไม่ได้,cannot tell,,outcome_code,9\n"),
	                0) != STR_NONE);
	case_free(c);
}

static void
test_metadata_describes_the_views(void **state)
{
	struct store_case *c = filled_store();
	struct str text;

	(void)state;
	(void)export_to(c, "out", EXPORT_CSV);
	text = content(c, "out/metadata.yaml");
	for (size_t i = 0; store_view_info(i) != NULL; i++) {
		struct str line = arena_printf(&c->arena,
		    "\n      %s:\n        title: \"", store_view_info(i)->name);

		if (str_find(text, line, 0) == STR_NONE)
			fail_msg("metadata.yaml lacks %.*s", STR_ARG(line));
	}
	assert_true(str_find(text,
	                str_of("\n          dns_ms: \"until the name was known "
	                       "(ms) · เวลาหาชื่อ\"\n"),
	                0) != STR_NONE);
	case_free(c);
}

static void
test_same_store_same_bytes(void **state)
{
	struct store_case *c = filled_store();

	(void)state;
	case_plan(c);
	(void)export_to(
	    c, "one", EXPORT_CSV | EXPORT_JSONL | EXPORT_XLSX | EXPORT_SAV);
	c->now_us += 5000000;
	(void)export_to(
	    c, "two", EXPORT_CSV | EXPORT_JSONL | EXPORT_XLSX | EXPORT_SAV);
	/* Its hashes stand for all tables. */
	assert_true(str_equal(content(c, "one/datapackage.json"),
	    content(c, "two/datapackage.json")));
	assert_true(str_equal(
	    content(c, "one/metadata.yaml"), content(c, "two/metadata.yaml")));
	assert_false(
	    file_exists(file_join(&c->arena, c->folder, "one/rounds.csv.new")));
	case_free(c);
}

/* What makes the bytes is in the ledger alone. */
static void
test_a_copied_store_exports_the_same(void **state)
{
	struct store_case *c = filled_store();
	const char *folder = file_join(&c->arena, c->folder, "copy");
	struct str ledger;

	(void)state;
	case_plan(c);
	(void)export_to(c, "one", EXPORT_CSV | EXPORT_JSONL);
	case_close(c);
	ledger = content(c, "ledger.db");
	CHECK_OK(file_make_folder(folder, &c->e));
	CHECK_OK(file_write(
	    file_join(&c->arena, folder, "ledger.db"), ledger, &c->e));
	c->now_us += 86400000000;
	CHECK_OK(store_open(folder, STORE_READ, &c->clock, &c->store, &c->e));
	(void)export_to(c, "two", EXPORT_CSV | EXPORT_JSONL);
	assert_true(str_equal(content(c, "one/datapackage.json"),
	    content(c, "two/datapackage.json")));
	case_free(c);
}

static void
test_the_newest_round_unless_told(void **state)
{
	struct store_case *c = filled_store();
	struct export_setup unknown = {
	    .of = {.round = str_of("unknown")}, .formats = EXPORT_CSV};
	struct export_setup audit = {
	    .of = {.audit = str_of("unknown")}, .formats = EXPORT_CSV};
	struct export_setup all = {.of = {.is_all_rounds = true}};
	struct export_setup first = {.of = {.round = str_of("r")}};
	struct export_result r;
	bool is_complete;

	(void)state;
	CHECK_OK(
	    store_url_skip_rest(c->store, c->agency_row, REASON_BUDGET, &c->e));
	CHECK_OK(
	    store_round_finish(c->store, c->round.id, &is_complete, &c->e));
	c->now_us += 1000000;
	case_begin(c, "a-second");
	CHECK_OK(store_flush(c->store, &c->e));
	case_sql(c,
	    "INSERT OR IGNORE INTO audit (round, name, rule_pack, "
	    "program_version) VALUES (2, 'crawl', '', '');");
	(void)export_to(c, "newest", EXPORT_CSV);
	check_field(c, "newest/agencies.csv", 1, "round", "a-second");
	(void)export_with(c, &first, "first");
	check_field(c, "first/agencies.csv", 1, "round", "r");
	(void)export_with(c, &all, "all");
	check_field(c, "all/agencies.csv", 1, "round", "a-second");
	check_field(c, "all/agencies.csv", 2, "round", "r");
	check_field(c, "all/agencies.csv", 1, "ESV_04", "");
	check_field(c, "all/agencies.csv", 2, "ESV_04", "1");
	unknown.of.store = audit.of.store = c->store;
	unknown.folder = audit.folder = c->folder;
	check_int(export_write(&unknown, &c->arena, &r, &c->e), ERR_USAGE,
	    "unknown round");
	check_int(export_write(&audit, &c->arena, &r, &c->e), ERR_USAGE,
	    "unknown audit");
	case_free(c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_tables_are_written),
	    cmocka_unit_test(test_a_long_quote_is_whole),
	    cmocka_unit_test(test_all_files_are_utf8),
	    cmocka_unit_test(test_numbers_of_citizens_are_masked_across_quotes),
	    cmocka_unit_test(test_excel_gets_disarmed_texts),
	    cmocka_unit_test(test_package_describes_each_file),
	    cmocka_unit_test(test_a_workbook_and_a_data_file_stand_beside),
	    cmocka_unit_test(test_the_codebook_tells_of_columns_and_codes),
	    cmocka_unit_test(test_metadata_describes_the_views),
	    cmocka_unit_test(test_same_store_same_bytes),
	    cmocka_unit_test(test_a_copied_store_exports_the_same),
	    cmocka_unit_test(test_the_newest_round_unless_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
