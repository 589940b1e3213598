/* The WARC records of one capture: request, response or revisit, metadata. */
#include "store/capture_impl.h"

#include <string.h>

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

	warc_put_field(out, "via", j->u->via_url);
	buf_printf(
	    out, "depth: %d\r\nattempt: %d\r\n", j->u->depth, c->attempt);
	warc_put_field(out, "reason", str_of(reason_word(c->reason)));
	warc_put_field(out, "detail", c->detail);
	warc_put_field(out, "redirect-to", c->redirect_to);
	warc_put_field(out, "client", str_of(client_word(c->client)));
	warc_put_field(out, "revisit", str_of(revisit_word(j->repeat.kind)));
	if (c->connects > 0)
		buf_printf(out, "connects: %d\r\n", c->connects);
	warc_put_field(out, "tls-rung", str_of(tls_rung_word(c->tls_rung)));
	warc_put_field(out, "tls-result", c->tls_result);
	warc_put_field(out, "payload-sha256", capture_payload_sha256(j));
	put_ms(out, "dns-ms", c->dns_us);
	put_ms(out, "connect-ms", c->connect_us);
	put_ms(out, "tls-ms", c->tls_us);
	put_ms(out, "first-byte-ms", c->first_byte_us);
	put_ms(out, "fetchTimeMs", c->total_us);
}

static struct warc_place
add_request(struct capture_job *j, struct str response_id)
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

	return warc_file_add(&j->store->warc, &r);
}

static struct warc_place
add_response(struct capture_job *j, struct str id)
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
	return warc_file_add(&j->store->warc, &r);
}

/*
 * WARC 1.1, 6.7: the block is the head of the answer; the payload is that of
 * the original. Only where a body came and was left off is it truncated.
 */
static struct warc_place
add_revisit(struct capture_job *j, struct str id)
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

	return warc_file_add(&j->store->warc, &r);
}

/*
 * A metadata record beside a response has no target: with one, an index of the
 * archive would show it as a second capture of the page. That of a failure is
 * the only trace of it and names its URL.
 */
static struct warc_place
add_metadata(struct capture_job *j, struct str beside)
{
	struct buf fields = {0};
	struct warc_record r = {.type = "metadata",
	    .id = record_id(j, "metadata"),
	    .date_us = j->c->started_us,
	    .concurrent_to = beside,
	    .content_type = "application/warc-fields"};
	struct warc_place place;

	if (j->c->status == 0) {
		r.target = j->c->url;
		r.ip = j->c->ip;
	}
	put_metadata(&fields, j);
	r.block[0] = buf_str(&fields);
	place = warc_file_add(&j->store->warc, &r);
	buf_release(&fields);
	return place;
}

/*
 * What came of a head that never came to its end. Readers of archives take the
 * block of a response for a whole head and lose their way behind half a one, so
 * it stands beside the failure as what it is: some bytes.
 */
static struct str
add_fragment(struct capture_job *j)
{
	struct warc_record r = {.type = "resource",
	    .id = record_id(j, "resource"),
	    .date_us = j->c->started_us,
	    .truncated =
	        cut_word(j->c->cut == CUT_NOT ? CUT_DISCONNECT : j->c->cut),
	    .content_type = "application/octet-stream",
	    .block = {buf_str(&j->c->head), buf_str(&j->c->body)}};
	struct str uuid = str_slice(r.id, strlen("<urn:uuid:"), r.id.len - 1);

	r.target =
	    arena_printf(&j->arena, "urn:samruat:fragment:%.*s", STR_ARG(uuid));
	(void)warc_file_add(&j->store->warc, &r);
	return r.id;
}

static struct warc_place
add_failure(struct capture_job *j)
{
	struct str beside = {0};

	if (j->c->head.len > 0)
		beside = add_fragment(j);
	return add_metadata(j, beside);
}

enum err_code
capture_append(struct capture_job *j, struct capture_places *out, struct err *e)
{
	bool is_revisit = j->repeat.kind != REVISIT_NOT;
	struct str id;

	out->request.offset = -1;
	if (j->c->status == 0) {
		out->main = add_failure(j);
		return warc_file_write(&j->store->warc, e);
	}
	id = record_id(j, is_revisit ? "revisit" : "response");
	if (j->c->request.len > 0)
		out->request = add_request(j, id);
	out->main = is_revisit ? add_revisit(j, id) : add_response(j, id);
	(void)add_metadata(j, id);
	return warc_file_write(&j->store->warc, e);
}
