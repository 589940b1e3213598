/* samruat status: rounds, how far one is, what failed and why. */
#include "cli/command.h"
#include "cli/grid.h"
#include "cli/roster.h"
#include "cli/rows.h"
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

/* How often each value of a column stands in a view; few different ones. */
struct tally {
	const char *column;
	struct arena *arena;
	struct str *words;
	int64_t *counts;
	size_t count;
	size_t word_capacity;
	size_t count_capacity;
	int64_t total;
};

static void
count_row(void *state, const struct row *r)
{
	struct tally *t = state;
	struct str word = row_text_borrowed(r, t->column);
	size_t i = 0;

	t->total++;
	while (i < t->count && !str_equal(t->words[i], word))
		i++;
	if (i == t->count) {
		t->words = arena_grow(t->arena, t->words, &t->word_capacity,
		    i + 1, sizeof(*t->words));
		t->counts = arena_grow(t->arena, t->counts, &t->count_capacity,
		    i + 1, sizeof(*t->counts));
		t->words[i] = arena_str(t->arena, word);
		t->counts[i] = 0;
		t->count++;
	}
	t->counts[i]++;
}

/* The most frequent first, then in byte order. */
static bool
comes_first(const struct tally *t, size_t a, size_t b)
{
	if (t->counts[a] != t->counts[b])
		return t->counts[a] > t->counts[b];
	return str_compare(t->words[a], t->words[b]) < 0;
}

static void
sort_tally(struct tally *t)
{
	for (size_t i = 1; i < t->count; i++)
		for (size_t k = i; k > 0 && comes_first(t, k, k - 1); k--) {
			struct str word = t->words[k];
			int64_t count = t->counts[k];

			t->words[k] = t->words[k - 1];
			t->counts[k] = t->counts[k - 1];
			t->words[k - 1] = word;
			t->counts[k - 1] = count;
		}
}

static enum err_code
make_tally(const struct row_query *q, const char *column, struct arena *a,
    struct tally *out, struct err *e)
{
	enum err_code rc;

	*out = (struct tally){.column = column, .arena = a};
	rc = rows_each(q, count_row, out, e);
	sort_tally(out);
	return rc;
}

struct rounds_list {
	const struct invocation *inv;
	struct grid grid;
};

static void
add_round(void *state, const struct row *r)
{
	static const struct words complete = {"complete", "ครบถ้วน"};
	static const struct words ended = {
	    "ended, not complete", "จบแล้วแต่ไม่ครบ"};
	static const struct words open = {"not ended: running or interrupted",
	    "ยังไม่จบ: กำลังทำงานหรือถูกขัดจังหวะ"};
	struct rounds_list *l = state;
	struct str finished = row_text_borrowed(r, "finished_at");
	struct words state_words = row_number(r, "complete", 0) != 0 ? complete
	    : finished.len > 0                                       ? ended
	                                                             : open;

	grid_add(&l->grid, row_text_borrowed(r, "round"));
	grid_add(&l->grid, row_text_borrowed(r, "started_at"));
	grid_add(&l->grid, finished.len > 0 ? finished : str_of("-"));
	grid_add(&l->grid, str_of(words_in(state_words, l->inv->lang)));
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

static void
print_title(const struct invocation *inv, struct words title, int64_t total)
{
	(void)fprintf(inv->out, "\n%s: %lld\n", words_in(title, inv->lang),
	    (long long)total);
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
	print_title(inv, title, total);
	grid_print(&g, 2, inv->out);
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
	static const struct {
		const char *word;
		struct words text;
	} known[] = {
	    {"", {"not looked at yet", "ยังไม่ได้ตรวจ"}},
	    {"reached", {"the home page was read", "อ่านหน้าแรกได้"}},
	    {"no-site", {"no website in our list", "ไม่มีเว็บไซต์ในรายการของเรา"}},
	    {"forbidden",
	        {"robots.txt asks us to stay away", "robots.txt ขอไม่ให้เข้าดู"}},
	    {"blocked", {"the server turns us away", "เครื่องแม่ข่ายไม่ให้เข้าดู"}},
	    {"moved",
	        {"the home page leads to somebody else's site",
	            "หน้าแรกส่งต่อไปยังเว็บของหน่วยงานอื่น"}},
	    {"unreachable",
	        {"the home page could not be read", "อ่านหน้าแรกไม่ได้"}},
	};

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (str_is(word, known[i].word))
			return words_in(known[i].text, lang);
	return "";
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
	struct row_query q = {
	    s, section->view, {{"round", round}, section->filter}};
	struct grid g = {
	    .arena = inv->arena, .column_count = 3, .right = 1 << 0};
	struct tally t;
	struct str text;
	enum err_code rc = make_tally(&q, section->column, inv->arena, &t, e);

	if (rc != ERR_NONE)
		return rc;
	for (size_t i = 0; i < t.count; i++) {
		grid_add_number(&g, t.counts[i]);
		grid_add(&g, t.words[i].len > 0 ? t.words[i] : str_of("-"));
		text = str_of(section->text_of(t.words[i], inv->lang));
		grid_add(
		    &g, str_equal(text, t.words[i]) ? (struct str){0} : text);
	}
	print_title(inv, section->title, t.total);
	grid_print(&g, 2, inv->out);
	return ERR_NONE;
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
		rc = print_progress(inv, s, round, e);
	}
	for (size_t i = 0;
	     rc == ERR_NONE && i < sizeof(sections) / sizeof(sections[0]); i++)
		rc = print_section(inv, s, round, &sections[i], e);
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
