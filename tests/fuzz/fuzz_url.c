/* A URL in normal form is its own normal form, with and without a base. */
#include "fuzz.h"

#include <assert.h>

#include "web/url.h"

static void
check_fixed(struct arena *a, struct str input, const struct url *base,
    const char *encoding)
{
	struct url u = url_parse(a, input, base, encoding);
	struct url again;

	if (u.kind == URL_INVALID) {
		assert(u.reason != NULL);
		return;
	}
	again = url_parse(a, u.href, NULL, NULL);
	assert(again.kind == u.kind);
	assert(str_equal(again.href, u.href));
	(void)url_registrable(u.host);
	(void)url_file_type(a, &u);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str input = {(const char *)data, size};
	struct arena a = {0};
	struct url base =
	    url_parse(&a, str_of("https://h.go.th:1/a/b?c"), NULL, NULL);

	check_fixed(&a, input, NULL, NULL);
	check_fixed(&a, input, &base, "windows-874");
	arena_release(&a);
	return 0;
}
