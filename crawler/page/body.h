/*
 * Undoing content codings (gzip, deflate, br; RFC 9110, 8.4) under caps: raw
 * bytes in, decoded bytes out, never more than out.max_bytes nor
 * LIMIT_RATIO beyond the first LIMIT_RATIO_FREE_BYTES, at most LIMIT_CODINGS
 * layers.
 */
#ifndef PAGE_BODY_H
#define PAGE_BODY_H

#include "base/buf.h"
#include "record/reason.h"

/*
 * Appends the decoded payload to out, whose max_bytes it sets to
 * LIMIT_DECODED_BYTES when there is none. Returns
 * REASON_NONE; REASON_UNPACKS_TOO_BIG with what came before the cap; or
 * REASON_BAD_CODING with what could be undone. A body that is labelled as
 * coded but is not is taken as it stands, REASON_NONE.
 */
enum reason body_decode(
    struct str payload, struct str content_encoding, struct buf *out);

#endif
