/* What people wrote into a sheet: which words are decisions, and every fault
 * with its row and column. */
#include "test.h"

#include "publish/answers.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

static const int64_t now_us =
    INT64_C(1536000000) * 1000 * 1000; /* 2018-09-04, 01:40 in Thailand */

static struct str
key_text(struct arena *a, const char *agencies)
{
	const struct sheet_key k = {.round = str_of("round-1"),
	    .audit = str_of("crawl"),
	    .rule_id = str_of("ESV-04"),
	    .rule_revision = 3,
	    .machine_outcome = OUTCOME_FAILED,
	    .machine_level = 2,
	    .evidence_sha256 = str_of("0123abcd"),
	    .agency_ids = str_of(agencies)};
	struct buf text = {0};
	struct str copy;

	sheet_key_append(&text, &k);
	copy = arena_str(a, buf_str(&text));
	buf_release(&text);
	return copy;
}

/* A sheet whose first row is its head, "|" between cells; $K is the key of the
 * agencies dao-10;dao-11. */
static struct sheet
make_sheet(struct arena *a, const char *const *lines, size_t count)
{
	struct sheet s = {.row_count = count};

	s.rows = arena_array(a, count, sizeof(*s.rows));
	for (size_t i = 0; i < count; i++) {
		struct sheet_row *row = &s.rows[i];
		struct str rest = str_of(lines[i]), cell;

		row->number = (int64_t)i + 1;
		row->cells = arena_array(a, 16, sizeof(*row->cells));
		while (str_split(&rest, '|', &cell))
			row->cells[row->count++] = str_is(cell, "$K")
			    ? key_text(a, "dao-10;dao-11")
			    : cell;
	}
	return s;
}

/* Reads; the answer is "N answers, M open", then each fault as
 * "ROW:COLUMN CODE". */
static struct str
read_lines(struct arena *a, const char *const *lines, size_t count,
    const char *reviewer, struct answers *out)
{
	struct sheet sheet = make_sheet(a, lines, count);
	struct sheet_file file = {.sheets = &sheet, .sheet_count = 1};
	const struct answers_wish wish = {.file = &file,
	    .path = "a.csv",
	    .reviewer = str_of(reviewer),
	    .now_us = now_us};
	struct diag_list diags = {.arena = a};
	struct str text;

	answers_read(&wish, a, &diags, out);
	text = arena_printf(a, "%zu answers, %lld open", out->count,
	    (long long)out->open_count);
	for (size_t i = 0; i < diags.count; i++)
		text = arena_printf(a, "%.*s; %lld:%lld %s", STR_ARG(text),
		    (long long)diags.items[i].place.line,
		    (long long)diags.items[i].place.column,
		    diags.items[i].kind->code);
	return text;
}

static void
decisions_may_be_in_either_language(void **state)
{
	static const struct {
		const char *text;
		enum review_decision want;
	} rows[] = {
	    {"confirm", REVIEW_CONFIRM},
	    {"Confirm", REVIEW_CONFIRM},
	    {"PASSED ", REVIEW_PASSED},
	    {"passed ผ่าน", REVIEW_PASSED},
	    {"failed", REVIEW_FAILED},
	    {"inapplicable", REVIEW_INAPPLICABLE},
	    {"unsure", REVIEW_UNSURE},
	    {"ยืนยัน", REVIEW_CONFIRM},
	    {"ผ่าน", REVIEW_PASSED},
	    {" ไม่ผ่าน", REVIEW_FAILED},
	    {"ไม่เข้าข่าย", REVIEW_INAPPLICABLE},
	    {"ไม่แน่ใจ", REVIEW_UNSURE},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct arena a = {0};
		struct answers got;
		const char *lines[] = {"key|agency_id|decision|reviewer",
		    arena_printf(
		        &a, "$K|dao-10;dao-11|%s|somchai", rows[i].text)
		        .ptr};

		check_str(read_lines(&a, lines, 2, "", &got),
		    "1 answers, 0 open", rows[i].text);
		check_int(got.items[0].decision, rows[i].want, rows[i].text);
		check_int(got.items[0].level, -1, "level");
		check_int(got.items[0].decided_us, 0, "no date");
		check_str(got.items[0].key.rule_id, "ESV-04", "rule");
		arena_release(&a);
	}
}

#define HEAD "key|agency_id|rule|decision|level|note|reviewer|date"

static void
rows_are_read_or_complained_of(void **state)
{
	static const struct {
		const char *row, *want;
	} rows[] = {
	    {"$K|dao-10;dao-11|ESV-04|passed|3|ok|a|", "1 answers, 0 open"},
	    {"$K|dao-10;dao-11|ESV-04|confirm|2||a|", "1 answers, 0 open"},
	    {"$K|dao-10;dao-11|ESV-04|||||", "0 answers, 1 open"},
	    {"||||||", "0 answers, 0 open"},
	    {"||ESV-04|||later|", "0 answers, 0 open"},
	    {"$K|dao-10;dao-11|ESV-04|||ask|a|", "0 answers, 1 open; 2:4 S010"},
	    {"|dao-10|ESV-04|passed|||a|", "0 answers, 0 open; 2:1 S002"},
	    {"x|dao-10|ESV-04|passed|||a|", "0 answers, 0 open; 2:1 S003"},
	    {"$K|dao-10|ESV-04|passed|||a|", "0 answers, 0 open; 2:1 S004"},
	    {"$K|dao-10;dao-11|ESV-05|passed|||a|",
	        "0 answers, 0 open; 2:3 S004"},
	    {"$K|dao-10;dao-11|ESV-04|maybe|||a|",
	        "0 answers, 0 open; 2:4 S005"},
	    {"$K|dao-10;dao-11|ESV-04|passed|5||a|",
	        "0 answers, 0 open; 2:5 S006"},
	    {"$K|dao-10;dao-11|ESV-04|passed|high||a|",
	        "0 answers, 0 open; 2:5 S006"},
	    {"$K|dao-10;dao-11|ESV-04|confirm|3||a|",
	        "0 answers, 0 open; 2:5 S007"},
	    {"$K|dao-10;dao-11|ESV-04|unsure|1||a|",
	        "0 answers, 0 open; 2:5 S007"},
	    {"$K|dao-10;dao-11|ESV-04|passed||||",
	        "0 answers, 0 open; 2:7 S008"},
	    {"$K|dao-10;dao-11|ESV-04|passed|||a|2018-09-05",
	        "0 answers, 0 open; 2:8 S009"},
	    {"$K|dao-10;dao-11|ESV-04|passed|||a|soon",
	        "0 answers, 0 open; 2:8 S009"},
	    /* All faults of a row at once. */
	    {"x|dao-10|ESV-04|maybe||||soon",
	        "0 answers, 0 open; 2:1 S003; 2:4 S005; 2:8 S009; 2:7 S008"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct arena a = {0};
		struct answers got;
		const char *lines[] = {HEAD, rows[i].row};

		check_str(read_lines(&a, lines, 2, "", &got), rows[i].want,
		    rows[i].row);
		arena_release(&a);
	}
}

static void
levels_may_have_thai_digits(void **state)
{
	static const struct {
		const char *text;
		int want;
	} rows[] = {{"0", 0}, {"4", 4}, {"๐", 0}, {"๓", 3}, {"๔", 4}};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct arena a = {0};
		struct answers got;
		const char *lines[] = {HEAD,
		    arena_printf(&a, "$K|dao-10;dao-11|ESV-04|failed|%s||a|",
		        rows[i].text)
		        .ptr};

		check_str(read_lines(&a, lines, 2, "", &got),
		    "1 answers, 0 open", rows[i].text);
		check_int(got.items[0].level, rows[i].want, rows[i].text);
		arena_release(&a);
	}
}

static void
days_are_noon_in_thailand(void **state)
{
	/* 31 August 2018 */
	static const char *const rows[] = {
	    "2018-08-31", "2561-08-31", "31/8/2561", "31 ส.ค. 61", "43343"};
	const int64_t want = INT64_C(1535691600) * 1000 * 1000;

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct arena a = {0};
		struct answers got;
		const char *lines[] = {HEAD,
		    arena_printf(
		        &a, "$K|dao-10;dao-11|ESV-04|failed|||a|%s", rows[i])
		        .ptr};

		check_str(read_lines(&a, lines, 2, "", &got),
		    "1 answers, 0 open", rows[i]);
		check_int(got.items[0].decided_us, want, rows[i]);
		arena_release(&a);
	}
}

static void
the_head_may_stand_below_a_title(void **state)
{
	static const char *const lines[] = {"Call sheet", "Chiang Mai 2561",
	    "key รหัส|agency_id|decision คำตัดสิน", "$K|dao-10;dao-11|ผ่าน"};
	static const char *const none[] = {"key|decision", "x|passed"};
	struct arena a = {0};
	struct answers got;

	(void)state;
	check_str(read_lines(&a, lines, 4, "somsri", &got), "1 answers, 0 open",
	    "below");
	check_str(got.items[0].reviewer, "somsri", "by default");
	check_int(got.items[0].row, 4, "row");
	assert_true(got.level_column == STR_NONE);
	check_str(read_lines(&a, none, 2, "somsri", &got),
	    "0 answers, 0 open; 0:0 S001", "no head");
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(decisions_may_be_in_either_language),
	    cmocka_unit_test(rows_are_read_or_complained_of),
	    cmocka_unit_test(levels_may_have_thai_digits),
	    cmocka_unit_test(days_are_noon_in_thailand),
	    cmocka_unit_test(the_head_may_stand_below_a_title),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
