#include "publish/table_sheet.h"

#include "store/reviews.h"

static const struct workbook_column columns[] = {
    {.name = "item", .width = 34, .is_wrapped = true},
    {.name = "รายการ", .width = 34, .is_wrapped = true},
    {.name = "value", .width = 80, .is_wrapped = true},
};

static void
put(struct workbook *w, struct words item, struct str value)
{
	workbook_text(w, str_of(item.en));
	workbook_text(w, str_of(item.th));
	workbook_text(w, value);
	workbook_row_end(w);
}

static void
put_heading(struct workbook *w, struct words item)
{
	workbook_heading(w, str_of(item.en));
	workbook_heading(w, str_of(item.th));
	workbook_row_end(w);
}

/* The digest of the rules of an audit. */
static enum err_code
read_rule_pack(const struct export_scope *scope, const struct export_pass *pass,
    struct arena *a, struct str *out, struct err *e)
{
	const struct view_info *view = store_view_named("audits");
	struct view_filter filters[] = {
	    {"round", pass->round}, {"audit", pass->audit}};
	struct view_cursor *cursor = NULL;
	const struct view_value *row = NULL;
	bool is_there = false;
	enum err_code rc =
	    store_view_open(scope->store, view, filters, 2, &cursor, e);

	if (rc == ERR_NONE)
		rc = store_view_next(cursor, &row, &is_there, e);
	for (size_t i = 0; rc == ERR_NONE && is_there; i++) {
		if (!str_is(str_of(view->columns[i].name), "rule_pack"))
			continue;
		*out = arena_str(a, row[i].text);
		break;
	}
	store_view_close(cursor);
	return rc;
}

static enum err_code
put_pass(struct workbook *w, const struct export_scope *scope,
    const struct export_pass *pass, struct err *e)
{
	struct arena scratch = {0};
	struct str pack = {0};
	enum err_code rc = read_rule_pack(scope, pass, &scratch, &pack, e);

	if (rc == ERR_NONE) {
		put(w, (struct words){"Round", "รอบ"}, pass->round);
		put(w, (struct words){"Audit", "การตรวจ"}, pass->audit);
		put(w, (struct words){"Rules (SHA-256)", "ชุดข้อตรวจ (SHA-256)"},
		    pack);
	}
	for (size_t i = 0; rc == ERR_NONE && i < pass->run_count; i++)
		put(w, (struct words){"Profile", "ชุดตัวชี้วัด"},
		    pass->runs[i].profile);
	arena_release(&scratch);
	return rc;
}

static enum err_code
put_last_review(
    struct workbook *w, const struct export_scope *scope, struct err *e)
{
	struct arena scratch = {0};
	int64_t last = scope->last_review;
	enum err_code rc = ERR_NONE;

	if (last == INT64_MAX)
		rc = store_review_last(scope->store, &last, e);
	if (rc == ERR_NONE)
		put(w,
		    (struct words){
		        "Last review (0: none)", "การตรวจทานล่าสุด (0: ไม่มี)"},
		    arena_printf(&scratch, "%lld", (long long)last));
	arena_release(&scratch);
	return rc;
}

/* What stands in the sheet `agencies`, by its codes. */
static void
put_codes(struct workbook *w)
{
	struct arena scratch = {0};
	struct code code;

	put_heading(w,
	    (struct words){
	        "Codes of rules in agencies", "รหัสของข้อตรวจในแผ่น agencies"});
	for (size_t i = 0; code_at(CODES_OUTCOME_NUMBER, i, &code); i++)
		put(w, code.text, arena_printf(&scratch, "%d", code.number));
	put(w, (struct words){"No code", "ไม่มีรหัส"},
	    str_of("the audit has no verdict / ไม่มีผลในการตรวจนี้"));
	arena_release(&scratch);
}

static void
put_notes(struct workbook *w)
{
	put_heading(w, (struct words){"How to read it", "วิธีอ่าน"});
	put(w,
	    (struct words){
	        "Scores, bounds, coverage", "คะแนน ขอบเขต ความครอบคลุม"},
	    str_of("0 to 1; a score is empty where too little was seen; "
	           "_lower and _upper are what undecided verdicts allow\n"
	           "0 ถึง 1; คะแนนว่างเมื่อตรวจได้น้อยเกินไป; _lower และ _upper "
	           "คือช่วงที่เป็นไปได้ของข้อที่ยังไม่ตัดสิน"));
	put(w, (struct words){"Cannot tell", "ยังบอกไม่ได้"},
	    str_of("is in no denominator; it widens the bounds\n"
	           "ไม่นับเป็นตัวหาร แต่ทำให้ขอบเขตกว้างขึ้น"));
	put(w, (struct words){"Long texts", "ข้อความยาว"},
	    str_of("a cell holds 32,767 characters; what is longer ends with "
	           "a mark, and is whole in CSV and JSON lines\n"
	           "หนึ่งช่องเก็บได้ 32,767 ตัวอักษร ส่วนที่ยาวกว่านั้นมีเครื่องหมายกำกับ "
	           "และมีครบใน CSV และ JSON lines"));
	put(w, (struct words){"Numbers of citizens", "เลขประจำตัวประชาชน"},
	    str_of("are masked with X / ปิดด้วย X"));
	put(w, (struct words){"Every column", "ทุกคอลัมน์"},
	    str_of("see the sheet codebook / ดูแผ่น codebook"));
}

enum err_code
about_sheet_write(struct workbook *w, const struct export_scope *scope,
    const char *program_version, struct err *e)
{
	static const struct workbook_sheet sheet = {.name = "about",
	    .columns = columns,
	    .column_count = 3,
	    .has_no_filter = true};
	enum err_code rc = ERR_NONE;

	workbook_sheet(w, &sheet);
	put(w, (struct words){"Program", "โปรแกรม"}, str_of("samruat"));
	put(w, (struct words){"Program version", "รุ่นของโปรแกรม"},
	    str_of(program_version));
	for (size_t i = 0; rc == ERR_NONE && i < scope->pass_count; i++)
		rc = put_pass(w, scope, &scope->passes[i], e);
	if (rc == ERR_NONE && scope->release.len > 0)
		put(w, (struct words){"Release", "ฉบับเผยแพร่"}, scope->release);
	if (rc == ERR_NONE)
		rc = put_last_review(w, scope, e);
	if (rc != ERR_NONE)
		return rc;
	put_codes(w);
	put_notes(w);
	return ERR_NONE;
}
