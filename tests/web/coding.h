/*
 * Content codings (RFC 9110 section 8.4.1) and chunked framing of bodies.
 * Whole bodies only; what comes out is appended.
 */
#ifndef TESTS_WEB_CODING_H
#define TESTS_WEB_CODING_H

#include "base/buf.h"

enum coding { CODING_GZIP, CODING_DEFLATE, CODING_BR };

/* The names in the order of the enum, ended by NULL. */
extern const char *const coding_names[];

/* Appends body under a coding; "deflate" is the zlib format. */
void coding_append(enum coding c, struct str body, struct buf *out);

/* The same for count zero bytes. */
void coding_append_zeros(enum coding c, size_t count, struct buf *out);

/* Appends body in chunks (RFC 9112 section 7.1) of at most 1,000 bytes. */
void coding_append_chunks(struct str body, struct buf *out);

#endif
