/*
 * Figures as one digest: what a release names, so that its figures can be
 * computed again and held against it.
 */
#ifndef SCORE_DIGEST_H
#define SCORE_DIGEST_H

#include "base/digest.h"
#include "score/score.h"

/* Adds a row: its texts and numbers, these with 15 digits, each followed by a
 * tab, what there is none of as nothing, and a newline. */
void score_digest_row(struct digest *d, const struct figure_row *row);

/* The SHA-256 over the rows of score_each. Errors as there. */
enum err_code score_digest(struct store *s, const struct plan *plan,
    const struct scored_query *of, char out[DIGEST_TEXT_BYTES], struct err *e);

#endif
