/* The first line of the input is the path that is asked for. */
#include "fuzz.h"

#include <assert.h>

#include "web/robots.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str input = {(const char *)data, size};
	struct str path = str_slice(input, 0, str_find_char(input, '\n', 0));
	struct arena a = {0};
	struct robots r = robots_parse(
	    &a, str_slice(input, path.len + 1, size), str_of("samruat"));
	struct robots_answer answer = robots_check(&a, &r, path);

	assert(r.crawl_delay_ms >= -1);
	assert(answer.is_allowed || answer.line > 0);
	assert(r.rule_count == 0 || !r.is_html);
	arena_release(&a);
	return 0;
}
