/*
 * A release as commands that ask for its figures open it: with its plan, and
 * after its figures were computed anew and came out as they were released.
 */
#ifndef CLI_SCORE_RELEASE_H
#define CLI_SCORE_RELEASE_H

#include "record/plan.h"
#include "store/figures.h"

struct score_release {
	struct release release;
	struct plan plan;
	struct scored_query of; /* its round, audit and reviews */
};

/* ERR_USAGE when there is no release of that name, ERR_DB when its figures are
 * not what was released. All lives in the arena. */
enum err_code score_release_open(struct store *s, struct str name,
    struct arena *a, struct score_release *out, struct err *e);

#endif
