/*
 * What a "not there" rests on, in lines for people: which pages were examined,
 * what was on them, what stayed out of sight. Plain text, the same on a
 * terminal and on a page; whoever sets it escapes it and masks the addresses.
 */
#ifndef PUBLISH_ABSENCE_WORDS_H
#define PUBLISH_ABSENCE_WORDS_H

#include "base/arena.h"
#include "base/words.h"
#include "record/finding.h"

enum { ABSENCE_LINES = 6 };

struct absence_words {
	struct str title;
	struct {
		struct str text;
		bool may_be_cut; /* its end names addresses, as many as there
		                    was room for */
	} lines[ABSENCE_LINES];
	size_t count;
};

/* The lines of a piece of evidence, in the arena. False, *out untouched, when
 * it is of another kind, or not in the fixed form of record/absence.h, or
 * speaks of one page alone: then it is shown as any other quote. */
bool absence_words_of(const struct evidence *v, enum lang lang, struct arena *a,
    struct absence_words *out);

#endif
