#include "page/role_impl.h"
#include "page/text_style_impl.h"

/* A window, and a place so narrow that hardly any is narrower, in pixels. */
static const double window = 1280, narrow = 200;

/* Between these, in letter sizes, lies the width of a character. */
static const double slim = 0.3, wide = 0.65;

/* Characters of a text, blanks collapsed, in which a line may break; 0 for a
 * text in which none may. Marks above and below count, so that Thai is
 * overestimated by the margin between slim and wide. */
static size_t
characters_of(struct str text)
{
	size_t count = 0;
	bool breaks = false, is_blank = true;

	text = str_trim(text);
	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.ptr[i];

		if ((c & 0xC0) == 0x80)
			continue;
		breaks |= str_is_space_char(text.ptr[i]) || c >= 0xE0;
		count += !is_blank || !str_is_space_char(text.ptr[i]);
		is_blank = str_is_space_char(text.ptr[i]);
	}
	return breaks ? count : 0;
}

/* What an element leaves for its content of the width around it. */
static double
width_within(struct text_style *s, uint32_t i, double around, bool *is_told)
{
	static const enum text_property properties[] = {
	    TEXT_PROPERTY_WIDTH, TEXT_PROPERTY_MAX_WIDTH};
	bool is_certain = true;
	double size = text_size_of(s, i, &is_certain), width = around, pixels;

	for (size_t k = 0; k < 2; k++) {
		struct text_declared d = text_declared_of(s, i, properties[k]);

		if (!d.is_there || !text_length(d.value, size, around, &pixels))
			continue;
		*is_told = true;
		if (properties[k] == TEXT_PROPERTY_WIDTH || pixels < width)
			width = pixels;
	}
	return width;
}

/* The width for the text of an element; *is_told when any was given. */
static double
width_for(struct text_style *s, uint32_t i, bool *is_told)
{
	uint32_t path[64];
	size_t depth = 0;
	double width = window;

	for (; i != PAGE_NONE && depth < sizeof(path) / sizeof(path[0]);
	     i = role_parent(s->p, i))
		path[depth++] = i;
	while (depth-- > 0)
		width = width_within(s, path[depth], width, is_told);
	return width;
}

static bool
keeps_lines(struct text_style *s, uint32_t i)
{
	for (; i != PAGE_NONE; i = role_parent(s->p, i)) {
		struct text_declared d =
		    text_declared_of(s, i, TEXT_PROPERTY_WHITE_SPACE);

		if (d.is_there)
			return str_is_fold(d.value, "nowrap") ||
			    str_is_fold(d.value, "pre");
		if (page_tag(s->p, i) == TAG_PRE)
			return true;
	}
	return false;
}

enum text_wrap
text_style_wrap(struct text_style *s, uint32_t element)
{
	struct span span = s->p->elements[element].text;
	size_t count =
	    characters_of(str_slice(s->p->text, span.start, span.end));
	bool is_certain = true, is_told = false;
	double size = text_size_of(s, element, &is_certain);
	double width = width_for(s, element, &is_told);
	double most = (double)count * size * wide;

	if (count == 0 || keeps_lines(s, element))
		return TEXT_ONE_LINE;
	if ((double)count * size * slim > width)
		return TEXT_WRAPS;
	if (most < width && (is_told || !s->is_partial || most < narrow))
		return TEXT_ONE_LINE;
	return TEXT_MAY_WRAP;
}
