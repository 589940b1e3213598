/* What is told from an address alone: an address without its session has none
 * and is in normal form, and a pattern is a positive number. */
#include "fuzz.h"

#include <assert.h>

#include "crawl/pattern.h"
#include "crawl/session.h"
#include "crawl/trap.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = {0};
	struct str input = {(const char *)data, size}, bare;
	struct url u = url_parse(&a, input, NULL, NULL);

	if (u.kind != URL_WEB) {
		arena_release(&a);
		return 0;
	}
	(void)trap_kind(&u, INT64_C(1542844800000000));
	assert(pattern_of_url(&u) > 0);
	bare = url_without_session(&a, u.href);
	u = url_parse(&a, bare, NULL, NULL);
	assert(u.kind == URL_WEB && str_equal(u.href, bare));
	assert(url_without_session(&a, bare).ptr == bare.ptr);
	arena_release(&a);
	return 0;
}
