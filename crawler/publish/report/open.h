/*
 * Why a verdict is open: what kept the program from seeing, or who has yet to
 * decide. One list of causes for every page that tells of them.
 */
#ifndef PUBLISH_REPORT_OPEN_H
#define PUBLISH_REPORT_OPEN_H

#include "publish/report/book.h"
#include "record/reason.h"

/* A cause is an enum reason, or one of those that follow the reasons here. */
enum {
	OPEN_AWAITS = REASON_COUNT, /* the program decided, a person is to */
	OPEN_NO_VERDICT, /* the audit has none */
	OPEN_DISAGREE, /* people decided differently */
	OPEN_CAUSES
};

/* Of a verdict that is undecided. */
size_t open_cause(const struct book_verdict *v);

/* The same of a rule (number in book.rules) for an agency; OPEN_CAUSES when it
 * is decided, or counts for no figure. */
size_t open_cause_of(
    const struct book *b, const struct book_agency *g, size_t rule);

/* In words, and as a word for an id: "budget", "awaits-review". */
struct words open_text(size_t cause);
const char *open_word(size_t cause);

#endif
