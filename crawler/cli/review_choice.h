/*
 * What a person decides, by the options of `review add`, and whether it fits
 * the verdict that it is about.
 */
#ifndef CLI_REVIEW_CHOICE_H
#define CLI_REVIEW_CHOICE_H

#include "cli/review_target.h"

struct review_choice {
	struct str reviewer;
	struct str note;
	enum review_decision decision;
	enum outcome outcome; /* not read when unsure */
	int level; /* -1: none */
	bool settles;
};

/* Reads --confirm, --outcome, --unsure, --level and --settle. ERR_USAGE unless
 * exactly one of the first three is given. */
enum err_code review_choice_read(
    const struct invocation *inv, struct review_choice *out, struct err *e);

/* Fills in what follows from the verdicts: the outcome of a confirmation, and
 * the level. ERR_USAGE for what cannot be. */
enum err_code review_choice_fit(const struct invocation *inv,
    const struct review_targets *of, struct review_choice *c, struct err *e);

#endif
