/*
 * The key of a row that goes out to a person and comes back: which verdicts it
 * is about, as they were when it was written. What a person may not change is
 * all in it or under its check, so that an import never guesses.
 *
 * As text: 1/ROUND/AUDIT/RULE@REVISION/OUTCOME/LEVEL/DRAWN/EVIDENCE_SHA256/CHECK
 * with "-" for what is none. The check is the beginning of a SHA-256 over all
 * before it and the row's other id columns. It finds slips, not forgers.
 */
#ifndef PUBLISH_SHEET_KEY_H
#define PUBLISH_SHEET_KEY_H

#include "base/buf.h"
#include "record/review.h"

struct sheet_key {
	struct str round;
	struct str audit;
	struct str rule_id;
	int rule_revision;
	enum outcome machine_outcome;
	int machine_level; /* -1: none */
	enum review_drawn drawn;
	struct str evidence_sha256; /* empty: none */
	/* Columns of their own, under the key's check. */
	struct str agency_ids; /* joined by ";" */
	struct str evidence_id; /* empty: none, or the sheet has no such column
	                         */
};

/* Names of the columns that sheets share; the head cell of one begins with its
 * name, and what follows behind a blank or line end is for people. */
#define SHEET_KEY "key"
#define SHEET_AGENCY_IDS "agency_id"
#define SHEET_EVIDENCE_ID "evidence_id"
#define SHEET_EVIDENCE_SHA256 "evidence_sha256"
#define SHEET_RULE "rule"
#define SHEET_DECISION "decision"
#define SHEET_LEVEL "level"
#define SHEET_NOTE "note"
#define SHEET_REVIEWER "reviewer"
#define SHEET_DATE "date" /* when it was decided; may be left out */

/* Appends the key's text. */
void sheet_key_append(struct buf *out, const struct sheet_key *k);

enum sheet_key_state {
	SHEET_KEY_GOOD,
	SHEET_KEY_NONE, /* not the text of a key at all */
	SHEET_KEY_EDITED /* it, or an id column, is not what was written */
};

/* Reads a key's text. out->agency_ids and out->evidence_id are set by the
 * caller from the row's columns; the other fields are written, borrowed from
 * text, unless it is SHEET_KEY_NONE. Blanks around the texts do not count. */
enum sheet_key_state sheet_key_read(struct str text, struct sheet_key *out);

#endif
