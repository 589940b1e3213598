/*
 * Keys and certificates of the test web, made new at each start: an authority
 * that tests trust, and for each host one certificate, good or wrong in one
 * way. Their dates are fixed, so only the keys differ between runs.
 */
#ifndef TESTS_WEB_CERTIFICATE_H
#define TESTS_WEB_CERTIFICATE_H

#include "base/buf.h"
#include "base/err.h"
#include "script.h"

struct ssl_ctx_st;

/* Keys and certificates of the authorities; a zeroed struct is empty. */
struct authority {
	struct evp_pkey_st *key; /* of the trusted authority */
	struct x509_st *root; /* signed by itself */
	struct evp_pkey_st *mid_key; /* of the one that is never sent */
	struct x509_st *intermediate; /* signed by root */
	struct evp_pkey_st *host_key; /* of all hosts */
	long serial; /* of the last certificate made */
};

enum err_code authority_init(struct authority *a, struct err *e);
void authority_release(struct authority *a);

/* Appends the trusted certificate in PEM. */
void authority_append_pem(const struct authority *a, struct buf *out);

/* Makes the TLS settings of a host as its certificate and tls lines say. The
 * caller owns *out (SSL_CTX_free). */
enum err_code authority_context(struct authority *a, const struct host *h,
    struct ssl_ctx_st **out, struct err *e);

#endif
