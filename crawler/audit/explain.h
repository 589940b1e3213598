/*
 * What the codes of findings in rule files mean, for `rules explain`: what is
 * wrong, why it matters, and how it looks wrong and right. The messages
 * themselves stand beside their places (read/loader.c).
 */
#ifndef AUDIT_EXPLAIN_H
#define AUDIT_EXPLAIN_H

#include "base/words.h"

struct explanation {
	const char *code; /* "R012" */
	struct words what;
	struct words why;
	const char *wrong; /* a piece of a file; lines end with \n but the last
	                    */
	const char *right;
};

/* The explanations in order of code; NULL behind the last. */
const struct explanation *explanation_at(size_t i);

/* That of a code, in capitals or not; NULL when there is no such code. */
const struct explanation *explanation_of(struct str code);

#endif
