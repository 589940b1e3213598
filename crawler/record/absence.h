/*
 * What a "not there" rests on: which pages were examined, what was on them to
 * look at, and what stayed out of sight. It is the text of a piece of
 * evidence, words of name=value with one blank between them, in the order of
 * docs/EVIDENCE.md; the same facts give the same text.
 */
#ifndef RECORD_ABSENCE_H
#define RECORD_ABSENCE_H

#include "record/view.h"

/* What there was to look at, over the pages that were counted. */
enum seen {
	SEEN_PICKED, /* elements that a for_each is about */
	SEEN_UNDECIDED, /* of these, that cannot be told */
	SEEN_ELEMENTS,
	SEEN_LINKS,
	SEEN_FORMS,
	SEEN_FIELDS, /* of forms, that a person fills in */
	SEEN_IMAGES,
	SEEN_WORDS_TH,
	SEEN_WORDS_EN,
	SEEN_CHARACTERS, /* of text, seen or hidden */
	SEEN_COUNT
};

enum { ABSENCE_LIST_LENGTH = 16 };

struct absence {
	int64_t pages; /* examined; -1: it speaks of one page */
	char list[ABSENCE_LIST_LENGTH + 1]; /* see absence_list */
	char text[ABSENCE_LIST_LENGTH +
	    1]; /* see absence_text; empty: not noted */
	int64_t counted; /* pages whose figures are in counts */
	int64_t counts[SEEN_COUNT];
	bool is_complete; /* nothing that the rule asks for was out of sight */
	int64_t unread; /* addresses that were not read */
	enum reason unread_reason; /* of most of them */
	int64_t views[VIEW_COUNT]; /* pages with flag 1 << i */
};

/* The name of a count in the text: "elements". */
const char *seen_word(enum seen s);

/* Appends the text; counts and flags that are 0 are left out, but the figures
 * of a page that every page has are not. */
void absence_append(struct buf *out, const struct absence *a);

/* Reads such a text; false when it is none, and *out is empty. Names that are
 * not known are passed over. */
bool absence_read(struct str text, struct absence *out);

/* Adds the figures of one page. */
void absence_add(struct absence *sum, const struct absence *page);

/* Fills in the list: the first digits of the SHA-256 of the addresses in the
 * order of their bytes, each with a newline behind it. Sorts urls. */
void absence_list(struct absence *a, struct str *urls, size_t count);

/* Fills in the text: the same of the digests of the pages' visible text. Sorts
 * digests. */
void absence_text(struct absence *a, struct str *digests, size_t count);

/* What a text of absence says of the pages' text, borrowed from it; all of it
 * where it does not say. */
struct str absence_text_of(struct str text);

#endif
