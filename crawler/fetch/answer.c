#include "fetch/answer_impl.h"

#include "base/limits.h"
#include "fetch/retry_after_impl.h"
#include "text/utf8.h"
#include "web/header.h"

/* location as UTF-8; in the arena when it has to be changed. */
static struct str
location_text(struct arena *a, struct str location)
{
	static const char digits[] = "0123456789ABCDEF";
	struct buf out = {0};
	struct str text;

	if (utf8_first_invalid(location) == STR_NONE)
		return location;
	for (size_t i = 0; i < location.len; i++) {
		unsigned char c = (unsigned char)location.ptr[i];

		if (c < 0x80) {
			(void)buf_append_char(&out, (char)c);
			continue;
		}
		(void)buf_append_char(&out, '%');
		(void)buf_append_char(&out, digits[c >> 4]);
		(void)buf_append_char(&out, digits[c & 15]);
	}
	text = arena_str(a, buf_str(&out));
	buf_release(&out);
	return text;
}

static struct str
redirect_target(struct arena *a, const struct header *h, const struct url *url)
{
	struct str location = header_get(h, "Location");
	struct url target;

	/* 304 leads to what the asker has already. */
	if (h->status < 300 || h->status > 399 || h->status == 304 ||
	    location.len == 0)
		return (struct str){0};
	target = url_parse(a, location_text(a, location), url, NULL);
	return target.kind == URL_INVALID ? (struct str){0} : target.href;
}

static void
digest_payload(struct capture *c, const struct header *h)
{
	struct arena scratch = {0};
	bool is_complete;
	struct str payload =
	    header_payload(&scratch, h, buf_str(&c->body), &is_complete);

	digest_of(DIGEST_SHA256, payload, c->payload_sha256);
	arena_release(&scratch);
}

/* A validator as it was sent. */
static struct str
validator(struct arena *a, const struct header *h, const char *name)
{
	struct str value = header_get(h, name);

	return value.len > LIMIT_VALIDATOR_BYTES ? (struct str){0}
	                                         : arena_str(a, value);
}

void
answer_read(struct capture *c, const struct url *url, int64_t now_us)
{
	struct arena scratch = {0};
	struct header h = header_parse(&scratch, buf_str(&c->head));

	c->status = h.status;
	c->content_type = arena_str(&c->arena, header_get(&h, "Content-Type"));
	c->redirect_to = redirect_target(&c->arena, &h, url);
	c->retry_after_ms = retry_after_ms(
	    header_get(&h, "Retry-After"), header_get(&h, "Date"), now_us);
	c->etag = validator(&c->arena, &h, "ETag");
	c->last_modified = validator(&c->arena, &h, "Last-Modified");
	digest_payload(c, &h);
	arena_release(&scratch);
}
