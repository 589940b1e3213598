/*
 * Verdicts drawn by lot, for people to judge: how good a rule is, and how well
 * people agree, is only told by what nobody chose. The lot is the SHA-256 of a
 * number, the rule and the agency: the same number draws the same.
 */
#ifndef SCORE_DRAW_H
#define SCORE_DRAW_H

#include "store/figures.h"
#include "store/reviews.h"

struct draw_wish {
	struct store *store;
	struct scored_query of;
	struct str rule; /* only this one; empty: each */
	enum review_drawn kind; /* DRAWN_PASSED or DRAWN_FAILED: by the
	                           machine's outcome. DRAWN_DOUBLE: among those
	                           that one person alone decided */
	struct str reviewer; /* of DRAWN_DOUBLE: nothing this one judged; empty:
	                        no matter */
	size_t count; /* of each rule; of DRAWN_DOUBLE in all */
	int64_t seed;
};

struct drawn {
	struct str agency_id;
	struct str rule_id;
	int rule_revision;
	enum outcome outcome; /* the machine's */
	int level;
	struct str url;
	struct str evidence_sha256;
	char lot[DIGEST_TEXT_BYTES];
};

/* Draws, in order of rule and agency; everything lives in the arena. */
enum err_code draw_verdicts(const struct draw_wish *wish, struct arena *a,
    struct drawn **out, size_t *count, struct err *e);

#endif
