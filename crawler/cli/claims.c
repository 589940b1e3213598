/* Answers beside what sites show, on a terminal: contradictions with their
 * proof, the rest in lines, then the totals of each question. */
#include "cli/claims.h"

#include <math.h>

#include "cli/grid.h"
#include "text/cells.h"

const struct claims_agency *
claims_agency_of(
    const struct claims_report *r, const struct claim_result *result)
{
	return map_get(&r->ground->agencies, result->claim.agency_id);
}

const char *
claims_why_word(const struct claim_result *result)
{
	const struct claim_sight *s = &result->sight;

	return s->doubt != DOUBT_NONE ? claim_doubt_word(s->doubt)
	                              : reason_word(s->reason);
}

struct words
claims_why_text(const struct claim_result *result)
{
	const struct claim_sight *s = &result->sight;

	if (s->doubt != DOUBT_NONE)
		return claim_doubt_text(s->doubt);
	return s->reason != REASON_NONE ? reason_text(s->reason)
	                                : outcome_text(s->verdict.effective);
}

struct str
claims_question_text(const struct claim_question *q, enum lang lang)
{
	struct str own = lang == LANG_TH ? q->text_th : q->text_en;

	if (own.len > 0)
		return own;
	return q->text_th.len > 0 ? q->text_th : q->text_en;
}

/* "q7 Is there an app?" */
static struct str
question_line(const struct claims_report *r, const struct claim_result *result)
{
	const struct claim_question *q =
	    &r->files->questions[result->claim.question];
	struct str text = claims_question_text(q, r->inv->lang);

	if (text.len == 0)
		return q->key;
	return arena_printf(
	    r->inv->arena, "%.*s  %.*s", STR_ARG(q->key), STR_ARG(text));
}

static struct str
agency_line(const struct claims_report *r, const struct claim_result *result)
{
	const struct claims_agency *g = claims_agency_of(r, result);
	struct str name = r->inv->lang == LANG_TH || g->name_en.len == 0
	    ? g->name_th
	    : g->name_en;

	return arena_printf(
	    r->inv->arena, "%.*s  %.*s", STR_ARG(g->id), STR_ARG(name));
}

static void
print_indented(const struct claims_report *r, int indent, struct words text,
    const struct str *args, size_t count)
{
	(void)fprintf(r->inv->out, "%*s", indent, "");
	print_words(text, r->inv->lang, args, count, r->inv->out);
}

/* How many a site shows: "3", "at least 3", "2 to 5". */
static struct str
seen_number(const struct claims_report *r, const struct claim_sight *s)
{
	static const struct words least = {"at least {1}", "อย่างน้อย {1}"},
	                          range = {"{1} to {2}", "{1} ถึง {2}"},
	                          exact = {"{1}", "{1}"};
	struct str args[] = {arena_printf(r->inv->arena, "%.6g", s->low),
	    arena_printf(r->inv->arena, "%.6g", s->high)};
	struct words text = !isfinite(s->high) ? least
	    : s->high > s->low                 ? range
	                                       : exact;
	struct buf out = {0};
	struct str kept;

	words_append(&out, text, r->inv->lang, args, 2);
	kept = arena_str(r->inv->arena, buf_str(&out));
	buf_release(&out);
	return kept;
}

/* The answer, and what it is beside the site. */
static void
print_judgement(const struct claims_report *r, const struct claim_result *c)
{
	static const struct words line = {"{1}", "{1}"};
	static const struct words number = {
	    "says {1}, the site shows {2}", "ตอบว่า {1} เว็บไซต์แสดง {2}"};
	struct str text =
	    str_of(words_in(claim_state_text(c->state), r->inv->lang));
	struct str args[2];

	if (c->claim.answer != CLAIM_COUNTED) {
		print_indented(r, 4, line, &text, 1);
		return;
	}
	args[0] =
	    arena_printf(r->inv->arena, "%lld", (long long)c->claim.number);
	args[1] = seen_number(r, &c->sight);
	print_indented(r, 4, number, args, 2);
}

static const struct words confidence_texts[] = {
    {"high confidence", "ความเชื่อมั่นสูง"},
    {"medium confidence", "ความเชื่อมั่นปานกลาง"},
    {"low confidence", "ความเชื่อมั่นต่ำ"},
};

static const char *
confidence_text(struct str word, enum lang lang)
{
	static const char *const words[] = {"high", "medium", "low"};
	int i = str_number_among(word, words, 3);

	return i < 0 ? "" : words_in(confidence_texts[i], lang);
}

/* Which verdict it is, and how sure. */
static void
print_verdict(const struct claims_report *r, const struct claim_result *c)
{
	static const struct words machine = {"{1} revision {2}: {3}, {4}",
	                              "{1} ฉบับที่ {2}: {3} {4}"},
	                          person = {
	                              "{1} revision {2}: {3}, decided by {5}",
	                              "{1} ฉบับที่ {2}: {3} ตัดสินโดย {5}"};
	static const struct words level = {
	    "level {1}; the question asks for {2}",
	    "ระดับ {1} คำถามต้องการระดับ {2}"};
	const struct claim_question *q =
	    &r->files->questions[c->claim.question];
	const struct claim_verdict *v = &c->sight.verdict;
	struct str args[] = {v->rule_id,
	    arena_printf(r->inv->arena, "%d", v->rule_revision),
	    str_of(words_in(outcome_text(v->effective), r->inv->lang)),
	    str_of(confidence_text(v->confidence, r->inv->lang)), v->reviewer};

	if (!v->is_there)
		return;
	print_indented(r, 4, v->reviewer.len > 0 ? person : machine, args, 5);
	if (q->has_levels && q->at_least > v->level && v->level >= 0) {
		args[0] = arena_printf(r->inv->arena, "%d", v->level);
		args[1] =
		    arena_printf(r->inv->arena, "%lld", (long long)q->at_least);
		print_indented(r, 4, level, args, 2);
	}
}

static void
print_quote(const struct claims_report *r, const struct claim_proof *p)
{
	static const struct words path = {
	    "click path: start page", "เส้นทาง: หน้าเริ่มต้น"};
	FILE *out = r->inv->out;
	size_t width = r->inv->columns > 36 ? (size_t)r->inv->columns - 6 : 30;
	struct str quote = cells_cut(p->quote, width);

	(void)fputs("    [", out);
	print_safe(quote, out);
	(void)fputs(quote.len < p->quote.len ? "…]\n    " : "]\n    ", out);
	(void)fputs(words_in(path, r->inv->lang), out);
	if (p->click_path.len > 0) {
		(void)fputs(" › ", out);
		print_safe(p->click_path, out);
	}
	(void)fputs("\n    ", out);
	print_safe(p->url, out);
	(void)fputs("\n    ", out);
	print_safe(p->captured_at, out);
	(void)fputs(" · samruat capture ", out);
	print_safe(p->evidence_id, out);
	(void)fputc('\n', out);
}

static void
print_absence(const struct claims_report *r, const struct claim_result *c)
{
	static const struct words whole = {
	    "pages examined: {1}; all was seen that the question asks for",
	    "ตรวจ {1} หน้า เห็นครบทุกสิ่งที่ต้องดู"};
	static const struct words part = {
	    "pages examined: {1}; not all was seen", "ตรวจ {1} หน้า เห็นไม่ครบ"};
	static const struct words command = {
	    "samruat show {1} --rule {2} --round {3}",
	    "samruat show {1} --rule {2} --round {3}"};
	const struct claim_verdict *v = &c->sight.verdict;
	struct str pages =
	    arena_printf(r->inv->arena, "%lld", (long long)v->pages_examined);
	struct str args[] = {c->claim.agency_id, v->rule_id, r->round};

	print_indented(r, 4, c->sight.is_whole ? whole : part, &pages, 1);
	print_indented(r, 4, command, args, 3);
}

static void
print_contradiction(const struct claims_report *r, const struct claim_result *c)
{
	FILE *out = r->inv->out;

	(void)fputs("\n  ", out);
	print_safe(agency_line(r, c), out);
	(void)fputs("\n    ", out);
	print_safe(question_line(r, c), out);
	(void)fputc('\n', out);
	print_judgement(r, c);
	print_verdict(r, c);
	if (c->state != CLAIM_YES_NOT_FOUND && c->proof.url.len > 0)
		print_quote(r, &c->proof);
	else
		print_absence(r, c);
}

/* A line of its own: agency, question, why. */
static void
add_line(
    const struct claims_report *r, const struct claim_result *c, struct grid *g)
{
	const struct claim_question *q =
	    &r->files->questions[c->claim.question];
	struct str why = {0};

	if (c->state == CLAIM_CANNOT_TELL)
		why = str_of(words_in(claims_why_text(c), r->inv->lang));
	else if (c->state == CLAIM_AGREES)
		why = c->sight.verdict.rule_id;
	grid_add(g, c->claim.agency_id);
	grid_add(g, q->key);
	grid_add(g, why);
}

static int64_t
count_group(
    const struct claims_report *r, size_t from, size_t to, struct words title)
{
	if (to > from)
		(void)fprintf(r->inv->out, "\n%s: %zu\n",
		    words_in(title, r->inv->lang), to - from);
	return (int64_t)(to - from);
}

static size_t
print_contradictions(const struct claims_report *r)
{
	static const struct words title = {
	    "contradictions", "คำตอบที่ขัดกับเว็บไซต์"};
	size_t count = 0;

	while (count < r->result_count &&
	    claim_state_contradicts(r->results[count].state))
		count++;
	(void)count_group(r, 0, count, title);
	for (size_t i = 0; i < count; i++)
		print_contradiction(r, &r->results[i]);
	return count;
}

static void
print_lines(const struct claims_report *r, size_t from)
{
	while (from < r->result_count) {
		struct grid g = {.arena = r->inv->arena,
		    .column_count = 3,
		    .fold_at = (size_t)r->inv->columns};
		enum claim_state state = r->results[from].state;
		size_t to = from;

		for (; to < r->result_count && r->results[to].state == state;
		     to++)
			add_line(r, &r->results[to], &g);
		(void)count_group(r, from, to, claim_state_text(state));
		grid_print(&g, 2, r->inv->out);
		from = to;
	}
}

static void
print_head(const struct claims_report *r)
{
	static const struct words source = {
	    "round {1} · audit {2} · rule pack {3} · last review {4}",
	    "รอบ {1} · การตรวจ {2} · ชุดเกณฑ์ {3} · การตัดสินล่าสุด {4}"};
	static const struct words profile = {"profile {1}", "โปรไฟล์ {1}"};
	struct str args[] = {r->round, r->audit, str_slice(r->rule_pack, 0, 12),
	    arena_printf(r->inv->arena, "%lld", (long long)r->last_review)};

	print_words(source, r->inv->lang, args, 4, r->inv->out);
	if (r->profile.len > 0)
		print_words(profile, r->inv->lang, &r->profile, 1, r->inv->out);
}

static void
add_heads(const struct claims_report *r, struct grid *g,
    const struct words *heads, size_t count)
{
	for (size_t i = 0; i < count; i++)
		grid_add(g, str_of(words_in(heads[i], r->inv->lang)));
}

static struct str
agreement_text(const struct claims_report *r, const struct claim_total *t)
{
	int64_t agrees = t->states[CLAIM_AGREES];

	if (t->judged == 0)
		return str_of("-");
	return arena_printf(r->inv->arena, "%lld/%lld %.1f %%",
	    (long long)agrees, (long long)t->judged,
	    100.0 * (double)agrees / (double)t->judged);
}

static void
print_totals(const struct claims_report *r)
{
	static const struct words heads[] = {{"question", "คำถาม"},
	    {"answered", "ตอบ"}, {"says yes, not found", "ตอบว่ามี ไม่พบ"},
	    {"says no, found", "ตอบว่าไม่มี พบ"}, {"differs", "จำนวนไม่ตรง"},
	    {"cannot tell", "ยังบอกไม่ได้"}, {"agrees", "ตรงกัน"},
	    {"of those judged", "ต่อที่ตัดสินได้"}};
	struct grid g = {
	    .arena = r->inv->arena, .column_count = 8, .right = 0xfe};

	add_heads(r, &g, heads, 8);
	for (size_t i = 0; i < r->files->question_count; i++) {
		const struct claim_total *t = &r->totals[i];

		grid_add(&g, r->files->questions[i].key);
		grid_add_number(&g, t->answered);
		for (int s = 0; s <= CLAIM_AGREES; s++)
			grid_add_number(&g, t->states[s]);
		grid_add(&g, agreement_text(r, t));
	}
	(void)fputc('\n', r->inv->out);
	grid_print(&g, 0, r->inv->out);
}

/* What those who say yes, and those who say no, show on their sites. */
static void
print_tables(const struct claims_report *r)
{
	static const struct words heads[] = {{"question", "คำถาม"},
	    {"answer", "คำตอบ"}, {"found", "พบ"}, {"not found", "ไม่พบ"},
	    {"cannot tell", "ยังบอกไม่ได้"}};
	static const struct words said[] = {{"no", "ไม่มี"}, {"yes", "มี"}};
	struct grid g = {
	    .arena = r->inv->arena, .column_count = 5, .right = 0x1c};

	add_heads(r, &g, heads, 5);
	for (size_t i = 0; i < r->files->question_count; i++) {
		if (r->files->questions[i].kind != CLAIM_YES_NO)
			continue;
		for (int yes = 1; yes >= 0; yes--) {
			const int64_t *row = r->totals[i].table[yes];

			grid_add(&g, r->files->questions[i].key);
			grid_add(&g, str_of(words_in(said[yes], r->inv->lang)));
			grid_add_number(&g, row[TRUTH_TRUE]);
			grid_add_number(&g, row[TRUTH_FALSE]);
			grid_add_number(&g, row[TRUTH_UNKNOWN]);
		}
	}
	if (g.cell_count <= g.column_count)
		return;
	(void)fputc('\n', r->inv->out);
	grid_print(&g, 0, r->inv->out);
}

void
claims_print(const struct claims_report *r, bool has_totals_only)
{
	print_head(r);
	if (!has_totals_only)
		print_lines(r, print_contradictions(r));
	print_totals(r);
	print_tables(r);
}
