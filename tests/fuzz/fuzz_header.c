/* The head is what stands before the first empty line, the body the rest. */
#include "fuzz.h"

#include <assert.h>

#include "web/header.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str input = {(const char *)data, size};
	size_t end = str_find(input, str_of("\r\n\r\n"), 0);
	struct str body = str_slice(input, end == STR_NONE ? 0 : end + 4, size);
	struct arena a = {0};
	struct header h = header_parse(&a, str_slice(input, 0, end));
	bool is_complete;

	for (size_t i = 0; i < h.count; i++) {
		assert(h.fields[i].name.len > 0);
		(void)header_param(h.fields[i].value, "charset");
	}
	assert(header_payload(&a, &h, body, &is_complete).len <= body.len);
	assert(header_dechunk(&a, body, &is_complete).len <= body.len);
	arena_release(&a);
	return 0;
}
