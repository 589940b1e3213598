/* Whatever a certificate holds, its description is bounded text. */
#include "fuzz.h"

#include <assert.h>

#include <openssl/err.h>

#include "base/limits.h"
#include "fetch/certificate_impl.h"
#include "text/utf8.h"

static void
check_text(struct str text)
{
	assert(text.len <= LIMIT_CERTIFICATE_BYTES + 3);
	assert(utf8_first_invalid(text) == STR_NONE);
	for (size_t i = 0; i < text.len; i++)
		assert((unsigned char)text.ptr[i] >= ' ');
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	X509 *x = d2i_X509(NULL, &data, (long)size);
	struct arena a = {0};
	struct certificate c;

	ERR_clear_error();
	if (x == NULL)
		return 0;
	c = certificate_describe(x, &a);
	check_text(c.subject);
	check_text(c.issuer);
	check_text(c.names);
	check_text(c.key);
	check_text(c.signature);
	X509_free(x);
	arena_release(&a);
	return 0;
}
