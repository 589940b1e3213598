/*
 * What people wrote into a sheet with keys (publish/sheet_key.h): read row by
 * row, every fault of the file in one run. What it means for the verdicts of
 * today is publish/answers_bind.h.
 *
 * An answer is never guessed at: a row that is not clear is a fault.
 */
#ifndef PUBLISH_ANSWERS_H
#define PUBLISH_ANSWERS_H

#include "base/diag.h"
#include "publish/sheet_key.h"
#include "publish/sheet_read.h"

struct sheet_answer {
	struct sheet_key key;
	int64_t row; /* of the sheet */
	enum review_decision decision;
	int level; /* -1: none was given */
	struct str note;
	struct str reviewer;
	int64_t decided_us; /* 0: the sheet does not say */
};

struct answers_wish {
	const struct sheet_file *file;
	const char *path; /* for messages */
	struct str reviewer; /* of rows that name none; empty: none may be so */
	int64_t now_us; /* nobody decided later */
};

struct answers {
	const char *path;
	struct sheet_answer *items; /* in the order of rows */
	size_t count;
	int64_t open_count; /* rows with a key and without a decision */
	size_t level_column; /* from 0; STR_NONE: the sheet has none */
};

/*
 * Reads the rows of every sheet that has a head with the columns key and
 * decision in its first rows. Decisions may be in English or Thai, and a word
 * behind the first does not count ("passed ผ่าน"). Faults go into diags; texts
 * live in the arena or the file.
 */
void answers_read(const struct answers_wish *wish, struct arena *a,
    struct diag_list *diags, struct answers *out);

/* What may be wrong with an answer. */
enum answer_fault {
	ANSWER_NO_SHEET,
	ANSWER_NO_KEY,
	ANSWER_BAD_KEY,
	ANSWER_EDITED,
	ANSWER_BAD_DECISION,
	ANSWER_BAD_LEVEL,
	ANSWER_LEVEL_NOT_ASKED,
	ANSWER_NO_REVIEWER,
	ANSWER_BAD_DATE,
	ANSWER_NOTE_ALONE,
	ANSWER_TWICE,
	ANSWER_LEVEL_MISSING,
	ANSWER_NO_LEVELS,
	ANSWER_NO_AUDIT
};

/* Adds a fault of a row (0: the whole file) and column (from 0; STR_NONE: the
 * whole row). */
struct answer_place {
	const char *path;
	int64_t row;
	size_t column;
};
void answer_complain(struct diag_list *diags, enum answer_fault fault,
    const struct answer_place *at, struct str what);

#endif
