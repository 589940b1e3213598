/*
 * When a server wants to be asked again: the Retry-After field (RFC 9110,
 * section 10.2.3) and the dates of HTTP (section 5.6.7) that it may hold.
 */
#ifndef FETCH_RETRY_AFTER_IMPL_H
#define FETCH_RETRY_AFTER_IMPL_H

#include "base/str.h"

/* Reads an HTTP date in any of its three forms (IMF-fixdate, RFC 850,
 * asctime), in microseconds since 1970. False, *out untouched, when it is
 * none. */
bool http_date_parse(struct str text, int64_t *wall_us);

/*
 * Milliseconds to wait by the value of a Retry-After field: seconds, or a date
 * measured against the server's own Date field, against now_us when that is
 * none. From 0 to LIMIT_RETRY_AFTER_MS; -1 when the value says nothing.
 */
int64_t retry_after_ms(struct str value, struct str date, int64_t now_us);

#endif
