/* Answers beside what sites show, as rows for other programs. */
#include <math.h>

#include "cli/claims.h"
#include "cli/grid.h"
#include "publish/mask.h"
#include "publish/value.h"

enum {
	COLUMN_STATE,
	COLUMN_AGENCY,
	COLUMN_NAME_TH,
	COLUMN_MINISTRY,
	COLUMN_PROVINCE,
	COLUMN_QUESTION,
	COLUMN_TEXT_TH,
	COLUMN_ANSWER,
	COLUMN_TARGET,
	COLUMN_RULE,
	COLUMN_REVISION,
	COLUMN_OUTCOME,
	COLUMN_EFFECTIVE,
	COLUMN_LEVEL,
	COLUMN_LOWER,
	COLUMN_UPPER,
	COLUMN_REASON,
	COLUMN_CONFIDENCE,
	COLUMN_REVIEWER,
	COLUMN_PAGES,
	COLUMN_COMPLETE,
	COLUMN_EVIDENCE,
	COLUMN_MATCH,
	COLUMN_QUOTE,
	COLUMN_URL,
	COLUMN_PAGE_URL,
	COLUMN_PATH,
	COLUMN_CAPTURED,
	COLUMN_ROUND,
	COLUMN_AUDIT,
	COLUMN_RULE_PACK,
	COLUMN_PROFILE,
	COLUMN_LAST_REVIEW,
	COLUMN_COUNT
};

static const struct view_column columns[COLUMN_COUNT] = {
    [COLUMN_STATE] = {"state", VALUE_TEXT},
    [COLUMN_AGENCY] = {"agency_id", VALUE_TEXT},
    [COLUMN_NAME_TH] = {"name_th", VALUE_TEXT},
    [COLUMN_MINISTRY] = {"ministry_th", VALUE_TEXT},
    [COLUMN_PROVINCE] = {"province_code", VALUE_TEXT},
    [COLUMN_QUESTION] = {"question", VALUE_TEXT},
    [COLUMN_TEXT_TH] = {"text_th", VALUE_TEXT},
    [COLUMN_ANSWER] = {"answer", VALUE_TEXT},
    [COLUMN_TARGET] = {"target", VALUE_TEXT},
    [COLUMN_RULE] = {"rule_id", VALUE_TEXT},
    [COLUMN_REVISION] = {"rule_revision", VALUE_INT},
    [COLUMN_OUTCOME] = {"outcome", VALUE_TEXT},
    [COLUMN_EFFECTIVE] = {"effective_outcome", VALUE_TEXT},
    [COLUMN_LEVEL] = {"effective_level", VALUE_INT},
    [COLUMN_LOWER] = {"lower", VALUE_REAL},
    [COLUMN_UPPER] = {"upper", VALUE_REAL},
    [COLUMN_REASON] = {"reason", VALUE_TEXT},
    [COLUMN_CONFIDENCE] = {"confidence", VALUE_TEXT},
    [COLUMN_REVIEWER] = {"reviewer", VALUE_TEXT},
    [COLUMN_PAGES] = {"pages_examined", VALUE_INT},
    [COLUMN_COMPLETE] = {"complete", VALUE_INT},
    [COLUMN_EVIDENCE] = {"evidence_id", VALUE_TEXT},
    [COLUMN_MATCH] = {"match_kind", VALUE_TEXT},
    [COLUMN_QUOTE] = {"quote", VALUE_TEXT},
    [COLUMN_URL] = {"url", VALUE_TEXT},
    [COLUMN_PAGE_URL] = {"page_url", VALUE_TEXT},
    [COLUMN_PATH] = {"click_path", VALUE_TEXT},
    [COLUMN_CAPTURED] = {"captured_at", VALUE_TEXT},
    [COLUMN_ROUND] = {"round", VALUE_TEXT},
    [COLUMN_AUDIT] = {"audit", VALUE_TEXT},
    [COLUMN_RULE_PACK] = {"rule_pack", VALUE_TEXT},
    [COLUMN_PROFILE] = {"profile", VALUE_TEXT},
    [COLUMN_LAST_REVIEW] = {"last_review", VALUE_INT},
};
static const struct view_info claims_info = {"claims", columns, COLUMN_COUNT};

static void
fill_claim(const struct claims_report *r, const struct claim_result *result,
    struct view_value *v)
{
	const struct claims_agency *g = claims_agency_of(r, result);
	const struct claim_question *q =
	    &r->files->questions[result->claim.question];
	static const char *const answers[] = {"", "no", "yes", ""};
	struct str answer = str_of(answers[result->claim.answer]);

	if (result->claim.answer == CLAIM_COUNTED)
		answer = arena_printf(
		    r->inv->arena, "%lld", (long long)result->claim.number);
	v[COLUMN_STATE] = value_word(claim_state_word(result->state));
	v[COLUMN_AGENCY] = value_text(g->id);
	v[COLUMN_NAME_TH] = value_text(g->name_th);
	v[COLUMN_MINISTRY] = value_text(g->ministry_th);
	v[COLUMN_PROVINCE] = value_text(g->province_code);
	v[COLUMN_QUESTION] = value_text(q->key);
	v[COLUMN_TEXT_TH] = value_text(q->text_th);
	v[COLUMN_ANSWER] = value_text(answer);
	v[COLUMN_TARGET] =
	    value_text(q->indicator == NULL ? q->rule_id : q->indicator->key);
}

static void
fill_sight(const struct claim_result *result, struct view_value *v)
{
	const struct claim_sight *s = &result->sight;
	const struct claim_verdict *d = &s->verdict;

	v[COLUMN_RULE] = value_text(d->rule_id);
	v[COLUMN_LOWER] = value_real_if(s->is_counted, s->low);
	v[COLUMN_UPPER] =
	    value_real_if(s->is_counted && isfinite(s->high), s->high);
	if (result->state == CLAIM_CANNOT_TELL)
		v[COLUMN_REASON] = value_word(claims_why_word(result));
	if (!d->is_there)
		return;
	v[COLUMN_REVISION] = value_int(d->rule_revision);
	v[COLUMN_OUTCOME] = value_word(outcome_word(d->outcome));
	v[COLUMN_EFFECTIVE] = value_word(outcome_word(d->effective));
	if (d->level >= 0)
		v[COLUMN_LEVEL] = value_int(d->level);
	v[COLUMN_CONFIDENCE] = value_text(d->confidence);
	v[COLUMN_REVIEWER] = value_text(d->reviewer);
	v[COLUMN_PAGES] = value_int(d->pages_examined);
	v[COLUMN_COMPLETE] = value_int(d->is_complete);
}

static void
fill_proof(const struct claim_proof *p, struct buf *quote, struct view_value *v)
{
	buf_clear(quote);
	(void)mask_append(quote, p->quote);
	v[COLUMN_EVIDENCE] = value_text(p->evidence_id);
	v[COLUMN_MATCH] = value_text(p->match_kind);
	v[COLUMN_QUOTE] = value_text(buf_str(quote));
	v[COLUMN_URL] = value_text(p->url);
	v[COLUMN_PAGE_URL] = value_text(p->page_url);
	v[COLUMN_PATH] = value_text(p->click_path);
	v[COLUMN_CAPTURED] = value_text(p->captured_at);
}

static void
fill_source(const struct claims_report *r, struct view_value *v)
{
	v[0] = value_text(r->round);
	v[1] = value_text(r->audit);
	v[2] = value_text(r->rule_pack);
	v[3] = value_text(r->profile);
	v[4] = value_int(r->last_review);
}

void
claims_print_rows(
    const struct claims_report *r, const struct table_format *format)
{
	struct buf out = {0}, quote = {0};

	format->head(&out, &claims_info);
	for (size_t i = 0; i < r->result_count; i++) {
		struct view_value values[COLUMN_COUNT] = {0};

		fill_claim(r, &r->results[i], values);
		fill_sight(&r->results[i], values);
		fill_proof(&r->results[i].proof, &quote, values);
		fill_source(r, &values[COLUMN_ROUND]);
		format->row(&out, &claims_info, values);
		print_bytes(buf_str(&out), r->inv->out);
		buf_clear(&out);
	}
	print_bytes(buf_str(&out), r->inv->out);
	buf_release(&out);
	buf_release(&quote);
}

static const struct view_column total_columns[] = {
    {"question", VALUE_TEXT},
    {"text_th", VALUE_TEXT},
    {"target", VALUE_TEXT},
    {"answered", VALUE_INT},
    {"yes_not_found", VALUE_INT},
    {"no_found", VALUE_INT},
    {"number_differs", VALUE_INT},
    {"cannot_tell", VALUE_INT},
    {"agrees", VALUE_INT},
    {"no_answer", VALUE_INT},
    {"agreement", VALUE_REAL},
    {"yes_found", VALUE_INT},
    {"yes_open", VALUE_INT},
    {"no_not_found", VALUE_INT},
    {"no_open", VALUE_INT},
    {"round", VALUE_TEXT},
    {"audit", VALUE_TEXT},
    {"rule_pack", VALUE_TEXT},
    {"profile", VALUE_TEXT},
    {"last_review", VALUE_INT},
};
enum { TOTAL_COLUMNS = sizeof(total_columns) / sizeof(total_columns[0]) };
static const struct view_info totals_info = {
    "claims-totals", total_columns, TOTAL_COLUMNS};

static void
fill_total(const struct claims_report *r, size_t i, struct view_value *v)
{
	const struct claim_question *q = &r->files->questions[i];
	const struct claim_total *t = &r->totals[i];
	double agrees = (double)t->states[CLAIM_AGREES];

	*v++ = value_text(q->key);
	*v++ = value_text(q->text_th);
	*v++ =
	    value_text(q->indicator == NULL ? q->rule_id : q->indicator->key);
	*v++ = value_int(t->answered);
	for (int s = 0; s < CLAIM_STATE_COUNT; s++)
		*v++ = value_int(t->states[s]);
	*v++ = value_real_if(
	    t->judged > 0, t->judged > 0 ? agrees / (double)t->judged : 0);
	*v++ = value_int(t->table[1][TRUTH_TRUE]);
	*v++ = value_int(t->table[1][TRUTH_UNKNOWN]);
	*v++ = value_int(t->table[0][TRUTH_FALSE]);
	*v++ = value_int(t->table[0][TRUTH_UNKNOWN]);
	fill_source(r, v);
}

void
claims_print_total_rows(
    const struct claims_report *r, const struct table_format *format)
{
	struct buf out = {0};

	format->head(&out, &totals_info);
	for (size_t i = 0; i < r->files->question_count; i++) {
		struct view_value values[TOTAL_COLUMNS] = {0};

		fill_total(r, i, values);
		format->row(&out, &totals_info, values);
	}
	print_bytes(buf_str(&out), r->inv->out);
	buf_release(&out);
}
