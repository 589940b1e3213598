#include "publish/answers.h"

#include "base/clock.h"
#include "text/date.h"

enum {
	HEAD_ROWS = 20, /* in which a head is looked for */
	LEVEL_MAX = 4,
	EXCEL_DAY_1970 = 25569, /* 1 January 1970 */
	EXCEL_DAY_MIN = 36526, /* 1 January 2000 */
	EXCEL_DAY_MAX = 109574 /* the last of 2199 */
};

static const int64_t day_us = INT64_C(86400) * 1000 * 1000;
static const int64_t hour_us = INT64_C(3600) * 1000 * 1000;

#define WORD_HINT "confirm, passed, failed, inapplicable or unsure"

static const struct {
	struct diag_kind kind;
	const char *hint;
} faults[] = {
    [ANSWER_NO_SHEET] = {{"S001", DIAG_ERROR,
                             {"no sheet of it has a row with the columns `key` "
                              "and `decision`",
                                 "ไม่มีแผ่นงานใดมีแถวหัวที่มีคอลัมน์ `key` และ "
                                 "`decision`"}},
        "send back the file that samruat wrote, with its head row"},
    [ANSWER_NO_KEY] = {{"S002", DIAG_ERROR,
                           {"there is an answer here, and no key",
                               "แถวนี้มีคำตอบแต่ไม่มี key"}},
        "rows cannot be added; answer in the row that was sent"},
    [ANSWER_BAD_KEY] = {{"S003", DIAG_ERROR,
                            {"column {2}: `{1}` is no key",
                                "คอลัมน์ {2}: `{1}` ไม่ใช่ key"}},
        "copy the row anew from the file that was sent"},
    [ANSWER_EDITED] =
        {{"S004", DIAG_ERROR,
             {"column {2}: `{1}` is not what was sent: the key or "
              "a column that it vouches for was edited",
                 "คอลัมน์ {2}: `{1}` ไม่ตรงกับที่ส่งไป key "
                 "หรือคอลัมน์ที่ผูกกับ key ถูกแก้ไข"}},
            "copy the row anew from the file that was sent"},
    [ANSWER_BAD_DECISION] = {{"S005", DIAG_ERROR,
                                 {"column {2}: `{1}` is no decision",
                                     "คอลัมน์ {2}: `{1}` ไม่ใช่คำตัดสิน"}},
        WORD_HINT " (ยืนยัน ผ่าน ไม่ผ่าน ไม่เข้าข่าย ไม่แน่ใจ)"},
    [ANSWER_BAD_LEVEL] = {{"S006", DIAG_ERROR,
                              {"column {2}: `{1}` is no level",
                                  "คอลัมน์ {2}: `{1}` ไม่ใช่ระดับ"}},
        "a whole number from 0 to 4, or nothing"},
    [ANSWER_LEVEL_NOT_ASKED] = {{"S007", DIAG_ERROR,
                                    {"column {2}: a level does not go with `{1}`",
                                        "คอลัมน์ {2}: `{1}` ต้องไม่มีระดับ"}},
        "only passed and failed have a level of their own; `confirm` takes the "
        "program's"},
    [ANSWER_NO_REVIEWER] = {{"S008", DIAG_ERROR,
                                {"nobody is named who decided this",
                                    "ไม่ได้ระบุว่าใครเป็นผู้ตัดสิน"}},
        "fill in the column `reviewer`, or give --reviewer NAME"},
    [ANSWER_BAD_DATE] = {{"S009", DIAG_ERROR,
                             {"column {2}: `{1}` is no date of the past",
                                 "คอลัมน์ {2}: `{1}` ไม่ใช่วันที่ในอดีต"}},
        "write it as 2018-09-03 or 3/9/2561"},
    [ANSWER_NOTE_ALONE] =
        {{"S010", DIAG_WARNING,
             {"there is a note or level, and no decision; the "
              "row counts as open",
                 "มีหมายเหตุหรือระดับแต่ไม่มีคำตัดสิน "
                 "ถือว่ายังไม่ได้ตรวจ"}},
            WORD_HINT},
    [ANSWER_TWICE] = {{"S011", DIAG_ERROR,
                          {"the same reviewer decided the same text otherwise "
                           "in row {1}",
                              "ผู้ตรวจคนเดียวกันตัดสินข้อความเดียวกันต่างไปในแถว "
                              "{1}"}},
        "leave one of the two decisions"},
    [ANSWER_LEVEL_MISSING] = {{"S012", DIAG_ERROR,
                                  {"rule {1} has levels, and none is given",
                                      "กฎ {1} มีระดับ แต่ไม่ได้ระบุ"}},
        "a level from 0 to 4; where the program's is right, decide `confirm`"},
    [ANSWER_NO_LEVELS] = {{"S013", DIAG_ERROR,
                              {"rule {1} has no levels", "กฎ {1} ไม่มีระดับ"}},
        "leave the level empty"},
    [ANSWER_NO_AUDIT] = {{"S014", DIAG_ERROR,
                             {"audit {1} is not in this store",
                                 "ไม่มีการตรวจ {1} ในคลังข้อมูลนี้"}},
        "give the store that the sheet was made from: --store DIR"},
};

/* Words beside those of review_decision_word. */
static const struct {
	const char *word;
	enum review_decision decision;
} thai_words[] = {
    {"ยืนยัน", REVIEW_CONFIRM},
    {"ยืนยันตามโปรแกรม", REVIEW_CONFIRM},
    {"ผ่าน", REVIEW_PASSED},
    {"ไม่ผ่าน", REVIEW_FAILED},
    {"ไม่เข้าข่าย", REVIEW_INAPPLICABLE},
    {"ไม่แน่ใจ", REVIEW_UNSURE},
    {"ยังไม่แน่ใจ", REVIEW_UNSURE},
};

/* The columns of a head; STR_NONE: it has none. */
struct columns {
	size_t key;
	size_t agency_ids;
	size_t rule;
	size_t evidence_id;
	size_t evidence_sha256;
	size_t decision;
	size_t level;
	size_t note;
	size_t reviewer;
	size_t date;
};

struct reading {
	const struct answers_wish *wish;
	struct arena *arena;
	struct diag_list *diags;
	struct answers *out;
	size_t capacity;
	struct columns columns; /* of the sheet that is read */
	const struct sheet_row *row;
};

void
answer_complain(struct diag_list *diags, enum answer_fault fault,
    const struct answer_place *at, struct str what)
{
	struct diag_place place = {.file = at->path, .line = at->row};
	char letters[SHEET_LETTERS_BYTES] = "";
	struct str args[2] = {what};

	if (at->column != STR_NONE) {
		sheet_letters(at->column, letters);
		place.column = (int64_t)at->column + 1;
	}
	args[1] = str_of(letters);
	diag_add(
	    diags, &faults[fault].kind, &place, args, 2, faults[fault].hint);
}

static void
complain(const struct reading *r, enum answer_fault fault, size_t column,
    struct str what)
{
	const struct answer_place at = {
	    r->wish->path, r->row == NULL ? 0 : r->row->number, column};

	answer_complain(r->diags, fault, &at, what);
}

static bool
read_head(const struct sheet_row *row, struct columns *out)
{
	*out = (struct columns){.key = sheet_column(row, SHEET_KEY),
	    .agency_ids = sheet_column(row, SHEET_AGENCY_IDS),
	    .rule = sheet_column(row, SHEET_RULE),
	    .evidence_id = sheet_column(row, SHEET_EVIDENCE_ID),
	    .evidence_sha256 = sheet_column(row, SHEET_EVIDENCE_SHA256),
	    .decision = sheet_column(row, SHEET_DECISION),
	    .level = sheet_column(row, SHEET_LEVEL),
	    .note = sheet_column(row, SHEET_NOTE),
	    .reviewer = sheet_column(row, SHEET_REVIEWER),
	    .date = sheet_column(row, SHEET_DATE)};
	return out->key != STR_NONE && out->decision != STR_NONE &&
	    out->agency_ids != STR_NONE;
}

/* Whether a column of an id, where there is one, is what the key says. */
static bool
is_kept(const struct reading *r, size_t column, struct str want)
{
	struct str got = sheet_cell(r->row, column);

	if (column == STR_NONE || str_equal(got, want))
		return true;
	complain(r, ANSWER_EDITED, column, got);
	return false;
}

static bool
read_key(const struct reading *r, struct sheet_key *out)
{
	struct str text = sheet_cell(r->row, r->columns.key);

	out->agency_ids = sheet_cell(r->row, r->columns.agency_ids);
	out->evidence_id = sheet_cell(r->row, r->columns.evidence_id);
	switch (sheet_key_read(text, out)) {
	case SHEET_KEY_NONE:
		complain(r, ANSWER_BAD_KEY, r->columns.key, text);
		return false;
	case SHEET_KEY_EDITED:
		complain(r, ANSWER_EDITED, r->columns.key, text);
		return false;
	case SHEET_KEY_GOOD:
		break;
	}
	return is_kept(r, r->columns.rule, out->rule_id) &&
	    is_kept(r, r->columns.evidence_sha256, out->evidence_sha256);
}

static bool
decision_of(struct str text, enum review_decision *out)
{
	char lower[16];
	struct str word;

	if (!str_next_word(&text, &word))
		return false;
	for (size_t i = 0; i < sizeof(thai_words) / sizeof(thai_words[0]); i++)
		if (str_is(word, thai_words[i].word)) {
			*out = thai_words[i].decision;
			return true;
		}
	if (word.len > sizeof(lower))
		return false;
	for (size_t i = 0; i < word.len; i++)
		lower[i] = str_lower_char(word.ptr[i]);
	return review_decision_of_word((struct str){lower, word.len}, out);
}

/* Thai digits are three bytes, e0 b9 90 to e0 b9 99. */
static bool
level_of(struct str text, int *out)
{
	int64_t level;

	if (text.len == 3 && str_starts(text, str_of("\xe0\xb9"))) {
		level = (int64_t)(unsigned char)text.ptr[2] - 0x90;
		if (level < 0 || level > LEVEL_MAX)
			return false;
	} else if (!str_to_int64(text, 0, LEVEL_MAX, &level)) {
		return false;
	}
	*out = (int)level;
	return true;
}

static bool
read_level(const struct reading *r, struct sheet_answer *out)
{
	size_t column = r->columns.level;
	struct str text = sheet_cell(r->row, column);

	out->level = -1;
	if (text.len == 0)
		return true;
	if (!level_of(text, &out->level)) {
		complain(r, ANSWER_BAD_LEVEL, column, text);
		return false;
	}
	if (out->decision == REVIEW_PASSED || out->decision == REVIEW_FAILED ||
	    (out->decision == REVIEW_CONFIRM &&
	        out->level == out->key.machine_level))
		return true;
	complain(r, ANSWER_LEVEL_NOT_ASKED, column,
	    str_of(review_decision_word(out->decision)));
	return false;
}

/* A day as people write it, or as Excel counts it. */
static bool
day_of(struct arena *a, struct str text, int64_t *out)
{
	struct date_found d = {0};
	struct date_list list;
	int64_t number;

	if (str_to_int64(text, EXCEL_DAY_MIN, EXCEL_DAY_MAX, &number)) {
		*out = number - EXCEL_DAY_1970;
		return true;
	}
	if (!date_of_attribute(text, &d)) {
		list = date_find(a, arena_lower(a, text));
		if (list.count != 1 || list.items[0].span.start != 0 ||
		    list.items[0].span.end != text.len)
			return false;
		d = list.items[0];
	}
	if (d.year == 0 || d.month == 0 || d.day == 0)
		return false;
	*out = clock_day_number(d.year, d.month, d.day);
	return true;
}

/* Noon of that day in Thailand, or now when that is yet to come. */
static bool
read_date(const struct reading *r, struct sheet_answer *out)
{
	struct str text = sheet_cell(r->row, r->columns.date);
	int64_t day;

	if (text.len == 0)
		return true;
	if (!day_of(r->arena, text, &day) ||
	    day > clock_thai_day(r->wish->now_us)) {
		complain(r, ANSWER_BAD_DATE, r->columns.date, text);
		return false;
	}
	out->decided_us = day * day_us + 5 * hour_us;
	if (out->decided_us > r->wish->now_us)
		out->decided_us = r->wish->now_us;
	return true;
}

static bool
read_reviewer(const struct reading *r, struct sheet_answer *out)
{
	out->reviewer = sheet_cell(r->row, r->columns.reviewer);
	if (out->reviewer.len == 0)
		out->reviewer = r->wish->reviewer;
	if (out->reviewer.len > 0)
		return true;
	complain(r, ANSWER_NO_REVIEWER, r->columns.reviewer, (struct str){0});
	return false;
}

/* All that is wrong with a row is said at once. */
static bool
read_answer(
    const struct reading *r, struct str decision, struct sheet_answer *out)
{
	bool has_key = read_key(r, &out->key);
	bool has_decision = decision_of(decision, &out->decision);
	bool has_level, has_date, has_reviewer;

	if (!has_decision)
		complain(r, ANSWER_BAD_DECISION, r->columns.decision, decision);
	has_level = has_key && has_decision && read_level(r, out);
	has_date = read_date(r, out);
	has_reviewer = read_reviewer(r, out);
	out->row = r->row->number;
	out->note = sheet_cell(r->row, r->columns.note);
	return has_level && has_date && has_reviewer;
}

static void
read_row(struct reading *r)
{
	struct str decision = sheet_cell(r->row, r->columns.decision);
	struct str key = sheet_cell(r->row, r->columns.key);
	bool has_more = sheet_cell(r->row, r->columns.note).len > 0 ||
	    sheet_cell(r->row, r->columns.level).len > 0;
	struct sheet_answer answer = {0};

	if (key.len == 0) {
		if (decision.len > 0)
			complain(r, ANSWER_NO_KEY, r->columns.key, key);
		return;
	}
	if (decision.len == 0) {
		if (has_more)
			complain(r, ANSWER_NOTE_ALONE, r->columns.decision,
			    (struct str){0});
		r->out->open_count++;
		return;
	}
	if (!read_answer(r, decision, &answer))
		return;
	r->out->items = arena_grow(r->arena, r->out->items, &r->capacity,
	    r->out->count + 1, sizeof(*r->out->items));
	r->out->items[r->out->count++] = answer;
}

/* Reads the sheet when it has a head; false when it has none. */
static bool
read_sheet(struct reading *r, const struct sheet *s)
{
	size_t head = 0;

	while (head < s->row_count && head < HEAD_ROWS &&
	    !read_head(&s->rows[head], &r->columns))
		head++;
	if (head >= s->row_count || head >= HEAD_ROWS)
		return false;
	r->out->level_column = r->columns.level;
	for (size_t i = head + 1; i < s->row_count; i++) {
		r->row = &s->rows[i];
		read_row(r);
	}
	r->row = NULL;
	return true;
}

void
answers_read(const struct answers_wish *wish, struct arena *a,
    struct diag_list *diags, struct answers *out)
{
	struct reading r = {
	    .wish = wish, .arena = a, .diags = diags, .out = out};
	bool is_any = false;

	*out = (struct answers){.path = wish->path, .level_column = STR_NONE};
	for (size_t i = 0; i < wish->file->sheet_count; i++)
		is_any = read_sheet(&r, &wish->file->sheets[i]) || is_any;
	if (!is_any)
		complain(&r, ANSWER_NO_SHEET, STR_NONE, (struct str){0});
}
