#include "text/charset_impl.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

#include "text/utf8.h"

/* One character on its way through iconv. */
struct piece {
	char in[8];
	char out[64];
	size_t made; /* bytes of out that were written */
};

enum piece_result { PIECE_WHOLE, PIECE_SHORT, PIECE_BAD };

static enum piece_result
piece_convert(iconv_t cd, struct piece *p, size_t in_bytes, bool is_stateful)
{
	char *in = p->in, *out = p->out;
	size_t in_left = in_bytes, out_left = sizeof(p->out);

	errno = 0;
	if (iconv(cd, &in, &in_left, &out, &out_left) == (size_t)-1)
		return errno == EINVAL ? PIECE_SHORT : PIECE_BAD;
	/* Some decoders hold a letter back, in case a mark follows. */
	if (!is_stateful)
		(void)iconv(cd, NULL, NULL, &out, &out_left);
	p->made = sizeof(p->out) - out_left;
	return PIECE_WHOLE;
}

static iconv_t
open_coding(const struct decoder *d)
{
	return iconv_open("UTF-8", d->coding->iconv_name);
}

/* What one byte stands for. Bytes 0x80 to 0x9F that iconv does not know are
 * controls in the Encoding Standard's indexes. */
static uint16_t
code_of_byte(iconv_t cd, unsigned char byte)
{
	struct piece p = {.in = {(char)byte}};
	uint32_t c = UTF8_REPLACEMENT;

	if (piece_convert(cd, &p, 1, false) == PIECE_WHOLE && p.made > 0)
		(void)utf8_next((struct str){p.out, p.made}, &c);
	if (c == UTF8_REPLACEMENT && byte < 0xa0)
		return byte;
	return c > 0xffff ? (uint16_t)UTF8_REPLACEMENT : (uint16_t)c;
}

void
decoder_run_iconv_table(struct decoder *d)
{
	uint16_t codes[256];
	iconv_t cd = open_coding(d);

	if (cd == (iconv_t)-1) {
		d->is_unsupported = true;
		return;
	}
	for (unsigned i = 0; i < 128; i++)
		codes[i] = (uint16_t)i;
	for (unsigned i = 128; i < 256; i++)
		codes[i] = code_of_byte(cd, (unsigned char)i);
	(void)iconv_close(cd);
	decoder_run_table(d, codes);
}

/* The length of the run of ASCII without NUL. */
static size_t
ascii_run(struct str s)
{
	size_t n = 0;

	while (n < s.len && s.ptr[n] != '\0' && (s.ptr[n] & 0x80) == 0)
		n++;
	return n;
}

/* Writes what a piece made from the next from_bytes. */
static void
append_piece(struct decoder *d, const struct piece *p, uint32_t from_bytes)
{
	if (p->made == 1 && p->out[0] == '\0') {
		decoder_replace(d, from_bytes);
		return;
	}
	(void)buf_append(&d->text, p->out, p->made);
	offmap_add(&d->map, d->arena, (uint32_t)p->made, from_bytes);
}

/* Decodes the character at the start of rest; returns its length. */
static size_t
decode_character(struct decoder *d, iconv_t cd, struct str rest)
{
	struct piece p;
	size_t max = rest.len < sizeof(p.in) ? rest.len : sizeof(p.in);
	enum piece_result result = PIECE_SHORT;
	size_t n = 0, bad;

	memcpy(p.in, rest.ptr, max);
	while (result == PIECE_SHORT && n < max)
		result = piece_convert(cd, &p, ++n, d->coding->is_stateful);
	/* iconv takes an escape that switches nothing for a character, and what
	 * follows it with it. */
	if (result == PIECE_WHOLE && p.in[0] == '\x1b' && p.made > 0) {
		decoder_replace(d, 1);
		return 1;
	}
	if (result == PIECE_WHOLE) {
		append_piece(d, &p, (uint32_t)n);
		return n;
	}
	/* A bad second byte goes with its lead, but for ASCII, which would
	 * be swallowed markup (Encoding Standard). */
	bad = result == PIECE_SHORT                        ? n
	    : n >= 2 && (unsigned char)rest.ptr[1] >= 0x80 ? 2
	                                                   : 1;
	decoder_replace(d, (uint32_t)bad);
	return bad;
}

void
decoder_run_iconv(struct decoder *d)
{
	iconv_t cd = open_coding(d);
	struct str rest = d->body;

	if (cd == (iconv_t)-1) {
		d->is_unsupported = true;
		return;
	}
	while (rest.len > 0) {
		size_t n = d->coding->is_stateful ? 0 : ascii_run(rest);

		(void)buf_append_str(&d->text, str_slice(rest, 0, n));
		offmap_add_many(&d->map, d->arena, 1, 1, (uint32_t)n);
		rest = str_slice(rest, n, rest.len);
		if (rest.len > 0) {
			n = decode_character(d, cd, rest);
			rest = str_slice(rest, n, rest.len);
		}
	}
	(void)iconv_close(cd);
}
