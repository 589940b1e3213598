#include "escape.h"

static const char letters[] = "nrt\\";
static const char bytes[] = "\n\r\t\\";

int
hex_digit(char c)
{
	char l = str_lower_char(c);

	if (l >= '0' && l <= '9')
		return l - '0';
	return l >= 'a' && l <= 'f' ? l - 'a' + 10 : -1;
}

/* The byte of two digits at offset i, or -1. */
static int
hex_byte(struct str s, size_t i)
{
	if (i + 2 > s.len || hex_digit(s.ptr[i]) < 0 ||
	    hex_digit(s.ptr[i + 1]) < 0)
		return -1;
	return hex_digit(s.ptr[i]) * 16 + hex_digit(s.ptr[i + 1]);
}

bool
escape_append(struct buf *out, struct str text)
{
	for (size_t i = 0; i < text.len; i++) {
		size_t letter;

		if (text.ptr[i] != '\\') {
			(void)buf_append_char(out, text.ptr[i]);
			continue;
		}
		if (++i == text.len)
			return false;
		letter = str_find_char(str_of(letters), text.ptr[i], 0);
		if (letter != STR_NONE) {
			(void)buf_append_char(out, bytes[letter]);
			continue;
		}
		if (text.ptr[i] != 'x' || hex_byte(text, i + 1) < 0)
			return false;
		(void)buf_append_char(out, (char)hex_byte(text, i + 1));
		i += 2;
	}
	return true;
}

void
percent_append(struct buf *out, struct str path)
{
	for (size_t i = 0; i < path.len; i++) {
		int byte = path.ptr[i] == '%' ? hex_byte(path, i + 1) : -1;

		if (byte < 0) {
			(void)buf_append_char(out, path.ptr[i]);
			continue;
		}
		(void)buf_append_char(out, (char)byte);
		i += 2;
	}
}
