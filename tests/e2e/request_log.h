/*
 * The log of the test web, read back.
 */
#ifndef TESTS_E2E_REQUEST_LOG_H
#define TESTS_E2E_REQUEST_LOG_H

#include "base/str.h"

struct log_line {
	int64_t at_us; /* steady clock */
	struct str host, method, target, status;
	bool is_connect; /* a connection, no request */
};

/* Takes the next whole line of a log; false at its end. Slices borrow from
 * the log. */
bool request_log_next(struct str *rest, struct log_line *out);

/* How many requests a log holds. */
int64_t request_log_count(struct str log);

#endif
