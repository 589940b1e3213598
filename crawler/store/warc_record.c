#include "store/warc_file_impl.h"

#include "base/clock.h"

enum { UUID_VERSION_AT = 12, UUID_VARIANT_AT = 16 };

struct str
warc_id(struct arena *a, struct str identity)
{
	static const char variants[] = "89ab";
	char hex[DIGEST_TEXT_BYTES];

	digest_of(DIGEST_SHA256, identity, hex);
	/* RFC 9562: version 8 is ours to fill, two bits say "as in this RFC". */
	hex[UUID_VERSION_AT] = '8';
	hex[UUID_VARIANT_AT] =
	    variants[(unsigned char)hex[UUID_VARIANT_AT] & 3];
	return arena_printf(a, "<urn:uuid:%.8s-%.4s-%.4s-%.4s-%.12s>", hex,
	    hex + 8, hex + 12, hex + 16, hex + 20);
}

void
warc_put_field(struct buf *out, const char *name, struct str value)
{
	size_t at;

	if (value.len == 0)
		return;
	(void)buf_append_cstr(out, name);
	(void)buf_append_cstr(out, ": ");
	at = out->len;
	(void)buf_append_str(out, value);
	/* Values come from hosts and libraries: nothing in them ends a line. */
	for (; at < out->len; at++)
		if (out->data[at] < 0x20 || out->data[at] == 0x7f)
			out->data[at] = ' ';
	(void)buf_append_cstr(out, "\r\n");
}

static void
block_digest(const struct warc_record *r, char out[DIGEST_TEXT_BYTES])
{
	struct digest *d = digest_new(DIGEST_SHA1);

	digest_add(d, r->block[0]);
	digest_add(d, r->block[1]);
	digest_finish(d, out);
}

/* WARC 1.1, 6.7: what a revisit record repeats. */
static void
put_revisit(struct buf *out, const struct warc_record *r)
{
	char date[CLOCK_ISO_BYTES];

	if (r->profile == NULL)
		return;
	clock_iso(r->refers_to_date_us, date);
	warc_put_field(out, "WARC-Profile", str_of(r->profile));
	warc_put_field(out, "WARC-Refers-To", r->refers_to);
	warc_put_field(out, "WARC-Refers-To-Target-URI", r->refers_to_target);
	warc_put_field(out, "WARC-Refers-To-Date", str_of(date));
}

void
warc_record_write(struct buf *out, const struct warc_record *r)
{
	char date[CLOCK_ISO_BYTES], digest[DIGEST_TEXT_BYTES];

	clock_iso(r->date_us, date);
	block_digest(r, digest);
	(void)buf_append_cstr(out, "WARC/1.1\r\n");
	warc_put_field(out, "WARC-Type", str_of(r->type));
	warc_put_field(out, "WARC-Record-ID", r->id);
	warc_put_field(out, "WARC-Date", str_of(date));
	warc_put_field(out, "WARC-Filename", r->file_name);
	warc_put_field(out, "WARC-Target-URI", r->target);
	warc_put_field(out, "WARC-Concurrent-To", r->concurrent_to);
	warc_put_field(out, "WARC-IP-Address", r->ip);
	warc_put_field(out, "WARC-Protocol", str_of(r->protocol));
	warc_put_field(out, "WARC-Truncated", str_of(r->truncated));
	warc_put_field(out, "WARC-Block-Digest", str_of(digest));
	warc_put_field(out, "WARC-Payload-Digest", r->payload_digest);
	put_revisit(out, r);
	warc_put_field(out, "Content-Type", str_of(r->content_type));
	buf_printf(out, "Content-Length: %zu\r\n\r\n",
	    r->block[0].len + r->block[1].len);
	(void)buf_append_str(out, r->block[0]);
	(void)buf_append_str(out, r->block[1]);
	(void)buf_append_cstr(out, "\r\n\r\n");
}
