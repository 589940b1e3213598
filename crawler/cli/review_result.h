/*
 * What reviews changed, told to the person who added them.
 */
#ifndef CLI_REVIEW_RESULT_H
#define CLI_REVIEW_RESULT_H

#include "cli/review_target.h"

/* Prints how the targets count now and did before, with whom their reviewers
 * disagree, and which figures are to be computed again. */
enum err_code review_result_print(const struct invocation *inv, struct store *s,
    const struct review_targets *of, struct err *e);

#endif
