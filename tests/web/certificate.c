#include "certificate.h"

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

/* What a certificate says, and who signs it. */
struct paper {
	const char *name; /* common name, 64 bytes at most */
	const char *alt_names; /* "DNS:..." or NULL for an authority */
	const char *until; /* ASN.1 GeneralizedTime */
	EVP_PKEY *key; /* of the subject */
	X509 *issuer; /* NULL: itself */
	EVP_PKEY *issuer_key;
};

static const char date_from[] = "20150101000000Z";
static const char date_until[] = "20491231235959Z";
static const char date_expired[] = "20170101000000Z";

static bool
add_extension(X509 *x, X509 *issuer, int nid, const char *value)
{
	X509V3_CTX context;
	X509_EXTENSION *extension;
	bool is_added;

	X509V3_set_ctx(&context, issuer, x, NULL, NULL, 0);
	extension = X509V3_EXT_conf_nid(NULL, &context, nid, value);
	is_added = extension != NULL && X509_add_ext(x, extension, -1) == 1;
	X509_EXTENSION_free(extension);
	return is_added;
}

static bool
add_extensions(X509 *x, X509 *issuer, const struct paper *p)
{
	if (!add_extension(x, issuer, NID_subject_key_identifier, "hash") ||
	    !add_extension(x, issuer, NID_authority_key_identifier, "keyid"))
		return false;
	if (p->alt_names == NULL)
		return add_extension(x, issuer, NID_basic_constraints,
		           "critical,CA:TRUE") &&
		    add_extension(x, issuer, NID_key_usage,
		        "critical,keyCertSign,cRLSign");
	return add_extension(
	           x, issuer, NID_basic_constraints, "critical,CA:FALSE") &&
	    add_extension(x, issuer, NID_ext_key_usage, "serverAuth") &&
	    add_extension(x, issuer, NID_subject_alt_name, p->alt_names);
}

static bool
fill_paper(X509 *x, X509 *issuer, const struct paper *p, long serial)
{
	X509_NAME *name = X509_get_subject_name(x);

	return X509_set_version(x, X509_VERSION_3) == 1 &&
	    ASN1_INTEGER_set(X509_get_serialNumber(x), serial) == 1 &&
	    ASN1_TIME_set_string(X509_getm_notBefore(x), date_from) == 1 &&
	    ASN1_TIME_set_string(X509_getm_notAfter(x), p->until) == 1 &&
	    X509_set_pubkey(x, p->key) == 1 &&
	    X509_NAME_add_entry_by_txt(name, "O", MBSTRING_UTF8,
	        (const unsigned char *)"samruat tests", -1, -1, 0) == 1 &&
	    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
	        (const unsigned char *)p->name, -1, -1, 0) == 1 &&
	    X509_set_issuer_name(x, X509_get_subject_name(issuer)) == 1 &&
	    add_extensions(x, issuer, p) &&
	    X509_sign(x, p->issuer_key, EVP_sha256()) > 0;
}

static X509 *
make_paper(struct authority *a, const struct paper *p)
{
	X509 *x = X509_new();

	if (x != NULL &&
	    fill_paper(x, p->issuer == NULL ? x : p->issuer, p, ++a->serial))
		return x;
	X509_free(x);
	return NULL;
}

enum err_code
authority_init(struct authority *a, struct err *e)
{
	struct paper root = {
	    .name = "samruat test authority", .until = date_until};
	struct paper mid = {
	    .name = "samruat test intermediate", .until = date_until};

	*a = (struct authority){
	    .key = EVP_EC_gen("P-256"),
	    .mid_key = EVP_EC_gen("P-256"),
	    .host_key = EVP_EC_gen("P-256"),
	};
	if (a->key == NULL || a->mid_key == NULL || a->host_key == NULL)
		return err_set(e, ERR_IO, "make keys");
	root.key = root.issuer_key = a->key;
	a->root = make_paper(a, &root);
	mid.key = a->mid_key;
	mid.issuer = a->root;
	mid.issuer_key = a->key;
	if (a->root != NULL)
		a->intermediate = make_paper(a, &mid);
	if (a->intermediate == NULL)
		return err_set(e, ERR_IO, "make certificates");
	return ERR_NONE;
}

void
authority_release(struct authority *a)
{
	EVP_PKEY_free(a->key);
	EVP_PKEY_free(a->mid_key);
	EVP_PKEY_free(a->host_key);
	X509_free(a->root);
	X509_free(a->intermediate);
	*a = (struct authority){0};
}

void
authority_append_pem(const struct authority *a, struct buf *out)
{
	BIO *memory = BIO_new(BIO_s_mem());
	char *bytes = NULL;
	long n = 0;

	if (memory != NULL && PEM_write_bio_X509(memory, a->root) == 1)
		n = BIO_get_mem_data(memory, &bytes);
	if (n > 0)
		(void)buf_append(out, bytes, (size_t)n);
	BIO_free(memory);
}

static X509 *
host_paper(struct authority *a, const struct host *h)
{
	struct arena scratch = {0};
	struct str alt_names =
	    arena_printf(&scratch, "DNS:%.*s", STR_ARG(h->name));
	struct paper p = {
	    .name = arena_cstr(&scratch, str_slice(h->name, 0, 64)),
	    .alt_names = alt_names.ptr,
	    .until = date_until,
	    .key = a->host_key,
	    .issuer = a->root,
	    .issuer_key = a->key,
	};
	X509 *x;

	switch ((enum certificate)h->certificate) {
	case CERTIFICATE_GOOD:
		break;
	case CERTIFICATE_EXPIRED:
		p.until = date_expired;
		break;
	case CERTIFICATE_SELF_SIGNED:
		p.issuer = NULL;
		p.issuer_key = a->host_key;
		break;
	case CERTIFICATE_WRONG_NAME:
		p.name = "another.example";
		p.alt_names = "DNS:another.example";
		break;
	case CERTIFICATE_INCOMPLETE:
		p.issuer = a->intermediate;
		p.issuer_key = a->mid_key;
		break;
	}
	x = make_paper(a, &p);
	arena_release(&scratch);
	return x;
}

static bool
set_up(SSL_CTX *context, X509 *x, const struct authority *a, bool is_old)
{
	int from = is_old ? TLS1_VERSION : TLS1_2_VERSION;
	int until = is_old ? TLS1_VERSION : TLS1_3_VERSION;

	/* Level 0 comes first: it decides which keys and versions may be. */
	if (is_old &&
	    SSL_CTX_set_cipher_list(context, "DEFAULT@SECLEVEL=0") != 1)
		return false;
	(void)SSL_CTX_set_mode(context,
	    SSL_MODE_ENABLE_PARTIAL_WRITE |
	        SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
	return SSL_CTX_set_min_proto_version(context, from) == 1 &&
	    SSL_CTX_set_max_proto_version(context, until) == 1 &&
	    SSL_CTX_use_certificate(context, x) == 1 &&
	    SSL_CTX_use_PrivateKey(context, a->host_key) == 1;
}

enum err_code
authority_context(struct authority *a, const struct host *h,
    struct ssl_ctx_st **out, struct err *e)
{
	X509 *x = host_paper(a, h);
	SSL_CTX *context = SSL_CTX_new(TLS_server_method());
	/* Without a certificate no handshake succeeds. */
	bool is_none = str_is(h->tls, "none");

	if (x == NULL || context == NULL ||
	    (!is_none && !set_up(context, x, a, h->tls.len > 0))) {
		X509_free(x);
		SSL_CTX_free(context);
		return err_set(
		    e, ERR_IO, "set up TLS of %.*s", STR_ARG(h->name));
	}
	X509_free(x);
	*out = context;
	return ERR_NONE;
}
