/*
 * What a number of a page is of, by the place where it stands: the links of its
 * cell, row or sentence name an agency or a group, and an indicator or a rule;
 * where they do not, the page does.
 */
#ifndef TESTS_E2E_FIGURES_PLACE_H
#define TESTS_E2E_FIGURES_PLACE_H

#include <libxml/tree.h>

#include "facts.h"

enum { PLACE_NAMES = 24 };

struct place {
	struct str round; /* empty: the report's own */
	struct str whose[PLACE_NAMES]; /* any of these */
	size_t whose_count;
	struct str figures[PLACE_NAMES]; /* any of these */
	size_t figure_count;
	const char *number; /* NULL: any */
};

/* The place of an element of a page; path from the top of its language. All
 * lives in the arena. */
void place_find(struct place *out, const struct facts *f, struct arena *a,
    struct str path, xmlNode *data);

/* Whether a place has that number, and what it has instead. */
bool place_has(const struct place *p, const struct facts *f, struct str value);
void place_describe(
    const struct place *p, const struct facts *f, struct buf *out);

/* The value of an attribute, in the arena; empty: it has none. */
struct str place_attribute(
    struct arena *a, xmlNode *node, const char *attribute);

#endif
