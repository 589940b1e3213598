/*
 * Of the cascade what text_style.h needs: which declaration of a property wins
 * for an element (CSS Cascading and Inheritance Level 4, 6).
 */
#ifndef PAGE_TEXT_STYLE_IMPL_H
#define PAGE_TEXT_STYLE_IMPL_H

#include "page/page_impl.h"
#include "page/select.h"
#include "page/text_style.h"

enum text_property {
	TEXT_PROPERTY_LETTERS, /* in the order of enum text_space */
	TEXT_PROPERTY_WORDS,
	TEXT_PROPERTY_LINES,
	TEXT_PROPERTY_SIZE,
	TEXT_PROPERTY_WIDTH,
	TEXT_PROPERTY_MAX_WIDTH,
	TEXT_PROPERTY_WHITE_SPACE
};
enum { TEXT_PROPERTY_COUNT = 7 };

/* A declared value; not there: none of the element's own. */
struct text_declared {
	bool is_there;
	bool is_important;
	bool is_attr; /* of the style attribute */
	struct str value; /* without importance */
};

struct text_rule {
	const struct select_css *selector;
	uint32_t document;
	uint32_t weight; /* specificity */
	struct text_declared declared[TEXT_PROPERTY_COUNT];
};

struct text_style {
	const struct page *p;
	struct arena *a;
	struct text_rule *rules; /* in order */
	size_t count;
	size_t capacity;
	size_t steps; /* spent on matching */
	bool is_partial; /* there is style that was not read */
};

/* What wins for an element. */
struct text_declared text_declared_of(
    struct text_style *s, uint32_t element, enum text_property property);

/* The size of an element's letters in pixels; *is_certain is made false when
 * it rests on what is not known. */
double text_size_of(struct text_style *s, uint32_t element, bool *is_certain);

/* Whether a value is a length or share that can be told: pixels, for a letter
 * size em and a whole to which percents refer. */
bool text_length(struct str value, double em, double whole, double *pixels);

#endif
