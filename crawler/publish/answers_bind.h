/*
 * Answers of a sheet held against the ledger of today: which of them are new,
 * which are there already, which somebody else contradicts, and which are about
 * a text that is no longer the verdict's.
 *
 * A row may be about many agencies that show the same; each has a review of its
 * own.
 */
#ifndef PUBLISH_ANSWERS_BIND_H
#define PUBLISH_ANSWERS_BIND_H

#include "publish/answers.h"
#include "store/reviews.h"

enum bound_state {
	BOUND_NEW,
	BOUND_DISAGREES, /* new, and another decided differently */
	BOUND_THERE, /* this reviewer's newest decision is the same */
	BOUND_CHANGED, /* the verdict, or its text, is another one by now */
	BOUND_GONE /* the agency has no such verdict */
};
enum { BOUND_STATE_COUNT = 5 };

struct bound_answer {
	const struct sheet_answer *answer; /* borrowed */
	enum bound_state state;
	struct review review; /* whole, but for states CHANGED and GONE */
	struct str other; /* BOUND_DISAGREES: who decided differently */
};

struct bind_wish {
	struct store *store;
	const struct answers *answers;
	enum review_source source;
	int64_t now_us; /* of decisions without a date */
};

/* Binds every answer, in the order of rows and agencies; texts live in the
 * arena. Faults that only the ledger shows go into diags; of answers with one
 * nothing is handed out. */
enum err_code answers_bind(const struct bind_wish *wish, struct arena *a,
    struct diag_list *diags, struct bound_answer **out, size_t *count,
    struct err *e);

#endif
