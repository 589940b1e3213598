/*
 * What people decided: how far each rule is to be trusted by what was drawn by
 * lot and judged, and how well those who judged agree.
 */
#ifndef PUBLISH_REPORT_TRUST_H
#define PUBLISH_REPORT_TRUST_H

#include "publish/report/book.h"
#include "score/judges.h"
#include "score/precision.h"

/* A verdict that was drawn by lot and judged. */
struct trust_verdict {
	size_t agency; /* number in book.agencies */
	size_t rule; /* number in book.rules */
	enum review_drawn drawn; /* of which sample it is */
	enum judged how;
};

struct trust {
	const struct rule_precision *rules; /* by number in book.rules */
	const struct rule_tally *tallies; /* by the same */
	const struct trust_verdict *judged; /* of agencies of the round */
	size_t judged_count;
	int64_t review_count; /* up to book.last_review */
	int64_t reviewer_count;
	int64_t drawn_count; /* of the reviews, that judge what was drawn */
	struct judges judges; /* of what was drawn for a second judge */
	int64_t states[DECISION_UNSURE + 1]; /* verdicts of the audit by what
	                                        people decided */
	int64_t changed_count; /* of the decided, those that people decided
	                          otherwise than the program */
};

/* That of a book, read when it is first asked for; it lives in its arena. */
enum err_code trust_of(struct book *b, const struct trust **out, struct err *e);

/* Whether anything of a rule was drawn and judged under its revision. */
bool trust_is_judged(const struct rule_precision *p);

#endif
