/* samruat review import: what people wrote into a sheet becomes reviews. */
#include "base/file.h"
#include "base/limits.h"
#include "cli/grid.h"
#include "cli/rules_open.h"
#include "publish/answers_bind.h"

static const struct command_option options[] = {
    {"reviewer", "NAME",
        {"who decided, where the sheet does not say",
            "ชื่อผู้ตรวจ ใช้กับแถวที่ไม่ได้ระบุ"}},
    {"source", "NAME",
        {"sheet or call-sheet (default: sheet)",
            "sheet หรือ call-sheet (ค่าเริ่มต้น sheet)"}},
    {"dry-run", NULL,
        {"tells what would be done and writes nothing",
            "บอกผลที่จะเกิดโดยไม่บันทึก"}},
    {0},
};

struct import {
	struct invocation *inv;
	const char *path;
	enum review_source source;
	struct sheet_file file;
	struct answers answers;
	struct bound_answer *bound;
	size_t bound_count;
	int64_t counts[BOUND_STATE_COUNT];
};

static enum err_code
read_source(struct import *m, struct err *e)
{
	const char *word = option_get(m->inv, "source");

	m->source = REVIEW_SHEET;
	if (word == NULL ||
	    (review_source_of_word(str_of(word), &m->source) &&
	        m->source != REVIEW_TERMINAL))
		return ERR_NONE;
	return err_set(
	    e, ERR_USAGE, "--source is sheet or call-sheet, not %s", word);
}

/* Texts of CSV may be borrowed from the bytes, which stay. */
static enum err_code
read_file(struct import *m, struct buf *bytes, struct err *e)
{
	static const struct words decoded = {
	    "{1}: read as {2}", "{1}: อ่านด้วยรหัสอักขระ {2}"};
	enum err_code rc = file_read(m->path, LIMIT_TABLE_BYTES, bytes, e);

	if (rc == ERR_IO && e != NULL)
		rc = e->code =
		    ERR_USAGE; /* a file of theirs, not the machine */
	if (rc != ERR_NONE)
		return rc;
	rc = sheet_read(buf_str(bytes), m->inv->arena, &m->file, e);
	if (rc != ERR_NONE) {
		/* A line and a column stand right behind the file's name. */
		bool has_place = e->msg[0] >= '0' && e->msg[0] <= '9';
		struct str said = arena_str(m->inv->arena, str_of(e->msg));

		return err_set(e, rc, "%s:%s%.*s", m->path,
		    has_place ? "" : " ", STR_ARG(said));
	}
	if (m->file.charset != NULL &&
	    !str_is(str_of(m->file.charset), "utf-8")) {
		const struct str args[] = {
		    str_of(m->path), str_of(m->file.charset)};

		print_words(decoded, m->inv->lang, args, 2, stderr);
	}
	return ERR_NONE;
}

static enum err_code
bind(struct import *m, struct store *s, int64_t now_us, struct diag_list *diags,
    struct err *e)
{
	const struct answers_wish read = {.file = &m->file,
	    .path = m->path,
	    .reviewer = str_trim(str_of(option_get(m->inv, "reviewer"))),
	    .now_us = now_us};
	const struct bind_wish wish = {.store = s,
	    .answers = &m->answers,
	    .source = m->source,
	    .now_us = now_us};

	answers_read(&read, m->inv->arena, diags, &m->answers);
	return answers_bind(
	    &wish, m->inv->arena, diags, &m->bound, &m->bound_count, e);
}

/* All of them or none: nothing is safe before the flush. */
static enum err_code
add_reviews(struct import *m, struct store *s, struct err *e)
{
	enum err_code rc = ERR_NONE;

	for (size_t i = 0; rc == ERR_NONE && i < m->bound_count; i++)
		if (m->bound[i].state == BOUND_NEW ||
		    m->bound[i].state == BOUND_DISAGREES)
			rc = store_review_add(s, &m->bound[i].review, e);
	return rc == ERR_NONE ? store_flush(s, e) : rc;
}

static void
print_conflict(const struct import *m, const struct bound_answer *b)
{
	static const struct words texts[BOUND_STATE_COUNT] = {
	    [BOUND_DISAGREES] = {"row {1}: {2} {3}: {4} decided differently; "
	                         "imported, and undecided until it is settled",
	        "แถว {1}: {2} {3}: {4} ตัดสินต่างไป "
	        "นำเข้าแล้ว ถือว่ายังไม่ได้ข้อยุติ"},
	    [BOUND_CHANGED] =
	        {"row {1}: {2} {3}: the verdict or the text under "
	         "it has changed since; left out",
	            "แถว {1}: {2} {3}: ผลหรือข้อความหลักฐานเปลี่ยนไปแล้ว ไม่นำเข้า"},
	    [BOUND_GONE] = {"row {1}: {2} {3}: there is no such verdict; left "
	                    "out",
	        "แถว {1}: {2} {3}: ไม่มีผลการตรวจนี้แล้ว ไม่นำเข้า"}};
	const struct str args[] = {
	    arena_printf(m->inv->arena, "%lld", (long long)b->answer->row),
	    b->review.agency_id, b->review.rule_id, b->other};

	if (texts[b->state].en != NULL)
		print_words(
		    texts[b->state], m->inv->lang, args, 4, m->inv->out);
}

static void
add_line(struct grid *g, int64_t count, struct words text, enum lang lang)
{
	grid_add_number(g, count);
	grid_add(g, str_of(words_in(text, lang)));
}

static void
print_counts(const struct import *m)
{
	static const struct words answered = {"rows answered", "แถวที่ตอบแล้ว"},
	                          open = {"rows open", "แถวที่ยังไม่ตอบ"},
	                          added = {"reviews added", "ผลตรวจที่เพิ่ม"},
	                          differ = {"of these contradict another's",
	                              "ในจำนวนนี้ขัดกับผู้ตรวจคนอื่น"},
	                          there = {"there already", "มีอยู่แล้ว"},
	                          left = {"left out", "ไม่นำเข้า"};
	enum lang lang = m->inv->lang;
	struct grid g = {.arena = m->inv->arena, .column_count = 2, .right = 1};

	add_line(&g, (int64_t)m->answers.count, answered, lang);
	add_line(&g, m->answers.open_count, open, lang);
	add_line(
	    &g, m->counts[BOUND_NEW] + m->counts[BOUND_DISAGREES], added, lang);
	add_line(&g, m->counts[BOUND_DISAGREES], differ, lang);
	add_line(&g, m->counts[BOUND_THERE], there, lang);
	add_line(
	    &g, m->counts[BOUND_CHANGED] + m->counts[BOUND_GONE], left, lang);
	grid_print(&g, 0, m->inv->out);
}

static void
print_report(struct import *m)
{
	static const struct words dry = {
	    "nothing was written (--dry-run)", "ยังไม่ได้บันทึก (--dry-run)"};

	for (size_t i = 0; i < m->bound_count; i++) {
		m->counts[m->bound[i].state]++;
		print_conflict(m, &m->bound[i]);
	}
	print_counts(m);
	if (option_is_set(m->inv, "dry-run"))
		print_words(dry, m->inv->lang, NULL, 0, m->inv->out);
	if (m->counts[BOUND_CHANGED] + m->counts[BOUND_GONE] > 0)
		m->inv->exit_code = 1;
}

static enum err_code
import_into(struct import *m, struct store *s, struct err *e)
{
	struct diag_list diags = {.arena = m->inv->arena};
	int64_t now_us = clock_wall_us(m->inv->clock);
	enum err_code rc = bind(m, s, now_us, &diags, e);

	if (rc != ERR_NONE)
		return rc;
	diag_sort(&diags);
	rules_print_diags(m->inv, &diags, stderr);
	if (diags.error_count > 0)
		return err_set(e, ERR_SYNTAX,
		    "%s: %zu faults; nothing was imported", m->path,
		    diags.error_count);
	if (!option_is_set(m->inv, "dry-run"))
		rc = add_reviews(m, s, e);
	if (rc == ERR_NONE)
		print_report(m);
	return rc;
}

static enum err_code
run(struct invocation *inv, struct err *e)
{
	struct import m = {.inv = inv, .path = inv->operands[0]};
	enum store_mode mode =
	    option_is_set(inv, "dry-run") ? STORE_READ : STORE_CHANGE;
	struct store *s = NULL;
	struct buf bytes = {0};
	enum err_code rc = read_source(&m, e);

	if (rc == ERR_NONE)
		rc = read_file(&m, &bytes, e);
	if (rc == ERR_NONE)
		rc = store_open(inv->store, mode, inv->clock, &s, e);
	if (rc == ERR_NONE)
		rc = import_into(&m, s, e);
	store_close(s);
	buf_release(&bytes);
	return rc;
}

const struct command command_review_import = {
    .name = "review import",
    .usage = "FILE [--reviewer NAME] [--source sheet|call-sheet] [--dry-run]",
    .summary = {"reads a filled-in sheet (XLSX or CSV) back as reviews",
        "นำเข้าผลตรวจจากแผ่นงานที่กรอกแล้ว (XLSX หรือ CSV)"},
    .options = options,
    .operands_min = 1,
    .operands_max = 1,
    .run = run,
};
