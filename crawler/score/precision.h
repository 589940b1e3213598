/*
 * How far a rule is to be trusted, by verdicts that were drawn by lot and
 * judged: of those that passed and of those that failed the share that is
 * right, and of what should pass the share that does.
 */
#ifndef SCORE_PRECISION_H
#define SCORE_PRECISION_H

#include "base/arena.h"
#include "record/review.h"
#include "score/wilson.h"

/* Drawn verdicts of one kind, by what people decided. */
struct precision {
	int64_t right;
	int64_t wrong;
	int64_t missed; /* of the wrong: those that pass in truth */
	int64_t unclear; /* unsure, or they disagree; in no share */
};

struct rule_precision {
	struct str rule_id; /* borrowed from the first review of it */
	int revision;
	struct precision passed;
	struct precision failed;
	int64_t outdated; /* drawn of another revision; not counted */
};

/* A rule of an audit: which revision, and how often it passed and failed. */
struct rule_tally {
	struct str rule_id;
	int revision;
	int64_t passed;
	int64_t failed;
};

/* What people found of a verdict that was drawn. */
enum judged {
	JUDGED_RIGHT,
	JUDGED_WRONG,
	JUDGED_UNCLEAR,
	JUDGED_OUTDATED /* it is of another revision of the rule */
};
enum { JUDGED_COUNT = 4 };

struct judged_verdict {
	const struct review *drawn; /* its first review that was drawn */
	struct decision decision;
	enum judged how;
};

/* Of the reviews of one thing (review_things.h), by the revision of the rule
 * that counts; false: it was never drawn. */
bool precision_judge(const struct review *reviews, size_t count, int revision,
    struct judged_verdict *out);

/* From reviews in order of agency, rule, text and number: one for each tally,
 * in its order, in the arena. */
void precision_count(const struct review *reviews, size_t count,
    const struct rule_tally *tallies, size_t tally_count, struct arena *a,
    struct rule_precision **out);

/*
 * Of all agencies for which the rule should pass, the share for which it does.
 * What should pass is estimated: of the machine's passes those that are right,
 * by the sample of passes, and of its fails those that are wrong, by the sample
 * of fails. The interval takes the worst ends of both Wilson intervals, so it
 * is rather too wide. False: one of the samples is missing.
 */
bool precision_recall(const struct rule_precision *p,
    const struct rule_tally *tally, struct share *out);

#endif
