/*
 * A certificate and its connection in words, for the record. Nothing is judged
 * here: that is tls_impl.h.
 */
#ifndef FETCH_CERTIFICATE_IMPL_H
#define FETCH_CERTIFICATE_IMPL_H

#include <openssl/ssl.h>

#include "base/arena.h"
#include "record/certificate.h"

/*
 * Describes a certificate (RFC 5280), all texts in the arena. They are UTF-8
 * without control bytes whatever the certificate holds: what is neither is
 * escaped as RFC 2253 does it. A text over LIMIT_CERTIFICATE_BYTES is cut and
 * ends in "...". Fields of the connection stay empty.
 */
struct certificate certificate_describe(const X509 *x, struct arena *a);

/* Describes what the server showed on a connection, and the connection; in the
 * arena. NULL when it showed nothing. */
const struct certificate *certificate_of_connection(
    const SSL *ssl, struct arena *a);

#endif
