/* The first line is the Date field, the rest the Retry-After field. */
#include "fuzz.h"

#include <assert.h>

#include "base/limits.h"
#include "fetch/retry_after_impl.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str input = {(const char *)data, size};
	struct str date = str_slice(input, 0, str_find_char(input, '\n', 0));
	struct str value = str_slice(input, date.len + 1, size);
	int64_t wait_ms = retry_after_ms(value, date, 0);

	assert(wait_ms >= -1 && wait_ms <= LIMIT_RETRY_AFTER_MS);
	return 0;
}
