#include "cli/compare_row.h"

#include "publish/mask.h"
#include "publish/value.h"

enum { OWN_COLUMNS = 5, SIDE_COLUMNS = 19, QUOTE_PARTS = 3 };

static const struct view_column columns[] = {
    {"kind", VALUE_TEXT},
    {"agency_id", VALUE_TEXT},
    {"name_th", VALUE_TEXT},
    {"ministry_th", VALUE_TEXT},
    {"rule_id", VALUE_TEXT},
    {"before_round", VALUE_TEXT},
    {"before_audit", VALUE_TEXT},
    {"before_rule_pack", VALUE_TEXT},
    {"before_rule_revision", VALUE_INT},
    {"before_outcome", VALUE_TEXT},
    {"before_level", VALUE_INT},
    {"before_reason", VALUE_TEXT},
    {"before_effective_outcome", VALUE_TEXT},
    {"before_effective_level", VALUE_INT},
    {"before_review_state", VALUE_TEXT},
    {"before_evidence_sha256", VALUE_TEXT},
    {"before_evidence_id", VALUE_TEXT},
    {"before_match_kind", VALUE_TEXT},
    {"before_label", VALUE_TEXT},
    {"before_quote", VALUE_TEXT},
    {"before_context_before", VALUE_TEXT},
    {"before_context_after", VALUE_TEXT},
    {"before_url", VALUE_TEXT},
    {"before_captured_at", VALUE_TEXT},
    {"after_round", VALUE_TEXT},
    {"after_audit", VALUE_TEXT},
    {"after_rule_pack", VALUE_TEXT},
    {"after_rule_revision", VALUE_INT},
    {"after_outcome", VALUE_TEXT},
    {"after_level", VALUE_INT},
    {"after_reason", VALUE_TEXT},
    {"after_effective_outcome", VALUE_TEXT},
    {"after_effective_level", VALUE_INT},
    {"after_review_state", VALUE_TEXT},
    {"after_evidence_sha256", VALUE_TEXT},
    {"after_evidence_id", VALUE_TEXT},
    {"after_match_kind", VALUE_TEXT},
    {"after_label", VALUE_TEXT},
    {"after_quote", VALUE_TEXT},
    {"after_context_before", VALUE_TEXT},
    {"after_context_after", VALUE_TEXT},
    {"after_url", VALUE_TEXT},
    {"after_captured_at", VALUE_TEXT},
};

const struct view_info compare_columns = {
    "changes", columns, sizeof(columns) / sizeof(columns[0])};

_Static_assert(
    sizeof(columns) / sizeof(columns[0]) == OWN_COLUMNS + 2 * SIDE_COLUMNS,
    "each side has the same columns");

static void
put_verdict(struct view_value *out, const struct scored_verdict *v)
{
	out[0] = value_word(outcome_word(v->outcome));
	out[1] = value_level(v->level);
	out[2] = value_word(reason_word(v->reason));
	out[3] = value_word(outcome_word(v->effective));
	out[4] = value_level(v->effective_level);
	out[5] = value_word(decision_state_word(v->decision.state));
	out[6] = value_text(v->evidence_sha256);
}

/* Numbers of citizens do not leave the store. */
static void
put_proof(
    struct view_value *out, const struct compare_proof *p, struct buf *masked)
{
	const struct str parts[QUOTE_PARTS] = {p->evidence.context_before,
	    p->evidence.quote, p->evidence.context_after};

	(void)mask_parts(parts, QUOTE_PARTS, masked);
	out[0] = value_text(p->evidence_id);
	out[1] = value_word(match_kind_word(p->evidence.match_kind));
	out[2] = value_text(p->evidence.label);
	out[3] = value_text(buf_str(&masked[1]));
	out[4] = value_text(buf_str(&masked[0]));
	out[5] = value_text(buf_str(&masked[2]));
	out[6] = value_text(p->url);
	out[7] = value_text(p->captured_at);
}

/* A side of a row that is being made. */
struct row_side {
	enum compare_side side;
	struct view_value *out;
	struct buf masked[QUOTE_PARTS]; /* that out borrows from */
};

static enum err_code
put_side(struct row_side *to, struct proof_book *book, const struct change *c,
    struct err *e)
{
	enum compare_side side = to->side;
	const struct stored_audit *audit = &book->comparison->sides[side];
	const struct scored_verdict *v = side == c->from ? c->before : c->after;
	const struct proof_wish wish = {c, side, 1};
	const struct compare_proof *proof = NULL;
	struct view_value *out = to->out;
	size_t count = 0, left = 0;
	enum err_code rc =
	    proof_book_pick(book, &wish, &proof, &count, &left, e);

	out[0] = value_text(audit->round);
	out[1] = value_text(audit->name);
	out[2] = value_text(audit->rule_pack);
	out[3] = value_int_if(c->rule != NULL && c->rule->is_in[side],
	    c->rule != NULL ? c->rule->revision[side] : 0);
	if (v != NULL)
		put_verdict(out + 4, v);
	if (rc == ERR_NONE && count > 0)
		put_proof(out + 11, proof, to->masked);
	return rc;
}

enum err_code
compare_row_append(struct buf *out, const struct table_format *format,
    struct proof_book *book, const struct change *c, struct err *e)
{
	struct view_value row[OWN_COLUMNS + 2 * SIDE_COLUMNS] = {0};
	struct row_side sides[2] = {{c->from, row + OWN_COLUMNS, {{0}}},
	    {c->to, row + OWN_COLUMNS + SIDE_COLUMNS, {{0}}}};
	enum err_code rc;

	row[0] = value_word(change_kind_word(c->kind));
	if (c->agency != NULL) {
		row[1] = value_text(c->agency->id);
		row[2] = value_text(c->agency->name_th);
		row[3] = value_text(c->agency->ministry_th);
	}
	if (c->rule != NULL)
		row[4] = value_text(c->rule->id);
	rc = put_side(&sides[0], book, c, e);
	if (rc == ERR_NONE)
		rc = put_side(&sides[1], book, c, e);
	if (rc == ERR_NONE)
		format->row(out, &compare_columns, row);
	for (size_t i = 0; i < 2; i++)
		for (size_t k = 0; k < QUOTE_PARTS; k++)
			buf_release(&sides[i].masked[k]);
	return rc;
}
