/*
 * The closed lists of words and numbers that columns hold, with what each means
 * in both languages. What a list holds stands in record/; here it is only made
 * one shape, for enums, value labels and the codebook.
 */
#ifndef PUBLISH_CODES_H
#define PUBLISH_CODES_H

#include "base/words.h"
#include "record/outcome.h"

enum code_set {
	CODES_NONE, /* the column is free */
	CODES_OUTCOME, /* words */
	CODES_OUTCOME_NUMBER, /* 1, 0, 8, 9, 7 */
	CODES_LEVEL, /* numbers 0 to 4 */
	CODES_YES_NO, /* numbers 1 and 0 */
	CODES_REASON,
	CODES_CONFIDENCE,
	CODES_SCOPE,
	CODES_MATCH_KIND,
	CODES_OWNERSHIP,
	CODES_AGENCY_STATUS,
	CODES_LISTED,
	CODES_INDICATOR_KIND,
	CODES_DECISION,
	CODES_DECISION_STATE,
	CODES_SOURCE,
	CODES_DRAWN,
	CODES_RULE_STATUS,
	CODES_SEVERITY,
	CODES_VIEW_FLAG, /* several with blanks between them */
	CODES_ENCODING_SOURCE,
	CODES_TLS_RUNG,
	CODES_CLIENT,
	CODES_REVISIT,
	CODES_ROBOTS_STATE,
	CODES_PAUSE_CAUSE,
	CODES_STANDING, /* why a verdict counts in a score, or does not */
	CODES_IMPORT_KIND,
	CODES_SET_COUNT
};

struct code {
	const char *word; /* NULL: it is a number */
	int number;
	struct words text;
};

/* The name of a list in the codebook: "outcome". */
const char *code_set_name(enum code_set set);

/* Whether its codes are numbers. */
bool code_set_is_number(enum code_set set);

/* Whether a value is one code; false: several words with blanks. */
bool code_set_is_single(enum code_set set);

/* The code with number i; false behind the last. */
bool code_at(enum code_set set, size_t i, struct code *out);

/* What a word of a list means, or a number of one whose codes are numbers;
 * NULL texts when it is none of them. */
struct words code_text(enum code_set set, struct str word);
struct words code_number_text(enum code_set set, int number);

/* The number of an outcome in wide tables and in SPSS: 1 passed, 0 failed, 8
 * does not apply, 9 cannot tell, 7 not seen. */
int outcome_number(enum outcome o);

#endif
