/* A capture on its way into the store: records first, then the row. */
#include <assert.h>

#include "store/store_impl.h"
#include "web/header.h"

/* Where the records of a capture stand. */
struct places {
	struct warc_place main; /* response; metadata of a failure */
	struct warc_place request;
};

/* What all records of one capture share. */
struct job {
	struct store *store;
	const struct frontier_url *u;
	const struct capture *c;
	struct arena arena;
};

static struct str
record_id(struct job *j, const char *type)
{
	const struct capture *c = j->c;

	/* The offset tells apart what is otherwise the same. */
	return warc_id(&j->arena,
	    arena_printf(&j->arena, "%s\n%.*s\n%lld\n%.*s\n%d\n%lld", type,
	        STR_ARG(j->store->warc.name), (long long)j->store->warc.length,
	        STR_ARG(c->url), c->attempt, (long long)c->started_us));
}

static void
put_text(struct buf *out, const char *name, struct str value)
{
	if (value.len == 0)
		return;
	buf_printf(out, "%s: ", name);
	for (size_t i = 0; i < value.len; i++)
		(void)buf_append_char(out,
		    (unsigned char)value.ptr[i] < 0x20 ? ' ' : value.ptr[i]);
	(void)buf_append_cstr(out, "\r\n");
}

static void
put_ms(struct buf *out, const char *name, int64_t us)
{
	if (us >= 0)
		buf_printf(out, "%s: %lld\r\n", name, (long long)us / 1000);
}

static void
put_metadata(struct buf *out, const struct job *j)
{
	const struct capture *c = j->c;

	put_text(out, "via", j->u->via_url);
	buf_printf(
	    out, "depth: %d\r\nattempt: %d\r\n", j->u->depth, c->attempt);
	put_text(out, "reason", str_of(reason_word(c->reason)));
	put_text(out, "detail", c->detail);
	put_text(out, "redirect-to", c->redirect_to);
	put_text(out, "tls-rung", str_of(tls_rung_word(c->tls_rung)));
	put_text(out, "tls-result", c->tls_result);
	put_text(out, "payload-sha256", str_of(c->payload_sha256));
	put_ms(out, "dns-ms", c->dns_us);
	put_ms(out, "connect-ms", c->connect_us);
	put_ms(out, "tls-ms", c->tls_us);
	put_ms(out, "first-byte-ms", c->first_byte_us);
	put_ms(out, "fetchTimeMs", c->total_us);
}

static enum err_code
append_request(struct job *j, struct str response_id, struct warc_place *out,
    struct err *e)
{
	struct warc_record r = {.type = "request",
	    .id = record_id(j, "request"),
	    .date_us = j->c->started_us,
	    .target = j->c->url,
	    .concurrent_to = response_id,
	    .ip = j->c->ip,
	    .protocol = "http/1.1",
	    .content_type = "application/http;msgtype=request",
	    .block = {j->c->request}};

	return warc_file_append(&j->store->warc, &r, out, e);
}

static enum err_code
append_response(
    struct job *j, struct str id, struct warc_place *out, struct err *e)
{
	const struct capture *c = j->c;
	struct str head = buf_str(&c->head), body = buf_str(&c->body);
	struct header h = header_parse(&j->arena, head);
	bool is_complete = false;
	struct str payload = header_payload(&j->arena, &h, body, &is_complete);
	char digest[DIGEST_TEXT_BYTES];
	struct warc_record r = {.type = "response",
	    .id = id,
	    .date_us = c->started_us,
	    .target = c->url,
	    .ip = c->ip,
	    .protocol = "http/1.1",
	    .truncated = cut_word(c->cut),
	    .content_type = "application/http;msgtype=response",
	    .block = {head, body},
	    .is_packed = header_get(&h, "content-encoding").len > 0};

	digest_of(DIGEST_SHA1, payload, digest);
	r.payload_digest = str_of(digest);
	return warc_file_append(&j->store->warc, &r, out, e);
}

/*
 * A metadata record beside a response has no target: with one, an index of the
 * archive would show it as a second capture of the page. That of a failure is
 * the only trace of it and names its URL.
 */
static enum err_code
append_metadata(struct job *j, struct str response_id, struct warc_place *out,
    struct err *e)
{
	struct buf fields = {0};
	struct warc_record r = {.type = "metadata",
	    .id = record_id(j, "metadata"),
	    .date_us = j->c->started_us,
	    .concurrent_to = response_id,
	    .content_type = "application/warc-fields"};
	enum err_code rc;

	if (response_id.len == 0) {
		r.target = j->c->url;
		r.ip = j->c->ip;
	}
	put_metadata(&fields, j);
	r.block[0] = buf_str(&fields);
	rc = warc_file_append(&j->store->warc, &r, out, e);
	buf_release(&fields);
	return rc;
}

static enum err_code
append_records(struct job *j, struct places *out, struct err *e)
{
	struct warc_place metadata;
	enum err_code rc = ERR_NONE;
	struct str id;

	out->request.offset = -1;
	if (j->c->head.len == 0)
		return append_metadata(j, (struct str){0}, &out->main, e);
	id = record_id(j, "response");
	if (j->c->request.len > 0)
		rc = append_request(j, id, &out->request, e);
	if (rc == ERR_NONE)
		rc = append_response(j, id, &out->main, e);
	if (rc == ERR_NONE)
		rc = append_metadata(j, id, &metadata, e);
	return rc;
}

static void
bind_answer(struct query *q, const struct capture *c)
{
	query_text(q, c->url);
	query_int(q, c->status);
	query_text(q, str_of(reason_word(c->reason)));
	query_text(q, c->detail);
	query_text(q, str_of(cut_word(c->cut)));
	query_text(q, c->redirect_to);
	query_text(q, c->content_type);
	query_int(q, (int64_t)c->body.len);
	query_text(q, str_of(c->payload_sha256));
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
}

static enum err_code
add_row(struct job *j, const struct places *places, int64_t *id, struct err *e)
{
	struct query q = query_begin(j->store, STMT_CAPTURE_ADD);
	bool is_there = false;
	enum err_code rc;

	query_int(&q, j->u->agency_row);
	bind_answer(&q, j->c);
	query_int(&q, j->u->depth);
	query_text(&q, j->u->via_url);
	query_int(&q, j->store->warc_row);
	query_int(&q, places->main.offset);
	query_int(&q, places->main.length);
	query_int(&q, places->request.offset);
	query_int(&q, places->request.length);
	rc = query_row(&q, &is_there, e);
	if (rc == ERR_NONE)
		*id = query_int_at(&q, 0);
	query_end(&q);
	return rc;
}

static enum err_code
note_captured(struct store *s, int64_t url_id, int64_t capture_id, int attempt,
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
	struct job j = {.store = s, .u = u, .c = c};
	struct places places = {0};
	int64_t id = 0;
	enum err_code rc;

	assert(s->mode == STORE_WRITE && round == s->round.id);
	rc = warcs_ready(s, e);
	if (rc == ERR_NONE)
		rc = append_records(&j, &places, e);
	if (rc == ERR_NONE)
		rc = add_row(&j, &places, &id, e);
	if (rc == ERR_NONE && u->id > 0)
		rc = note_captured(s, u->id, id, c->attempt, e);
	if (rc == ERR_NONE)
		*capture_id = id;
	arena_release(&j.arena);
	return rc;
}
