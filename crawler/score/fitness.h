/*
 * Whether a round with an audit is fit to be published: what a release asks
 * for before it freezes anything.
 */
#ifndef SCORE_FITNESS_H
#define SCORE_FITNESS_H

#include "base/words.h"
#include "store/figures.h"

enum fitness_check {
	FITNESS_COMPLETE, /* the round has ended, every URL has a final state */
	FITNESS_ROWS, /* every agency has a verdict for each rule of the plan */
	FITNESS_COLUMNS, /* each rule that counts is decided somewhere */
	FITNESS_CONTROL, /* the control hosts answered all the time */
	FITNESS_REACHED /* of agencies that may have a site 95 % were reached */
};
enum { FITNESS_COUNT = 5, FITNESS_REACHED_PERCENT = 95 };

/* "complete", "rows", "columns", "control", "reached" */
const char *fitness_word(enum fitness_check c);
bool fitness_of_word(struct str word, enum fitness_check *out);
/* What it asks for, as a sentence. */
struct words fitness_text(enum fitness_check c);

struct fitness {
	bool holds[FITNESS_COUNT];
	int64_t agencies; /* of the round */
	int64_t with_site; /* of these, that the table knows no reason for not
	                      having one: neither no-website, social-only nor
	                      merged */
	int64_t reached;
	int64_t missing_rows; /* agency x rule */
	int64_t pauses; /* because control hosts failed */
	struct str *empty_rules; /* ids, borrowed from the plan */
	size_t empty_rule_count;
};

/* Everything lives in the arena. */
enum err_code fitness_read(struct store *s, const struct scored_query *of,
    const struct plan *plan, struct arena *a, struct fitness *out,
    struct err *e);

#endif
