/* What a worker read in a page, and what it found there. */
#include "record/view.h"
#include "record/wire.h"
#include "store/store_impl.h"

static enum err_code
put_page(
    struct store *s, int64_t capture_id, const struct report *r, struct err *e)
{
	struct buf flags = {0};
	struct query q = query_begin(s, STMT_PAGE_PUT);
	enum err_code rc;

	view_append_words(&flags, r->view_flags);
	query_int(&q, capture_id);
	query_text(&q, str_of(reason_word(r->reason)));
	query_text(&q, r->encoding);
	query_text(&q, r->encoding_source);
	query_text(&q, r->page_class);
	query_text(&q, r->title);
	query_text(&q, r->lang);
	query_int(&q, r->words_th);
	query_int(&q, r->words_en);
	query_text(&q, r->text_sha256);
	query_text(&q, buf_str(&flags));
	query_text(&q, r->redirect_to);
	query_text(&q, r->redirect_kind);
	/* Of what could not be read, nobody knows. */
	query_int_or_null(&q, r->names_agency, r->reason == REASON_NONE);
	rc = query_run(&q, e);
	buf_release(&flags);
	return rc;
}

static enum err_code
add_finding(
    struct store *s, int64_t capture_id, const struct finding *f, struct err *e)
{
	struct buf evidence = {0};
	struct query q = query_begin(s, STMT_FINDING_ADD);
	enum err_code rc;

	wire_put_evidence(&evidence, f->evidence, f->evidence_count);
	query_int(&q, capture_id);
	query_text(&q, f->rule_id);
	query_text(&q, str_of(outcome_word(f->outcome)));
	query_int(&q, f->level);
	query_text(&q, str_of(reason_word(f->reason)));
	query_text(&q, f->leaves);
	query_blob(&q, buf_str(&evidence));
	rc = query_run(&q, e);
	buf_release(&evidence);
	return rc;
}

enum err_code
store_report_add(
    struct store *s, int64_t capture_id, const struct report *r, struct err *e)
{
	enum err_code rc = put_page(s, capture_id, r, e);
	struct query q;

	if (rc != ERR_NONE)
		return rc;
	q = query_begin(s, STMT_FINDING_CLEAR);
	query_int(&q, capture_id);
	rc = query_run(&q, e);
	for (size_t i = 0; rc == ERR_NONE && i < r->finding_count; i++)
		rc = add_finding(s, capture_id, &r->findings[i], e);
	return rc;
}
