/*
 * What a rule says: the outcomes of the W3C's Evaluation and Report Language
 * (EARL 1.0), and the three truth values that conditions have.
 *
 * "Could not look" is never "not there": it is OUTCOME_CANT_TELL or
 * OUTCOME_UNTESTED, with a reason.
 */
#ifndef RECORD_OUTCOME_H
#define RECORD_OUTCOME_H

#include <stdbool.h>

#include "base/words.h"

enum outcome {
	OUTCOME_PASSED,
	OUTCOME_FAILED,
	OUTCOME_INAPPLICABLE,
	OUTCOME_CANT_TELL,
	OUTCOME_UNTESTED
};
enum { OUTCOME_COUNT = 5 };

/* "passed", "failed", "inapplicable", "cantTell", "untested": in the ledger,
 * in rule files and in exports. */
const char *outcome_word(enum outcome o);

/* The outcome of a word; false, *out untouched, for any other. */
bool outcome_of_word(struct str word, enum outcome *out);

/* The outcome for people: in words, and as a sign of one character that is
 * told from the others without a colour. */
struct words outcome_text(enum outcome o);
const char *outcome_sign(enum outcome o);

/* Kleene's three values. The order makes "any" a maximum and "all" a
 * minimum. */
enum truth { TRUTH_FALSE, TRUTH_UNKNOWN, TRUTH_TRUE };

/* "false", "unknown", "true" */
const char *truth_word(enum truth t);

/* Its letter in the leaves of a finding: "f", "u", "t". */
char truth_letter(enum truth t);

/* The truth of a letter; unknown for any other. */
enum truth truth_of_letter(char letter);

#endif
