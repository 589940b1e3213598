/*
 * What a proof says of itself, in words: how it was found, where it stands,
 * whose it is, how old its bytes are. Plain text, the same on a terminal and on
 * a page; whoever sets it escapes it.
 */
#ifndef PUBLISH_PROOF_WORDS_H
#define PUBLISH_PROOF_WORDS_H

#include "base/words.h"
#include "record/capture.h"
#include "record/finding.h"

/* What leads a quote in: "found", "looked for, not seen". */
struct words proof_found_text(enum match_kind k);

/* Whose it is, where it is not simply the agency's own; else NULL texts. */
struct words proof_owner_text(enum ownership o);

enum proof_phrase {
	PROOF_CLICK_PATH, /* from the start page to it */
	PROOF_START_PAGE, /* where that begins */
	PROOF_NO_LINK, /* in place of it: no link of this round led there */
	PROOF_PART_OF, /* {1}: the page whose part its bytes are */
	PROOF_SHARED_WITH, /* {1}: so many others have the same text */
	PROOF_LINE, /* of the body, before a number */
	PROOF_BYTES /* of the body, before two numbers */
};
enum { PROOF_PHRASE_COUNT = 7 };

struct words proof_phrase_text(enum proof_phrase p);

/* How old bytes are that came again, or not at all: {1} their time, {2} their
 * round. NULL texts of REVISIT_NOT. */
struct words proof_age_text(enum revisit r);

/* The same beside the time of the visit, which names the round: {1} their time.
 * NULL texts of REVISIT_NOT. */
struct words proof_since_text(enum revisit r);

#endif
