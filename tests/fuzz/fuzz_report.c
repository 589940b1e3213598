/* A message is refused, or it is written back byte for byte. */
#include "fuzz.h"

#include <assert.h>

#include "record/report.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str bytes = {(const char *)data, size};
	struct arena a = {0};
	struct report r;

	if (report_read(&a, bytes, &r, NULL) == ERR_NONE) {
		struct buf out = {0};

		report_write(&out, &r);
		assert(str_equal(buf_str(&out), bytes));
		buf_release(&out);
	}
	arena_release(&a);
	return 0;
}
