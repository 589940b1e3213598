/* What was masked is not found again, and masking makes nothing longer. */
#include "fuzz.h"

#include <assert.h>

#include "publish/mask.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = {(const char *)data, size};
	struct str parts[] = {
	    str_slice(text, 0, size / 2), str_slice(text, size / 2, size)};
	struct buf whole = {0}, again = {0}, outs[2] = {{0}};
	size_t count = mask_append(&whole, text);

	assert(whole.len <= size);
	assert(count == 0 || mask_digits(text) >= MASK_DIGITS);
	assert(count > 0 || str_equal(buf_str(&whole), text));
	assert(mask_append(&again, buf_str(&whole)) == 0);
	assert(str_equal(buf_str(&whole), buf_str(&again)));
	(void)mask_parts(parts, 2, outs);
	assert(outs[0].len + outs[1].len <= size);
	buf_release(&outs[0]);
	buf_release(&outs[1]);
	buf_release(&whole);
	buf_release(&again);
	return 0;
}
