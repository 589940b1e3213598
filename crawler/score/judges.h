/*
 * What reviews tell of those who judged: how well each two of them agree, and
 * all of them. A thing is an agency's text under a rule; a value is the outcome
 * that was decided, or unsure. Of each judge the newest review of a thing
 * counts; what settled a disagreement was decided with the others' word in
 * sight, and does not.
 */
#ifndef SCORE_JUDGES_H
#define SCORE_JUDGES_H

#include "base/arena.h"
#include "record/review.h"
#include "score/agreement.h"

struct judge_pair {
	struct str judges[2]; /* in order of their names */
	struct agreement kappa;
};

struct judges {
	size_t judge_count;
	struct judge_pair *pairs; /* of those who judged one thing both */
	size_t pair_count;
	struct agreement alpha; /* of all */
};

/* From reviews in order of agency, rule, text and number. With only_drawn only
 * things count of which one was drawn for a second judge: people choose what
 * they doubt, so other things make them look apart. Lives in the arena; names
 * are borrowed. At most JUDGES_MAX judges, whoever comes first by name. */
enum { JUDGES_MAX = 100 };
void judges_compare(const struct review *reviews, size_t count, bool only_drawn,
    struct arena *a, struct judges *out);

#endif
