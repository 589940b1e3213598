/* The page model of any bytes: spans lie in range, elements nest, runs ascend,
 * places lie in the body. */
#include "fuzz.h"

#include "fuzz_page.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct page_input input = {
	    .url = str_of("https://h.go.th/a/b"),
	    .content_type = str_of("text/html; charset=utf-8"),
	    .payload = {(const char *)data, size},
	};
	struct arena a = {0};
	struct page *p;

	page_global_init();
	p = page_open(&input);
	for (uint32_t i = 0; i < p->element_count; i++)
		check_element(p, i);
	for (size_t i = 0; i < p->run_count; i++)
		check_run(p, i);
	for (size_t i = 0; i < p->link_count; i++)
		assert(p->links[i].element < p->element_count);
	for (size_t i = 0; i < p->pair_count; i++)
		assert(p->pairs[i].text.end <= p->text.len);
	if (p->element_count > 0)
		(void)page_node_path(p, (uint32_t)p->element_count - 1, &a);
	check_selectors(p, &a);
	arena_release(&a);
	page_close(p);
	return 0;
}
