#include "text/utf8.h"

#include <assert.h>
#include <string.h>

#include <utf8proc.h>

/* What may follow a lead byte: how many bytes in all, and the range of the
 * second one, which shuts out long forms, surrogates and U+110000 upwards. */
struct lead {
	size_t length;
	unsigned char low;
	unsigned char high;
};

static struct lead
lead_of(unsigned char c)
{
	if (c >= 0xc2 && c <= 0xdf)
		return (struct lead){2, 0x80, 0xbf};
	if (c >= 0xe0 && c <= 0xef)
		return (struct lead){
		    3, c == 0xe0 ? 0xa0 : 0x80, c == 0xed ? 0x9f : 0xbf};
	if (c >= 0xf0 && c <= 0xf4)
		return (struct lead){
		    4, c == 0xf0 ? 0x90 : 0x80, c == 0xf4 ? 0x8f : 0xbf};
	return (struct lead){1, 0, 0};
}

size_t
utf8_next(struct str s, uint32_t *code_point)
{
	const unsigned char *p = (const unsigned char *)s.ptr;
	struct lead lead;
	uint32_t value;

	assert(s.len > 0);
	if (p[0] < 0x80) {
		*code_point = p[0];
		return 1;
	}
	*code_point = UTF8_REPLACEMENT;
	lead = lead_of(p[0]);
	if (lead.length == 1 || s.len < 2 || p[1] < lead.low ||
	    p[1] > lead.high)
		return 1;
	value = ((uint32_t)p[0] & (0x7fu >> lead.length)) << 6 | (p[1] & 0x3fu);
	for (size_t i = 2; i < lead.length; i++) {
		if (i >= s.len || (p[i] & 0xc0) != 0x80)
			return i;
		value = value << 6 | (p[i] & 0x3fu);
	}
	*code_point = value;
	return lead.length;
}

size_t
utf8_encode(uint32_t code_point, char out[4])
{
	uint32_t c = code_point;
	size_t length = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
	static const unsigned char marks[5] = {0, 0, 0xc0, 0xe0, 0xf0};

	if (c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff)) {
		c = UTF8_REPLACEMENT;
		length = 3;
	}
	for (size_t i = length - 1; i > 0; i--) {
		out[i] = (char)(unsigned char)(0x80 | (c & 0x3f));
		c >>= 6;
	}
	out[0] = (char)(unsigned char)(c | marks[length]);
	return length;
}

void
utf8_append(struct buf *out, uint32_t code_point)
{
	char bytes[4];

	(void)buf_append(out, bytes, utf8_encode(code_point, bytes));
}

/* The length of the ASCII run at the start of s, by eight bytes at a time. */
static size_t
ascii_run(const char *p, size_t len)
{
	size_t i = 0;
	uint64_t word;

	for (; i + sizeof(word) <= len; i += sizeof(word)) {
		memcpy(&word, p + i, sizeof(word));
		if ((word & UINT64_C(0x8080808080808080)) != 0)
			break;
	}
	while (i < len && (unsigned char)p[i] < 0x80)
		i++;
	return i;
}

/* The length of the run of well-formed sequences that begin with E0 to EC, of
 * three bytes, among them all Thai. */
static size_t
triple_run(const unsigned char *p, size_t len)
{
	size_t i = 0;

	while (i + 3 <= len && p[i] >= 0xe0 && p[i] <= 0xec &&
	    (p[i + 1] & 0xc0) == 0x80 && (p[i + 2] & 0xc0) == 0x80 &&
	    (p[i] != 0xe0 || p[i + 1] >= 0xa0))
		i += 3;
	return i;
}

size_t
utf8_first_invalid(struct str s)
{
	size_t i = 0;

	while (i < s.len) {
		const unsigned char *p = (const unsigned char *)s.ptr + i;
		uint32_t c;
		size_t length;

		length = *p < 0x80 ? ascii_run(s.ptr + i, s.len - i)
		                   : triple_run(p, s.len - i);
		if (length > 0) {
			i += length;
			continue;
		}
		length = utf8_next((struct str){s.ptr + i, s.len - i}, &c);
		/* A real U+FFFD is three bytes that begin with 0xEF. */
		if (c == UTF8_REPLACEMENT &&
		    (length != 3 || memcmp(s.ptr + i, "\xef\xbf\xbd", 3) != 0))
			return i;
		i += length;
	}
	return STR_NONE;
}

bool
utf8_is_letter(uint32_t code_point)
{
	utf8proc_category_t c = utf8proc_category((utf8proc_int32_t)code_point);

	return c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_LO;
}

bool
utf8_is_blank(struct str s)
{
	static const char no_break[] = "\xc2\xa0";

	for (size_t i = 0; i < s.len; i++)
		if (str_starts(str_slice(s, i, s.len), str_of(no_break)))
			i += sizeof(no_break) - 2;
		else if (!str_is_space_char(s.ptr[i]))
			return false;
	return true;
}
