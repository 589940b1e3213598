/* Each change, below its agency, with the evidence of both sides. */
#include "cli/compare_text.h"

#include "cli/grid.h"
#include "record/absence.h"
#include "text/cells.h"

enum { PROOFS_SHOWN = 3, QUOTE_CELLS = 100, CONTEXT_CELLS = 40 };

static void
append_outcome(struct buf *out, enum outcome outcome, int level, enum lang lang)
{
	static const struct words level_words = {"level", "ระดับ"};

	(void)buf_append_cstr(out, outcome_word(outcome));
	if (level >= 0)
		buf_printf(out, " (%s %d)", words_in(level_words, lang), level);
}

/* What the machine says, and what people decided beside it. */
static void
append_verdict(struct buf *out, const struct scored_verdict *v, enum lang lang)
{
	static const struct words none = {"no verdict", "ไม่มีผล"},
	                          people = {"people", "คนตัดสิน"};

	if (v == NULL) {
		(void)buf_append_cstr(out, words_in(none, lang));
		return;
	}
	append_outcome(out, v->outcome, v->level, lang);
	if (v->reason != REASON_NONE)
		buf_printf(out, " [%s]", reason_word(v->reason));
	if (v->decision.state == DECISION_NONE)
		return;
	buf_printf(out, " {%s: %s", words_in(people, lang),
	    decision_state_word(v->decision.state));
	if (v->decision.state == DECISION_DECIDED) {
		(void)buf_append_char(out, ' ');
		append_outcome(out, v->effective, v->effective_level, lang);
	}
	(void)buf_append_char(out, '}');
}

static void
append_cut(struct buf *out, struct str text, size_t cells)
{
	struct str cut = cells_cut(text, cells);

	cells_append_safe(out, cut);
	if (cut.len < text.len)
		(void)buf_append_cstr(out, "...");
}

/* The pages, and by which their text can be told from another. */
static void
append_absence(struct buf *out, const struct evidence *v)
{
	struct absence a;

	append_cut(out, v->quote, QUOTE_CELLS);
	if (absence_read(v->context_after, &a) && a.text[0] != '\0')
		buf_printf(out, "  text %s", a.text);
}

/* The quote between what stands around it: it may be that which changed. */
static void
append_quote(struct buf *out, const struct evidence *v)
{
	struct str before = v->context_before;
	size_t drop = 0;

	if (v->match_kind == MATCH_ABSENCE) {
		append_absence(out, v);
		return;
	}
	while (cells_width(str_slice(before, drop, before.len)) > CONTEXT_CELLS)
		drop += cells_cut(str_slice(before, drop, before.len), 1).len;
	(void)buf_append_cstr(out, drop > 0 ? "..." : "");
	cells_append_safe(out, str_slice(before, drop, before.len));
	(void)buf_append_cstr(out, "[");
	append_cut(out, v->quote, QUOTE_CELLS);
	(void)buf_append_cstr(out, "]");
	append_cut(out, v->context_after, CONTEXT_CELLS);
}

static void
append_proof(struct buf *out, const struct compare_proof *p)
{
	const struct evidence *v = &p->evidence;

	buf_printf(out, "      %s  ", match_kind_word(v->match_kind));
	cells_append_safe(out, v->label);
	(void)buf_append_cstr(out, v->label.len > 0 ? ": " : "");
	append_quote(out, v);
	(void)buf_append_cstr(out, "\n        ");
	if (p->url.len > 0) {
		cells_append_safe(out, p->url);
		(void)buf_append_cstr(out, "  ");
	}
	cells_append_safe(out, p->captured_at);
	(void)buf_append_cstr(out, p->captured_at.len > 0 ? "  " : "");
	cells_append_safe(out, p->evidence_id);
	(void)buf_append_char(out, '\n');
}

static enum err_code
append_side(struct buf *out, struct compare_printing *p, const struct change *c,
    enum compare_side side, struct err *e)
{
	static const struct words more = {"{1} more", "อีก {1} รายการ"};
	const struct stored_audit *audit = &p->book.comparison->sides[side];
	const struct proof_wish wish = {c, side, PROOFS_SHOWN};
	const struct compare_proof *proofs[PROOFS_SHOWN];
	size_t count = 0, left = 0;
	enum err_code rc =
	    proof_book_pick(&p->book, &wish, proofs, &count, &left, e);

	if (rc != ERR_NONE || count == 0)
		return rc;
	(void)buf_append_cstr(out, "    ");
	cells_append_safe(out, audit->round);
	(void)buf_append_char(out, '/');
	cells_append_safe(out, audit->name);
	(void)buf_append_char(out, '\n');
	for (size_t i = 0; i < count; i++)
		append_proof(out, proofs[i]);
	if (left > 0) {
		struct buf number = {0};
		struct str text;

		buf_printf(&number, "%zu", left);
		text = buf_str(&number);
		(void)buf_append_cstr(out, "      ");
		words_append(out, more, p->inv->lang, &text, 1);
		(void)buf_append_char(out, '\n');
		buf_release(&number);
	}
	return ERR_NONE;
}

static void
append_agency(struct buf *out, struct compare_printing *p,
    const struct compared_agency *g)
{
	struct str name = p->inv->lang == LANG_EN && g->name_en.len > 0
	    ? g->name_en
	    : g->name_th;

	if (p->has_begun && str_equal(buf_str(&p->agency_id), g->id))
		return;
	buf_clear(&p->agency_id);
	(void)buf_append_str(&p->agency_id, g->id);
	(void)buf_append_char(out, '\n');
	cells_append_safe(out, g->id);
	(void)buf_append_cstr(out, name.len > 0 ? "  " : "");
	cells_append_safe(out, name);
	(void)buf_append_char(out, '\n');
}

static void
append_rule(struct buf *out, const struct change *c)
{
	const int *revision = c->rule->revision;

	cells_append_safe(out, c->rule->id);
	if (c->rule->is_in[c->from] && c->rule->is_in[c->to] &&
	    revision[c->from] != revision[c->to])
		buf_printf(
		    out, " (%d -> %d)", revision[c->from], revision[c->to]);
	(void)buf_append_cstr(out, "  ");
}

static enum err_code
append_change(struct buf *out, struct compare_printing *p,
    const struct change *c, struct err *e)
{
	enum err_code rc;

	if (c->agency != NULL)
		append_agency(out, p, c->agency);
	else if (!p->has_begun)
		(void)buf_append_char(out, '\n');
	p->has_begun = true;
	(void)buf_append_cstr(out, c->agency != NULL ? "  " : "");
	if (c->rule != NULL)
		append_rule(out, c);
	(void)buf_append_cstr(out, change_kind_word(c->kind));
	if (c->agency == NULL || c->rule == NULL) {
		(void)buf_append_char(out, '\n');
		return ERR_NONE;
	}
	(void)buf_append_cstr(out, "  ");
	append_verdict(out, c->before, p->inv->lang);
	(void)buf_append_cstr(out, " -> ");
	append_verdict(out, c->after, p->inv->lang);
	(void)buf_append_char(out, '\n');
	rc = append_side(out, p, c, c->from, e);
	return rc == ERR_NONE ? append_side(out, p, c, c->to, e) : rc;
}

enum err_code
compare_print_change(
    struct compare_printing *p, const struct change *c, struct err *e)
{
	struct buf text = {0};
	enum err_code rc = append_change(&text, p, c, e);

	if (rc == ERR_NONE)
		print_bytes(buf_str(&text), p->inv->out);
	buf_release(&text);
	return rc;
}
