/*
 * Base 64 (RFC 4648, section 4), as JSON carries bytes.
 */
#ifndef BASE_BASE64_H
#define BASE_BASE64_H

#include "base/arena.h"

/* Decodes text, padding included, into the arena. False, *out untouched, when
 * it is no base 64. */
bool base64_decode(struct arena *a, struct str text, struct str *out);

/* Encodes bytes, padding included, into the arena. */
struct str base64_encode(struct arena *a, struct str bytes);

#endif
