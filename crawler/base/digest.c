#include "base/digest.h"

#include <assert.h>
#include <stdio.h>

#include <openssl/evp.h>

#include "base/mem.h"

struct digest {
	EVP_MD_CTX *context;
	enum digest_kind kind;
};

struct digest *
digest_new(enum digest_kind kind)
{
	struct digest *d = mem_alloc(sizeof(*d));
	int ok;

	d->kind = kind;
	d->context = EVP_MD_CTX_new();
	assert(d->context != NULL);
	ok = EVP_DigestInit_ex(d->context,
	    kind == DIGEST_SHA256 ? EVP_sha256() : EVP_sha1(), NULL);
	assert(ok == 1);
	(void)ok;
	return d;
}

void
digest_add(struct digest *d, struct str bytes)
{
	int ok = EVP_DigestUpdate(d->context, bytes.ptr, bytes.len);

	assert(ok == 1);
	(void)ok;
}

static void
write_hex(const unsigned char *raw, unsigned n, char *out)
{
	static const char digits[] = "0123456789abcdef";

	for (unsigned i = 0; i < n; i++) {
		*out++ = digits[raw[i] >> 4];
		*out++ = digits[raw[i] & 15];
	}
	*out = '\0';
}

/* n is a multiple of five bytes, so no padding is needed: SHA-1 has 20. */
static void
write_base32(const unsigned char *raw, unsigned n, char *out)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
	unsigned held = 0, bits = 0;

	for (unsigned i = 0; i < n; i++) {
		held = held << 8 | raw[i];
		for (bits += 8; bits >= 5; bits -= 5)
			*out++ = letters[held >> (bits - 5) & 31];
		held &= (1u << bits) - 1;
	}
	*out = '\0';
}

static void
write_digest(struct digest *d, char out[DIGEST_TEXT_BYTES])
{
	unsigned char raw[EVP_MAX_MD_SIZE];
	unsigned n = 0;
	int ok = EVP_DigestFinal_ex(d->context, raw, &n);

	assert(ok == 1);
	(void)ok;
	if (d->kind == DIGEST_SHA256) {
		write_hex(raw, n, out);
	} else {
		(void)snprintf(out, DIGEST_TEXT_BYTES, "sha1:");
		write_base32(raw, n, out + 5);
	}
}

void
digest_next(struct digest *d, char out[DIGEST_TEXT_BYTES])
{
	int ok;

	write_digest(d, out);
	/* The same kind again, for which nothing is looked up. */
	ok = EVP_DigestInit_ex(d->context, NULL, NULL);
	assert(ok == 1);
	(void)ok;
}

void
digest_finish(struct digest *d, char out[DIGEST_TEXT_BYTES])
{
	write_digest(d, out);
	digest_free(d);
}

void
digest_free(struct digest *d)
{
	if (d == NULL)
		return;
	EVP_MD_CTX_free(d->context);
	mem_free(d);
}

void
digest_of(enum digest_kind kind, struct str bytes, char out[DIGEST_TEXT_BYTES])
{
	struct digest *d = digest_new(kind);

	digest_add(d, bytes);
	digest_finish(d, out);
}
