/*
 * SHA-256, by which a capture is known everywhere, and SHA-1, which WARC
 * readers expect in WARC-Block-Digest and WARC-Payload-Digest.
 */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include "base/str.h"

enum digest_kind { DIGEST_SHA256, DIGEST_SHA1 };

/* Room for the text of a digest and its NUL: 64 hexadecimal digits, or
 * "sha1:" and 32 letters of base 32. */
#define DIGEST_TEXT_BYTES 65

/* A digest over bytes that come in pieces. */
struct digest;

struct digest *digest_new(enum digest_kind kind);
void digest_add(struct digest *d, struct str bytes);

/*
 * Writes the text form and frees d: SHA-256 in lower-case hexadecimal, SHA-1
 * as "sha1:" and base 32 (RFC 4648, section 6), as WARC 1.1 files carry it.
 */
void digest_finish(struct digest *d, char out[DIGEST_TEXT_BYTES]);

/* The same, and begins anew: one digest serves for many texts. */
void digest_next(struct digest *d, char out[DIGEST_TEXT_BYTES]);

void digest_free(struct digest *d);

/* The text form of the digest of one run of bytes. */
void digest_of(
    enum digest_kind kind, struct str bytes, char out[DIGEST_TEXT_BYTES]);

#endif
