/*
 * The skeleton of a page: a copy of its clean source for the parser, in which
 * what has no bearing on the order of elements is cut down, because libxml2
 * spends its time on single characters: text becomes a letter, attributes and
 * the contents of scripts and comments are left out. They are read from the
 * clean source itself. Offsets in the skeleton lead back there.
 *
 * A page with markup on whose bounds the parser and a browser may differ is
 * not cut down: its skeleton is its clean source.
 */
#ifndef PAGE_SKELETON_IMPL_H
#define PAGE_SKELETON_IMPL_H

#include "base/arena.h"
#include "page/clean_impl.h"
#include "page/page.h"

/* Attributes of a tag that is cut down. */
enum { SKELETON_ATTRS_MAX = 64 };

/* A place where something was cut down. */
struct skeleton_cut {
	uint32_t at; /* in the skeleton, behind what stands for it */
	uint32_t length; /* of what stands for it; 0: nothing */
	struct span source; /* of text, what it stands for; else empty */
	uint32_t resumes; /* in the clean source */
};

struct skeleton {
	struct str clean;
	struct str text; /* in the arena, or the clean source itself */
	bool is_cut; /* it is not the clean source itself */
	struct skeleton_cut *cuts; /* ascending */
	size_t count;
	size_t last; /* cut that the last lookup found */
};

/* Makes the skeleton of a clean source. */
struct skeleton skeleton_make(struct arena *a, struct str clean);

/* The place in the clean source of an offset of the skeleton. */
uint32_t skeleton_source(struct skeleton *s, size_t at);

/* What the characters that end at an offset of the skeleton stand for, when
 * they stand for a text that was cut down; else the empty span. A parser that
 * skips blanks hands over fewer. */
struct span skeleton_text(struct skeleton *s, size_t end, struct str chars);

/* Gives an element the attributes of the start tag whose "<" stands at an
 * offset of the clean source, when the skeleton left them out. */
void skeleton_attrs(const struct skeleton *s, struct arena *a, uint32_t tag,
    struct page_element *e);

#endif
