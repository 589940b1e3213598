/* A capture on its way into the store: records first, then the row. */
#include <assert.h>

#include "store/capture_impl.h"

static void
bind_answer(struct query *q, const struct capture_job *j)
{
	const struct capture *c = j->c;

	query_text(q, c->url);
	query_int(q, c->status);
	query_text(q, str_of(reason_word(c->reason)));
	query_text(q, c->detail);
	query_text(q, str_of(cut_word(c->cut)));
	query_text(q, c->redirect_to);
	query_text(q, c->content_type);
	query_int(q, (int64_t)c->body.len);
	query_text(q, capture_payload_sha256(j));
	query_text(q, c->ip);
	query_text(q, str_of(tls_rung_word(c->tls_rung)));
	query_text(q, c->tls_result);
	query_int(q, c->attempt);
	query_int(q, c->started_us);
	query_int(q, c->dns_us);
	query_int(q, c->connect_us);
	query_int(q, c->tls_us);
	query_int(q, c->first_byte_us);
	query_int(q, c->total_us);
	query_text(q, str_of(client_word(c->client)));
	query_int(q, c->connects);
}

/* A 304 may leave out validators that still hold (RFC 9111, 4.3.4). */
static void
bind_revisit(struct query *q, const struct capture_job *j)
{
	const struct capture *c = j->c;
	const struct repeat *repeat = &j->repeat;
	bool is_not_modified = repeat->kind == REVISIT_NOT_MODIFIED;

	query_text(q, str_of(revisit_word(repeat->kind)));
	query_int_or_null(q, repeat->original, repeat->kind != REVISIT_NOT);
	query_text(
	    q, c->etag.len > 0 || !is_not_modified ? c->etag : repeat->etag);
	query_text(q,
	    c->last_modified.len > 0 || !is_not_modified
	        ? c->last_modified
	        : repeat->last_modified);
	query_int(q, is_not_modified ? repeat->not_modified_run + 1 : 0);
}

static enum err_code
add_row(const struct capture_job *j, const struct capture_places *places,
    int64_t *id, struct err *e)
{
	struct query q = query_begin(j->store, STMT_CAPTURE_ADD);

	query_int(&q, j->u->agency_row);
	bind_answer(&q, j);
	query_int(&q, j->u->depth);
	query_text(&q, j->u->via_url);
	query_int(&q, j->store->warc_row);
	query_int(&q, places->main.offset);
	query_int(&q, places->main.length);
	query_int(&q, places->request.offset);
	query_int(&q, places->request.length);
	bind_revisit(&q, j);
	return query_insert(&q, id, e);
}

enum err_code
capture_note(struct store *s, int64_t url_id, int64_t capture_id, int attempt,
    struct err *e)
{
	struct query q = query_begin(s, STMT_URL_CAPTURED);

	query_int(&q, capture_id);
	query_int(&q, attempt);
	query_int(&q, url_id);
	return query_run(&q, e);
}

enum err_code
store_capture_add(struct store *s, int64_t round, const struct frontier_url *u,
    const struct capture *c, int64_t *capture_id, struct err *e)
{
	struct capture_job j = {.store = s, .u = u, .c = c};
	struct capture_places places = {0};
	int64_t id = 0;
	enum err_code rc;

	assert(s->mode == STORE_WRITE && round == s->round.id);
	rc = warcs_ready(s, e);
	if (rc == ERR_NONE)
		rc = revisit_find(s, c, &j.arena, &j.repeat, e);
	if (rc == ERR_NONE)
		rc = capture_append(&j, &places, e);
	if (rc == ERR_NONE)
		rc = add_row(&j, &places, &id, e);
	/* What a phone is given is a second look, never the page itself. */
	if (rc == ERR_NONE && u->id > 0 && c->client == CLIENT_DESKTOP)
		rc = capture_note(s, u->id, id, c->attempt, e);
	if (rc == ERR_NONE)
		*capture_id = id;
	arena_release(&j.arena);
	return rc;
}
