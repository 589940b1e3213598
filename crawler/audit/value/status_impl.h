/*
 * What came of a request, as rule files name it: 404, 2xx, no-answer, timeout,
 * or a list of these, of which one must fit.
 */
#ifndef AUDIT_STATUS_IMPL_H
#define AUDIT_STATUS_IMPL_H

#include "audit/read/fields_impl.h"
#include "record/outcome.h"
#include "record/reason.h"

enum { STATUS_RANGES_MAX = 12 };

struct status_range {
	int first; /* 0: it is the reason that counts */
	int last;
	enum reason reason; /* REASON_NONE: any for want of an answer */
};

struct status_test {
	struct status_range ranges[STATUS_RANGES_MAX];
	size_t count; /* 0: nothing was asked */
};

/* Reads a status or a list of them into a struct status_test. */
field_reader status_read;

/* Whether one of them fits: status is 0 when no answer came, for the reason
 * given. Without either nothing is known of it. */
enum truth status_holds(
    const struct status_test *t, int status, enum reason reason);

#endif
