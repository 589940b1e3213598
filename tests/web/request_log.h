/*
 * The log of the test web, read back.
 */
#ifndef TESTS_WEB_REQUEST_LOG_H
#define TESTS_WEB_REQUEST_LOG_H

#include "base/str.h"

enum log_event { LOG_REQUEST, LOG_CONNECT, LOG_CLOSE };

struct log_line {
	int64_t at_us; /* steady clock */
	enum log_event event;
	struct str host, port, method, target;
	struct str status; /* and the words behind it, as they stand */
};

/* Takes the next whole line of a log; false at its end. Slices borrow from
 * the log. */
bool request_log_next(struct str *rest, struct log_line *out);

/* Whether a word stands behind the status of a request. */
bool request_log_has(const struct log_line *line, const char *word);

/* How many requests a log holds. */
int64_t request_log_count(struct str log);

#endif
