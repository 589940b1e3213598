#include "publish/review_sheet.h"

#include "base/csv.h"

enum {
	COLUMN_RULE,
	COLUMN_TITLE,
	COLUMN_AGENCIES,
	COLUMN_COUNT,
	COLUMN_OUTCOME,
	COLUMN_MACHINE_LEVEL,
	COLUMN_REASON,
	COLUMN_QUOTE,
	COLUMN_URL,
	COLUMN_CAPTURED,
	COLUMN_DECISION,
	COLUMN_LEVEL,
	COLUMN_NOTE,
	COLUMN_REVIEWER,
	COLUMN_KEY,
	COLUMN_AGENCY_IDS,
	COLUMN_EVIDENCE_ID,
	COLUMN_EVIDENCE_SHA256,
	COLUMNS
};

/* An answer is the first word of a choice. */
static const char *const decision_choices[] = {"confirm ยืนยันตามโปรแกรม",
    "passed ผ่าน", "failed ไม่ผ่าน", "inapplicable ไม่เข้าข่าย", "unsure ไม่แน่ใจ"};
static const char *const level_choices[] = {"0", "1", "2", "3", "4"};

/* In CSV a name is the word before the first blank. Ids stand last: nobody
 * needs to read them. */
static const struct workbook_column columns[COLUMNS] = {
    [COLUMN_RULE] = {.name = SHEET_RULE " ข้อตรวจ", .width = 9},
    [COLUMN_TITLE] = {.name = "rule_title ชื่อข้อตรวจ",
        .width = 28,
        .is_wrapped = true},
    [COLUMN_AGENCIES] = {.name = "agencies หน่วยงาน",
        .width = 28,
        .is_wrapped = true},
    [COLUMN_COUNT] = {.name = "agency_count จำนวน", .width = 8},
    [COLUMN_OUTCOME] = {.name = "machine_outcome ผลจากโปรแกรม",
        .width = 16,
        .is_wrapped = true},
    [COLUMN_MACHINE_LEVEL] = {.name = "machine_level ระดับ", .width = 8},
    [COLUMN_REASON] = {.name = "reason สาเหตุ", .width = 20, .is_wrapped = true},
    [COLUMN_QUOTE] = {.name = "quote ข้อความหลักฐาน",
        .width = 60,
        .is_wrapped = true},
    [COLUMN_URL] = {.name = "url ที่อยู่เว็บ", .width = 30, .is_wrapped = true},
    [COLUMN_CAPTURED] = {.name = "captured_at เวลาที่เก็บ",
        .width = 14,
        .is_wrapped = true},
    [COLUMN_DECISION] = {.name = SHEET_DECISION " คำตัดสิน",
        .width = 20,
        .is_open = true,
        .choices = decision_choices,
        .choice_count = REVIEW_DECISION_COUNT},
    [COLUMN_LEVEL] = {.name = SHEET_LEVEL " ระดับ",
        .width = 8,
        .is_open = true,
        .choices = level_choices,
        .choice_count = 5},
    [COLUMN_NOTE] = {.name = SHEET_NOTE " หมายเหตุ",
        .width = 30,
        .is_wrapped = true,
        .is_open = true},
    [COLUMN_REVIEWER] = {.name = SHEET_REVIEWER " ผู้ตรวจ",
        .width = 16,
        .is_open = true},
    [COLUMN_KEY] = {.name = SHEET_KEY, .width = 12},
    [COLUMN_AGENCY_IDS] = {.name = SHEET_AGENCY_IDS, .width = 12},
    [COLUMN_EVIDENCE_ID] = {.name = SHEET_EVIDENCE_ID, .width = 12},
    [COLUMN_EVIDENCE_SHA256] = {.name = SHEET_EVIDENCE_SHA256, .width = 12},
};

/* What a reviewer has to know; {1} to {4} are round, audit, rules and the last
 * review. */
static const struct words help[] = {
    {"Verdicts for review: round {1}, audit {2}, rules {3}, reviews up to "
     "number {4}.",
        "ผลที่ให้ตรวจทาน รอบ {1} การตรวจ {2} ชุดข้อตรวจ {3} ผลตรวจทานถึงลำดับที่ {4}"},
    {"Answer on the sheet `review`, in the open columns: decision, level, note, "
     "reviewer. All other columns are locked and must stay as they are.",
        "ตอบในแผ่นงาน `review` เฉพาะช่องที่เปิดให้กรอก ได้แก่ decision คำตัดสิน level "
        "ระดับ note หมายเหตุ และ reviewer ผู้ตรวจ ช่องอื่นล็อกไว้ ห้ามแก้ไข"},
    {"Look at the quote first (what was found stands between « and »), then at "
     "the page itself. Judge what the site showed at the time of captured_at.",
        "อ่านข้อความหลักฐานก่อน (สิ่งที่พบอยู่ระหว่าง « กับ ») แล้วเปิดหน้าเว็บดู "
        "ให้ตัดสินตามสิ่งที่เว็บแสดง ณ เวลา captured_at"},
    {"confirm: the program is right.", "confirm ยืนยัน: โปรแกรมตัดสินถูกแล้ว"},
    {"passed or failed: the right answer, where the program's is wrong, or where "
     "it could not tell.",
        "passed ผ่าน หรือ failed ไม่ผ่าน: คำตอบที่ถูก "
        "เมื่อโปรแกรมตัดสินผิดหรือตัดสินไม่ได้"},
    {"inapplicable: the rule has no meaning for this agency.",
        "inapplicable ไม่เข้าข่าย: ข้อตรวจนี้ไม่เกี่ยวกับหน่วยงานนี้"},
    {"unsure: you looked and cannot tell. That is an answer, too.",
        "unsure ไม่แน่ใจ: ดูแล้วแต่บอกไม่ได้ ซึ่งเป็นคำตอบที่ใช้ได้"},
    {"level: with passed or failed, of rules that have levels: 0 none, 1 "
     "information, 2 form to download, 3 online, 4 online to the end.",
        "level ระดับ: ใช้กับ passed หรือ failed ของข้อตรวจที่มีระดับ 0 ไม่มี 1 "
        "ให้ข้อมูล 2 ดาวน์โหลดแบบฟอร์ม 3 ออนไลน์ 4 ออนไลน์ครบทุกขั้นตอน"},
    {"A row stands for all agencies that show the same text: one decision "
     "serves them all. Where they differ, answer unsure and say so in the note.",
        "หนึ่งแถวใช้กับทุกหน่วยงานที่แสดงข้อความเดียวกัน คำตัดสินเดียวใช้ได้ทั้งหมด "
        "หากต่างกันให้ตอบ unsure แล้วเขียนในหมายเหตุ"},
    {"Leave open what you did not look at. Save as .xlsx, or as CSV UTF-8, and "
     "send it back to whom you have it from.",
        "แถวที่ยังไม่ได้ดูให้เว้นว่าง บันทึกเป็น .xlsx หรือ CSV UTF-8 "
        "แล้วส่งคืนผู้ที่ส่งมา"},
};

static void
put_help(struct workbook *w, const struct review_sheet *s)
{
	static const struct workbook_column both[] = {
	    {.name = "คำแนะนำ", .width = 70, .is_wrapped = true},
	    {.name = "Instructions", .width = 70, .is_wrapped = true}};
	const struct workbook_sheet sheet = {.name = "help คำแนะนำ",
	    .columns = both,
	    .column_count = 2,
	    .is_protected = true,
	    .has_no_filter = true};
	struct buf number = {0}, text = {0};
	struct str args[4] = {
	    s->round, s->audit, str_slice(s->rule_pack, 0, 12)};

	buf_printf(&number, "%lld", (long long)s->last_review);
	args[3] = buf_str(&number);
	workbook_sheet(w, &sheet);
	for (size_t i = 0; i < sizeof(help) / sizeof(help[0]); i++) {
		static const enum lang langs[] = {LANG_TH, LANG_EN};

		for (size_t k = 0; k < 2; k++) {
			buf_clear(&text);
			words_append(&text, help[i], langs[k], args, 4);
			workbook_text(w, buf_str(&text));
		}
		workbook_row_end(w);
	}
	buf_release(&number);
	buf_release(&text);
}

/* "failed ไม่ผ่าน" */
static struct str
word_and_thai(struct arena *a, const char *word, struct words text)
{
	return arena_printf(a, "%s %s", word, text.th);
}

/* The texts of a row; what is to be filled in is empty. */
static void
make_cells(const struct review_sheet *s, const struct review_row *r,
    struct arena *a, struct str cells[COLUMNS])
{
	const struct sheet_key *k = &r->key;
	struct buf key = {0};

	for (size_t i = 0; i < COLUMNS; i++)
		cells[i] = (struct str){0};
	sheet_key_append(&key, k);
	cells[COLUMN_RULE] = k->rule_id;
	cells[COLUMN_TITLE] = arena_printf(a, "%s\n%s",
	    words_in(r->title, LANG_TH), words_in(r->title, LANG_EN));
	cells[COLUMN_AGENCIES] = r->names;
	cells[COLUMN_COUNT] = arena_printf(a, "%zu", r->agency_count);
	cells[COLUMN_OUTCOME] = word_and_thai(a,
	    outcome_word(k->machine_outcome), outcome_text(k->machine_outcome));
	if (k->machine_level >= 0)
		cells[COLUMN_MACHINE_LEVEL] =
		    arena_printf(a, "%d", k->machine_level);
	if (r->reason != REASON_NONE)
		cells[COLUMN_REASON] = word_and_thai(
		    a, reason_word(r->reason), reason_text(r->reason));
	cells[COLUMN_QUOTE] = r->quote;
	cells[COLUMN_URL] = r->url;
	cells[COLUMN_CAPTURED] = r->captured_at;
	cells[COLUMN_REVIEWER] = s->reviewer;
	cells[COLUMN_KEY] = arena_str(a, buf_str(&key));
	cells[COLUMN_AGENCY_IDS] = k->agency_ids;
	cells[COLUMN_EVIDENCE_ID] = k->evidence_id;
	cells[COLUMN_EVIDENCE_SHA256] = k->evidence_sha256;
	buf_release(&key);
}

static void
put_rows(struct workbook *w, const struct review_sheet *s)
{
	const struct workbook_sheet sheet = {.name = "review",
	    .columns = columns,
	    .column_count = COLUMNS,
	    .fixed_columns = COLUMN_TITLE,
	    .is_protected = true};
	struct arena scratch = {0};
	struct str cells[COLUMNS];

	workbook_sheet(w, &sheet);
	for (size_t i = 0; i < s->row_count; i++) {
		make_cells(s, &s->rows[i], &scratch, cells);
		for (size_t c = 0; c < COLUMNS; c++)
			if (cells[c].len > 0)
				workbook_text(w, cells[c]);
			else
				workbook_empty(w);
		workbook_row_end(w);
		arena_reset(&scratch);
	}
	arena_release(&scratch);
}

enum err_code
review_sheet_write(const struct review_sheet *s, const char *path,
    struct workbook_result *out, struct err *e)
{
	const struct workbook_setup setup = {.path = path};
	struct workbook *w = NULL;
	enum err_code rc = workbook_open(&setup, &w, e);

	if (rc == ERR_NONE) {
		put_help(w, s);
		put_rows(w, s);
		rc = workbook_finish(w, out, e);
	}
	workbook_release(w);
	return rc;
}

/* What Excel would take for a formula. Ids are not touched: they come back. */
static bool
is_armed(struct str text, size_t column)
{
	static const char signs[] = {'=', '+', '-', '@', '\t', '\r'};

	for (size_t i = 0; column < COLUMN_KEY && i < sizeof(signs); i++)
		if (text.len > 0 && text.ptr[0] == signs[i])
			return true;
	return false;
}

static void
append_line(struct buf *out, const struct str *cells, bool is_for_excel)
{
	struct buf text = {0};

	for (size_t c = 0; c < COLUMNS; c++) {
		buf_clear(&text);
		if (is_for_excel && is_armed(cells[c], c))
			(void)buf_append_char(&text, '\'');
		(void)buf_append_str(&text, cells[c]);
		if (c > 0)
			(void)buf_append_char(out, ',');
		csv_append_field(out, buf_str(&text));
	}
	(void)buf_append_cstr(out, is_for_excel ? "\r\n" : "\n");
	buf_release(&text);
}

void
review_sheet_append_csv(
    struct buf *out, const struct review_sheet *s, bool is_for_excel)
{
	struct arena scratch = {0};
	struct str cells[COLUMNS];

	if (is_for_excel)
		(void)buf_append_cstr(out, "\xef\xbb\xbf");
	for (size_t c = 0; c < COLUMNS; c++) {
		struct str name = str_of(columns[c].name);

		cells[c] = str_slice(name, 0, str_find_char(name, ' ', 0));
	}
	append_line(out, cells, is_for_excel);
	for (size_t i = 0; i < s->row_count; i++) {
		make_cells(s, &s->rows[i], &scratch, cells);
		append_line(out, cells, is_for_excel);
		arena_reset(&scratch);
	}
	arena_release(&scratch);
}
