/* A call sheet as a workbook: what is asked about verdicts goes back by its
 * key, what is asked about sites is for those who keep the targets. */
#include "publish/call_sheet_impl.h"
#include "publish/day.h"
#include "publish/sheet_key.h"
#include "publish/workbook.h"

enum {
	ASK_AGENCY,
	ASK_NAME,
	ASK_RULE,
	ASK_CLAIM,
	ASK_QUESTION,
	ASK_SEEN,
	ASK_ADDRESS,
	ASK_DECISION,
	ASK_LEVEL,
	ASK_NOTE,
	ASK_REVIEWER,
	ASK_DATE,
	ASK_KEY,
	ASK_COLUMNS
};

/* The name of a column, for the program, and what it is, for people. */
static const struct {
	const char *name;
	struct words text;
	double width;
	bool is_wrapped;
	bool is_open;
} ask_columns[ASK_COLUMNS] = {
    [ASK_AGENCY] = {SHEET_AGENCY_IDS, {"agency", "รหัสหน่วยงาน"}, 12, 0, 0},
    [ASK_NAME] = {"", {"name", "ชื่อหน่วยงาน"}, 28, 1, 0},
    [ASK_RULE] = {SHEET_RULE, {"rule", "เกณฑ์"}, 9, 0, 0},
    [ASK_CLAIM] = {"", {"contradiction", "คำตอบที่ขัดกับเว็บไซต์"}, 34, 1, 0},
    [ASK_QUESTION] = {"", {"question", "คำถาม"}, 40, 1, 0},
    [ASK_SEEN] = {"", {"what was seen", "สิ่งที่พบ"}, 36, 1, 0},
    [ASK_ADDRESS] = {"", {"address", "ที่อยู่เว็บ"}, 26, 1, 0},
    [ASK_DECISION] = {SHEET_DECISION, {"answer", "คำตอบ"}, 15, 0, 1},
    [ASK_LEVEL] = {SHEET_LEVEL, {"level 0 to 4, if asked for", "ระดับ 0 ถึง 4"},
        9, 0, 1},
    [ASK_NOTE] = {SHEET_NOTE,
        {"who was called, what they said", "ผู้ให้ข้อมูล และคำตอบโดยละเอียด"}, 40, 1,
        1},
    [ASK_REVIEWER] = {SHEET_REVIEWER, {"called by", "ผู้โทร"}, 16, 0, 1},
    [ASK_DATE] = {"date", {"day of the call", "วันที่โทร"}, 12, 0, 1},
    [ASK_KEY] = {SHEET_KEY, {"do not change", "ห้ามแก้ไข"}, 12, 0, 0},
};

enum {
	SITE_AGENCY,
	SITE_NAME,
	SITE_ADDRESS,
	SITE_WHAT,
	SITE_QUESTION,
	SITE_ANSWER,
	SITE_WHO,
	SITE_COLUMNS
};

static const struct {
	struct words text;
	double width;
	bool is_wrapped;
	bool is_open;
} site_columns[SITE_COLUMNS] = {
    [SITE_AGENCY] = {{"agency", "รหัสหน่วยงาน"}, 12, 0, 0},
    [SITE_NAME] = {{"name", "ชื่อหน่วยงาน"}, 28, 1, 0},
    [SITE_ADDRESS] = {{"address", "ที่อยู่เว็บ"}, 30, 1, 0},
    [SITE_WHAT] = {{"what happened", "สิ่งที่พบ"}, 36, 1, 0},
    [SITE_QUESTION] = {{"question", "คำถาม"}, 40, 1, 0},
    [SITE_ANSWER] = {{"answer", "คำตอบ"}, 40, 1, 1},
    [SITE_WHO] = {{"who was called, when, by whom", "ผู้ให้ข้อมูล วันเวลา ผู้โทร"}, 30,
        1, 1},
};

struct book {
	struct workbook *workbook;
	const struct call_sheet *sheet;
	struct arena arena;
	struct buf text; /* of the cell that is made */
};

/* Ends the cell whose text was appended. */
static void
put_cell(struct book *b)
{
	workbook_text(b->workbook, buf_str(&b->text));
	buf_clear(&b->text);
}

static void
put_key(
    struct book *b, const struct call_agency *g, const struct claim_verdict *v)
{
	const struct sheet_key key = {.round = b->sheet->round,
	    .audit = b->sheet->audit,
	    .rule_id = v->rule_id,
	    .rule_revision = v->rule_revision,
	    .machine_outcome = v->outcome,
	    .machine_level = v->machine_level,
	    .drawn = DRAWN_NOT,
	    .evidence_sha256 = v->evidence_sha256,
	    .agency_ids = g->id};

	sheet_key_append(&b->text, &key);
	put_cell(b);
}

static void
put_ask(struct book *b, const struct call_agency *g, const struct call_ask *ask)
{
	const struct call_sheet *s = b->sheet;
	struct workbook *w = b->workbook;

	workbook_text(w, g->id);
	workbook_text(w, call_sheet_name(s, g));
	workbook_text(w, ask->verdict.rule_id);
	for (size_t i = 0; i < ask->claim_count; i++) {
		if (i > 0)
			(void)buf_append_char(&b->text, '\n');
		call_sheet_claim(&b->text, s, ask->claims[i]);
	}
	put_cell(b);
	call_sheet_question(&b->text, s, ask);
	put_cell(b);
	call_sheet_seen(&b->text, s, ask);
	put_cell(b);
	workbook_text(w, call_sheet_address(ask));
	for (int i = ASK_DECISION; i < ASK_KEY; i++)
		workbook_empty(w);
	put_key(b, g, &ask->verdict);
	workbook_row_end(w);
}

/* "decision คำตอบ" */
static const char *
head_text(struct book *b, const char *name, struct words text)
{
	return arena_printf(&b->arena, "%s%s%s", name,
	    name[0] == '\0' ? "" : " ", words_in(text, b->sheet->lang))
	    .ptr;
}

/* Offered are the words of decisions, with what they mean on the telephone. */
static const char *const *
decision_choices(struct book *b)
{
	const char **choices =
	    arena_array(&b->arena, CALL_CHOICES, sizeof(*choices));

	for (size_t i = 0; i < CALL_CHOICES; i++)
		choices[i] = arena_printf(&b->arena, "%s %s",
		    review_decision_word(call_choices[i].decision),
		    words_in(call_choices[i].text, b->sheet->lang))
		                 .ptr;
	return choices;
}

static void
put_asks(struct book *b)
{
	static const struct words name = {"Questions", "คำถาม"};
	static const char *const levels[] = {"0", "1", "2", "3", "4"};
	struct workbook_column *columns =
	    arena_array(&b->arena, ASK_COLUMNS, sizeof(*columns));
	const struct workbook_sheet sheet = {
	    .name = words_in(name, b->sheet->lang),
	    .columns = columns,
	    .column_count = ASK_COLUMNS,
	    .fixed_columns = ASK_RULE,
	    .is_protected = true};

	for (size_t i = 0; i < ASK_COLUMNS; i++) {
		columns[i].name =
		    head_text(b, ask_columns[i].name, ask_columns[i].text);
		columns[i].width = ask_columns[i].width;
		columns[i].is_wrapped = ask_columns[i].is_wrapped;
		columns[i].is_open = ask_columns[i].is_open;
	}
	columns[ASK_DECISION].choices = decision_choices(b);
	columns[ASK_DECISION].choice_count = CALL_CHOICES;
	columns[ASK_LEVEL].choices = levels;
	columns[ASK_LEVEL].choice_count = sizeof(levels) / sizeof(levels[0]);
	workbook_sheet(b->workbook, &sheet);
	for (size_t i = 0; i < b->sheet->agency_count; i++) {
		const struct call_agency *g = b->sheet->agencies[i];

		for (size_t k = 0; k < g->ask_count; k++)
			put_ask(b, g, &g->asks[k]);
	}
}

static void
put_site(struct book *b, const struct call_agency *g)
{
	const struct call_sheet *s = b->sheet;

	workbook_text(b->workbook, g->id);
	workbook_text(b->workbook, call_sheet_name(s, g));
	workbook_text(b->workbook, g->url);
	call_sheet_trouble(&b->text, s, g);
	put_cell(b);
	workbook_text(b->workbook,
	    str_of(words_in(call_sheet_site_question(g), s->lang)));
	workbook_row_end(b->workbook);
}

static void
put_sites(struct book *b)
{
	static const struct words name = {"Sites", "เว็บไซต์"};
	struct workbook_column *columns =
	    arena_array(&b->arena, SITE_COLUMNS, sizeof(*columns));
	const struct workbook_sheet sheet = {
	    .name = words_in(name, b->sheet->lang),
	    .columns = columns,
	    .column_count = SITE_COLUMNS,
	    .fixed_columns = SITE_ADDRESS,
	    .is_protected = true};

	for (size_t i = 0; i < SITE_COLUMNS; i++) {
		columns[i].name =
		    words_in(site_columns[i].text, b->sheet->lang);
		columns[i].width = site_columns[i].width;
		columns[i].is_wrapped = site_columns[i].is_wrapped;
		columns[i].is_open = site_columns[i].is_open;
	}
	workbook_sheet(b->workbook, &sheet);
	for (size_t i = 0; i < b->sheet->agency_count; i++) {
		const struct call_agency *g = b->sheet->agencies[i];

		if (call_sheet_site_question(g).en != NULL)
			put_site(b, g);
	}
}

/* What the workbook is of, as the page has it in its head and foot. */
static void
put_about(struct book *b)
{
	static const struct words name = {"About", "เกี่ยวกับใบนี้"};
	struct workbook_column *column =
	    arena_alloc(&b->arena, sizeof(*column));
	const struct workbook_sheet sheet = {
	    .name = words_in(name, b->sheet->lang),
	    .columns = column,
	    .column_count = 1,
	    .is_protected = true,
	    .has_no_filter = true};

	column->name = arena_cstr(&b->arena, b->sheet->title);
	column->width = 90;
	column->is_wrapped = true;
	workbook_sheet(b->workbook, &sheet);
	call_sheet_source(&b->text, b->sheet);
	put_cell(b);
	workbook_row_end(b->workbook);
	day_append_range(&b->text, b->sheet->calls->started_at,
	    b->sheet->calls->finished_at, b->sheet->lang);
	put_cell(b);
	workbook_row_end(b->workbook);
}

enum err_code
call_sheet_workbook(const char *path, const struct call_sheet *s, struct err *e)
{
	struct book b = {.sheet = s};
	struct workbook_result result;
	struct workbook_setup setup = {
	    .path = path, .title = arena_cstr(&b.arena, s->title)};
	enum err_code rc = workbook_open(&setup, &b.workbook, e);

	if (rc == ERR_NONE) {
		put_asks(&b);
		put_sites(&b);
		put_about(&b);
		rc = workbook_finish(b.workbook, &result, e);
	}
	workbook_release(b.workbook);
	buf_release(&b.text);
	arena_release(&b.arena);
	return rc;
}
