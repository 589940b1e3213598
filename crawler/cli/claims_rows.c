/* Answers beside what sites show, as rows for other programs. */
#include <math.h>

#include "cli/claims.h"
#include "cli/grid.h"
#include "publish/mask.h"

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

static struct view_value
text_value(struct str text)
{
	return (struct view_value){
	    .kind = text.len > 0 ? VALUE_TEXT : VALUE_NULL, .text = text};
}

static struct view_value
word_value(const char *word)
{
	return text_value(str_of(word));
}

static struct view_value
int_value(int64_t number)
{
	return (struct view_value){.kind = VALUE_INT, .number = number};
}

static struct view_value
real_value(bool is_there, double number)
{
	if (!is_there || !isfinite(number))
		return (struct view_value){.kind = VALUE_NULL};
	return (struct view_value){.kind = VALUE_REAL, .real = number};
}

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
	v[COLUMN_STATE] = word_value(claim_state_word(result->state));
	v[COLUMN_AGENCY] = text_value(g->id);
	v[COLUMN_NAME_TH] = text_value(g->name_th);
	v[COLUMN_MINISTRY] = text_value(g->ministry_th);
	v[COLUMN_PROVINCE] = text_value(g->province_code);
	v[COLUMN_QUESTION] = text_value(q->key);
	v[COLUMN_TEXT_TH] = text_value(q->text_th);
	v[COLUMN_ANSWER] = text_value(answer);
	v[COLUMN_TARGET] =
	    text_value(q->indicator == NULL ? q->rule_id : q->indicator->key);
}

static void
fill_sight(const struct claim_result *result, struct view_value *v)
{
	const struct claim_sight *s = &result->sight;
	const struct claim_verdict *d = &s->verdict;

	v[COLUMN_RULE] = text_value(d->rule_id);
	v[COLUMN_LOWER] = real_value(s->is_counted, s->low);
	v[COLUMN_UPPER] = real_value(s->is_counted, s->high);
	if (result->state == CLAIM_CANNOT_TELL)
		v[COLUMN_REASON] = word_value(claims_why_word(result));
	if (!d->is_there)
		return;
	v[COLUMN_REVISION] = int_value(d->rule_revision);
	v[COLUMN_OUTCOME] = word_value(outcome_word(d->outcome));
	v[COLUMN_EFFECTIVE] = word_value(outcome_word(d->effective));
	if (d->level >= 0)
		v[COLUMN_LEVEL] = int_value(d->level);
	v[COLUMN_CONFIDENCE] = text_value(d->confidence);
	v[COLUMN_REVIEWER] = text_value(d->reviewer);
	v[COLUMN_PAGES] = int_value(d->pages_examined);
	v[COLUMN_COMPLETE] = int_value(d->is_complete);
}

static void
fill_proof(const struct claim_proof *p, struct buf *quote, struct view_value *v)
{
	buf_clear(quote);
	(void)mask_append(quote, p->quote);
	v[COLUMN_EVIDENCE] = text_value(p->evidence_id);
	v[COLUMN_MATCH] = text_value(p->match_kind);
	v[COLUMN_QUOTE] = text_value(buf_str(quote));
	v[COLUMN_URL] = text_value(p->url);
	v[COLUMN_PAGE_URL] = text_value(p->page_url);
	v[COLUMN_PATH] = text_value(p->click_path);
	v[COLUMN_CAPTURED] = text_value(p->captured_at);
}

static void
fill_source(const struct claims_report *r, struct view_value *v)
{
	v[0] = text_value(r->round);
	v[1] = text_value(r->audit);
	v[2] = text_value(r->rule_pack);
	v[3] = text_value(r->profile);
	v[4] = int_value(r->last_review);
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

	*v++ = text_value(q->key);
	*v++ = text_value(q->text_th);
	*v++ =
	    text_value(q->indicator == NULL ? q->rule_id : q->indicator->key);
	*v++ = int_value(t->answered);
	for (int s = 0; s < CLAIM_STATE_COUNT; s++)
		*v++ = int_value(t->states[s]);
	*v++ = real_value(
	    t->judged > 0, t->judged > 0 ? agrees / (double)t->judged : 0);
	*v++ = int_value(t->table[1][TRUTH_TRUE]);
	*v++ = int_value(t->table[1][TRUTH_UNKNOWN]);
	*v++ = int_value(t->table[0][TRUTH_FALSE]);
	*v++ = int_value(t->table[0][TRUTH_UNKNOWN]);
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
