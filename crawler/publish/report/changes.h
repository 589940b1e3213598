/*
 * What became of every verdict since the round before: how often each kind of
 * change, for each rule and each agency. Both audits are read once, however
 * many pages ask; only counts are kept.
 */
#ifndef PUBLISH_REPORT_CHANGES_H
#define PUBLISH_REPORT_CHANGES_H

#include "publish/report/book.h"
#include "score/compare.h"

struct change_tally {
	int64_t of[CHANGE_KIND_COUNT]; /* changes: where rule and site changed,
	                                  two may lie between two verdicts */
	/* Verdicts that both rounds have, each once: */
	int64_t same; /* as before, wherever their text stands now and whatever
	                 else it says */
	int64_t edited; /* of these, on a text that changed */
	int64_t other; /* another, or undecided for another reason */
	int64_t came; /* of these, failed before, passed now */
	int64_t went; /* of these, passed before, failed now */
};

struct gone_agency {
	struct str id;
	struct str name_th;
	struct str name_en;
};

struct changes {
	const struct book_round *before; /* NULL: this is the first round, and
	                                    there is nothing else here */
	struct comparison comparison;
	struct change_tally all;
	struct change_tally *rules; /* by number in comparison.rules */
	struct change_tally *agencies; /* by number in book.agencies */
	uint16_t *marks; /* by agency and then rule of the book: a bit for each
	                    kind */
	struct gone_agency *gone; /* in order of id */
	size_t gone_count;
};

/* Those of a book, read when they are first asked for; they live in its arena.
 */
enum err_code changes_of(
    struct book *b, const struct changes **out, struct err *e);

/* The tally of a rule, or NULL: there was no round before, or neither has it.
 */
const struct change_tally *changes_of_rule(
    const struct changes *c, struct str rule_id);

/* Whether a change of that kind lies between the two verdicts of an agency
 * under a rule, by their numbers in the book. */
bool changes_has(
    const struct book *b, size_t agency, size_t rule, enum change_kind kind);

/* Whether it lies between two verdicts of which the second is another, or
 * undecided for another reason. */
bool change_is_other(enum change_kind kind);

/* A kind of change: its name, and what it means in a sentence. */
struct words change_title(enum change_kind kind);
struct words change_meaning(enum change_kind kind);

#endif
