/*
 * Rows of a sheet for reviewers: verdicts that somebody picked (score/queue.h,
 * score/draw.h), with the names, quotes and addresses that a person needs to
 * judge them without the program.
 */
#ifndef PUBLISH_REVIEW_ROWS_H
#define PUBLISH_REVIEW_ROWS_H

#include "base/arena.h"
#include "publish/sheet_key.h"
#include "record/reason.h"
#include "store/store.h"

/* Verdicts that one decision serves: of one rule, with the same outcome and the
 * same text. */
struct review_subject {
	struct str rule_id;
	int rule_revision;
	enum outcome outcome; /* the machine's */
	int level;
	enum reason reason;
	struct str evidence_sha256;
	const struct str *agencies; /* ids */
	size_t agency_count;
	enum review_drawn drawn;
};

struct review_row {
	struct sheet_key key;
	struct words title; /* of the rule */
	struct str names; /* of the first agencies, and how many more */
	size_t agency_count;
	enum reason reason;
	struct str quote; /* with its context; citizens' numbers masked */
	struct str url; /* of the first piece of evidence that has one */
	struct str captured_at;
};

struct review_rows_wish {
	struct store *store;
	struct str round;
	struct str audit;
	const struct review_subject *subjects;
	size_t subject_count;
	struct str ministry; /* only its agencies; empty: all */
	struct str province; /* the same, by code */
	size_t limit; /* of rows; 0: none */
};

/* An agency's id list of one row stays far below what a cell holds. */
enum { REVIEW_ROW_AGENCIES = 500 };

/* Makes a row of each subject of which agencies are left, or several when there
 * are more than REVIEW_ROW_AGENCIES. Everything lives in the arena. */
enum err_code review_rows_read(const struct review_rows_wish *wish,
    struct arena *a, struct review_row **out, size_t *count, struct err *e);

#endif
