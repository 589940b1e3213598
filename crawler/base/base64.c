#include "base/base64.h"

#include <assert.h>

#include <openssl/evp.h>

static bool
is_letter(char c)
{
	char lower = str_lower_char(c);

	return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') ||
	    c == '+' || c == '/';
}

/* OpenSSL passes over white space and takes padding anywhere. */
static bool
is_well_formed(struct str text, size_t padding)
{
	for (size_t i = 0; i + padding < text.len; i++)
		if (!is_letter(text.ptr[i]))
			return false;
	return text.len % 4 == 0 && text.len <= INT32_MAX;
}

bool
base64_decode(struct arena *a, struct str text, struct str *out)
{
	size_t padding = str_ends(text, str_of("==")) ? 2
	    : str_ends(text, str_of("="))             ? 1
	                                              : 0;
	unsigned char *bytes;
	int n;

	if (!is_well_formed(text, padding))
		return false;
	bytes = arena_alloc(a, text.len / 4 * 3 + 1);
	n = EVP_DecodeBlock(
	    bytes, (const unsigned char *)text.ptr, (int)text.len);
	if (n < 0)
		return false;
	/* OpenSSL counts the zero bytes that stand for the padding. */
	*out = (struct str){(char *)bytes, (size_t)n - padding};
	return true;
}

struct str
base64_encode(struct arena *a, struct str bytes)
{
	unsigned char *text;
	int n;

	assert(bytes.len <= INT32_MAX / 2);
	text = arena_alloc(a, (bytes.len + 2) / 3 * 4 + 1);
	n = EVP_EncodeBlock(
	    text, (const unsigned char *)bytes.ptr, (int)bytes.len);
	return (struct str){(char *)text, (size_t)n};
}
