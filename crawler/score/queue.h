/*
 * The queue of those who review: verdicts that a person could decide, those
 * first whose decision moves the scores most and is least foreseen. Verdicts of
 * several agencies that rest on the same text are one entry, which one decision
 * serves.
 */
#ifndef SCORE_QUEUE_H
#define SCORE_QUEUE_H

#include "store/figures.h"
#include "store/reviews.h"

struct queue_item {
	struct str rule_id;
	int rule_revision;
	enum outcome outcome; /* the machine's */
	int level;
	enum reason reason;
	struct str confidence;
	struct str evidence_sha256;
	struct str url; /* of the first agency's verdict */
	struct str *agencies; /* ids, in order */
	size_t agency_count;
	enum decision_state state; /* of the first that is not decided */
	bool is_reopened; /* somebody decided about another text of one of
	                     these agencies under the rule */
	double effect; /* how far one agency's scores may move, 0 to 1 */
	double uncertainty; /* 0: known, 1: nobody can say */
};

/* effect * uncertainty * agency_count */
double queue_rank(const struct queue_item *item);

struct queue {
	struct queue_item *items; /* the highest rank first; of the same rank
	                             re-opened ones, then by rule, agency */
	size_t count;
	size_t verdict_count; /* in all of them */
};

struct queue_wish {
	struct store *store;
	struct scored_query of;
	const struct plan *plan; /* rules that count in it; NULL: each rule
	                            weighs the same */
	struct str rule; /* only this one, whether it counts or not; empty: each
	                  */
	bool has_decided; /* what was decided, too; it ranks 0 */
};

/*
 * Reads the queue of an audit; everything lives in the arena.
 *
 * The effect is that of the rule on one agency's scores (score/effect.h).
 *
 * The uncertainty is 1 where people disagree and of a page that was seen and
 * tells nobody, 0.8 of what awaits a review, 0.5 of what was not seen and of
 * what somebody was unsure about, 0.2 and 0.05 of what is decided with medium
 * and high confidence, and 0 of what a person decided.
 */
enum err_code queue_read(const struct queue_wish *wish, struct arena *a,
    struct queue *out, struct err *e);

#endif
