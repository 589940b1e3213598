#include "web/escape_impl.h"

int
escape_digit(char c)
{
	c = str_lower_char(c);
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return -1;
}

int
escape_read(struct str text, size_t i)
{
	int high;
	int low;

	if (text.len - i < 3 || text.ptr[i] != '%')
		return -1;
	high = escape_digit(text.ptr[i + 1]);
	low = escape_digit(text.ptr[i + 2]);
	return high < 0 || low < 0 ? -1 : high * 16 + low;
}

void
escape_append(struct buf *out, unsigned char byte)
{
	static const char digits[] = "0123456789ABCDEF";
	char escape[3] = {'%', digits[byte >> 4], digits[byte & 15]};

	(void)buf_append(out, escape, sizeof(escape));
}
