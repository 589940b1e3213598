/*
 * How wide a page's text is set: the space between letters, words and lines, as
 * multiples of the letters' size, and whether a style attribute fixes it so
 * that no reader's own style can change it. Style attributes and style elements
 * count; what linked sheets say is not known, and said so. Nothing is laid out:
 * whether lines break is an estimate with a wide margin.
 */
#ifndef PAGE_TEXT_STYLE_H
#define PAGE_TEXT_STYLE_H

#include "page/page.h"

enum text_space { TEXT_LETTERS, TEXT_WORDS, TEXT_LINES };
enum { TEXT_SPACE_COUNT = 3 };

struct text_style;

/* Reads the style elements of a page, in the arena; page and arena are
 * borrowed. LIMIT_STYLE_RULES and LIMIT_STYLE_STEPS bound it; beyond them all is
 * unknown. */
struct text_style *text_style_read(const struct page *p, struct arena *a);

struct text_measure {
	bool is_fixed; /* by an important declaration of a style attribute, of
	                  the element or one that it inherits from */
	bool is_certain; /* that, and the size */
	double ems; /* of the element's own letters */
};

/* The space in the text of an element (CSS Text Module Level 3, 8; CSS Inline
 * Layout Module Level 3, 5). A normal line is taken for 1.2. */
struct text_measure text_style_measure(
    struct text_style *s, uint32_t element, enum text_space space);

enum text_wrap { TEXT_ONE_LINE, TEXT_WRAPS, TEXT_MAY_WRAP };

/* Whether the text of an element goes on in another line where no width is
 * known, in a window of 1280 pixels. */
enum text_wrap text_style_wrap(struct text_style *s, uint32_t element);

#endif
