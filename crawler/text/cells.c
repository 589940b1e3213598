#include "text/cells.h"

#include <utf8proc.h>

#include "text/utf8.h"

/* The cells of one character. */
static size_t
width_of(uint32_t c)
{
	const utf8proc_property_t *p =
	    utf8proc_get_property((utf8proc_int32_t)c);

	/* The library gives a soft hyphen and some marks a cell. */
	if (p->ignorable || p->category == UTF8PROC_CATEGORY_MN ||
	    p->category == UTF8PROC_CATEGORY_ME)
		return 0;
	return (size_t)utf8proc_charwidth((utf8proc_int32_t)c);
}

/* Whether a character could steer a terminal or does not show. */
static bool
is_unsafe(uint32_t c)
{
	const utf8proc_property_t *p =
	    utf8proc_get_property((utf8proc_int32_t)c);

	return p->ignorable || p->category == UTF8PROC_CATEGORY_CC ||
	    p->category == UTF8PROC_CATEGORY_CF ||
	    p->category == UTF8PROC_CATEGORY_ZL ||
	    p->category == UTF8PROC_CATEGORY_ZP;
}

size_t
cells_width(struct str text)
{
	size_t width = 0;
	uint32_t c;

	while (text.len > 0) {
		size_t length = utf8_next(text, &c);

		width += width_of(c);
		text = str_slice(text, length, text.len);
	}
	return width;
}

void
cells_append_safe(struct buf *out, struct str text)
{
	bool is_after_unsafe = false;
	uint32_t c;

	while (text.len > 0) {
		size_t length = utf8_next(text, &c);
		bool is_bad = is_unsafe(c);

		if (!is_bad)
			utf8_append(out, c);
		else if (!is_after_unsafe)
			(void)buf_append_char(out, ' ');
		is_after_unsafe = is_bad;
		text = str_slice(text, length, text.len);
	}
}

struct str
cells_cut(struct str text, size_t width)
{
	size_t used = 0, end = 0;

	while (end < text.len) {
		uint32_t c;
		size_t length = utf8_next(str_slice(text, end, text.len), &c);

		used += width_of(c);
		if (used > width)
			break;
		end += length;
	}
	return str_slice(text, 0, end);
}
