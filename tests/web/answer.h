/*
 * What a host answers to a request: a scripted answer, a file of its folder,
 * or 404. Decides bytes and pace; sending them is conn.c.
 */
#ifndef TESTS_WEB_ANSWER_H
#define TESTS_WEB_ANSWER_H

#include "base/buf.h"
#include "request.h"
#include "site_file.h"

struct reply {
	int64_t status; /* for the log; 0: none was said */
	struct buf head; /* owned */
	struct site_file file; /* owned; what body borrows from, if a file */
	struct str body; /* borrowed from file or from the web */
	int64_t delay_ms, drip_bytes, drip_ms; /* as in struct answer */
	bool is_abrupt; /* closed without the TLS goodbye */
	bool closes;
};

/*
 * Makes the reply of host h to a request that came by https or not. Counts
 * down the `times` of the answer used. An empty reply (status 0, nothing to
 * send, closes false) is a host that stays silent. reply_release gives it back.
 */
void reply_make(struct reply *out, const struct web *w, struct host *h,
    const struct request *r, bool is_https);
void reply_release(struct reply *r);

#endif
