/* Undoing codings never exceeds its caps. The first byte chooses them. */
#include "fuzz.h"

#include <assert.h>

#include "base/limits.h"
#include "page/body.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const codings[] = {
	    "gzip", "deflate", "br", "gzip, gzip", "br, gzip", "deflate, br"};
	struct str payload = {(const char *)data + 1, size - 1};
	struct buf out = {0};

	if (size == 0)
		return 0;
	(void)body_decode(payload, str_of(codings[data[0] % 6]), &out);
	assert(out.len <= size || out.len <= LIMIT_RATIO_FREE_BYTES ||
	    out.len <= size * LIMIT_RATIO);
	assert(out.len <= LIMIT_DECODED_BYTES);
	buf_release(&out);
	return 0;
}
