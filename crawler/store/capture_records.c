/* The WARC records of one capture: request, response or revisit, metadata. */
#include "store/capture_impl.h"

#include "web/header.h"

static struct str
record_id(struct capture_job *j, const char *type)
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

struct str
capture_payload_sha256(const struct capture_job *j)
{
	return j->repeat.kind == REVISIT_NOT_MODIFIED
	    ? j->repeat.payload_sha256
	    : str_of(j->c->payload_sha256);
}

static void
put_metadata(struct buf *out, const struct capture_job *j)
{
	const struct capture *c = j->c;

	put_text(out, "via", j->u->via_url);
	buf_printf(
	    out, "depth: %d\r\nattempt: %d\r\n", j->u->depth, c->attempt);
	put_text(out, "reason", str_of(reason_word(c->reason)));
	put_text(out, "detail", c->detail);
	put_text(out, "redirect-to", c->redirect_to);
	put_text(out, "client", str_of(client_word(c->client)));
	put_text(out, "revisit", str_of(revisit_word(j->repeat.kind)));
	if (c->connects > 0)
		buf_printf(out, "connects: %d\r\n", c->connects);
	put_text(out, "tls-rung", str_of(tls_rung_word(c->tls_rung)));
	put_text(out, "tls-result", c->tls_result);
	put_text(out, "payload-sha256", capture_payload_sha256(j));
	put_ms(out, "dns-ms", c->dns_us);
	put_ms(out, "connect-ms", c->connect_us);
	put_ms(out, "tls-ms", c->tls_us);
	put_ms(out, "first-byte-ms", c->first_byte_us);
	put_ms(out, "fetchTimeMs", c->total_us);
}

static enum err_code
append_request(struct capture_job *j, struct str response_id,
    struct warc_place *out, struct err *e)
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
    struct capture_job *j, struct str id, struct warc_place *out, struct err *e)
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
 * WARC 1.1, 6.7: the block is the head of the answer; the payload is that of
 * the original. Only where a body came and was left off is it truncated.
 */
static enum err_code
append_revisit(
    struct capture_job *j, struct str id, struct warc_place *out, struct err *e)
{
	const struct capture *c = j->c;
	const struct repeat *repeat = &j->repeat;
	struct warc_record r = {.type = "revisit",
	    .id = id,
	    .date_us = c->started_us,
	    .target = c->url,
	    .ip = c->ip,
	    .protocol = "http/1.1",
	    .truncated = cut_word(
	        repeat->kind == REVISIT_SAME_PAYLOAD ? CUT_LENGTH : CUT_NOT),
	    .payload_digest = repeat->payload_digest,
	    .profile = revisit_profile(repeat->kind),
	    .refers_to = repeat->record_id,
	    .refers_to_target = repeat->url,
	    .refers_to_date_us = repeat->started_us,
	    .content_type = "application/http;msgtype=response",
	    .block = {buf_str(&c->head)}};

	return warc_file_append(&j->store->warc, &r, out, e);
}

/*
 * A metadata record beside a response has no target: with one, an index of the
 * archive would show it as a second capture of the page. That of a failure is
 * the only trace of it and names its URL.
 */
static enum err_code
append_metadata(struct capture_job *j, struct str response_id,
    struct warc_place *out, struct err *e)
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

enum err_code
capture_append(struct capture_job *j, struct capture_places *out, struct err *e)
{
	struct warc_place metadata;
	enum err_code rc = ERR_NONE;
	bool is_revisit;
	struct str id;

	out->request.offset = -1;
	if (j->c->head.len == 0)
		return append_metadata(j, (struct str){0}, &out->main, e);
	is_revisit = j->repeat.kind != REVISIT_NOT;
	id = record_id(j, is_revisit ? "revisit" : "response");
	if (j->c->request.len > 0)
		rc = append_request(j, id, &out->request, e);
	if (rc == ERR_NONE)
		rc = is_revisit ? append_revisit(j, id, &out->main, e)
		                : append_response(j, id, &out->main, e);
	if (rc == ERR_NONE)
		rc = append_metadata(j, id, &metadata, e);
	return rc;
}
