#include "coding.h"

#include <assert.h>

#include <brotli/encode.h>
#include <libdeflate.h>

#include "base/mem.h"

enum { LEVEL = 6, CHUNK_BYTES = 1000 };

const char *const coding_names[] = {"gzip", "deflate", "br", NULL};

static void
append_deflate(enum coding c, struct str body, struct buf *out)
{
	struct libdeflate_compressor *z = libdeflate_alloc_compressor(LEVEL);
	bool is_gzip = c == CODING_GZIP;
	size_t room, used;
	unsigned char *packed;

	assert(z != NULL);
	room = is_gzip ? libdeflate_gzip_compress_bound(z, body.len)
	               : libdeflate_zlib_compress_bound(z, body.len);
	packed = mem_alloc(room);
	used = is_gzip
	    ? libdeflate_gzip_compress(z, body.ptr, body.len, packed, room)
	    : libdeflate_zlib_compress(z, body.ptr, body.len, packed, room);
	assert(used > 0);
	(void)buf_append(out, packed, used);
	mem_free(packed);
	libdeflate_free_compressor(z);
}

static void
append_brotli(struct str body, struct buf *out)
{
	size_t used = BrotliEncoderMaxCompressedSize(body.len);
	unsigned char *packed = mem_alloc(used);
	BROTLI_BOOL is_done =
	    BrotliEncoderCompress(5, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_GENERIC,
	        body.len, (const uint8_t *)body.ptr, &used, packed);

	assert(is_done == BROTLI_TRUE);
	(void)is_done;
	(void)buf_append(out, packed, used);
	mem_free(packed);
}

void
coding_append(enum coding c, struct str body, struct buf *out)
{
	if (body.len == 0)
		body.ptr = "";
	switch (c) {
	case CODING_GZIP:
	case CODING_DEFLATE:
		append_deflate(c, body, out);
		break;
	case CODING_BR:
		append_brotli(body, out);
		break;
	}
}

void
coding_append_zeros(enum coding c, size_t count, struct buf *out)
{
	char *zeros = mem_alloc(count);

	coding_append(c, (struct str){zeros, count}, out);
	mem_free(zeros);
}

void
coding_append_chunks(struct str body, struct buf *out)
{
	while (body.len > 0) {
		struct str chunk = str_slice(body, 0, CHUNK_BYTES);

		buf_printf(out, "%zx\r\n", chunk.len);
		(void)buf_append_str(out, chunk);
		(void)buf_append_cstr(out, "\r\n");
		body = str_slice(body, chunk.len, body.len);
	}
	(void)buf_append_cstr(out, "0\r\n\r\n");
}
