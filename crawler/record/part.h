/*
 * The parts of a page that have addresses of their own: frames, whose documents
 * a visitor sees as one page, and style sheets, which say what is hidden.
 */
#ifndef RECORD_PART_H
#define RECORD_PART_H

#include "base/str.h"

enum part_kind {
	PART_FRAME, /* the document of a frame or iframe */
	PART_SHEET /* a linked style sheet */
};
enum { PART_KIND_COUNT = 2 };

/* "frame", "sheet" */
const char *part_kind_word(enum part_kind k);

/* A part that a page names and that it was read without. */
struct part_want {
	enum part_kind kind;
	struct str url; /* normal form without fragment, http or https */
};

#endif
