#include "text/charset_impl.h"

#include <string.h>

#include "text/utf8.h"

/* The code points of bytes 0x80 to 0xFF: index windows-874 of the Encoding
 * Standard; where it has none, U+FFFD. */
static const uint16_t windows_874[128] = {
    /* clang-format off */
    0x20ac, 0x0081, 0x0082, 0x0083, 0x0084, 0x2026, 0x0086, 0x0087,
    0x0088, 0x0089, 0x008a, 0x008b, 0x008c, 0x008d, 0x008e, 0x008f,
    0x0090, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
    0x0098, 0x0099, 0x009a, 0x009b, 0x009c, 0x009d, 0x009e, 0x009f,
    0x00a0, 0x0e01, 0x0e02, 0x0e03, 0x0e04, 0x0e05, 0x0e06, 0x0e07,
    0x0e08, 0x0e09, 0x0e0a, 0x0e0b, 0x0e0c, 0x0e0d, 0x0e0e, 0x0e0f,
    0x0e10, 0x0e11, 0x0e12, 0x0e13, 0x0e14, 0x0e15, 0x0e16, 0x0e17,
    0x0e18, 0x0e19, 0x0e1a, 0x0e1b, 0x0e1c, 0x0e1d, 0x0e1e, 0x0e1f,
    0x0e20, 0x0e21, 0x0e22, 0x0e23, 0x0e24, 0x0e25, 0x0e26, 0x0e27,
    0x0e28, 0x0e29, 0x0e2a, 0x0e2b, 0x0e2c, 0x0e2d, 0x0e2e, 0x0e2f,
    0x0e30, 0x0e31, 0x0e32, 0x0e33, 0x0e34, 0x0e35, 0x0e36, 0x0e37,
    0x0e38, 0x0e39, 0x0e3a, 0xfffd, 0xfffd, 0xfffd, 0xfffd, 0x0e3f,
    0x0e40, 0x0e41, 0x0e42, 0x0e43, 0x0e44, 0x0e45, 0x0e46, 0x0e47,
    0x0e48, 0x0e49, 0x0e4a, 0x0e4b, 0x0e4c, 0x0e4d, 0x0e4e, 0x0e4f,
    0x0e50, 0x0e51, 0x0e52, 0x0e53, 0x0e54, 0x0e55, 0x0e56, 0x0e57,
    0x0e58, 0x0e59, 0x0e5a, 0x0e5b, 0xfffd, 0xfffd, 0xfffd, 0xfffd,
    /* clang-format on */
};

/* Writes the ASCII half of a table. */
static void
fill_ascii(uint16_t codes[256])
{
	for (unsigned i = 0; i < 128; i++)
		codes[i] = (uint16_t)i;
}

static void
run_windows_874(struct decoder *d)
{
	uint16_t codes[256];

	fill_ascii(codes);
	memcpy(codes + 128, windows_874, sizeof(windows_874));
	decoder_run_table(d, codes);
}

static void
run_user_defined(struct decoder *d)
{
	uint16_t codes[256];

	fill_ascii(codes);
	for (unsigned i = 128; i < 256; i++)
		codes[i] = (uint16_t)(0xf780 + i - 128);
	decoder_run_table(d, codes);
}

/* Nothing of such a body may be shown: what is harmless in one of these
 * encodings is markup in another (Encoding Standard, section 14.1). */
static void
run_replacement(struct decoder *d)
{
	if (d->body.len > 0)
		decoder_replace(d, (uint32_t)d->body.len);
}

/* Copies valid UTF-8, but for NUL. */
static void
append_valid(struct decoder *d, struct str valid)
{
	while (valid.len > 0) {
		size_t end = str_find_char(valid, '\0', 0);
		struct str run = str_slice(valid, 0, end);

		(void)buf_append_str(&d->text, run);
		offmap_add_many(&d->map, d->arena, 1, 1, (uint32_t)run.len);
		if (end == STR_NONE)
			return;
		decoder_replace(d, 1);
		valid = str_slice(valid, end + 1, valid.len);
	}
}

static void
run_utf8(struct decoder *d)
{
	struct str rest = d->body;

	if (str_starts(rest, str_of("\xef\xbb\xbf"))) {
		offmap_add(&d->map, d->arena, 0, 3);
		rest = str_slice(rest, 3, rest.len);
	}
	while (rest.len > 0) {
		size_t end = utf8_first_invalid(rest);
		size_t length;
		uint32_t c;

		append_valid(d, str_slice(rest, 0, end));
		if (end == STR_NONE)
			return;
		rest = str_slice(rest, end, rest.len);
		length = utf8_next(rest, &c);
		decoder_replace(d, (uint32_t)length);
		rest = str_slice(rest, length, rest.len);
	}
}

/* The code unit at an offset that has two bytes. */
static uint32_t
unit_at(struct str s, size_t at, bool is_big_endian)
{
	uint32_t first = (unsigned char)s.ptr[at];
	uint32_t second = (unsigned char)s.ptr[at + 1];

	return is_big_endian ? first << 8 | second : second << 8 | first;
}

static void
run_utf16(struct decoder *d, bool is_big_endian)
{
	struct str s = d->body;
	size_t i = 0;

	if (s.len >= 2 && unit_at(s, 0, is_big_endian) == 0xfeff) {
		offmap_add(&d->map, d->arena, 0, 2);
		i = 2;
	}
	while (i + 2 <= s.len) {
		uint32_t c = unit_at(s, i, is_big_endian), low = 0;
		uint32_t length = 2;
		char bytes[4];

		if (c >= 0xd800 && c <= 0xdbff && i + 4 <= s.len)
			low = unit_at(s, i + 2, is_big_endian);
		if (low >= 0xdc00 && low <= 0xdfff) {
			c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
			length = 4;
		}
		i += length;
		if (c == 0 || (c >= 0xd800 && c <= 0xdfff)) {
			decoder_replace(d, length);
			continue;
		}
		offmap_add(
		    &d->map, d->arena, (uint32_t)utf8_encode(c, bytes), length);
		utf8_append(&d->text, c);
	}
	if (i < s.len)
		decoder_replace(d, 1);
}

static void
run_utf16be(struct decoder *d)
{
	run_utf16(d, true);
}

static void
run_utf16le(struct decoder *d)
{
	run_utf16(d, false);
}

/* Each encoding of the Encoding Standard. iconv's twin is the one that holds
 * the characters of the Standard's index. */
static const struct charset_coding codings[] = {
    {"utf-8", run_utf8, NULL, false, false},
    {"windows-874", run_windows_874, NULL, true, false},
    {"utf-16le", run_utf16le, NULL, false, false},
    {"utf-16be", run_utf16be, NULL, false, false},
    {"replacement", run_replacement, NULL, false, false},
    {"x-user-defined", run_user_defined, NULL, true, false},
    {"ibm866", decoder_run_iconv_table, "IBM866", true, false},
    {"iso-8859-2", decoder_run_iconv_table, "ISO-8859-2", true, false},
    {"iso-8859-3", decoder_run_iconv_table, "ISO-8859-3", true, false},
    {"iso-8859-4", decoder_run_iconv_table, "ISO-8859-4", true, false},
    {"iso-8859-5", decoder_run_iconv_table, "ISO-8859-5", true, false},
    {"iso-8859-6", decoder_run_iconv_table, "ISO-8859-6", true, false},
    {"iso-8859-7", decoder_run_iconv_table, "ISO-8859-7", true, false},
    {"iso-8859-8", decoder_run_iconv_table, "ISO-8859-8", true, false},
    {"iso-8859-8-i", decoder_run_iconv_table, "ISO-8859-8", true, false},
    {"iso-8859-10", decoder_run_iconv_table, "ISO-8859-10", true, false},
    {"iso-8859-13", decoder_run_iconv_table, "ISO-8859-13", true, false},
    {"iso-8859-14", decoder_run_iconv_table, "ISO-8859-14", true, false},
    {"iso-8859-15", decoder_run_iconv_table, "ISO-8859-15", true, false},
    {"iso-8859-16", decoder_run_iconv_table, "ISO-8859-16", true, false},
    {"koi8-r", decoder_run_iconv_table, "KOI8-R", true, false},
    {"koi8-u", decoder_run_iconv_table, "KOI8-U", true, false},
    {"macintosh", decoder_run_iconv_table, "MACINTOSH", true, false},
    {"windows-1250", decoder_run_iconv_table, "CP1250", true, false},
    {"windows-1251", decoder_run_iconv_table, "CP1251", true, false},
    {"windows-1252", decoder_run_iconv_table, "CP1252", true, false},
    {"windows-1253", decoder_run_iconv_table, "CP1253", true, false},
    {"windows-1254", decoder_run_iconv_table, "CP1254", true, false},
    {"windows-1255", decoder_run_iconv_table, "CP1255", true, false},
    {"windows-1256", decoder_run_iconv_table, "CP1256", true, false},
    {"windows-1257", decoder_run_iconv_table, "CP1257", true, false},
    {"windows-1258", decoder_run_iconv_table, "CP1258", true, false},
    {"x-mac-cyrillic", decoder_run_iconv_table, "MAC-UK", true, false},
    {"gbk", decoder_run_iconv, "GB18030", false, false},
    {"gb18030", decoder_run_iconv, "GB18030", false, false},
    {"big5", decoder_run_iconv, "BIG5-HKSCS", false, false},
    {"euc-jp", decoder_run_iconv, "EUC-JP-MS", false, false},
    {"iso-2022-jp", decoder_run_iconv, "ISO-2022-JP", false, true},
    {"shift_jis", decoder_run_iconv, "CP932", false, false},
    {"euc-kr", decoder_run_iconv, "CP949", false, false},
};

const struct charset_coding *
charset_coding_at(size_t number)
{
	return number < sizeof(codings) / sizeof(codings[0]) ? &codings[number]
	                                                     : NULL;
}

const struct charset_coding *
charset_coding_of(const char *name)
{
	const struct charset_coding *coding;

	for (size_t i = 0; (coding = charset_coding_at(i)) != NULL; i++)
		if (str_is(str_of(name), coding->name))
			return coding;
	return NULL;
}
