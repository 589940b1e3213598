/* A report comes back whole, or is refused: nothing in between, whatever
 * happened to its bytes. */
#include "test.h"

#include <string.h>

#include "base/limits.h"
#include "base/mem.h"
#include "record/report.h"
#include "record/view.h"

static struct report_link links[] = {
    {.url = {"https://a.example/1", 19},
        .text = {"หน้า", 12},
        .is_page = true,
        .rank = 15},
    {.url = {"https://a.example/2", 19}, .is_frame = true, .rank = 50},
    {.url = {"https://a.example/3.xml", 23}, .is_map = true},
};
static struct evidence pieces[] = {
    {.label = {"form", 4},
        .quote = {"ยื่นคำขอ", 24},
        .match_kind = MATCH_FOLDED,
        .line = 3,
        .byte_start = 10,
        .byte_end = 34,
        .part = 2,
        .block = UINT64_MAX},
    {.match_kind = MATCH_ABSENCE, .byte_start = -1, .byte_end = -1},
};
static struct finding findings[] = {
    {.rule_id = {"ESV-04", 6},
        .outcome = OUTCOME_PASSED,
        .level = 3,
        .leaves = {"tfu", 3},
        .evidence = pieces,
        .evidence_count = 2},
    {.rule_id = {"USA-01", 6},
        .outcome = OUTCOME_CANT_TELL,
        .level = -1,
        .reason = REASON_TRUNCATED},
};

static struct part_want wants[] = {
    {PART_SHEET, {"https://a.example/s.css", 23}},
    {PART_FRAME, {"https://b.example/f", 19}},
};
static struct report_sheet sheets[] = {
    {.number = 2},
    {.number = LIMIT_PARTS,
        .is_distilled = true,
        .rules = {".a{display:none}", 16},
        .is_cut = true},
};
static uint64_t blocks[] = {1, 77, UINT64_MAX};

static struct report
whole_report(void)
{
	return (struct report){.reason = REASON_NONE,
	    .encoding = str_of("windows-874"),
	    .encoding_source = str_of("meta"),
	    .page_class = str_of("contact home"),
	    .title = str_of("กรมตัวอย่าง"),
	    .lang = str_of("th"),
	    .words_th = 1234,
	    .words_en = 5,
	    .text_sha256 = str_of("00ff"),
	    .view_flags = VIEW_BAD_TEXT | VIEW_TRUNCATED,
	    .names_agency = true,
	    .redirect_to = str_of("https://b.example/"),
	    .redirect_kind = str_of("meta-refresh"),
	    .links = links,
	    .link_count = 3,
	    .findings = findings,
	    .finding_count = 2,
	    .wants = wants,
	    .want_count = 2,
	    .sheets = sheets,
	    .sheet_count = 2,
	    .blocks = blocks,
	    .block_count = 3};
}

static void
check_same(const struct report *got, const struct report *want)
{
	struct buf a = {0}, b = {0};

	report_write(&a, got);
	report_write(&b, want);
	assert_true(str_equal(buf_str(&a), buf_str(&b)));
	buf_release(&a);
	buf_release(&b);
}

static void
check_links(const struct report *got)
{
	const struct report_link *link = got->links;

	check_int((int64_t)got->link_count, 3, "links");
	check_str(link[0].text, "หน้า", "link text");
	assert_true(link[0].is_page && !link[0].is_frame && !link[0].is_map);
	check_int(link[0].rank, 15, "rank");
	check_str(link[1].url, "https://a.example/2", "link");
	assert_true(!link[1].is_page && link[1].is_frame && !link[1].is_map);
	check_str(link[2].url, "https://a.example/3.xml", "map");
	assert_true(!link[2].is_page && !link[2].is_frame && link[2].is_map);
	check_int(link[2].rank, 0, "rank");
}

static void
check_findings(const struct report *got)
{
	check_int((int64_t)got->finding_count, 2, "findings");
	check_str(got->findings[0].rule_id, "ESV-04", "rule");
	check_int(got->findings[0].level, 3, "level");
	check_str(got->findings[0].leaves, "tfu", "leaves");
	check_int((int64_t)got->findings[0].evidence_count, 2, "evidence");
	check_str(got->findings[0].evidence[0].quote, "ยื่นคำขอ", "quote");
	check_int(got->findings[1].outcome, OUTCOME_CANT_TELL, "outcome");
	check_int(got->findings[1].reason, REASON_TRUNCATED, "reason");
	check_int(got->findings[1].level, -1, "level");
	check_int((int64_t)got->findings[1].evidence_count, 0, "evidence");
}

static void
check_wants_sheets_and_blocks(const struct report *got)
{
	check_int((int64_t)got->want_count, 2, "wants");
	check_int(got->wants[0].kind, PART_SHEET, "kind");
	check_str(got->wants[0].url, "https://a.example/s.css", "address");
	check_int(got->wants[1].kind, PART_FRAME, "kind");
	check_str(got->wants[1].url, "https://b.example/f", "address");
	check_int((int64_t)got->sheet_count, 2, "sheets");
	check_int((int64_t)got->sheets[0].number, 2, "number");
	assert_false(got->sheets[0].is_distilled || got->sheets[0].is_cut);
	check_int((int64_t)got->sheets[1].number, LIMIT_PARTS, "number");
	assert_true(got->sheets[1].is_distilled && got->sheets[1].is_cut);
	check_str(got->sheets[1].rules, ".a{display:none}", "rules");
	check_int((int64_t)got->block_count, 3, "blocks");
	for (size_t i = 0; i < 3; i++)
		assert_true(got->blocks[i] == blocks[i]);
}

static void
a_report_comes_back_whole(void **state)
{
	struct report want = whole_report(), got = {0};
	struct arena a = {0};
	struct buf out = {0};
	struct err e = {0};

	(void)state;
	report_write(&out, &want);
	check_int(report_read(&a, buf_str(&out), &got, &e), ERR_NONE, "rc");
	buf_release(&out);
	check_same(&got, &want);
	check_str(got.encoding, "windows-874", "encoding");
	check_str(got.encoding_source, "meta", "source");
	check_str(got.page_class, "contact home", "class");
	check_str(got.title, "กรมตัวอย่าง", "title");
	check_str(got.lang, "th", "lang");
	check_int(got.words_th, 1234, "Thai words");
	check_int(got.words_en, 5, "English words");
	check_str(got.text_sha256, "00ff", "digest");
	check_int(got.view_flags, VIEW_BAD_TEXT | VIEW_TRUNCATED, "flags");
	check_str(got.redirect_to, "https://b.example/", "redirect");
	check_str(got.redirect_kind, "meta-refresh", "kind");
	assert_true(got.names_agency);
	check_links(&got);
	check_findings(&got);
	check_wants_sheets_and_blocks(&got);
	arena_release(&a);
}

static void
an_empty_report_is_one_too(void **state)
{
	struct report want = {.reason = REASON_NOT_HTML}, got = {0};
	struct arena a = {0};
	struct buf out = {0};

	(void)state;
	report_write(&out, &want);
	check_int(report_read(&a, buf_str(&out), &got, NULL), ERR_NONE, "rc");
	check_int(got.reason, REASON_NOT_HTML, "reason");
	check_same(&got, &want);
	buf_release(&out);
	arena_release(&a);
}

/* Reads an exact-length copy, so that a sanitizer sees one byte too many. */
static enum err_code
read_copy(const unsigned char *bytes, size_t n, struct report *got)
{
	unsigned char *copy = mem_alloc(n);
	struct arena a = {0};
	struct err e = {0};
	enum err_code rc;

	memcpy(copy, bytes, n);
	rc = report_read(&a, (struct str){(char *)copy, n}, got, &e);
	if (rc == ERR_NONE) {
		struct buf out = {0};

		/* What was accepted can be written: all of it is there. */
		report_write(&out, got);
		check_int((int64_t)out.len, (int64_t)n, "length");
		buf_release(&out);
	}
	mem_free(copy);
	arena_release(&a);
	return rc;
}

static void
every_cut_is_refused(void **state)
{
	struct report want = whole_report();
	struct buf out = {0};

	(void)state;
	report_write(&out, &want);
	for (size_t n = 0; n < out.len; n++) {
		struct report got = {.words_th = 77};

		check_int(read_copy(out.data, n, &got), ERR_LIMIT, "a cut");
		check_int(got.words_th, 77, "untouched");
	}
	(void)buf_append_char(&out, 'x');
	check_int(read_copy(out.data, out.len, &(struct report){0}), ERR_LIMIT,
	    "a byte too many");
	buf_release(&out);
}

/* Numbers without pattern (Marsaglia's xorshift), the same in every run. */
static uint64_t
next_random(uint64_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 7;
	*seed ^= *seed << 17;
	return *seed;
}

static void
flipped_bytes_do_no_harm(void **state)
{
	struct report want = whole_report();
	struct buf out = {0};
	uint64_t seed = 88172645463325252u;
	int refused = 0;

	(void)state;
	report_write(&out, &want);
	for (int round = 0; round < 20000; round++) {
		unsigned char *copy = mem_alloc(out.len);
		uint64_t flips = next_random(&seed) % 4 + 1;
		struct report got = {0};

		memcpy(copy, out.data, out.len);
		while (flips-- > 0)
			copy[next_random(&seed) % out.len] ^=
			    (unsigned char)(next_random(&seed) % 255 + 1);
		if (read_copy(copy, out.len, &got) != ERR_NONE)
			refused++;
		mem_free(copy);
	}
	/* Most bytes are lengths, counts and enums, which show a flip. */
	assert_true(refused > 5000 && refused < 20000);
	buf_release(&out);
}

static void
what_the_ledger_cannot_know_is_refused(void **state)
{
	enum { COUNT = 14 };
	static uint64_t too_many[LIMIT_BLOCKS + 1];
	uint64_t odd_blocks[][2] = {{2, 1}, {3, 3}, {0, 1}};
	struct part_want odd_wants[] = {{.kind = (enum part_kind)2}};
	struct evidence odd_part = {.part = LIMIT_PARTS + 1};
	struct report bad[COUNT];
	struct report_link odd_links[] = {{.rank = 1001}, {.rank = -1}};
	struct finding odd[] = {
	    {.outcome = (enum outcome)OUTCOME_COUNT, .level = -1},
	    {.level = 10},
	    {.level = -2},
	    {.level = -1, .reason = REASON_COUNT},
	    {.evidence = &odd_part, .evidence_count = 1},
	};

	(void)state;
	for (size_t i = 0; i < COUNT; i++)
		bad[i] = whole_report();
	bad[0].reason = REASON_COUNT;
	bad[1].view_flags = 0x10000;
	for (size_t i = 0; i < 5; i++) {
		bad[i + 2].findings = &odd[i];
		bad[i + 2].finding_count = 1;
	}
	for (size_t i = 0; i < 2; i++) {
		bad[i + 7].links = &odd_links[i];
		bad[i + 7].link_count = 1;
	}
	for (size_t i = 0; i < 3; i++) {
		bad[i + 9].blocks = odd_blocks[i];
		bad[i + 9].block_count = 2;
	}
	for (size_t i = 0; i <= LIMIT_BLOCKS; i++)
		too_many[i] = i + 1;
	bad[12].blocks = too_many;
	bad[12].block_count = LIMIT_BLOCKS + 1;
	bad[13].wants = odd_wants;
	bad[13].want_count = 1;
	for (size_t i = 0; i < COUNT; i++) {
		struct report got = {0};
		struct buf out = {0};

		report_write(&out, &bad[i]);
		check_int(read_copy(out.data, out.len, &got), ERR_LIMIT, "odd");
		buf_release(&out);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_report_comes_back_whole),
	    cmocka_unit_test(an_empty_report_is_one_too),
	    cmocka_unit_test(every_cut_is_refused),
	    cmocka_unit_test(flipped_bytes_do_no_harm),
	    cmocka_unit_test(what_the_ledger_cannot_know_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
