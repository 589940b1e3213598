/* samruat sheet: what the telephone team has to ask, a sheet for each province
 * or ministry. */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "cli/claims_open.h"
#include "cli/grid.h"
#include "cli/rows.h"
#include "publish/call_sheet.h"
#include "record/province.h"
#include "store/audits.h"
#include "store/reviews.h"

enum { QUESTIONS = 5, QUESTIONS_MAX = 100 };

static const struct command_option options[] = {
    {"by", "NAME",
        {"a sheet for each province, or each ministry",
            "หนึ่งใบต่อจังหวัด (province) หรือต่อกระทรวง (ministry)"}},
    {"of", "NAME",
        {"only the sheet of this province (code or name) or ministry",
            "เฉพาะจังหวัดนี้ (รหัสหรือชื่อ) หรือกระทรวงนี้"}},
    {"to", "DIR",
        {"folder to write to; made when it is missing",
            "โฟลเดอร์ปลายทาง สร้างให้หากยังไม่มี"}},
    {"format", "LIST",
        {"html, xlsx or both, with a comma (default: both)",
            "html หรือ xlsx หรือทั้งสองคั่นด้วยจุลภาค (ค่าเริ่มต้น ทั้งสอง)"}},
    {"claims", "FILE",
        {"what agencies answered (CSV); needs --map",
            "คำตอบของหน่วยงาน (CSV) ต้องมี --map"}},
    {"map", "FILE",
        {"which rule or indicator answers each question (CSV)",
            "ตารางจับคู่คำถามกับเกณฑ์หรือตัวชี้วัด (CSV)"}},
    {"questions", "N",
        {"of an agency, verdicts to ask about that nobody can tell (5)",
            "จำนวนข้อที่บอกไม่ได้ ที่จะถามต่อหน่วยงาน (5)"}},
    {"round", "NAME",
        {"the round (default: the newest)", "รอบ (ค่าเริ่มต้น รอบล่าสุด)"}},
    {"audit", "NAME",
        {"the audit of the round (default: crawl)",
            "การตรวจของรอบนั้น (ค่าเริ่มต้น crawl)"}},
    CLAIMS_OPTIONS,
    {0},
};

enum grouping { BY_PROVINCE, BY_MINISTRY };

struct sheets {
	const struct invocation *inv;
	enum grouping by;
	bool has_html;
	bool has_workbook;
	const char *folder;
	struct call_sheet sheet; /* what all of them share */
	struct calls calls;
	struct str *keys; /* of the groups, in order; one may be empty */
	size_t key_count;
	struct call_sheet_entry *entries; /* that were written */
	size_t entry_count;
};

static enum err_code
read_formats(struct sheets *k, struct err *e)
{
	const char *list = option_get(k->inv, "format");
	struct str rest = str_of(list == NULL ? "html,xlsx" : list), name;

	while (str_split(&rest, ',', &name)) {
		name = str_trim(name);
		if (str_is(name, "html"))
			k->has_html = true;
		else if (str_is(name, "xlsx"))
			k->has_workbook = true;
		else
			return err_set(e, ERR_USAGE,
			    "--format knows html and xlsx, not %.*s",
			    STR_ARG(name));
	}
	if (!k->has_html && !k->has_workbook)
		return err_set(e, ERR_USAGE, "--format is empty");
	return ERR_NONE;
}

static enum err_code
read_usage(struct sheets *k, struct err *e)
{
	const char *by = option_get(k->inv, "by");

	k->folder = option_get(k->inv, "to");
	if (by == NULL ||
	    (strcmp(by, "province") != 0 && strcmp(by, "ministry") != 0))
		return err_set(e, ERR_USAGE,
		    "sheet: write --by province or --by ministry");
	k->by = strcmp(by, "province") == 0 ? BY_PROVINCE : BY_MINISTRY;
	if (k->folder == NULL)
		return err_set(e, ERR_USAGE, "sheet: write --to and a folder");
	if (option_is_set(k->inv, "claims") != option_is_set(k->inv, "map"))
		return err_set(e, ERR_USAGE, "--claims and --map go together");
	return read_formats(k, e);
}

static struct str
key_of(const struct sheets *k, const struct call_agency *g)
{
	return k->by == BY_PROVINCE ? g->province_code : g->ministry_th;
}

static int
compare_keys(const void *a, const void *b)
{
	const struct str *left = a, *right = b;

	return str_compare(*left, *right);
}

static void
find_groups(struct sheets *k)
{
	struct str *keys = arena_array(
	    k->inv->arena, k->calls.agency_count + 1, sizeof(*keys));
	size_t count = 0;

	for (size_t i = 0; i < k->calls.agency_count; i++)
		keys[i] = key_of(k, &k->calls.agencies[i]);
	if (k->calls.agency_count > 0)
		qsort(keys, k->calls.agency_count, sizeof(*keys), compare_keys);
	for (size_t i = 0; i < k->calls.agency_count; i++)
		if (count == 0 || !str_equal(keys[count - 1], keys[i]))
			keys[count++] = keys[i];
	k->keys = keys;
	k->key_count = count;
}

/* Who is called speaks Thai, whatever language the terminal has. */
static enum lang
sheet_lang(const struct sheets *k)
{
	return k->inv->has_lang ? k->inv->lang : LANG_TH;
}

static struct str
title_of(const struct sheets *k, struct str key)
{
	static const struct words none[] = {
	    [BY_PROVINCE] = {"agencies of no province", "หน่วยงานส่วนกลาง"},
	    [BY_MINISTRY] = {"agencies of no ministry",
	        "หน่วยงานที่ไม่สังกัดกระทรวง"},
	};
	const struct province *p = province_of_code(key);
	enum lang lang = sheet_lang(k);

	if (key.len == 0)
		return str_of(words_in(none[k->by], lang));
	if (k->by == BY_MINISTRY)
		return key;
	if (p == NULL)
		return arena_printf(k->inv->arena,
		    lang == LANG_TH ? "จังหวัดรหัส %.*s" : "province %.*s",
		    STR_ARG(key));
	return lang == LANG_TH
	    ? arena_printf(k->inv->arena, "จังหวัด%s", p->name.th)
	    : str_of(p->name.en);
}

/* The stem of its files: the same whichever sheets are asked for. */
static const char *
stem_of(const struct sheets *k, size_t i)
{
	struct arena *a = k->inv->arena;

	if (k->keys[i].len == 0)
		return k->by == BY_PROVINCE ? "province-none" : "ministry-none";
	if (k->by == BY_MINISTRY)
		return arena_printf(a, "ministry-%02zu", i + 1).ptr;
	return arena_printf(a, "province-%.*s", STR_ARG(k->keys[i])).ptr;
}

static bool
is_asked_for(const struct sheets *k, size_t i)
{
	const char *of = option_get(k->inv, "of");
	const struct province *p = province_of_code(k->keys[i]);

	if (of == NULL || str_is(k->keys[i], of))
		return true;
	return k->by == BY_PROVINCE && p != NULL &&
	    (strcmp(p->name.th, of) == 0 ||
	        str_is_fold(str_of(p->name.en), of));
}

/* The sheet of group number i. */
static struct call_sheet
sheet_of(const struct sheets *k, size_t i)
{
	struct call_sheet s = k->sheet;
	const struct call_agency **agencies = arena_array(k->inv->arena,
	    k->calls.agency_count + 1, sizeof(struct call_agency *));

	s.title = title_of(k, k->keys[i]);
	s.calls = &k->calls;
	for (size_t n = 0; n < k->calls.agency_count; n++)
		if (str_equal(key_of(k, &k->calls.agencies[n]), k->keys[i]))
			agencies[s.agency_count++] = &k->calls.agencies[n];
	s.agencies = agencies;
	return s;
}

static enum err_code
write_page(const struct sheets *k, const char *name, const struct call_sheet *s,
    struct err *e)
{
	struct buf page = {0};
	enum err_code rc;

	call_sheet_html(&page, s);
	rc = file_write(
	    file_join(k->inv->arena, k->folder, name), buf_str(&page), e);
	buf_release(&page);
	return rc;
}

static enum err_code
write_sheet(struct sheets *k, size_t i, struct err *e)
{
	struct call_sheet s = sheet_of(k, i);
	struct call_sheet_entry n = call_sheet_count(&s);
	struct arena *a = k->inv->arena;
	enum err_code rc = ERR_NONE;

	if (k->has_html) {
		n.html = arena_printf(a, "%s.html", stem_of(k, i)).ptr;
		rc = write_page(k, n.html, &s, e);
	}
	if (rc == ERR_NONE && k->has_workbook) {
		n.workbook = arena_printf(a, "%s.xlsx", stem_of(k, i)).ptr;
		rc = call_sheet_workbook(
		    file_join(a, k->folder, n.workbook), &s, e);
	}
	k->entries[k->entry_count++] = n;
	return rc;
}

static enum err_code
write_index(struct sheets *k, struct err *e)
{
	struct buf page = {0};
	struct call_sheet s = k->sheet;
	enum err_code rc;

	s.calls = &k->calls;
	call_sheet_index(&page, &s, k->entries, k->entry_count);
	rc = file_write(file_join(k->inv->arena, k->folder, "index.html"),
	    buf_str(&page), e);
	buf_release(&page);
	return rc;
}

static enum err_code
no_such_group(const struct sheets *k, struct err *e)
{
	struct str names = {0};

	for (size_t i = 0; i < k->key_count; i++)
		if (k->keys[i].len > 0)
			names = arena_printf(k->inv->arena, "%.*s%s%.*s",
			    STR_ARG(names), names.len > 0 ? ", " : "",
			    STR_ARG(k->keys[i]));
	return err_set(e, ERR_USAGE,
	    "the round has no agency of %s; it has %.*s",
	    option_get(k->inv, "of"), STR_ARG(str_slice(names, 0, 300)));
}

static enum err_code
write_all(struct sheets *k, struct err *e)
{
	enum err_code rc = ERR_NONE;
	size_t wanted = 0;

	find_groups(k);
	k->entries =
	    arena_array(k->inv->arena, k->key_count + 1, sizeof(*k->entries));
	for (size_t i = 0; i < k->key_count; i++)
		wanted += is_asked_for(k, i);
	if (wanted == 0 && option_is_set(k->inv, "of"))
		return no_such_group(k, e);
	rc = file_make_folder(k->folder, e);
	for (size_t i = 0; rc == ERR_NONE && i < k->key_count; i++)
		if (is_asked_for(k, i))
			rc = write_sheet(k, i, e);
	return rc == ERR_NONE ? write_index(k, e) : rc;
}

static void
print_result(const struct sheets *k)
{
	static const struct words done = {
	    "{1} sheets in {2}: contradictions {3}, questions {4}",
	    "{1} ใบ ที่ {2}: คำตอบที่ขัดกับเว็บไซต์ {3} คำถาม {4}"};
	struct arena *a = k->inv->arena;
	size_t contradictions = 0, questions = 0;
	struct str args[4];

	for (size_t i = 0; i < k->entry_count; i++) {
		contradictions += k->entries[i].contradiction_count;
		questions += k->entries[i].question_count;
	}
	args[0] = arena_printf(a, "%zu", k->entry_count);
	args[1] = str_of(k->folder);
	args[2] = arena_printf(a, "%zu", contradictions);
	args[3] = arena_printf(a, "%zu", questions);
	print_words(done, k->inv->lang, args, 4, k->inv->out);
}

static enum err_code
read_claims(struct sheets *k, struct store *s, struct claims_book *book,
    struct calls_wish *wish, struct err *e)
{
	const struct claims_wish claims = {
	    .answers = option_get(k->inv, "claims"),
	    .map = option_get(k->inv, "map"),
	    .round = wish->round,
	    .audit = wish->audit};
	enum err_code rc;

	if (claims.answers == NULL)
		return ERR_NONE;
	rc = claims_open(k->inv, &claims, s, book, e);
	wish->results = book->report.results;
	wish->result_count = book->report.result_count;
	k->sheet.questions = book->files.questions;
	k->sheet.has_claims = true;
	return rc;
}

/* By how much the verdicts of each rule may move the scores. */
static enum err_code
read_queue(struct sheets *k, struct store *s, const struct stored_audit *audit,
    struct queue *out, struct err *e)
{
	struct plan *plan = arena_alloc(k->inv->arena, sizeof(*plan));
	const struct queue_wish wish = {.store = s,
	    .of = {.round = audit->round,
	        .audit = audit->name,
	        .last_review = INT64_MAX},
	    .plan = plan};
	enum err_code rc = score_plan_open(k->inv, s, audit, plan, e);

	if (rc == ERR_NONE)
		rc = queue_read(&wish, k->inv->arena, out, e);
	k->sheet.profile = plan->profile;
	return rc;
}

static enum err_code
gather(struct sheets *k, struct store *s, struct claims_book *book,
    struct str round, struct err *e)
{
	const char *audit = option_get(k->inv, "audit");
	struct stored_audit found = {0};
	struct queue queue = {0};
	struct calls_wish wish = {.store = s,
	    .round = round,
	    .audit = str_of(audit != NULL ? audit : "crawl")};
	int64_t questions = 0;
	enum err_code rc = option_number(k->inv, "questions",
	    (struct number_range){0, QUESTIONS_MAX, QUESTIONS}, &questions, e);

	if (rc == ERR_NONE)
		rc = store_audit_find(s,
		    arena_printf(k->inv->arena, "%.*s/%.*s", STR_ARG(round),
		        STR_ARG(wish.audit)),
		    k->inv->arena, &found, e);
	if (rc == ERR_NONE)
		rc = store_review_last(s, &k->sheet.last_review, e);
	if (rc == ERR_NONE)
		rc = read_claims(k, s, book, &wish, e);
	if (rc == ERR_NONE)
		rc = read_queue(k, s, &found, &queue, e);
	if (rc != ERR_NONE)
		return rc;
	wish.queue = &queue;
	wish.open_max = (size_t)questions;
	k->sheet.lang = sheet_lang(k);
	k->sheet.round = round;
	k->sheet.audit = wish.audit;
	k->sheet.rule_pack = found.rule_pack;
	return calls_read(&wish, k->inv->arena, &k->calls, e);
}

static enum err_code
run(struct invocation *inv, struct err *e)
{
	struct sheets sheets = {.inv = inv};
	struct claims_book book = {0};
	struct store *s = NULL;
	struct str round = {0};
	enum err_code rc = read_usage(&sheets, e);

	if (rc == ERR_NONE)
		rc = rows_open(inv, option_get(inv, "round"), &s, &round, e);
	if (rc == ERR_NONE)
		rc = gather(&sheets, s, &book, round, e);
	if (rc == ERR_NONE)
		rc = write_all(&sheets, e);
	if (rc == ERR_NONE)
		print_result(&sheets);
	claims_close(&book);
	store_close(s);
	return rc;
}

const struct command command_sheet = {
    .name = "sheet",
    .usage = "--by province|ministry --to DIR [--claims FILE --map FILE] "
             "[options]",
    .summary = {"writes what the telephone team has to ask agencies",
        "จัดทำใบโทรสอบถามหน่วยงานสำหรับทีมโทรศัพท์"},
    .options = options,
    .run = run,
};
