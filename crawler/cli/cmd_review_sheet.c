/* samruat review sheet: verdicts for people to judge, as a sheet to fill in. */
#include "base/file.h"
#include "cli/command.h"
#include "cli/grid.h"
#include "cli/review_plan.h"
#include "publish/review_sheet.h"
#include "score/draw.h"
#include "score/queue.h"
#include "store/audits.h"

enum { LIMIT_FALLBACK = 200, LIMIT_MAX = 20000, DRAW_FALLBACK = 20 };

static const struct command_option options[] = {
    {"rule", "ID", {"only this rule", "เฉพาะข้อตรวจนี้"}},
    {"ministry", "NAME",
        {"only agencies of this ministry, by its Thai name",
            "เฉพาะหน่วยงานของกระทรวงนี้"}},
    {"province", "CODE",
        {"only agencies of this province", "เฉพาะหน่วยงานของจังหวัดรหัสนี้"}},
    {"limit", "N", {"rows at most (200)", "จำนวนแถวมากที่สุด (200)"}},
    {"to", "FILE",
        {"FILE.xlsx or FILE.csv (default: CSV to the terminal)",
            "ไฟล์ .xlsx หรือ .csv (ค่าเริ่มต้น CSV ออกหน้าจอ)"}},
    {"draw", "KIND",
        {"by lot: passed, failed, or double for a second judge",
            "สุ่มจากผล passed หรือ failed หรือ double ให้คนที่สองตรวจ"}},
    {"count", "N",
        {"with --draw: of each rule, or of double in all (20)",
            "ใช้กับ --draw จำนวนต่อข้อตรวจ หรือทั้งหมดสำหรับ double (20)"}},
    {"seed", "N",
        {"with --draw: another number draws others (1)",
            "ใช้กับ --draw เปลี่ยนเลขได้ผลชุดอื่น (1)"}},
    {"reviewer", "NAME",
        {"who will judge; filled in", "ชื่อผู้ตรวจ กรอกไว้ในแผ่นงาน"}},
    REVIEW_PLAN_OPTIONS,
    {0},
};

struct sheet_making {
	struct invocation *inv;
	struct store *store;
	struct stored_audit audit;
	struct review_subject *subjects;
	size_t subject_count;
	struct review_sheet sheet;
};

static struct str
option_text(const struct invocation *inv, const char *name)
{
	return str_trim(str_of(option_get(inv, name)));
}

static enum err_code
take_draw(struct sheet_making *m, struct err *e)
{
	struct invocation *inv = m->inv;
	struct draw_wish wish = {.store = m->store,
	    .of = {.round = m->audit.round,
	        .audit = m->audit.name,
	        .last_review = INT64_MAX},
	    .rule = option_text(inv, "rule"),
	    .reviewer = option_text(inv, "reviewer")};
	struct drawn *drawn = NULL;
	size_t count = 0;
	int64_t wanted = 0;
	enum err_code rc = ERR_NONE;

	if (!review_drawn_of_word(option_text(inv, "draw"), &wish.kind) ||
	    wish.kind == DRAWN_NOT)
		return err_set(e, ERR_USAGE,
		    "--draw is passed, failed or double, not %s",
		    option_get(inv, "draw"));
	rc = option_number(inv, "count",
	    (struct number_range){1, LIMIT_MAX, DRAW_FALLBACK}, &wanted, e);
	if (rc == ERR_NONE)
		rc = option_number(inv, "seed",
		    (struct number_range){0, INT64_MAX, 1}, &wish.seed, e);
	wish.count = (size_t)wanted;
	if (rc == ERR_NONE)
		rc = draw_verdicts(&wish, inv->arena, &drawn, &count, e);
	if (rc != ERR_NONE)
		return rc;
	m->subjects = arena_array(inv->arena, count, sizeof(*m->subjects));
	for (size_t i = 0; i < count; i++)
		m->subjects[m->subject_count++] =
		    (struct review_subject){.rule_id = drawn[i].rule_id,
		        .rule_revision = drawn[i].rule_revision,
		        .outcome = drawn[i].outcome,
		        .level = drawn[i].level,
		        .reason = REASON_NONE,
		        .evidence_sha256 = drawn[i].evidence_sha256,
		        .agencies = &drawn[i].agency_id,
		        .agency_count = 1,
		        .drawn = wish.kind};
	return ERR_NONE;
}

static enum err_code
take_queue(struct sheet_making *m, struct err *e)
{
	struct queue_wish wish = {.store = m->store,
	    .of = {.round = m->audit.round,
	        .audit = m->audit.name,
	        .last_review = INT64_MAX},
	    .rule = option_text(m->inv, "rule")};
	struct queue queue = {0};
	enum err_code rc =
	    review_plan_find(m->inv, m->store, &m->audit, &wish.plan, e);

	if (rc == ERR_NONE)
		rc = queue_read(&wish, m->inv->arena, &queue, e);

	if (rc != ERR_NONE)
		return rc;
	m->subjects =
	    arena_array(m->inv->arena, queue.count, sizeof(*m->subjects));
	for (size_t i = 0; i < queue.count; i++) {
		const struct queue_item *item = &queue.items[i];

		m->subjects[m->subject_count++] =
		    (struct review_subject){.rule_id = item->rule_id,
		        .rule_revision = item->rule_revision,
		        .outcome = item->outcome,
		        .level = item->level,
		        .reason = item->reason,
		        .evidence_sha256 = item->evidence_sha256,
		        .agencies = item->agencies,
		        .agency_count = item->agency_count,
		        .drawn = DRAWN_NOT};
	}
	return ERR_NONE;
}

static enum err_code
make_rows(struct sheet_making *m, struct err *e)
{
	struct invocation *inv = m->inv;
	bool is_drawn = option_is_set(inv, "draw");
	struct review_rows_wish wish = {.store = m->store,
	    .round = m->audit.round,
	    .audit = m->audit.name,
	    .ministry = option_text(inv, "ministry"),
	    .province = option_text(inv, "province")};
	struct review_row *rows = NULL;
	int64_t limit = 0;
	enum err_code rc = option_number(inv, "limit",
	    (struct number_range){
	        1, LIMIT_MAX, is_drawn ? LIMIT_MAX : LIMIT_FALLBACK},
	    &limit, e);

	if (rc == ERR_NONE)
		rc = is_drawn ? take_draw(m, e) : take_queue(m, e);
	wish.subjects = m->subjects;
	wish.subject_count = m->subject_count;
	wish.limit = (size_t)limit;
	if (rc == ERR_NONE)
		rc = review_rows_read(
		    &wish, inv->arena, &rows, &m->sheet.row_count, e);
	if (rc != ERR_NONE)
		return rc;
	m->sheet.rows = rows;
	m->sheet.round = m->audit.round;
	m->sheet.audit = m->audit.name;
	m->sheet.rule_pack = m->audit.rule_pack;
	m->sheet.reviewer = option_text(inv, "reviewer");
	return store_review_last(m->store, &m->sheet.last_review, e);
}

static enum err_code
write_sheet(const struct sheet_making *m, struct err *e)
{
	static const struct words written = {"{1}: {2} rows", "{1}: {2} แถว"};
	const char *path = option_get(m->inv, "to");
	struct workbook_result result = {0};
	struct buf text = {0};
	enum err_code rc = ERR_NONE;

	if (path != NULL && str_ends_fold(str_of(path), str_of(".xlsx"))) {
		rc = review_sheet_write(&m->sheet, path, &result, e);
	} else {
		review_sheet_append_csv(&text, &m->sheet, path != NULL);
		if (path != NULL)
			rc = file_write(path, buf_str(&text), e);
		else
			print_bytes(buf_str(&text), m->inv->out);
	}
	if (rc == ERR_NONE && path != NULL) {
		const struct str args[] = {str_of(path),
		    arena_printf(m->inv->arena, "%zu", m->sheet.row_count)};

		print_words(written, m->inv->lang, args, 2, m->inv->out);
	}
	buf_release(&text);
	return rc;
}

static enum err_code
check_path(const struct invocation *inv, struct err *e)
{
	const char *path = option_get(inv, "to");

	if (path == NULL || str_ends_fold(str_of(path), str_of(".xlsx")) ||
	    str_ends_fold(str_of(path), str_of(".csv")))
		return ERR_NONE;
	return err_set(e, ERR_USAGE,
	    "--to is a file that ends with .xlsx or .csv, not %s", path);
}

static enum err_code
run(struct invocation *inv, struct err *e)
{
	struct sheet_making m = {.inv = inv};
	struct str which =
	    str_of(inv->operand_count > 0 ? inv->operands[0] : "");
	enum err_code rc = check_path(inv, e);

	if (rc == ERR_NONE)
		rc =
		    store_open(inv->store, STORE_READ, inv->clock, &m.store, e);
	if (rc == ERR_NONE)
		rc = store_audit_find(m.store, which, inv->arena, &m.audit, e);
	if (rc == ERR_NONE)
		rc = make_rows(&m, e);
	if (rc == ERR_NONE)
		rc = write_sheet(&m, e);
	store_close(m.store);
	return rc;
}

const struct command command_review_sheet = {
    .name = "review sheet",
    .usage = "[ROUND[/AUDIT]] [--rule ID] [--ministry NAME] [--province CODE] "
             "[--limit N] [--draw KIND] [--to FILE]",
    .summary = {"writes verdicts as a sheet for people to judge (XLSX or CSV)",
        "เขียนผลที่ให้คนตรวจเป็นแผ่นงาน (XLSX หรือ CSV)"},
    .options = options,
    .operands_max = 1,
    .run = run,
};
