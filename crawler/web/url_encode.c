#include "web/url_impl.h"

#include <iconv.h>
#include <string.h>

#include "text/utf8.h"
#include "web/escape_impl.h"

/* Beside controls, DEL and everything that is not ASCII. */
static const char *const set_chars[] = {
    [URL_SET_FRAGMENT] = " \"<>`",
    [URL_SET_QUERY] = " \"#<>'",
    [URL_SET_PATH] = " \"#<>?^`{}",
    [URL_SET_USERINFO] = " \"#<>?^`{}/:;=@[\\]|",
};

static bool
is_escaped(unsigned char byte, struct str chars)
{
	return byte <= 0x1f || byte >= 0x7f ||
	    memchr(chars.ptr, byte, chars.len) != NULL;
}

void
url_encode(struct buf *out, struct str text, enum url_set set)
{
	struct str chars = str_of(set_chars[set]);
	size_t plain = 0;

	for (size_t i = 0; i < text.len; i++) {
		if (!is_escaped((unsigned char)text.ptr[i], chars))
			continue;
		(void)buf_append_str(out, str_slice(text, plain, i));
		escape_append(out, (unsigned char)text.ptr[i]);
		plain = i + 1;
	}
	(void)buf_append_str(out, str_slice(text, plain, text.len));
}

/* glibc knows some encodings of the Encoding Standard by other names. */
static const struct {
	const char *name;
	const char *iconv_name;
} iconv_names[] = {
    {"shift_jis", "CP932"},
    {"euc-jp", "EUC-JP"},
    {"euc-kr", "CP949"},
    {"big5", "BIG5-HKSCS"},
    {"iso-8859-8-i", "ISO-8859-8"},
    {"x-mac-cyrillic", "MAC-CYRILLIC"},
};

/* What windows-874 has outside the Thai block, from its byte 0x80 on. */
static const struct {
	uint32_t code_point;
	unsigned char byte;
} windows_874_extras[] = {
    {0x20ac, 0x80},
    {0x2026, 0x85},
    {0x2018, 0x91},
    {0x2019, 0x92},
    {0x201c, 0x93},
    {0x201d, 0x94},
    {0x2022, 0x95},
    {0x2013, 0x96},
    {0x2014, 0x97},
    {0x00a0, 0xa0},
};

/* One character in an encoding that is not UTF-8. */
struct coded {
	unsigned char bytes[16];
	size_t len; /* 0: the encoding lacks it */
};

static struct coded
code_windows_874(uint32_t code_point)
{
	struct coded c = {.len = 1};

	if ((code_point >= 0x0e01 && code_point <= 0x0e3a) ||
	    (code_point >= 0x0e3f && code_point <= 0x0e5b)) {
		c.bytes[0] = (unsigned char)(code_point - 0x0e01 + 0xa1);
		return c;
	}
	for (size_t i = 0;
	     i < sizeof(windows_874_extras) / sizeof(*windows_874_extras); i++)
		if (windows_874_extras[i].code_point == code_point) {
			c.bytes[0] = windows_874_extras[i].byte;
			return c;
		}
	c.len = 0;
	return c;
}

static struct coded
code_iconv(iconv_t to, struct str character)
{
	struct coded c = {0};
	char utf8[4];
	char *from = utf8;
	char *put = (char *)c.bytes;
	size_t from_left = character.len;
	size_t put_left = sizeof(c.bytes);

	memcpy(utf8, character.ptr, character.len);
	/* The second call ends the shift state that the first may begin. */
	if (iconv(to, &from, &from_left, &put, &put_left) == (size_t)-1 ||
	    iconv(to, NULL, NULL, &put, &put_left) == (size_t)-1) {
		(void)iconv(to, NULL, NULL, NULL, NULL);
		return (struct coded){0};
	}
	c.len = sizeof(c.bytes) - put_left;
	return c;
}

/* to is NULL for windows-874. */
static void
encode_foreign(struct buf *out, struct str text, const iconv_t *to)
{
	while (text.len > 0) {
		uint32_t code_point;
		size_t len = utf8_next(text, &code_point);
		struct str character = str_slice(text, 0, len);
		struct coded c = {0};

		text = str_slice(text, len, text.len);
		if (code_point < 0x80 ||
		    (code_point == UTF8_REPLACEMENT &&
		        !str_is(character, "\xef\xbf\xbd"))) {
			url_encode(out, character, URL_SET_QUERY);
			continue;
		}
		c = to == NULL ? code_windows_874(code_point)
		               : code_iconv(*to, character);
		if (c.len == 0)
			buf_printf(
			    out, "%%26%%23%lu%%3B", (unsigned long)code_point);
		url_encode(out, (struct str){(const char *)c.bytes, c.len},
		    URL_SET_QUERY);
	}
}

static bool
is_utf8_name(const char *encoding)
{
	static const char *const names[] = {
	    "utf-8", "utf-16le", "utf-16be", "replacement"};

	if (encoding == NULL)
		return true;
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (str_is_fold(str_of(encoding), names[i]))
			return true;
	return false;
}

void
url_encode_query(struct buf *out, struct str text, const char *encoding)
{
	const char *iconv_name = encoding;
	iconv_t to;

	if (is_utf8_name(encoding)) {
		url_encode(out, text, URL_SET_QUERY);
		return;
	}
	if (str_is_fold(str_of(encoding), "windows-874")) {
		encode_foreign(out, text, NULL);
		return;
	}
	for (size_t i = 0; i < sizeof(iconv_names) / sizeof(*iconv_names); i++)
		if (str_is_fold(str_of(encoding), iconv_names[i].name))
			iconv_name = iconv_names[i].iconv_name;
	to = iconv_open(iconv_name, "UTF-8");
	if (to == (iconv_t)-1) { /* NOLINT: the value POSIX returns */
		url_encode(out, text, URL_SET_QUERY);
		return;
	}
	encode_foreign(out, text, &to);
	(void)iconv_close(to);
}
