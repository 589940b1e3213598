/*
 * Certificates in words: those of the test web as connections show them, and
 * some that nobody would want to be shown.
 */
#include "test.h"

#include <string.h>

#include <openssl/x509v3.h>

#include "base/clock.h"
#include "base/limits.h"
#include "fetch/certificate_impl.h"
#include "fetch_fixture.h"

static int64_t
time_of(const char *iso)
{
	int64_t us = -1;

	assert_true(clock_from_iso(str_of(iso), &us));
	return us;
}

static void
check_shown(struct fetch_pool *p, const char *host, const char *issuer,
    const char *until, enum tls_rung rung)
{
	struct arena a = {0};
	struct str url = arena_printf(&a, "https://%s/", host);
	struct str subject = arena_printf(&a, "CN=%s,O=samruat tests", host);
	const struct certificate *x;
	struct capture *c;
	int64_t tag;

	fetch_ask(p, url.ptr, 0, TLS_NONE);
	c = fetch_await(p, &tag);
	x = c->certificate;
	assert_non_null(x);
	check_int(c->tls_rung, rung, host);
	check_str(x->subject, subject.ptr, host);
	check_str(x->issuer, issuer == NULL ? subject.ptr : issuer, host);
	check_str(x->names, host, host);
	check_str(x->key, "EC prime256v1", host);
	check_str(x->signature, "ecdsa-with-SHA256", host);
	check_int((int64_t)x->sha256.len, 64, host);
	check_int(x->not_before_us, time_of("2015-01-01T00:00:00Z"), host);
	check_int(x->not_after_us, time_of(until), host);
	check_int(x->chain_length, 1, host);
	check_str(x->version, rung == TLS_OLD ? "TLSv1" : "TLSv1.3", host);
	check_int(x->cipher.len > 0, 1, host);
	capture_free(c);
	arena_release(&a);
}

static void
a_connection_shows_its_certificate(void **state)
{
	static const char root[] = "CN=samruat test authority,O=samruat tests";
	static const char mid[] =
	    "CN=samruat test intermediate,O=samruat tests";
	static const char until[] = "2049-12-31T23:59:59Z";
	const struct fixture *f = *state;
	struct fetch_pool *p = fetch_pool_of(&f->config);

	check_shown(p, "good.example", root, until, TLS_STRICT);
	/* The same connection once more. */
	check_shown(p, "good.example", root, until, TLS_STRICT);
	check_shown(
	    p, "expired.example", root, "2017-01-01T00:00:00Z", TLS_UNVERIFIED);
	check_shown(p, "self.example", NULL, until, TLS_UNVERIFIED);
	check_shown(p, "incomplete.example", mid, until, TLS_UNVERIFIED);
	check_shown(p, "old.example", root, until, TLS_OLD);
	fetch_pool_free(p);
}

static void
without_a_connection_there_is_none(void **state)
{
	static const char *const urls[] = {"http://plain.example/",
	    "http://closed.example/", "https://closed.example/",
	    "https://gone.example/"};
	const struct fixture *f = *state;

	for (size_t i = 0; i < sizeof(urls) / sizeof(*urls); i++) {
		struct capture *c = fetch_one(&f->config, urls[i]);

		assert_null(c->certificate);
		capture_free(c);
	}
}

static void
set_name(X509_NAME *name, int type, const char *bytes, int len)
{
	assert_int_equal(X509_NAME_add_entry_by_NID(name, NID_commonName, type,
	                     (const unsigned char *)bytes, len, -1, 0),
	    1);
}

static void
add_name(GENERAL_NAMES *names, int type, const char *bytes, int len)
{
	GENERAL_NAME *name = GENERAL_NAME_new();
	ASN1_STRING *text = ASN1_STRING_type_new(
	    type == GEN_DNS ? V_ASN1_IA5STRING : V_ASN1_OCTET_STRING);

	assert_int_equal(ASN1_STRING_set(text, bytes, len), 1);
	GENERAL_NAME_set0_value(name, type, text);
	assert_true(sk_GENERAL_NAME_push(names, name) > 0);
}

/* An unsigned certificate for these names, which it takes. */
static X509 *
paper(GENERAL_NAMES *names)
{
	EVP_PKEY *key = EVP_EC_gen("P-256");
	X509 *x = X509_new();

	assert_non_null(key);
	assert_int_equal(X509_set_pubkey(x, key), 1);
	assert_int_equal(
	    X509_add1_ext_i2d(x, NID_subject_alt_name, names, 0, 0), 1);
	EVP_PKEY_free(key);
	GENERAL_NAMES_free(names);
	return x;
}

static void
hostile_names_become_text(void **state)
{
	GENERAL_NAMES *names = sk_GENERAL_NAME_new_null();
	struct certificate c;
	struct arena a = {0};
	X509 *x;

	(void)state;
	add_name(names, GEN_DNS, "a.example\0.b c\r\n", 16);
	add_name(names, GEN_DNS, "xn--12c1fe0br.example", 21);
	add_name(names, GEN_DNS, "\xe0\xb9\x84.example", 11);
	add_name(names, GEN_DNS, "\xa1.example", 9);
	add_name(names, GEN_IPADD, "\x0a\0\0\x01", 4);
	add_name(
	    names, GEN_IPADD, "\x20\x01\x0d\xb8\0\0\0\0\0\0\0\0\0\0\0\1", 16);
	add_name(names, GEN_IPADD, "abc", 3);
	add_name(names, GEN_EMAIL, "x@a.example", 11);
	x = paper(names);
	set_name(X509_get_subject_name(x), V_ASN1_UTF8STRING,
	    "\xe0\xb9\x84, a\r\0b", 9);
	set_name(X509_get_issuer_name(x), V_ASN1_UTF8STRING, "\xff", 1);
	c = certificate_describe(x, &a);
	check_str(c.names,
	    "a.example\\00.b\\20c\\0D\\0A xn--12c1fe0br.example "
	    "\xe0\xb9\x84.example \\A1.example 10.0.0.1 2001:db8::1 \\61\\62\\63",
	    "names");
	check_str(c.subject, "CN=\xe0\xb9\x84\\, a\\0D\\00b", "subject");
	check_str(c.issuer, "CN=#0C01FF", "issuer");
	check_int(c.not_after_us, 0, "no time");
	check_str(c.version, "", "no connection");
	X509_free(x);
	arena_release(&a);
}

static void
a_text_is_cut_where_it_may_be(void **state)
{
	enum { NAMES = 2 * LIMIT_CERTIFICATE_BYTES / 4 };
	GENERAL_NAMES *names = sk_GENERAL_NAME_new_null();
	struct certificate c;
	struct arena a = {0};
	X509 *x;

	(void)state;
	for (int i = 0; i < NAMES; i++)
		add_name(names, GEN_DNS, "\xe0\xb9\x84", 3);
	x = paper(names);
	c = certificate_describe(x, &a);
	assert_in_range(c.names.len, LIMIT_CERTIFICATE_BYTES - 3,
	    LIMIT_CERTIFICATE_BYTES + 3);
	assert_true(str_ends(c.names, str_of("\xe0\xb9\x84 ...")) ||
	    str_ends(c.names, str_of("\xe0\xb9\x84...")));
	X509_free(x);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_connection_shows_its_certificate),
	    cmocka_unit_test(without_a_connection_there_is_none),
	    cmocka_unit_test(hostile_names_become_text),
	    cmocka_unit_test(a_text_is_cut_where_it_may_be),
	};

	return cmocka_run_group_tests(tests, fetch_setup, fetch_teardown);
}
