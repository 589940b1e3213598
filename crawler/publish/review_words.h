/*
 * What people decided about a verdict, in words: the same on a terminal and on
 * a page. Plain text; whoever sets it escapes it.
 */
#ifndef PUBLISH_REVIEW_WORDS_H
#define PUBLISH_REVIEW_WORDS_H

#include "base/words.h"

enum review_phrase {
	/* {1} who, {2} what, {3} when: */
	REVIEW_SAYS,
	REVIEW_SETTLES, /* it ends a disagreement */
	REVIEW_WAS_EARLIER, /* about a text that has changed since */
	/* Of the verdict: */
	REVIEW_MACHINE_SAYS, /* {1} what */
	REVIEW_PEOPLE_DISAGREE,
	REVIEW_IS_REOPENED
};
enum { REVIEW_PHRASE_COUNT = 6 };

struct words review_phrase_text(enum review_phrase p);

#endif
