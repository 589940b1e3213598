#include "fetch/certificate_impl.h"

#include <assert.h>
#include <string.h>

#include <openssl/err.h>
#include <openssl/x509v3.h>

#include "base/digest.h"
#include "base/limits.h"
#include "fetch/ip_impl.h"
#include "text/utf8.h"

enum { IPV4_BYTES = 4, IPV6_BYTES = 16, SECONDS_PER_DAY = 86400 };

static const int64_t us_per_second = 1000000;

/* Copies a text into the arena, cut to its bound between two characters. */
static struct str
bounded(struct arena *a, struct str text)
{
	size_t end = LIMIT_CERTIFICATE_BYTES;

	if (text.len <= end)
		return arena_str(a, text);
	while (end > 0 && ((unsigned char)text.ptr[end] & 0xc0) == 0x80)
		end--;
	return arena_printf(a, "%.*s...", STR_ARG(str_slice(text, 0, end)));
}

/* Writes a name in one way; false when it cannot be, or is no text then. */
static bool
print_name(struct buf *out, const X509_NAME *name, unsigned long flags)
{
	BIO *memory = BIO_new(BIO_s_mem());
	char *bytes = NULL;
	long n = -1;

	assert(memory != NULL);
	if (X509_NAME_print_ex(memory, name, 0, flags) >= 0)
		n = BIO_get_mem_data(memory, &bytes);
	buf_clear(out);
	if (n > 0)
		(void)buf_append(out, bytes, (size_t)n);
	(void)BIO_free(memory);
	return n >= 0 && utf8_first_invalid(buf_str(out)) == STR_NONE;
}

/* The characters of a name stay as they are; one whose bytes are not what they
 * claim to be is written in hexadecimal. */
static struct str
name_text(struct arena *a, const X509_NAME *name)
{
	struct buf out = {0};
	struct str text;

	if (!print_name(&out, name,
	        XN_FLAG_RFC2253 & ~(unsigned long)ASN1_STRFLGS_ESC_MSB))
		(void)print_name(
		    &out, name, XN_FLAG_RFC2253 | ASN1_STRFLGS_DUMP_ALL);
	text = bounded(a, buf_str(&out));
	buf_release(&out);
	return text;
}

/* Appends a name, where a space would end it. */
static void
append_dns(struct buf *out, struct str name)
{
	bool is_text = utf8_first_invalid(name) == STR_NONE;

	for (size_t i = 0; i < name.len; i++) {
		unsigned char c = (unsigned char)name.ptr[i];

		if (c <= ' ' || c == '\\' || c == 0x7f ||
		    (c >= 0x80 && !is_text))
			buf_printf(out, "\\%02X", c);
		else
			(void)buf_append_char(out, (char)c);
	}
}

static void
append_bytes(struct buf *out, struct str bytes)
{
	for (size_t i = 0; i < bytes.len; i++)
		buf_printf(out, "\\%02X", (unsigned char)bytes.ptr[i]);
}

static void
append_ip(struct buf *out, struct str bytes)
{
	struct sockaddr_storage address = {.ss_family = AF_UNSPEC};
	char text[INET6_ADDRSTRLEN];

	if (bytes.len == IPV4_BYTES) {
		address.ss_family = AF_INET;
		memcpy(&((struct sockaddr_in *)&address)->sin_addr, bytes.ptr,
		    IPV4_BYTES);
	} else if (bytes.len == IPV6_BYTES) {
		address.ss_family = AF_INET6;
		memcpy(&((struct sockaddr_in6 *)&address)->sin6_addr, bytes.ptr,
		    IPV6_BYTES);
	} else {
		append_bytes(out, bytes);
		return;
	}
	ip_text(&address, text);
	(void)buf_append_cstr(out, text);
}

static struct str
text_of(const ASN1_STRING *s)
{
	return (struct str){(const char *)ASN1_STRING_get0_data(s),
	    (size_t)ASN1_STRING_length(s)};
}

static struct str
alternative_names(struct arena *a, const X509 *x)
{
	GENERAL_NAMES *names =
	    X509_get_ext_d2i(x, NID_subject_alt_name, NULL, NULL);
	struct buf out = {0};
	struct str text;

	for (int i = 0; i < sk_GENERAL_NAME_num(names); i++) {
		const GENERAL_NAME *name = sk_GENERAL_NAME_value(names, i);

		if (name->type != GEN_DNS && name->type != GEN_IPADD)
			continue;
		if (out.len > 0)
			(void)buf_append_char(&out, ' ');
		if (name->type == GEN_DNS)
			append_dns(&out, text_of(name->d.dNSName));
		else
			append_ip(&out, text_of(name->d.iPAddress));
	}
	GENERAL_NAMES_free(names);
	text = bounded(a, buf_str(&out));
	buf_release(&out);
	return text;
}

static struct str
key_text(struct arena *a, const X509 *x)
{
	const EVP_PKEY *key = X509_get0_pubkey(x);
	const char *type = key == NULL ? NULL : EVP_PKEY_get0_type_name(key);
	char curve[64];
	size_t len = 0;

	if (type == NULL)
		return (struct str){0};
	if (EVP_PKEY_get_group_name(key, curve, sizeof(curve), &len) == 1)
		return arena_printf(a, "%s %s", type, curve);
	return arena_printf(a, "%s %d", type, EVP_PKEY_get_bits(key));
}

static struct str
signature_text(struct arena *a, const X509 *x)
{
	const X509_ALGOR *algorithm = NULL;
	const ASN1_OBJECT *object = NULL;
	char text[128];
	int n;

	X509_get0_signature(NULL, &algorithm, x);
	X509_ALGOR_get0(&object, NULL, NULL, algorithm);
	n = OBJ_obj2txt(text, sizeof(text), object, 0);
	return n > 0 ? arena_str(a, str_of(text)) : (struct str){0};
}

static int64_t
wall_us(const ASN1_TIME *time)
{
	ASN1_TIME *epoch = ASN1_TIME_set(NULL, 0);
	int days = 0, seconds = 0;
	bool is_time;

	assert(epoch != NULL);
	is_time = ASN1_TIME_diff(&days, &seconds, epoch, time) == 1;
	ASN1_TIME_free(epoch);
	if (!is_time)
		return 0;
	return ((int64_t)days * SECONDS_PER_DAY + seconds) * us_per_second;
}

static struct str
digest_text(struct arena *a, const X509 *x)
{
	char digest[DIGEST_TEXT_BYTES];
	unsigned char *der = NULL;
	int n = i2d_X509(x, &der);

	if (n <= 0)
		return (struct str){0};
	digest_of(
	    DIGEST_SHA256, (struct str){(const char *)der, (size_t)n}, digest);
	OPENSSL_free(der);
	return arena_str(a, str_of(digest));
}

struct certificate
certificate_describe(const X509 *x, struct arena *a)
{
	struct certificate c = {
	    .subject = name_text(a, X509_get_subject_name(x)),
	    .issuer = name_text(a, X509_get_issuer_name(x)),
	    .names = alternative_names(a, x),
	    .key = key_text(a, x),
	    .signature = signature_text(a, x),
	    .sha256 = digest_text(a, x),
	    .not_before_us = wall_us(X509_get0_notBefore(x)),
	    .not_after_us = wall_us(X509_get0_notAfter(x)),
	};

	/* Else what could not be read here would be blamed on a connection. */
	ERR_clear_error();
	return c;
}

const struct certificate *
certificate_of_connection(const SSL *ssl, struct arena *a)
{
	const X509 *x = ssl == NULL ? NULL : SSL_get0_peer_certificate(ssl);
	const STACK_OF(X509) * chain;
	struct certificate *c;

	if (x == NULL)
		return NULL;
	c = arena_alloc(a, sizeof(*c));
	*c = certificate_describe(x, a);
	chain = SSL_get_peer_cert_chain(ssl);
	c->chain_length = chain == NULL ? 0 : sk_X509_num(chain);
	c->version = arena_str(a, str_of(SSL_get_version(ssl)));
	c->cipher = arena_str(a, str_of(SSL_get_cipher_name(ssl)));
	return c;
}
