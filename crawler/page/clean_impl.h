/*
 * A page's source made ready for the parser: a copy of the same length, so
 * that offsets stay right, in which what libxml2 reads unlike a browser is
 * blanked out: tags inside textarea, title and iframe, declarations and
 * processing instructions, an unfinished last tag, control characters, and
 * attributes beyond LIMIT_TAG_ATTRIBUTES, whose cost would be quadratic.
 */
#ifndef PAGE_CLEAN_IMPL_H
#define PAGE_CLEAN_IMPL_H

#include "base/arena.h"
#include "text/offmap.h"

struct clean {
	struct str text;
	struct span html_tag; /* the first <html ...>, empty: none */
	bool is_cut; /* attributes were left out */
};

/* Cleans source into the arena. */
struct clean clean_source(struct arena *a, struct str source);

/* An attribute as it stands in a start tag. */
struct clean_attr {
	struct span name;
	struct span value; /* without quotes; empty: none */
};

/*
 * Reads the next attribute of a start tag. *at is the offset behind the tag's
 * name or behind the last attribute and is moved on. Returns false at the end
 * of the tag, where *at is then the offset of its ">" or the length of text.
 */
bool clean_next_attr(struct str text, size_t *at, struct clean_attr *out);

#endif
