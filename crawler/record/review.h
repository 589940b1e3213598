/*
 * A review: what a person decided about a verdict. Reviews are only ever added;
 * each is bound to the text that the verdict rested on (record/region.h), so it
 * holds in every round in which the site still shows that text, and no longer
 * when it changed. The machine's verdict stays beside it.
 */
#ifndef RECORD_REVIEW_H
#define RECORD_REVIEW_H

#include "record/outcome.h"

enum review_decision {
	REVIEW_CONFIRM, /* it is as the machine says */
	REVIEW_PASSED,
	REVIEW_FAILED,
	REVIEW_INAPPLICABLE,
	REVIEW_UNSURE /* a person looked and cannot tell either */
};
enum { REVIEW_DECISION_COUNT = 5 };

/* "confirm", "passed", "failed", "inapplicable", "unsure" */
const char *review_decision_word(enum review_decision d);
bool review_decision_of_word(struct str word, enum review_decision *out);
struct words review_decision_text(enum review_decision d);

enum review_source { REVIEW_TERMINAL, REVIEW_SHEET, REVIEW_CALL_SHEET };
enum { REVIEW_SOURCE_COUNT = 3 };

/* "terminal", "sheet", "call-sheet" */
const char *review_source_word(enum review_source s);
bool review_source_of_word(struct str word, enum review_source *out);

/* Why it was judged: only what was drawn by lot tells how good a rule is, and
 * only what two people judged tells how well they agree. */
enum review_drawn {
	DRAWN_NOT, /* chosen, from the queue or by hand */
	DRAWN_PASSED, /* by lot among verdicts that passed */
	DRAWN_FAILED, /* by lot among those that failed */
	DRAWN_DOUBLE /* by lot for a second judge */
};
enum { REVIEW_DRAWN_COUNT = 4 };

/* "", "passed", "failed", "double" */
const char *review_drawn_word(enum review_drawn d);
bool review_drawn_of_word(struct str word, enum review_drawn *out);

struct review {
	int64_t id; /* the ledger's number, rising; 0: not stored yet */
	struct str evidence_id; /* the first of the verdict; empty: none */
	struct str round;
	struct str audit;
	struct str agency_id;
	struct str rule_id;
	int rule_revision;
	enum outcome machine_outcome;
	int machine_level; /* -1: none */
	struct str reviewer;
	enum review_decision decision;
	enum outcome outcome; /* as decided; not read when unsure */
	int level; /* as decided; -1: none */
	struct str note;
	int64_t decided_us;
	struct str evidence_sha256;
	enum review_source source;
	enum review_drawn drawn;
	bool settles; /* ends a disagreement between others */
};

enum decision_state {
	DECISION_NONE, /* nobody decided */
	DECISION_DECIDED,
	DECISION_DISAGREE, /* people who decided differently: nobody can tell */
	DECISION_UNSURE /* nobody could */
};

/* "", "decided", "disagree", "unsure" */
const char *decision_state_word(enum decision_state s);
bool decision_state_of_word(struct str word, enum decision_state *out);

struct decision {
	enum decision_state state;
	enum outcome outcome; /* cantTell when they disagree */
	int level;
	struct str reviewer; /* of the newest that counts; borrowed */
};

/*
 * What follows from the reviews of one text, in the order of their numbers. Of
 * each reviewer the newest counts. One that settles makes all before it of no
 * account. Those who are unsure do not count while another decided. Others who
 * agree in outcome and level have decided; who do not, disagree.
 */
struct decision review_settle(const struct review *reviews, size_t count);

#endif
