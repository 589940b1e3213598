/*
 * The text that a verdict rests on, as one digest: what was quoted with the
 * words around it, or, of a "not there", the text of all pages examined. It
 * leaves out where the text stands, what rules call it and how it was found.
 * While it is the same, the site shows the same; a person's decision is bound
 * to it.
 */
#ifndef RECORD_REGION_H
#define RECORD_REGION_H

#include "base/digest.h"
#include "record/finding.h"

/* One piece of evidence, as far as it matters here. */
struct region_piece {
	enum match_kind kind;
	struct str quote;
	struct str before; /* context */
	struct str after; /* of an absence: its text, see record/absence.h */
};

/* The SHA-256 over all pieces in an order of their own. Of pieces of the kind
 * absence only what their text says of the pages' text (`text=`) counts; of
 * those without a text, which are of no page's text (a status, a count of
 * addresses), their quote. Sorts pieces. */
void region_digest(
    struct region_piece *pieces, size_t count, char out[DIGEST_TEXT_BYTES]);

#endif
