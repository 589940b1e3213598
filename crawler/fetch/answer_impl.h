/*
 * What the head of an answer says that the crawl acts upon.
 */
#ifndef FETCH_ANSWER_IMPL_H
#define FETCH_ANSWER_IMPL_H

#include "record/capture.h"
#include "web/url.h"

/*
 * Fills status, content_type, redirect_to, retry_after_ms, etag, last_modified
 * and payload_sha256 of a capture whose head is whole. url is the one asked
 * for; now_us is the wall clock. A Location that is no URL leaves redirect_to
 * empty; bytes of it that are not UTF-8 are percent-encoded one by one. A
 * validator over LIMIT_VALIDATOR_BYTES is left empty, as it cannot be sent
 * back.
 */
void answer_read(struct capture *c, const struct url *url, int64_t now_us);

#endif
