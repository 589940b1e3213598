/* samruat status: rounds, how far one is, what failed and why. */
#include "cli/command.h"
#include "cli/grid.h"
#include "cli/roster.h"
#include "cli/rows.h"
#include "cli/status_visits.h"
#include "cli/tally.h"
#include "publish/codes.h"
#include "record/outcome.h"
#include "record/reason.h"

static const struct command_option options[] = {
    {"round", "NAME",
        {"the round to look at (default: the newest)",
            "รอบที่จะดู (ค่าเริ่มต้น รอบล่าสุด)"}},
    {"agencies", NULL,
        {"a line for each agency as well", "แสดงทุกหน่วยงานด้วย หน่วยงานละบรรทัด"}},
    {0},
};

struct rounds_list {
	const struct invocation *inv;
	struct grid grid;
};

/* "2018-07-31T14:00Z" of a time in full; "-" when there is none. */
static struct str
minute_of(const struct rounds_list *l, struct str time)
{
	enum { MINUTE_BYTES = 16 };

	if (time.len < MINUTE_BYTES)
		return str_of("-");
	return arena_printf(
	    l->inv->arena, "%.*sZ", STR_ARG(str_slice(time, 0, MINUTE_BYTES)));
}

static void
add_round(void *list, const struct view_row *r)
{
	static const struct words complete = {"complete", "ครบถ้วน"};
	static const struct words ended = {
	    "ended, not complete", "จบแล้วแต่ไม่ครบ"};
	static const struct words open = {"not ended: running or interrupted",
	    "ยังไม่จบ: กำลังทำงานหรือถูกขัดจังหวะ"};
	static const struct words shard_words = {"shard", "ส่วนที่"};
	struct rounds_list *l = list;
	struct str finished = view_row_text(r, "finished_at");
	struct str shard = view_row_text(r, "shard");
	struct words words = view_row_number(r, "complete", 0) != 0 ? complete
	    : finished.len > 0                                      ? ended
	                                                            : open;
	const char *state = words_in(words, l->inv->lang);

	grid_add(&l->grid, view_row_text(r, "round"));
	grid_add(&l->grid, minute_of(l, view_row_text(r, "started_at")));
	grid_add(&l->grid, minute_of(l, finished));
	grid_add(&l->grid,
	    shard.len == 0
	        ? str_of(state)
	        : arena_printf(l->inv->arena, "%s · %s %.*s", state,
	              words_in(shard_words, l->inv->lang), STR_ARG(shard)));
}

static enum err_code
print_rounds(const struct invocation *inv, struct store *s, struct err *e)
{
	struct rounds_list l = {inv, {.arena = inv->arena, .column_count = 4}};
	struct row_query q = {.store = s, .view = "rounds"};
	enum err_code rc = rows_each(&q, add_round, &l, e);

	if (rc == ERR_NONE)
		grid_print(&l.grid, 0, inv->out);
	return rc;
}

/* What stands ready though it was asked for already, and when it comes. */
static void
print_again(const struct invocation *inv, const struct round_progress *p)
{
	static const struct words again = {
	    "{1} of them wait for another attempt, the first until {2}",
	    "ในจำนวนนี้ {1} รายการรอขออีกครั้ง รายการแรกรอถึง {2}"};
	char due[CLOCK_ISO_BYTES];
	struct str args[2];
	struct buf line = {0};

	if (p->again_count == 0)
		return;
	clock_iso(p->again_due_us, due);
	args[0] = arena_printf(inv->arena, "%lld", (long long)p->again_count);
	args[1] = str_of(due);
	words_append(&line, again, inv->lang, args, 2);
	(void)fprintf(inv->out, "  %s\n", buf_cstr(&line));
	buf_release(&line);
}

static enum err_code
print_progress(const struct invocation *inv, struct store *s, struct str round,
    struct err *e)
{
	static const struct words title = {
	    "web addresses known", "ที่อยู่เว็บที่ทราบ"};
	static const struct words names[] = {
	    [URL_READY] = {"waiting", "รออยู่"},
	    [URL_DONE] = {"read", "อ่านแล้ว"},
	    [URL_REDIRECTED] = {"lead elsewhere", "ส่งต่อไปที่อื่น"},
	    [URL_SKIPPED] = {"not asked for", "ไม่ได้ขอ"},
	    [URL_FAILED] = {"failed", "ไม่สำเร็จ"},
	};
	struct grid g = {
	    .arena = inv->arena, .column_count = 2, .right = 1 << 0};
	struct round_progress p = {0};
	int64_t total = 0;
	enum err_code rc = store_progress_read(s, round, &p, e);

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		total += p.urls[i];
		if (p.urls[i] == 0)
			continue;
		grid_add_number(&g, p.urls[i]);
		grid_add(&g, str_of(words_in(names[i], inv->lang)));
	}
	if (rc != ERR_NONE)
		return rc;
	status_print_title(inv, title, total);
	grid_print(&g, 2, inv->out);
	print_again(inv, &p);
	return ERR_NONE;
}

static const char *
text_of_outcome(struct str word, enum lang lang)
{
	enum outcome outcome;

	return outcome_of_word(word, &outcome)
	    ? words_in(outcome_text(outcome), lang)
	    : "";
}

static const char *
text_of_reason(struct str word, enum lang lang)
{
	return words_in(reason_text(reason_of_word(word)), lang);
}

static const char *
text_of_status(struct str word, enum lang lang)
{
	static const struct words none = {"not looked at yet", "ยังไม่ได้ตรวจ"};
	struct words text =
	    word.len == 0 ? none : code_text(CODES_AGENCY_STATUS, word);

	return text.en != NULL ? words_in(text, lang) : "";
}

/* A part of the report: how often each value of a column stands in a view. */
struct section {
	struct words title;
	const char *view;
	const char *column;
	const char *(*text_of)(struct str word, enum lang lang);
	struct view_filter filter; /* besides the round */
};

static const struct section sections[] = {
    {{"agencies", "หน่วยงาน"}, "agencies", "status", text_of_status, {0}},
    {{"verdicts", "ผลการตรวจ"}, "verdicts", "outcome", text_of_outcome,
        {"audit", {"crawl", 5}}},
    {{"not audited, and why", "ไม่ได้ตรวจ และสาเหตุ"}, "skipped", "reason",
        text_of_reason, {0}},
};

static enum err_code
print_section(const struct invocation *inv, struct store *s, struct str round,
    const struct section *section, struct err *e)
{
	enum { LINES_MAX = 10 };
	static const struct words more = {
	    "and others: samruat skipped", "และอื่น ๆ ดู samruat skipped"};
	struct row_query q = {
	    s, section->view, {{"round", round}, section->filter}};
	struct grid g = {.arena = inv->arena,
	    .column_count = 3,
	    .right = 1 << 0,
	    .fold_at = (size_t)inv->columns};
	struct tally t;
	struct str text;
	enum err_code rc = tally_read(&q, section->column, inv->arena, &t, e);

	if (rc != ERR_NONE)
		return rc;
	for (size_t i = 0; i < t.count && i < LINES_MAX; i++) {
		grid_add_number(&g, t.counts[i]);
		grid_add(&g, t.words[i].len > 0 ? t.words[i] : str_of("-"));
		text = str_of(section->text_of(t.words[i], inv->lang));
		grid_add(
		    &g, str_equal(text, t.words[i]) ? (struct str){0} : text);
	}
	status_print_title(inv, section->title, t.total);
	grid_print(&g, 2, inv->out);
	if (t.count > LINES_MAX)
		(void)fprintf(inv->out, "  %s\n", words_in(more, inv->lang));
	return ERR_NONE;
}

static enum err_code
print_parts(const struct invocation *inv, struct store *s, struct str round,
    struct err *e)
{
	enum err_code rc = print_progress(inv, s, round, e);

	if (rc == ERR_NONE)
		rc = status_print_visits(inv, s, round, e);
	for (size_t i = 0;
	     rc == ERR_NONE && i < sizeof(sections) / sizeof(sections[0]); i++)
		rc = print_section(inv, s, round, &sections[i], e);
	return rc;
}

static enum err_code
run(struct invocation *inv, struct err *e)
{
	struct store *s = NULL;
	struct str round = {0};
	enum err_code rc =
	    rows_open(inv, option_get(inv, "round"), &s, &round, e);

	if (rc == ERR_NONE)
		rc = print_rounds(inv, s, e);
	if (rc == ERR_NONE) {
		(void)fputc('\n', inv->out);
		print_safe(round, inv->out);
		(void)fputc('\n', inv->out);
		rc = print_parts(inv, s, round, e);
	}
	if (rc == ERR_NONE && option_is_set(inv, "agencies"))
		rc = roster_print(inv, s, round, e);
	store_close(s);
	return rc;
}

const struct command command_status = {
    .name = "status",
    .usage = "[--round NAME] [--agencies]",
    .summary = {"rounds, progress, verdicts, and what failed and why",
        "รอบ ความคืบหน้า ผลการตรวจ และสิ่งที่ไม่สำเร็จ"},
    .options = options,
    .run = run,
};
