#include "page/body.h"

#include <brotli/decode.h>
#include <libdeflate.h>

#include "base/limits.h"
#include "base/mem.h"
#include "page/inflate_impl.h"

/* What one layer came to. */
enum layer_end {
	LAYER_DONE,
	LAYER_SHORT, /* out holds what came before the fault */
	LAYER_FULL, /* the cap was reached */
	LAYER_NOT_CODED
};

enum coding { CODING_NONE, CODING_GZIP, CODING_DEFLATE, CODING_BR };

static const struct {
	const char *word;
	enum coding coding;
} coding_words[] = {
    {"gzip", CODING_GZIP},
    {"x-gzip", CODING_GZIP},
    {"deflate", CODING_DEFLATE},
    {"br", CODING_BR},
};

/* How many bytes a payload may unpack to, at most max_bytes. */
static size_t
cap_of(size_t coded_bytes, size_t max_bytes)
{
	size_t cap = mem_product(coded_bytes, LIMIT_RATIO);

	if (cap < LIMIT_RATIO_FREE_BYTES)
		cap = LIMIT_RATIO_FREE_BYTES;
	return cap < max_bytes ? cap : max_bytes;
}

/* The length of a gzip member's head (RFC 1952, 2.3), 0 when it is none. */
static size_t
gzip_head(struct str in)
{
	const unsigned char *p = (const unsigned char *)in.ptr;
	size_t length = 10;

	if (in.len < 10 || p[0] != 0x1f || p[1] != 0x8b || p[2] != 8)
		return 0;
	if ((p[3] & 0x04) != 0) { /* extra field */
		if (in.len < length + 2)
			return in.len;
		length += 2 + (size_t)p[length] + ((size_t)p[length + 1] << 8);
	}
	for (unsigned flag = 0x08; flag <= 0x10; flag <<= 1) { /* name, note */
		size_t end;

		if ((p[3] & flag) == 0)
			continue;
		end = str_find_char(in, '\0', length);
		length = end == STR_NONE ? in.len : end + 1;
	}
	if ((p[3] & 0x02) != 0) /* check sum of the head */
		length += 2;
	return length < in.len ? length : in.len;
}

/* The length of a zlib head (RFC 1950), 0 when it is none. */
static size_t
zlib_head(struct str in)
{
	const unsigned char *p = (const unsigned char *)in.ptr;

	if (in.len < 2 || (p[0] & 0x0f) != 8 || (p[0] << 8 | p[1]) % 31 != 0)
		return 0;
	return 2;
}

/* Whether bytes look like text, which no compressed stream does. */
static bool
looks_plain(struct str in)
{
	in = str_slice(in, 0, 256);
	for (size_t i = 0; i < in.len; i++) {
		unsigned char c = (unsigned char)in.ptr[i];

		if ((c < 0x20 && !str_is_space_char((char)c)) || c == 0x7f)
			return false;
	}
	return true;
}

/* Decodes bit by bit, to keep what came before a fault or the cap. */
static enum layer_end
inflate_slowly(struct str in, struct buf *out)
{
	switch (inflate_append(out, in)) {
	case INFLATE_DONE:
		return LAYER_DONE;
	case INFLATE_FULL:
		return LAYER_FULL;
	case INFLATE_SHORT:
		break;
	}
	return LAYER_SHORT;
}

/* One raw DEFLATE stream; *used is how much of in it took. */
static enum layer_end
inflate_stream(struct libdeflate_decompressor *d, struct str in,
    struct buf *out, size_t *used)
{
	size_t room = in.len * 6 + 1024, left = out->max_bytes - out->len;

	for (;;) {
		enum libdeflate_result result;
		size_t got;

		if (room > left)
			room = left;
		out->data =
		    mem_grow(out->data, &out->capacity, out->len + room + 1, 1);
		result = libdeflate_deflate_decompress_ex(
		    d, in.ptr, in.len, out->data + out->len, room, used, &got);
		if (result == LIBDEFLATE_SUCCESS) {
			out->len += got;
			return LAYER_DONE;
		}
		if (result != LIBDEFLATE_INSUFFICIENT_SPACE || room == left)
			return inflate_slowly(in, out);
		room = room > left / 4 ? left : room * 4;
	}
}

static enum layer_end
undo_gzip(struct str in, struct buf *out)
{
	struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
	enum layer_end end = LAYER_NOT_CODED;
	size_t head, used = 0;

	if (d == NULL)
		return LAYER_SHORT;
	/* Members may follow one another; what is none of them is padding. */
	while ((head = gzip_head(in)) > 0) {
		enum layer_end member_end;

		in = str_slice(in, head, in.len);
		member_end = inflate_stream(d, in, out, &used);
		if (end == LAYER_NOT_CODED || member_end != LAYER_DONE)
			end = member_end;
		if (member_end != LAYER_DONE)
			break;
		in = str_slice(in, used + 8, in.len);
	}
	libdeflate_free_decompressor(d);
	return end;
}

static enum layer_end
undo_deflate(struct str in, struct buf *out)
{
	struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
	size_t start = out->len, used = 0;
	enum layer_end end;

	if (d == NULL)
		return LAYER_SHORT;
	/* Servers send it with the zlib head and without. */
	end =
	    inflate_stream(d, str_slice(in, zlib_head(in), in.len), out, &used);
	libdeflate_free_decompressor(d);
	if (end == LAYER_SHORT && zlib_head(in) == 0 && looks_plain(in)) {
		out->len = start;
		return LAYER_NOT_CODED;
	}
	return end;
}

static enum layer_end
undo_br(struct str in, struct buf *out)
{
	BrotliDecoderState *s = BrotliDecoderCreateInstance(NULL, NULL, NULL);
	const uint8_t *next = (const uint8_t *)in.ptr;
	size_t left = in.len, start = out->len;
	BrotliDecoderResult result = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;

	if (s == NULL)
		return LAYER_SHORT;
	while (
	    result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT && !out->is_cut) {
		size_t none = 0, size = 0;
		const uint8_t *piece;

		result = BrotliDecoderDecompressStream(
		    s, &left, &next, &none, NULL, NULL);
		piece = BrotliDecoderTakeOutput(s, &size);
		(void)buf_append(out, piece, size);
	}
	BrotliDecoderDestroyInstance(s);
	if (out->is_cut)
		return LAYER_FULL;
	if (result == BROTLI_DECODER_RESULT_SUCCESS)
		return LAYER_DONE;
	if (!looks_plain(in))
		return LAYER_SHORT;
	out->len = start;
	return LAYER_NOT_CODED;
}

static enum layer_end
undo(enum coding coding, struct str in, struct buf *out)
{
	switch (coding) {
	case CODING_GZIP:
		return undo_gzip(in, out);
	case CODING_DEFLATE:
		return undo_deflate(in, out);
	case CODING_BR:
		return undo_br(in, out);
	case CODING_NONE:
		break;
	}
	return LAYER_NOT_CODED;
}

/* The codings of a Content-Encoding value in the order they were applied.
 * Returns how many; words that name none we know are passed over. */
static size_t
read_codings(struct str value, enum coding *codings, size_t max)
{
	size_t count = 0;
	struct str word;

	while (str_split(&value, ',', &word)) {
		word = str_trim(word);
		for (size_t i = 0;
		     i < sizeof(coding_words) / sizeof(coding_words[0]); i++) {
			if (!str_is_fold(word, coding_words[i].word))
				continue;
			if (count < max)
				codings[count] = coding_words[i].coding;
			count++;
		}
	}
	return count;
}

enum reason
body_decode(struct str payload, struct str content_encoding, struct buf *out)
{
	enum coding codings[LIMIT_CODINGS];
	size_t count = read_codings(content_encoding, codings, LIMIT_CODINGS);
	struct buf layers[LIMIT_CODINGS] = {0};
	enum reason reason = REASON_NONE;
	struct str now = payload;

	if (out->max_bytes == 0)
		out->max_bytes = LIMIT_DECODED_BYTES;
	if (count > LIMIT_CODINGS) {
		reason = REASON_BAD_CODING;
		count = 0;
	}
	for (size_t i = 0; i < count && reason == REASON_NONE; i++) {
		struct buf *layer = &layers[i];

		layer->max_bytes = cap_of(payload.len, out->max_bytes);
		switch (undo(codings[count - 1 - i], now, layer)) {
		case LAYER_DONE:
			now = buf_str(layer);
			break;
		case LAYER_SHORT:
			now = buf_str(layer);
			reason = REASON_BAD_CODING;
			break;
		case LAYER_FULL:
			now = buf_str(layer);
			reason = REASON_UNPACKS_TOO_BIG;
			break;
		case LAYER_NOT_CODED:
			break;
		}
	}
	(void)buf_append_str(out, now);
	for (size_t i = 0; i < LIMIT_CODINGS; i++)
		buf_release(&layers[i]);
	return reason;
}
