/*
 * The log of the test web: one line for each connection, its end, and each
 * request, written at once and before the answer, so that who has an answer
 * can read its line.
 *
 *	MICROSECONDS HOST PORT connect -
 *	MICROSECONDS HOST PORT METHOD TARGET STATUS [phone] [conditional]
 *	MICROSECONDS HOST PORT close -
 *
 * Times are of the steady clock. PORT is the one that the host pretends to
 * have (80 or 443). White space and control bytes of a request show as "?".
 */
#ifndef TESTS_WEB_WEB_LOG_H
#define TESTS_WEB_WEB_LOG_H

#include "base/clock.h"
#include "base/err.h"
#include "request.h"

struct web_log {
	int fd;
	const struct clock *clock; /* borrowed */
};

/* Begins an empty log file. */
enum err_code web_log_open(struct web_log *log, const char *path,
    const struct clock *clock, struct err *e);
void web_log_release(struct web_log *log);

void web_log_connect(struct web_log *log, struct str host, int port);
void web_log_close(struct web_log *log, struct str host, int port);

/* status 0: nothing was answered, or nothing with a status. */
void web_log_request(
    struct web_log *log, const struct request *r, int port, int64_t status);

#endif
