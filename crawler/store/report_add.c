/* What a worker read in a page, and what it found there. */
#include "record/view.h"
#include "record/wire.h"
#include "store/store_impl.h"

/* Hashes in the form of the ledger: 8 bytes each, little end first. */
static struct str
block_bytes(struct store *s, const struct report *r)
{
	buf_clear(&s->blocks);
	for (size_t i = 0; i < r->block_count; i++)
		wire_put_number(&s->blocks, (int64_t)r->blocks[i]);
	return buf_str(&s->blocks);
}

enum err_code
store_report_add(
    struct store *s, int64_t capture_id, const struct report *r, struct err *e)
{
	struct buf flags = {0};
	struct query q = query_begin(s, STMT_PAGE_PUT);
	enum err_code rc;

	view_append_words(&flags, r->view_flags);
	buf_clear(&s->findings);
	wire_put_findings(&s->findings, r->findings, r->finding_count);
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
	query_blob(&q, buf_str(&s->findings));
	query_blob(&q, block_bytes(s, r));
	rc = query_run(&q, e);
	buf_release(&flags);
	return rc;
}
