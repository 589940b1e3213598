#include "cli/queue_print.h"

#include "cli/grid.h"
#include "cli/rows.h"
#include "text/cells.h"

enum { AGENCIES_SHOWN = 8, INDENT = 5, PACK_DIGITS = 12 };

struct proof_reading {
	struct arena *arena;
	struct queue_proof *out;
};

/* The first, but rather one that shows something than a "not there". */
static void
take_proof(void *state, const struct view_row *r)
{
	struct proof_reading *in = state;
	struct arena *a = in->arena;
	struct queue_proof *p = in->out;
	enum match_kind kind = MATCH_STRUCTURE;

	(void)match_kind_of_word(view_row_text(r, "match_kind"), &kind);
	if (p->evidence_id.len > 0 &&
	    (p->kind != MATCH_ABSENCE || kind == MATCH_ABSENCE))
		return;
	*p = (struct queue_proof){
	    .evidence_id = view_row_copy(r, "evidence_id", a),
	    .label = view_row_copy(r, "label", a),
	    .quote = view_row_copy(r, "quote", a),
	    .context_before = view_row_copy(r, "context_before", a),
	    .context_after = view_row_copy(r, "context_after", a),
	    .kind = kind};
}

enum err_code
queue_proof_read(const struct queue_list *l, const struct queue_item *item,
    struct queue_proof *out, struct err *e)
{
	struct proof_reading in = {l->inv->arena, out};
	const struct row_query q = {l->store, "evidence",
	    {{"round", l->audit.round}, {"audit", l->audit.name},
	        {"agency_id", item->agencies[0]}, {"rule_id", item->rule_id}}};

	*out = (struct queue_proof){0};
	return rows_each(&q, take_proof, &in, e);
}

static void
print_head(const struct queue_list *l)
{
	static const struct words
	    head = {"{1}/{2} · rules {3} · profile {4} · reviews to number {5}",
	        "{1}/{2} · ชุดกฎ {3} · โปรไฟล์ {4} · ผลตรวจถึงลำดับ {5}"},
	    none = {"none: each rule weighs the same (samruat score computes "
	            "figures)",
	        "ไม่มี: ทุกกฎมีน้ำหนักเท่ากัน (คำนวณคะแนนด้วย samruat score)"},
	    counts = {"to review: {1} verdicts in {2} entries; here the first "
	              "{3}",
	        "รอตรวจ: {1} ผล รวมเป็น {2} รายการ แสดง {3} รายการแรก"};
	struct arena *a = l->inv->arena;
	struct str pack = l->audit.rule_pack, prefix = str_of("sha256:");
	size_t shown = l->queue.count < l->limit ? l->queue.count : l->limit;

	if (str_starts(pack, prefix))
		pack = str_slice(pack, prefix.len, pack.len);
	print_words(head, l->inv->lang,
	    (const struct str[]){l->audit.round, l->audit.name,
	        str_slice(pack, 0, PACK_DIGITS),
	        l->plan != NULL ? l->plan->profile
	                        : str_of(words_in(none, l->inv->lang)),
	        arena_printf(a, "%lld", (long long)l->last_review)},
	    5, l->inv->out);
	print_words(counts, l->inv->lang,
	    (const struct str[]){arena_printf(a, "%zu", l->queue.verdict_count),
	        arena_printf(a, "%zu", l->queue.count),
	        arena_printf(a, "%zu", shown)},
	    3, l->inv->out);
}

static struct str
title_of(const struct queue_list *l, struct str rule_id)
{
	for (size_t i = 0; i < l->rule_count; i++)
		if (str_equal(l->rules[i].id, rule_id))
			return l->inv->lang == LANG_TH ? l->rules[i].title_th
			                               : l->rules[i].title_en;
	return (struct str){0};
}

/* Adds a part of a line behind a dot. */
static void
append_part(struct buf *line, struct str text)
{
	(void)buf_append_cstr(line, " · ");
	(void)buf_append_str(line, text);
}

/* Why it waits for a person. */
static void
append_cause(
    struct buf *line, const struct queue_list *l, const struct queue_item *item)
{
	static const struct words states[] =
	    {
	        [DECISION_DECIDED] = {"decided", "มีผู้ตัดสินแล้ว"},
	        [DECISION_DISAGREE] = {"people disagree", "ผู้ตรวจเห็นต่างกัน"},
	        [DECISION_UNSURE] = {"somebody was unsure", "ผู้ตรวจยังไม่แน่ใจ"},
	    },
	                          reopened =
	                              {"re-opened: decided on another text",
	                                  "เปิดใหม่: เคยตัดสินจากข้อความอื่น"},
	                          confidence = {
	                              "confidence {1}", "ความเชื่อมั่น {1}"};
	enum lang lang = l->inv->lang;

	if (item->reason != REASON_NONE)
		append_part(
		    line, str_of(words_in(reason_text(item->reason), lang)));
	if (item->state != DECISION_NONE) {
		append_part(line, str_of(words_in(states[item->state], lang)));
	} else if (item->confidence.len > 0) {
		append_part(line, (struct str){0});
		words_append(line, confidence, lang, &item->confidence, 1);
	}
	if (item->is_reopened)
		append_part(line, str_of(words_in(reopened, lang)));
}

static void
print_line(const struct queue_list *l, const struct queue_item *item, size_t i)
{
	static const struct words agencies = {"{1} agencies", "{1} หน่วยงาน"},
	                          effect = {"up to {1} % of a score each",
	                              "มีผลต่อคะแนนได้ถึง {1} %"},
	                          level = {"level {1}", "ระดับ {1}"};
	enum lang lang = l->inv->lang;
	struct arena *a = l->inv->arena;
	struct str number = arena_printf(a, "%zu", item->agency_count);
	struct buf line = {0};

	buf_printf(&line, "%3zu. %s %.*s  %.*s", i + 1,
	    outcome_sign(item->outcome), STR_ARG(item->rule_id),
	    STR_ARG(title_of(l, item->rule_id)));
	(void)buf_append_cstr(&line, "\n     ");
	(void)buf_append_cstr(
	    &line, words_in(outcome_text(item->outcome), lang));
	if (item->level >= 0) {
		struct str n = arena_printf(a, "%d", item->level);

		append_part(&line, (struct str){0});
		words_append(&line, level, lang, &n, 1);
	}
	append_cause(&line, l, item);
	if (item->agency_count > 1) {
		append_part(&line, (struct str){0});
		words_append(&line, agencies, lang, &number, 1);
	}
	if (l->plan != NULL) {
		struct str percent =
		    arena_printf(a, "%.2f", item->effect * 100);

		append_part(&line, (struct str){0});
		words_append(&line, effect, lang, &percent, 1);
	}
	(void)buf_append_char(&line, '\n');
	print_bytes(buf_str(&line), l->inv->out);
	buf_release(&line);
}

static void
print_agencies(const struct queue_list *l, const struct queue_item *item)
{
	static const struct words more = {" and {1} more", " และอีก {1}"};
	struct buf line = {0};

	for (size_t i = 0; i < item->agency_count && i < AGENCIES_SHOWN; i++)
		buf_printf(&line, "%s%.*s", i > 0 ? ", " : "",
		    STR_ARG(item->agencies[i]));
	if (item->agency_count > AGENCIES_SHOWN) {
		struct str left = arena_printf(
		    l->inv->arena, "%zu", item->agency_count - AGENCIES_SHOWN);

		words_append(&line, more, l->inv->lang, &left, 1);
	}
	(void)fprintf(l->inv->out, "%*s", INDENT, "");
	print_safe(buf_str(&line), l->inv->out);
	(void)fputc('\n', l->inv->out);
	buf_release(&line);
}

/* What it rests on, in one line; of a "not there" that there is nothing. */
static void
print_snippet(const struct queue_list *l, const struct queue_proof *p)
{
	static const struct words nothing = {
	    "nothing that it asks for was found", "ไม่พบสิ่งที่กฎถามหา"};
	size_t width = (size_t)l->inv->columns - INDENT - 2;
	struct buf line = {0};

	if (p->evidence_id.len == 0)
		return;
	if (p->kind == MATCH_ABSENCE)
		(void)buf_append_cstr(&line, words_in(nothing, l->inv->lang));
	else
		buf_printf(&line, "%.*s%s\"%.*s\"", STR_ARG(p->label),
		    p->label.len > 0 ? ": " : "", STR_ARG(p->quote));
	(void)fprintf(l->inv->out, "%*s", INDENT, "");
	print_safe(cells_cut(buf_str(&line), width), l->inv->out);
	(void)fputc('\n', l->inv->out);
	buf_release(&line);
}

/* The command that decides it, to copy. */
static void
print_command(const struct queue_list *l, const struct queue_item *item,
    const struct queue_proof *p)
{
	static const char *const named[] = {"round", "audit"};
	bool is_open = item->outcome == OUTCOME_CANT_TELL ||
	    item->outcome == OUTCOME_UNTESTED;
	struct buf line = {0};

	(void)buf_append_cstr(&line, "samruat review add ");
	if (p->evidence_id.len > 0)
		(void)buf_append_str(&line, p->evidence_id);
	else
		buf_printf(&line, "%.*s %.*s", STR_ARG(item->agencies[0]),
		    STR_ARG(item->rule_id));
	for (size_t i = 0; i < 2; i++)
		if (option_is_set(l->inv, named[i]))
			buf_printf(&line, " --%s %s", named[i],
			    option_get(l->inv, named[i]));
	(void)buf_append_cstr(&line,
	    is_open ? " --outcome passed|failed|inapplicable" : " --confirm");
	if (item->agency_count > 1)
		(void)buf_append_cstr(&line, " --group");
	if (item->state == DECISION_DISAGREE)
		(void)buf_append_cstr(&line, " --settle");
	(void)fprintf(l->inv->out, "%*s", INDENT, "");
	print_safe(buf_str(&line), l->inv->out);
	(void)fputc('\n', l->inv->out);
	buf_release(&line);
}

enum err_code
queue_print_text(const struct queue_list *l, struct err *e)
{
	struct queue_proof proof;
	enum err_code rc = ERR_NONE;

	print_head(l);
	for (size_t i = 0; rc == ERR_NONE && i < l->queue.count && i < l->limit;
	     i++) {
		const struct queue_item *item = &l->queue.items[i];

		rc = queue_proof_read(l, item, &proof, e);
		if (rc != ERR_NONE)
			break;
		(void)fputc('\n', l->inv->out);
		print_line(l, item, i);
		print_agencies(l, item);
		print_snippet(l, &proof);
		print_command(l, item, &proof);
	}
	return rc;
}
