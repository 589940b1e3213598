#include "fetch/tls_impl.h"

#include <assert.h>

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

#include "base/mem.h"
#include "fetch/certificate_impl.h"
#include "fetch/must_impl.h"

struct rung_options {
	long verify_peer;
	long verify_host;
	long version;
	long is_alone; /* a connection of its own, used once */
	const char *ciphers;
	uint64_t options;
};

/*
 * A server that ends without TLS's own farewell is taken at its word, as
 * browsers do (SSL_OP_IGNORE_UNEXPECTED_EOF): whether the body is whole, its
 * length says.
 */
static const struct rung_options ladder[] = {
    [TLS_STRICT] = {1, 2, CURL_SSLVERSION_TLSv1_2, 0, "DEFAULT@SECLEVEL=2",
        SSL_OP_IGNORE_UNEXPECTED_EOF},
    [TLS_UNVERIFIED] = {0, 0, CURL_SSLVERSION_TLSv1_2, 1, "DEFAULT@SECLEVEL=2",
        SSL_OP_IGNORE_UNEXPECTED_EOF},
    [TLS_OLD] = {0, 0, CURL_SSLVERSION_TLSv1_0, 1, "DEFAULT@SECLEVEL=0",
        SSL_OP_IGNORE_UNEXPECTED_EOF},
    [TLS_LEGACY] = {0, 0, CURL_SSLVERSION_TLSv1_0, 1, "DEFAULT@SECLEVEL=0",
        SSL_OP_IGNORE_UNEXPECTED_EOF | SSL_OP_LEGACY_SERVER_CONNECT |
            SSL_OP_ALLOW_UNSAFE_LEGACY_RENEGOTIATION},
};

enum { RUNG_COUNT = sizeof(ladder) / sizeof(*ladder) };

struct tls {
	X509_STORE *roots;
	/* What set_up_context is handed. */
	struct tls_context {
		X509_STORE *roots;
		uint64_t options;
	} contexts[RUNG_COUNT];
};

/* The codes of X509_verify_cert, for people. */
static const struct verify_words {
	long code;
	const char *words;
} verify_table[] = {
    {X509_V_OK, "ok"},
    {X509_V_ERR_CERT_HAS_EXPIRED, "certificate has expired"},
    {X509_V_ERR_CERT_NOT_YET_VALID, "certificate is not yet valid"},
    {X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT, "self-signed certificate"},
    {X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN, "issuer is not trusted"},
    {X509_V_ERR_CERT_UNTRUSTED, "issuer is not trusted"},
    {X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT, "issuer not found"},
    {X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY, "issuer not found"},
    {X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE, "issuer not found"},
    {X509_V_ERR_CERT_REVOKED, "certificate has been revoked"},
    {X509_V_ERR_EE_KEY_TOO_SMALL, "key of the certificate is too weak"},
    {X509_V_ERR_CA_KEY_TOO_SMALL, "key of the issuer is too weak"},
    {X509_V_ERR_CA_MD_TOO_WEAK, "signature of the issuer is too weak"},
    {X509_V_ERR_INVALID_PURPOSE, "certificate is not for web servers"},
};

static const char other_name[] = "certificate is for another name";

static const char *
words_of_code(long code)
{
	for (size_t i = 0; i < sizeof(verify_table) / sizeof(*verify_table);
	     i++)
		if (verify_table[i].code == code)
			return verify_table[i].words;
	return X509_verify_cert_error_string(code);
}

enum err_code
tls_new(const char *ca_file, struct tls **out, struct err *e)
{
	struct tls *tls = mem_alloc(sizeof(*tls));

	tls->roots = X509_STORE_new();
	assert(tls->roots != NULL);
	/* A chain may end at any trusted certificate, and a trusted one is
	 * preferred to one that the server sends. */
	(void)X509_STORE_set_flags(
	    tls->roots, X509_V_FLAG_TRUSTED_FIRST | X509_V_FLAG_PARTIAL_CHAIN);
	/* A machine without roots trusts only those of ca_file. */
	(void)X509_STORE_set_default_paths(tls->roots);
	if (ca_file != NULL && X509_STORE_load_file(tls->roots, ca_file) != 1) {
		ERR_clear_error();
		tls_free(tls);
		return err_set(e, ERR_USAGE, "%s: no certificates", ca_file);
	}
	ERR_clear_error();
	for (size_t i = 0; i < RUNG_COUNT; i++)
		tls->contexts[i] =
		    (struct tls_context){tls->roots, ladder[i].options};
	*out = tls;
	return ERR_NONE;
}

void
tls_free(struct tls *tls)
{
	if (tls == NULL)
		return;
	X509_STORE_free(tls->roots);
	mem_free(tls);
}

static CURLcode
set_up_context(CURL *easy, void *ssl_context, void *state)
{
	const struct tls_context *c = state;

	(void)easy;
	SSL_CTX_set1_cert_store(ssl_context, c->roots);
	(void)SSL_CTX_set_options(ssl_context, c->options);
	return CURLE_OK;
}

void
tls_apply(struct tls *tls, enum tls_rung rung, CURL *easy)
{
	const struct rung_options *o = &ladder[rung];

	assert(rung != TLS_NONE);
	must(curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, o->verify_peer));
	must(curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, o->verify_host));
	must(curl_easy_setopt(easy, CURLOPT_SSLVERSION, o->version));
	must(curl_easy_setopt(easy, CURLOPT_SSL_CIPHER_LIST, o->ciphers));
	must(curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, o->is_alone));
	must(curl_easy_setopt(easy, CURLOPT_FORBID_REUSE, o->is_alone));
	must(curl_easy_setopt(
	    easy, CURLOPT_SSL_SESSIONID_CACHE, o->is_alone ? 0L : 1L));
	/* Ours are read once; libcurl would read them for each connection. */
	must(curl_easy_setopt(easy, CURLOPT_CAINFO, NULL));
	must(curl_easy_setopt(easy, CURLOPT_CAPATH, NULL));
	must(curl_easy_setopt(easy, CURLOPT_SSL_CTX_FUNCTION, set_up_context));
	must(
	    curl_easy_setopt(easy, CURLOPT_SSL_CTX_DATA, &tls->contexts[rung]));
}

enum tls_rung
tls_next_rung(enum tls_rung rung, CURLcode failure, struct str text)
{
	bool is_legacy = str_find(text, str_of("unsafe legacy renegotiation"),
	                     0) != STR_NONE;

	if (is_legacy && rung != TLS_LEGACY)
		return TLS_LEGACY;
	switch (rung) {
	case TLS_STRICT:
		return failure == CURLE_PEER_FAILED_VERIFICATION
		    ? TLS_UNVERIFIED
		    : TLS_OLD;
	case TLS_UNVERIFIED:
		return TLS_OLD;
	case TLS_NONE:
	case TLS_OLD:
	case TLS_LEGACY:
		break;
	}
	return TLS_NONE;
}

const char *
tls_words_of_failure(CURL *easy, CURLcode failure)
{
	long code = X509_V_OK;

	if (failure != CURLE_PEER_FAILED_VERIFICATION)
		return NULL;
	must(curl_easy_getinfo(easy, CURLINFO_SSL_VERIFYRESULT, &code));
	/* The name is looked at before libcurl writes down what the chain is
	 * worth. */
	return code == X509_V_OK || code == X509_V_ERR_UNSPECIFIED
	    ? other_name
	    : words_of_code(code);
}

static bool
is_for_host(X509 *certificate, struct str host)
{
	struct buf text = {0};
	bool is_match;

	if (host.len > 2 && host.ptr[0] == '[')
		host = str_slice(host, 1, host.len - 1);
	else if (host.len > 1 && host.ptr[host.len - 1] == '.')
		host = str_slice(host, 0, host.len - 1);
	(void)buf_append_str(&text, host);
	is_match = X509_check_ip_asc(certificate, buf_cstr(&text), 0) == 1 ||
	    X509_check_host(certificate, host.ptr, host.len, 0, NULL) == 1;
	buf_release(&text);
	return is_match;
}

/* The connection that is attached to a handle; NULL: none, or without TLS. */
static const SSL *
session_of(CURL *easy)
{
	struct curl_tlssessioninfo *session = NULL;

	must(curl_easy_getinfo(easy, CURLINFO_TLS_SSL_PTR, &session));
	return session->internals;
}

const struct certificate *
tls_certificate(CURL *easy, struct arena *a)
{
	return certificate_of_connection(session_of(easy), a);
}

struct str
tls_words_of_connection(
    CURL *easy, enum tls_rung rung, struct str host, struct arena *a)
{
	const SSL *ssl;
	X509 *certificate;
	long code;

	if (rung == TLS_STRICT)
		return str_of("ok");
	ssl = session_of(easy);
	certificate = ssl == NULL ? NULL : SSL_get0_peer_certificate(ssl);
	if (certificate == NULL)
		return str_of("no certificate");
	code = SSL_get_verify_result(ssl);
	if (is_for_host(certificate, host))
		return str_of(words_of_code(code));
	if (code == X509_V_OK)
		return str_of(other_name);
	return arena_printf(a, "%s; %s", words_of_code(code), other_name);
}
