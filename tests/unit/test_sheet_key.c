/* Keys of rows that go out and come back: what is read is what was written,
 * and no edit of an id goes unseen. */
#include "test.h"

#include <string.h>

#include "publish/sheet_key.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

static const struct sheet_key model = {.round = {"round-1", 7},
    .audit = {"crawl", 5},
    .rule_id = {"ESV-04", 6},
    .rule_revision = 3,
    .machine_outcome = OUTCOME_FAILED,
    .machine_level = 2,
    .drawn = DRAWN_DOUBLE,
    .evidence_sha256 = {"0123abcd", 8},
    .agency_ids = {"dao-10;dao-11", 13},
    .evidence_id = {"e1", 2}};

static void
a_key_is_read_back_as_it_was_written(void **state)
{
	struct sheet_key keys[3] = {model, model, model};

	(void)state;
	keys[1].machine_level = -1;
	keys[1].drawn = DRAWN_NOT;
	keys[1].evidence_sha256 = (struct str){0};
	keys[2].evidence_id = (struct str){0};
	for (size_t i = 0; i < COUNT(keys); i++) {
		struct buf text = {0};
		struct sheet_key got = {.agency_ids = keys[i].agency_ids,
		    .evidence_id = keys[i].evidence_id};

		sheet_key_append(&text, &keys[i]);
		check_int(sheet_key_read(buf_str(&text), &got), SHEET_KEY_GOOD,
		    "state");
		check_str(got.round, "round-1", "round");
		check_str(got.audit, "crawl", "audit");
		check_str(got.rule_id, "ESV-04", "rule");
		check_int(got.rule_revision, 3, "revision");
		check_int(got.machine_outcome, OUTCOME_FAILED, "outcome");
		check_int(got.machine_level, keys[i].machine_level, "level");
		check_int(got.drawn, keys[i].drawn, "drawn");
		assert_true(
		    str_equal(got.evidence_sha256, keys[i].evidence_sha256));
		buf_release(&text);
	}
}

static void
the_text_is_stable(void **state)
{
	struct buf text = {0};

	(void)state;
	sheet_key_append(&text, &model);
	assert_true(str_starts(buf_str(&text),
	    str_of("1/round-1/crawl/ESV-04@3/failed/2/double/0123abcd/")));
	check_int((int64_t)text.len, 50 + 12, "length");
	buf_release(&text);
}

static void
an_edit_is_seen(void **state)
{
	static const char *const agencies[] = {
	    "dao-10", "dao-10;dao-12", "", "dao-10;dao-11;dao-12"};
	struct buf text = {0};

	(void)state;
	sheet_key_append(&text, &model);
	for (size_t i = 0; i < COUNT(agencies); i++) {
		struct sheet_key k = {.agency_ids = str_of(agencies[i]),
		    .evidence_id = model.evidence_id};

		check_int(sheet_key_read(buf_str(&text), &k), SHEET_KEY_EDITED,
		    agencies[i]);
	}
	for (size_t i = 0; i < text.len; i++) {
		struct sheet_key k = {.agency_ids = model.agency_ids,
		    .evidence_id = model.evidence_id};
		unsigned char was = text.data[i];

		text.data[i] = was == '0' ? '1' : '0';
		assert_int_not_equal(
		    sheet_key_read(buf_str(&text), &k), SHEET_KEY_GOOD);
		text.data[i] = was;
	}
	buf_release(&text);
}

static void
blanks_around_do_not_count(void **state)
{
	struct buf text = {0};
	struct sheet_key k = {.agency_ids = str_of(" dao-10;dao-11\n"),
	    .evidence_id = str_of("e1 ")};

	(void)state;
	(void)buf_append_cstr(&text, " ");
	sheet_key_append(&text, &model);
	(void)buf_append_cstr(&text, "\r\n");
	check_int(sheet_key_read(buf_str(&text), &k), SHEET_KEY_GOOD, "state");
	buf_release(&text);
}

static void
what_is_no_key_is_told(void **state)
{
	static const char *const texts[] = {"", "key", "1/2/3",
	    "2/round-1/crawl/ESV-04@3/failed/2/double/0123abcd/000000000000",
	    "1/round-1/crawl/ESV-04/failed/2/double/0123abcd/000000000000",
	    "1/round-1/crawl/ESV-04@x/failed/2/double/0123abcd/000000000000",
	    "1/round-1/crawl/ESV-04@3/maybe/2/double/0123abcd/000000000000",
	    "1/round-1/crawl/ESV-04@3/failed/x/double/0123abcd/000000000000",
	    "1/round-1/crawl/ESV-04@3/failed/2/lucky/0123abcd/000000000000",
	    "1/round-1//ESV-04@3/failed/2/double/0123abcd/000000000000",
	    "1/round-1/crawl/ESV-04@3/failed/2/double/0123abcd/000/more"};

	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++) {
		struct sheet_key k = model;

		check_int(sheet_key_read(str_of(texts[i]), &k), SHEET_KEY_NONE,
		    texts[i]);
		check_str(k.round, "round-1", "untouched");
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_key_is_read_back_as_it_was_written),
	    cmocka_unit_test(the_text_is_stable),
	    cmocka_unit_test(an_edit_is_seen),
	    cmocka_unit_test(blanks_around_do_not_count),
	    cmocka_unit_test(what_is_no_key_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
