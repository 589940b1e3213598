/*
 * Reviews that are of one thing: an agency's text under a rule.
 */
#ifndef SCORE_REVIEW_THINGS_H
#define SCORE_REVIEW_THINGS_H

#include "record/review.h"

/* Where the reviews end that are of the same thing as number start; in order of
 * agency, rule and text. */
static inline size_t
review_thing_end(const struct review *reviews, size_t count, size_t start)
{
	const struct review *of = &reviews[start];
	size_t end = start;

	while (end < count &&
	    str_equal(reviews[end].agency_id, of->agency_id) &&
	    str_equal(reviews[end].rule_id, of->rule_id) &&
	    str_equal(reviews[end].evidence_sha256, of->evidence_sha256))
		end++;
	return end;
}

#endif
