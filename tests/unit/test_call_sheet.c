/* What a call sheet says: on a page that loads nothing and lets no text of a
 * stranger become markup, and in a workbook whose rows can come back. */
#include "publish/call_sheet_impl.h"

#include "base/file.h"
#include "publish/sheet_key.h"
#include "publish/sheet_read.h"
#include "test.h"

static void
each_status_has_its_part(void **state)
{
	static const struct {
		const char *status;
		enum call_state want;
	} cases[] = {{"reached", CALL_REACHED}, {"unreachable", CALL_DOWN},
	    {"moved", CALL_DOWN}, {"blocked", CALL_BLOCKED},
	    {"forbidden", CALL_BLOCKED}, {"social-only", CALL_WITHOUT_SITE},
	    {"no-website", CALL_WITHOUT_SITE}, {"unknown", CALL_SITE_UNKNOWN},
	    {"no-site", CALL_SITE_UNKNOWN}, {"merged", CALL_MERGED},
	    {"", CALL_NOT_ASKED}};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		check_int(call_state_of(str_of(cases[i].status)), cases[i].want,
		    cases[i].status);
}

/* One agency that was read and whose answer its site contradicts, and one that
 * turns us away. */
struct bench {
	struct claim_question question;
	struct claim_result result;
	const struct claim_result *claims[1];
	struct call_ask ask;
	struct call_agency agencies[2];
	const struct call_agency *list[2];
	struct calls calls;
	struct call_sheet sheet;
};

static void
set_up(struct bench *b, enum lang lang)
{
	*b = (struct bench){0};
	b->question.text_th = str_of("<q> ยื่นออนไลน์ได้หรือไม่");
	b->question.key = str_of("q1");
	b->result.state = CLAIM_NO_FOUND;
	b->result.claim.answer = CLAIM_NO;
	b->result.proof.quote =
	    str_of("<script>alert(1)</script> 1 1014 00001 23 1");
	b->result.proof.url = str_of("javascript:alert(1)");
	b->claims[0] = &b->result;
	b->ask.verdict.rule_id = str_of("ESV-04");
	b->ask.verdict.rule_revision = 2;
	b->ask.verdict.outcome = OUTCOME_PASSED;
	b->ask.verdict.machine_level = 3;
	b->ask.verdict.evidence_sha256 =
	    str_of("00112233445566778899aabbccddeeff"
	           "00112233445566778899aabbccddeeff");
	b->ask.claims = b->claims;
	b->ask.claim_count = 1;
	b->agencies[0].id = str_of("a-1");
	b->agencies[0].name_th = str_of("กรม <b>หนึ่ง</b>");
	b->agencies[0].state = CALL_REACHED;
	b->agencies[0].url = str_of("http://one.example/\"><i>");
	b->agencies[0].asks = &b->ask;
	b->agencies[0].ask_count = 1;
	b->agencies[1].id = str_of("a-2");
	b->agencies[1].name_th = str_of("กรมสอง");
	b->agencies[1].state = CALL_BLOCKED;
	b->agencies[1].reason = REASON_HTTP_403;
	b->agencies[1].since_round = str_of("r1");
	b->agencies[1].rounds = 3;
	b->list[0] = &b->agencies[0];
	b->list[1] = &b->agencies[1];
	b->calls.started_at = str_of("2018-07-31T03:00:00.000Z");
	b->calls.user_agent = str_of("samruat/1 (+mailto:x@example.org)");
	b->sheet = (struct call_sheet){.lang = lang,
	    .title = str_of("กระทรวง <หนึ่ง>"),
	    .calls = &b->calls,
	    .round = str_of("r3"),
	    .audit = str_of("crawl"),
	    .rule_pack = str_of("0123456789abcdef"),
	    .agencies = b->list,
	    .agency_count = 2,
	    .questions = &b->question,
	    .has_claims = true};
}

static void
a_page_loads_nothing_and_holds_no_markup_of_others(void **state)
{
	static const char *const lacks[] = {"<script", "<b>", "<i>", "<q>",
	    "<หนึ่ง>", "href=\"javascript", "1 1014 00001 23 1", "<link", "<img",
	    "@import", "url(", "<form"};
	static const char *const has[] = {"<html lang=\"th\">",
	    "default-src 'none'; style-src 'sha256-", "&lt;script&gt;",
	    "ตั้งแต่รอบ r1", "samruat/1 (+mailto:x@example.org)", "403",
	    "31 กรกฎาคม 2561", "X XXXX XXXXX XX X", "0123456789ab ·"};
	struct bench b;
	struct buf page = {0}, again = {0};

	(void)state;
	set_up(&b, LANG_TH);
	call_sheet_html(&page, &b.sheet);
	call_sheet_html(&again, &b.sheet);
	for (size_t i = 0; i < sizeof(lacks) / sizeof(lacks[0]); i++)
		if (str_find(buf_str(&page), str_of(lacks[i]), 0) != STR_NONE)
			fail_msg("the page has %s", lacks[i]);
	for (size_t i = 0; i < sizeof(has) / sizeof(has[0]); i++)
		if (str_find(buf_str(&page), str_of(has[i]), 0) == STR_NONE)
			fail_msg("the page lacks %s", has[i]);
	assert_true(str_equal(buf_str(&page), buf_str(&again)));
	buf_release(&page);
	buf_release(&again);
}

static void
counts_are_those_of_the_sheet(void **state)
{
	struct call_sheet_entry n;
	struct bench b;

	(void)state;
	set_up(&b, LANG_EN);
	n = call_sheet_count(&b.sheet);
	check_int((int64_t)n.agency_count, 2, "agencies");
	check_int((int64_t)n.state_counts[CALL_REACHED], 1, "reached");
	check_int((int64_t)n.contradiction_count, 1, "contradictions");
	check_int((int64_t)n.question_count, 2, "questions");
}

/* The row of the only question, with the key that an import wants. */
static void
a_workbook_comes_back_with_its_keys(void **state)
{
	struct arena a = {0};
	struct buf bytes = {0};
	struct sheet_file file = {0};
	struct sheet_key key = {0};
	struct bench b;
	char *folder = NULL;
	const char *path;

	(void)state;
	set_up(&b, LANG_TH);
	assert_int_equal(
	    file_make_temp_folder(&a, "calls-", &folder, NULL), ERR_NONE);
	path = file_join(&a, folder, "sheet.xlsx");
	assert_int_equal(call_sheet_workbook(path, &b.sheet, NULL), ERR_NONE);
	assert_int_equal(file_read(path, 1 << 20, &bytes, NULL), ERR_NONE);
	assert_int_equal(
	    sheet_read(buf_str(&bytes), &a, &file, NULL), ERR_NONE);
	check_int((int64_t)file.sheet_count, 3, "sheets");
	check_int((int64_t)file.sheets[0].row_count, 2, "rows of questions");
	check_int((int64_t)file.sheets[1].row_count, 2, "rows of sites");
	assert_true(
	    sheet_column(&file.sheets[0].rows[0], SHEET_DECISION) != STR_NONE);
	assert_true(
	    sheet_column(&file.sheets[1].rows[0], SHEET_KEY) == STR_NONE);
	key.agency_ids = sheet_cell(&file.sheets[0].rows[1],
	    sheet_column(&file.sheets[0].rows[0], SHEET_AGENCY_IDS));
	check_str(key.agency_ids, "a-1", "agency");
	assert_int_equal(
	    sheet_key_read(
	        sheet_cell(&file.sheets[0].rows[1],
	            sheet_column(&file.sheets[0].rows[0], SHEET_KEY)),
	        &key),
	    SHEET_KEY_GOOD);
	check_str(key.rule_id, "ESV-04", "rule");
	check_int(key.machine_level, 3, "level");
	(void)file_remove_folder(folder, NULL);
	buf_release(&bytes);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_status_has_its_part),
	    cmocka_unit_test(
	        a_page_loads_nothing_and_holds_no_markup_of_others),
	    cmocka_unit_test(counts_are_those_of_the_sheet),
	    cmocka_unit_test(a_workbook_comes_back_with_its_keys),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
