/* A selector compiles, or its fault lies in it; a compiled one may be tried on
 * any element. */
#include "fuzz.h"

#include <assert.h>

#include "page/select.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct page_input input = {
	    .url = str_of("https://h.go.th/"),
	    .content_type = str_of("text/html"),
	    .payload = str_of("<div id=a class='b c'><p><a href=x>y</a><p>"),
	};
	struct str text = {(const char *)data, size};
	const struct select_css *s = NULL;
	struct arena a = {0};
	struct err e = {0};
	size_t offset = 0;
	struct page *p = page_open(&input);

	if (select_css_compile(&a, text, &s, &offset, &e) == ERR_NONE)
		for (uint32_t i = 0; i < p->element_count; i++)
			(void)select_css_matches(s, p, i);
	else
		assert(e.code == ERR_SYNTAX && offset <= size);
	arena_release(&a);
	page_close(p);
	return 0;
}
