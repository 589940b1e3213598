/*
 * The ladder of TLS: what is asked of a server first, and what is forgiven
 * when it cannot give that; and what its certificate has to say. A rung is
 * climbed only after the one below failed.
 */
#ifndef FETCH_TLS_IMPL_H
#define FETCH_TLS_IMPL_H

#include <curl/curl.h>

#include "base/arena.h"
#include "base/err.h"
#include "record/capture.h"

/* How the rungs are set up: the certificates that are trusted, read once. */
struct tls;

/* Trusts the system's certificates and those of ca_file (PEM; NULL: none).
 * ERR_USAGE when ca_file cannot be read or has none. */
enum err_code tls_new(const char *ca_file, struct tls **out, struct err *e);
void tls_free(struct tls *tls);

/* Sets the options of a rung, TLS_NONE excepted, on a handle. tls is borrowed
 * until the handle is reset. */
void tls_apply(struct tls *tls, enum tls_rung rung, CURL *easy);

/*
 * The rung to try after rung failed with a code of the TLS class, of which
 * libcurl said text; TLS_NONE after the last. A rung that would meet the same
 * trouble is left out: when the certificate was not at fault, trusting it
 * blindly does not help, and the legacy rung forgives one thing only, which
 * OpenSSL names when it comes to it.
 */
enum tls_rung tls_next_rung(
    enum tls_rung rung, CURLcode failure, struct str text);

/* What a strict connection that failed found wrong with the certificate;
 * nothing when the failure was another. Not to be freed. */
const char *tls_words_of_failure(CURL *easy, CURLcode failure);

/* What the server showed on a connection that stands, in the arena; NULL:
 * nothing. Call it while the connection is attached to the handle. */
const struct certificate *tls_certificate(CURL *easy, struct arena *a);

/*
 * Judges the certificate of a connection that stands, as the strict rung
 * would: "ok", or what is wrong, in the arena. Call it while the connection is
 * attached to the handle. host is a name or an address, IPv6 in brackets.
 */
struct str tls_words_of_connection(
    CURL *easy, enum tls_rung rung, struct str host, struct arena *a);

#endif
