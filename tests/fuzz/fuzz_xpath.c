/* An expression compiles, or its fault lies in it; a compiled one runs to its
 * end or to the bound on operations. */
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
	struct select_xpath *x = NULL;
	struct arena a = {0};
	struct err e = {0};
	size_t offset = 0;
	struct page *p;

	page_global_init();
	p = page_open(&input);
	if (select_xpath_compile(text, &x, &offset, &e) == ERR_NONE)
		(void)select_xpath_run(x, p, &a);
	else
		assert(e.code == ERR_SYNTAX && offset <= size);
	select_xpath_free(x);
	arena_release(&a);
	page_close(p);
	return 0;
}
