#include "base/base64.h"

#include <openssl/evp.h>

bool
base64_decode(struct arena *a, struct str text, struct str *out)
{
	unsigned char *bytes;
	int n;

	if (text.len % 4 != 0 || text.len > INT32_MAX)
		return false;
	bytes = arena_alloc(a, text.len / 4 * 3 + 1);
	n = EVP_DecodeBlock(
	    bytes, (const unsigned char *)text.ptr, (int)text.len);
	if (n < 0)
		return false;
	/* OpenSSL counts the zero bytes that stand for the padding. */
	if (str_ends(text, str_of("==")))
		n -= 2;
	else if (str_ends(text, str_of("=")))
		n -= 1;
	*out = (struct str){(char *)bytes, (size_t)n};
	return true;
}
