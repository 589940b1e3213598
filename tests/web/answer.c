#include "answer.h"

#include <string.h>

#include "base/digest.h"

struct status_reason {
	int64_t status;
	const char *reason;
};

static const struct status_reason reasons[] = {
    {200, "OK"},
    {204, "No Content"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {307, "Temporary Redirect"},
    {308, "Permanent Redirect"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {410, "Gone"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {502, "Bad Gateway"},
    {503, "Service Unavailable"},
    {0, "Scripted"},
};

static void
append_field(struct buf *head, const char *name, struct str value)
{
	(void)buf_append_cstr(head, name);
	(void)buf_append_cstr(head, ": ");
	(void)buf_append_str(head, value);
	(void)buf_append_cstr(head, "\r\n");
}

/* The status line and the fields that every answer has. */
static void
start_head(struct reply *out, const struct web *w, const struct host *h,
    int64_t status, struct str reason)
{
	const struct status_reason *usual = reasons;

	while (usual->status != 0 && usual->status != status)
		usual++;
	if (reason.len == 0)
		reason = str_of(usual->reason);
	out->status = status;
	buf_printf(&out->head, "HTTP/1.1 %lld %.*s\r\n", (long long)status,
	    STR_ARG(reason));
	append_field(&out->head, "Date", w->date);
	if (h->server.len > 0)
		append_field(&out->head, "Server", h->server);
}

static void
end_head(struct reply *out)
{
	if (out->closes)
		append_field(&out->head, "Connection", str_of("close"));
	(void)buf_append_cstr(&out->head, "\r\n");
}

static bool
has_body(int64_t status)
{
	return status >= 200 && status != 204 && status != 304;
}

static void
append_length(struct reply *out, size_t length)
{
	buf_printf(&out->head, "Content-Length: %zu\r\n", length);
}

/* A short answer of our own, with a line of text unless text is NULL. */
static void
make_plain(struct reply *out, const struct web *w, const struct host *h,
    int64_t status, const char *text)
{
	start_head(out, w, h, status, (struct str){0});
	out->body = str_of(text);
	if (text != NULL) {
		append_field(&out->head, "Content-Type",
		    str_of("text/html; charset=utf-8"));
		append_length(out, out->body.len);
	}
	end_head(out);
}

static void
make_redirect(struct reply *out, const struct web *w, const struct host *h,
    struct str target)
{
	start_head(out, w, h, 301, (struct str){0});
	(void)buf_append_cstr(&out->head, "Location: https://");
	(void)buf_append_str(&out->head, h->name);
	(void)buf_append_str(&out->head, target);
	(void)buf_append_cstr(&out->head, "\r\n");
	append_length(out, 0);
	end_head(out);
}

/* 302 to the same path with n=1, n=2, and so on. */
static void
append_next(struct buf *head, struct str target)
{
	size_t mark = str_find(target, str_of("?n="), 0);
	int64_t n = 0;

	if (mark != STR_NONE)
		(void)str_to_int64(
		    str_slice(target, mark + 3, target.len), 0, INT32_MAX, &n);
	(void)buf_append_cstr(head, "Location: ");
	(void)buf_append_str(head, str_slice(target, 0, mark));
	buf_printf(head, "?n=%lld\r\n", (long long)n + 1);
}

/* Lines of 100 bytes; the last one takes what is left over. */
static void
append_flood(struct buf *head, int64_t count)
{
	for (int64_t line = 0; count > 0; line++) {
		size_t start = head->len;
		int64_t size = count < 200 ? count : 100;

		buf_printf(head, "X-Flood-%06lld: ", (long long)line);
		while ((int64_t)(head->len - start) < size - 2)
			(void)buf_append_char(head, 'a');
		(void)buf_append_cstr(head, "\r\n");
		count -= size;
	}
}

static int64_t
raw_status(struct str raw)
{
	struct str rest = raw, word = {0};
	int64_t status = 0;

	if (str_starts(raw, str_of("HTTP/")) && str_split(&rest, ' ', &word))
		(void)str_to_int64(str_slice(rest, 0, 3), 100, 999, &status);
	return status;
}

static void
make_raw(struct reply *out, const struct answer *a)
{
	out->status = raw_status(buf_str(&a->raw));
	out->body = buf_str(&a->raw);
	out->closes = true;
}

static void
append_content(struct reply *out, const struct answer *a, struct str target)
{
	struct str type = a->type;

	if (type.len == 0 && a->body.len > 0)
		type = str_of("text/html; charset=utf-8");
	if (type.len > 0 && !str_is(type, "none"))
		append_field(&out->head, "Content-Type", type);
	if (a->label.len > 0)
		append_field(&out->head, "Content-Encoding", a->label);
	(void)buf_append_str(&out->head, buf_str(&a->headers));
	if (a->is_loop)
		append_next(&out->head, target);
	append_flood(&out->head, a->flood_bytes);
	if (a->is_chunked)
		append_field(
		    &out->head, "Transfer-Encoding", str_of("chunked"));
	else if (a->length >= 0)
		append_length(out, (size_t)a->length);
	else if (has_body(a->status))
		append_length(out, a->body.len);
}

static void
make_scripted(struct reply *out, const struct web *w, const struct host *h,
    struct answer *a, const struct request *r)
{
	struct str body = buf_str(&a->body);
	bool is_head = str_is(r->method, "HEAD");

	if (a->left_count > 0)
		a->left_count--;
	out->delay_ms = a->delay_ms;
	out->drip_bytes = a->drip_bytes;
	out->drip_ms = a->drip_ms;
	if (a->is_raw) {
		make_raw(out, a);
		return;
	}
	/* After a length that lies no further answer could be told apart. */
	if (!is_head && (a->length >= 0 || a->cut_bytes >= 0))
		out->closes = true;
	out->is_abrupt = a->cut_bytes >= 0;
	start_head(out, w, h, a->is_loop && a->status == 200 ? 302 : a->status,
	    a->reason);
	append_content(out, a, r->target);
	/* A connection that is cut does not say so. */
	if (out->is_abrupt)
		(void)buf_append_cstr(&out->head, "\r\n");
	else
		end_head(out);
	if (a->cut_bytes >= 0)
		body = str_slice(body, 0, (size_t)a->cut_bytes);
	if (!is_head && has_body(a->status))
		out->body = body;
}

static bool
is_fresh(const struct web *w, const struct request *r, struct str etag)
{
	if (r->if_none_match.len > 0)
		return str_find(r->if_none_match, etag, 0) != STR_NONE;
	return str_equal(r->if_modified_since, w->date);
}

static void
make_file(struct reply *out, const struct web *w, const struct host *h,
    const struct request *r)
{
	char digest[DIGEST_TEXT_BYTES], etag[20] = "\"";
	struct str body = buf_str(&out->file.body);
	bool is_known;

	digest_of(DIGEST_SHA256, body, digest);
	memcpy(etag + 1, digest, 16);
	etag[17] = '"';
	is_known = is_fresh(w, r, str_of(etag));
	start_head(out, w, h, is_known ? 304 : 200, (struct str){0});
	append_field(&out->head, "Last-Modified", w->date);
	append_field(&out->head, "ETag", str_of(etag));
	if (h->root_coding.len > 0)
		append_field(&out->head, "Vary", str_of("Accept-Encoding"));
	if (!is_known) {
		append_field(
		    &out->head, "Content-Type", buf_str(&out->file.type));
		if (out->file.is_packed)
			append_field(
			    &out->head, "Content-Encoding", h->root_coding);
		append_length(out, body.len);
	}
	end_head(out);
	if (!is_known && !str_is(r->method, "HEAD"))
		out->body = body;
}

/* The answer scripted for the target itself, or for all when is_star. */
static struct answer *
find_answer(const struct host *h, struct str target, bool is_star)
{
	struct str path = str_slice(target, 0, str_find_char(target, '?', 0));

	for (struct answer *a = h->answers; a != NULL; a = a->next) {
		struct str asked = a->is_loop ? path : target;

		if (str_equal(a->target, is_star ? str_of("*") : asked) &&
		    a->left_count != 0)
			return a;
	}
	return NULL;
}

static void
make_found(struct reply *out, const struct web *w, const struct host *h,
    const struct request *r)
{
	struct answer *a = find_answer(h, r->target, false);

	if (a == NULL &&
	    site_file_read(h, r->target, r->takes_gzip, &out->file))
		make_file(out, w, h, r);
	else if (a != NULL || (a = find_answer(h, r->target, true)) != NULL)
		make_scripted(out, w, h, a, r);
	else
		make_plain(out, w, h, 404,
		    str_is(r->method, "HEAD") ? NULL : "not found\n");
}

void
reply_make(struct reply *out, const struct web *w, struct host *h,
    const struct request *r, bool is_https)
{
	*out = (struct reply){.closes = r->closes && !h->is_silent};
	if (h->is_silent)
		return;
	if (r->is_wrong)
		make_plain(out, w, h, 400, "bad request\n");
	else if (h->redirect.len > 0 && !is_https)
		make_redirect(out, w, h, r->target);
	else if (!str_is(r->method, "GET") && !str_is(r->method, "HEAD")) {
		/* The body of such a request is not read. */
		out->closes = true;
		make_plain(out, w, h, 405, "method not allowed\n");
	} else
		make_found(out, w, h, r);
}

void
reply_release(struct reply *r)
{
	buf_release(&r->head);
	buf_release(&r->file.body);
	buf_release(&r->file.type);
	*r = (struct reply){0};
}
