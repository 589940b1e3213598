/* Exports: whole files, the same bytes each time, described by a package. */
#include "base/csv.h"
#include "base/json.h"
#include "publish/export.h"
#include "store_case.h"

static const char *const home = "https://www.agency.example/";

static struct store_case *
filled_store(void)
{
	struct store_case *c = case_new();
	struct evidence ev = {.label = str_of("label, with \"quotes\""),
	    .quote = str_of("สอง\nบรรทัด"),
	    .byte_start = -1,
	    .byte_end = -1};
	struct proof proof = {ev, NULL};
	struct verdict v = {.rule_id = str_of("ESV-04"),
	    .outcome = OUTCOME_PASSED,
	    .level = 2,
	    .proofs = &proof,
	    .proof_count = 1};
	struct frontier_url u;

	case_begin(c, "r");
	u = case_url(c, home, 0, true);
	CHECK_OK(store_url_finish(
	    c->store, u.id, URL_FAILED, REASON_TIMEOUT, &c->e));
	CHECK_OK(store_verdict_put(
	    c->store, c->agency_row, str_of("crawl"), str_of(home), &v, &c->e));
	CHECK_OK(store_flush(c->store, &c->e));
	return c;
}

static struct export_result
export_to(struct store_case *c, const char *folder, unsigned formats,
    const char *round)
{
	struct export_setup setup = {.store = c->store,
	    .round = str_of(round),
	    .folder = file_join(&c->arena, c->folder, folder),
	    .formats = formats,
	    .program_version = "0.1.0"};
	struct export_result r = {0};

	CHECK_OK(export_write(&setup, &r, &c->e));
	return r;
}

static struct str
content(struct store_case *c, const char *name)
{
	struct buf text = {0};
	struct str copy;

	CHECK_OK(file_read(
	    file_join(&c->arena, c->folder, name), 1 << 20, &text, &c->e));
	copy = arena_str(&c->arena, buf_str(&text));
	buf_release(&text);
	return copy;
}

static void
test_tables_are_written(void **state)
{
	struct store_case *c = filled_store();
	struct export_result r =
	    export_to(c, "out", EXPORT_CSV | EXPORT_JSONL, "");
	struct csv_reader reader = {.text = content(c, "out/evidence.csv")};
	struct csv_row row;
	json_t *line = NULL;

	(void)state;
	check_int(r.file_count, 33, "files");
	check_int(r.row_count, 5, "rows");
	check_str(content(c, "out/skipped.csv"),
	    "round,agency_id,url,reason,via_url\n"
	    "r,a-01,https://www.agency.example/,timeout,\n",
	    "skipped.csv");
	check_str(content(c, "out/skipped.jsonl"),
	    "{\"agency_id\":\"a-01\",\"reason\":\"timeout\",\"round\":\"r\","
	    "\"url\":\"https://www.agency.example/\",\"via_url\":null}\n",
	    "skipped.jsonl");
	CHECK_OK(csv_next(&reader, &c->arena, &row, &c->e));
	CHECK_OK(csv_next(&reader, &c->arena, &row, &c->e));
	check_str(row.fields[6].text, "label, with \"quotes\"", "label");
	check_str(row.fields[7].text, "สอง\nบรรทัด", "quote");
	CHECK_OK(json_read(content(c, "out/evidence.jsonl"), &line, &c->e));
	check_str(json_text(line, "quote"), "สอง\nบรรทัด", "quote");
	assert_true(json_is_null(json_object_get(line, "byte_start")));
	json_decref(line);
	case_free(c);
}

static void
test_package_describes_each_file(void **state)
{
	struct store_case *c = filled_store();
	json_t *package = NULL, *resources, *resource, *fields;
	size_t i;

	(void)state;
	(void)export_to(c, "out", EXPORT_CSV | EXPORT_JSONL, "");
	CHECK_OK(
	    json_read(content(c, "out/datapackage.json"), &package, &c->e));
	resources = json_object_get(package, "resources");
	check_int((int64_t)json_array_size(resources), 32, "resources");
	json_array_foreach(resources, i, resource)
	{
		const char *path = json_text(resource, "path").ptr;
		struct str bytes =
		    content(c, arena_printf(&c->arena, "out/%s", path).ptr);
		char sha256[DIGEST_TEXT_BYTES];

		digest_of(DIGEST_SHA256, bytes, sha256);
		check_str(json_text(resource, "hash"),
		    arena_printf(&c->arena, "sha256:%s", sha256).ptr, path);
		check_int(
		    json_integer_value(json_object_get(resource, "bytes")),
		    (int64_t)bytes.len, path);
	}
	resource = json_array_get(resources, 0);
	fields = json_object_get(json_object_get(resource, "schema"), "fields");
	check_str(json_text(resource, "name"), "rounds", "name");
	check_str(
	    json_text(json_array_get(fields, 1), "type"), "datetime", "type");
	check_str(
	    json_text(json_array_get(fields, 3), "type"), "integer", "type");
	json_decref(package);
	case_free(c);
}

static void
test_same_ledger_same_bytes(void **state)
{
	struct store_case *c = filled_store();

	(void)state;
	(void)export_to(c, "one", EXPORT_CSV, "");
	c->now_us += 5000000;
	(void)export_to(c, "two", EXPORT_CSV, "");
	/* Its hashes stand for all files. */
	assert_true(str_equal(content(c, "one/datapackage.json"),
	    content(c, "two/datapackage.json")));
	assert_false(
	    file_exists(file_join(&c->arena, c->folder, "one/rounds.jsonl")));
	assert_false(
	    file_exists(file_join(&c->arena, c->folder, "one/rounds.csv.new")));
	case_free(c);
}

static void
test_one_round_alone(void **state)
{
	struct store_case *c = filled_store();
	struct export_setup setup = {.store = c->store,
	    .round = str_of("unknown"),
	    .folder = c->folder,
	    .formats = EXPORT_CSV};
	struct export_result r;
	bool is_complete;

	(void)state;
	CHECK_OK(
	    store_url_skip_rest(c->store, c->agency_row, REASON_BUDGET, &c->e));
	CHECK_OK(
	    store_round_finish(c->store, c->round.id, &is_complete, &c->e));
	case_begin(c, "second");
	check_int(export_to(c, "all", EXPORT_CSV, "").row_count, 7, "rows");
	check_int(
	    export_to(c, "one", EXPORT_CSV, "second").row_count, 2, "rows");
	check_int(export_write(&setup, &r, &c->e), ERR_USAGE, "unknown round");
	case_free(c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_tables_are_written),
	    cmocka_unit_test(test_package_describes_each_file),
	    cmocka_unit_test(test_same_ledger_same_bytes),
	    cmocka_unit_test(test_one_round_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
