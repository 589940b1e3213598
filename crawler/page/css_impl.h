/*
 * A compiled selector: alternatives between commas, each a chain of compounds
 * from left to right, each a list of tests on one element.
 */
#ifndef PAGE_CSS_IMPL_H
#define PAGE_CSS_IMPL_H

#include "page/select.h"

enum css_test_kind {
	CSS_TYPE,
	CSS_ID,
	CSS_CLASS,
	CSS_ATTR,
	CSS_EMPTY,
	CSS_TEXT, /* may hold the value; of XPaths alone */
	CSS_NOT,
	CSS_IS
};

enum css_attr_op {
	CSS_PRESENT,
	CSS_EQUAL, /* = */
	CSS_WORD, /* ~= */
	CSS_LANGUAGE, /* |= */
	CSS_START, /* ^= */
	CSS_END, /* $= */
	CSS_PART /* *= */
};

struct css_compound;

struct css_test {
	enum css_test_kind kind;
	enum css_attr_op op;
	bool is_folded; /* the value is compared without regard to case */
	struct str name; /* of type, id, class or attribute */
	struct str value; /* of the attribute */
	struct css_compound *choices; /* of :not and :is */
	size_t choice_count;
};

/* How a compound hangs on the one to its left. */
enum css_combinator { CSS_DESCENDANT, CSS_CHILD };

struct css_compound {
	enum css_combinator combinator;
	struct css_test *tests; /* none for "*" */
	size_t test_count;
};

struct css_chain {
	struct css_compound *compounds;
	size_t count;
	uint64_t mark; /* bits that an element must have */
	uint16_t *places; /* what the page must have, as mark_page */
	size_t place_count;
	uint16_t rarest; /* of these */
};

struct select_css {
	struct css_chain *chains;
	size_t count;
};

/* Fills in the mark and the places of a chain whose compounds are all there. */
void css_seal_chain(struct arena *a, struct css_chain *chain);

/* Whether a name of CSS may hold it; a backslash takes what follows as it is.
 */
bool css_is_name_char(char c);

/* select_css_matches within the element's own document, which adds to *steps
 * the compounds it tried and the attributes it looked through. */
bool css_matches(const struct select_css *s, const struct page *p,
    uint32_t element, size_t *steps);

#endif
