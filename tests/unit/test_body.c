#include <stdio.h>

#include <libdeflate.h>

#include "test.h"

#include "base/limits.h"
#include "base/mem.h"
#include "page/body.h"

#define TEXT "<p>hello hello hello</p>"
#define GZIP_HEAD "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03"
#define RAW "\xb3\x29\xb0\xcb\x48\xcd\xc9\xc9\x57\x40\x22\x6d\xf4\x0b\xec\x00"
#define GZIP GZIP_HEAD RAW "\x6e\x56\x63\x65\x18\x00\x00\x00"
#define ZLIB "\x78\xda" RAW "\x6b\xc4\x08\x80"
#define BR \
	"\x8b\x0b\x80\x3c\x70\x3e\x68\x65\x6c\x6c\x6f\x20\x68\x65\x6c" \
	"\x6c\x6f\x20\x68\x65\x6c\x6c\x6f\x3c\x2f\x70\x3e\x03"
/* With an extra field, a name, a note and a check sum of the head. */
#define GZIP_FULL \
	"\x1f\x8b\x08\x1e\x00\x00\x00\x00\x00\x03\x03\x00" \
	"abcname\0note\0\0\0" RAW "\x6e\x56\x63\x65\x18\x00\x00\x00"
#define GZIP_TWICE \
	"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\x93\xef\xe6\x60\x00\x01" \
	"\x26\xe6\xcd\x9a\x1b\x4e\x7b\x9c\x3d\x79\x32\xdc\x41\x29\xf7\x0b" \
	"\xf7\x1b\x86\xbc\xb0\xe4\x54\x09\xa0\x0c\x00\x14\x1c\x80\x2d\x22" \
	"\x00\x00\x00"
/* 3,000,000 times the letter a. */
#define BR_BOMB "\x9b\xbf\xc6\x2d\xf8\x25\xc2\xe2\xb1\x40\x20\xcf\xb7\x05"

#define BYTES(literal) \
	{ \
		(literal), sizeof(literal) - 1 \
	}

static const struct {
	const char *coding;
	struct str payload;
	const char *want;
	enum reason reason;
} payloads[] = {
    {"", BYTES(TEXT), TEXT, REASON_NONE},
    {"identity", BYTES(TEXT), TEXT, REASON_NONE},
    {"gzip", BYTES(GZIP), TEXT, REASON_NONE},
    {"X-GZip", BYTES(GZIP), TEXT, REASON_NONE},
    {"gzip", BYTES(GZIP_FULL), TEXT, REASON_NONE},
    {"gzip", BYTES(GZIP GZIP), TEXT TEXT, REASON_NONE},
    {"gzip", BYTES(GZIP "\0\0padding"), TEXT, REASON_NONE},
    {"deflate", BYTES(ZLIB), TEXT, REASON_NONE},
    {"deflate", BYTES(RAW), TEXT, REASON_NONE},
    {"br", BYTES(BR), TEXT, REASON_NONE},
    {"gzip, gzip", BYTES(GZIP_TWICE), TEXT, REASON_NONE},
    {" gzip ,, identity", BYTES(GZIP), TEXT, REASON_NONE},
    /* labelled as coded, but not */
    {"gzip", BYTES(TEXT), TEXT, REASON_NONE},
    {"deflate", BYTES(TEXT), TEXT, REASON_NONE},
    {"br", BYTES(TEXT), TEXT, REASON_NONE},
    {"gzip", BYTES(""), "", REASON_NONE},
    {"zstd", BYTES(TEXT), TEXT, REASON_NONE},
    /* cut short: what came before is kept */
    {"gzip", BYTES(GZIP_HEAD "\xb3\x29\xb0\xcb\x48\xcd\xc9\xc9"), "<p>hell",
        REASON_BAD_CODING},
    {"gzip", BYTES(GZIP_HEAD), "", REASON_BAD_CODING},
    {"deflate", BYTES("\x78\xda\xb3\x29\xb0"), "<p", REASON_BAD_CODING},
    {"br", BYTES("\x8b\x0b\x80\x3c\x70\x3e\x68"), "<p>h", REASON_BAD_CODING},
    /* three layers */
    {"gzip, gzip, gzip", BYTES(TEXT), TEXT, REASON_BAD_CODING},
};

static void
test_codings_are_undone(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(payloads) / sizeof(payloads[0]); i++) {
		struct buf out = {0};
		enum reason reason = body_decode(
		    payloads[i].payload, str_of(payloads[i].coding), &out);
		char what[64];

		(void)snprintf(what, sizeof(what), "payload %zu (%s)", i,
		    payloads[i].coding);
		check_int(reason, payloads[i].reason, what);
		check_str(buf_str(&out), payloads[i].want, what);
		buf_release(&out);
	}
}

/* A gzip member over count bytes of one kind. */
static struct str
compressed(size_t count, struct buf *out)
{
	struct libdeflate_compressor *c = libdeflate_alloc_compressor(9);
	char *bytes = mem_alloc(count);
	size_t room = libdeflate_gzip_compress_bound(c, count);

	out->data = mem_grow(NULL, &out->capacity, room, 1);
	out->len = libdeflate_gzip_compress(c, bytes, count, out->data, room);
	libdeflate_free_compressor(c);
	mem_free(bytes);
	return buf_str(out);
}

static void
test_bombs_stop_at_the_cap(void **state)
{
	struct buf packed = {0}, out = {0};
	struct str br = BYTES(BR_BOMB);

	(void)state;
	/* A small one may unpack to a mebibyte, whatever the ratio. */
	check_int(
	    body_decode(compressed(1000000, &packed), str_of("gzip"), &out),
	    REASON_NONE, "a million");
	check_int((int64_t)out.len, 1000000, "a million");
	buf_release(&packed);
	buf_release(&out);
	check_int(
	    body_decode(compressed(3000000, &packed), str_of("gzip"), &out),
	    REASON_UNPACKS_TOO_BIG, "three million");
	check_int((int64_t)out.len, LIMIT_RATIO_FREE_BYTES, "three million");
	buf_release(&packed);
	buf_release(&out);
	check_int(body_decode(br, str_of("br"), &out), REASON_UNPACKS_TOO_BIG,
	    "brotli");
	check_int((int64_t)out.len, LIMIT_RATIO_FREE_BYTES, "brotli");
	buf_release(&out);
}

/* Long streams use all kinds of blocks; cut anywhere they give a prefix. */
static void
test_a_cut_stream_gives_a_prefix(void **state)
{
	struct libdeflate_compressor *c = libdeflate_alloc_compressor(6);
	struct buf text = {0};
	char packed[20000];
	size_t length;

	(void)state;
	for (unsigned i = 0; i < 3000; i++)
		buf_printf(&text, "%u,%x;", i * 7919u % 1000u, i * i);
	length = libdeflate_gzip_compress(
	    c, text.data, text.len, packed, sizeof(packed));
	assert_true(length > 1000);
	for (size_t cut = 0; cut <= length; cut += 97) {
		struct buf out = {0};
		enum reason reason = body_decode(
		    (struct str){packed, cut}, str_of("gzip"), &out);

		assert_true(
		    cut < 10 || str_starts(buf_str(&text), buf_str(&out)));
		/* Without its check sum the text is still whole. */
		assert_int_equal(
		    reason == REASON_BAD_CODING, cut >= 10 && cut < length - 8);
		assert_true(cut < 2000 || out.len > cut);
		buf_release(&out);
	}
	libdeflate_free_compressor(c);
	buf_release(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_codings_are_undone),
	    cmocka_unit_test(test_bombs_stop_at_the_cap),
	    cmocka_unit_test(test_a_cut_stream_gives_a_prefix),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
