/* What is known of elements beyond the model may be asked of any element of any
 * page. */
#include "fuzz.h"

#include "page/aria.h"
#include "page/data_table.h"
#include "page/owner.h"
#include "page/text_style.h"

static void
ask(const struct page *p, uint32_t i, struct text_style *s)
{
	for (uint32_t k = 0; k < p->elements[i].attr_count; k++) {
		const struct page_attr *a = &p->elements[i].attrs[k];
		const struct aria_attr *attr = aria_attr_of(a->name);

		if (attr != NULL && aria_takes(attr, a->value))
			(void)page_aria_is_allowed(p, i, attr);
	}
	(void)page_aria_missing(p, i);
	(void)page_is_in_context(p, i);
	(void)page_owned_wrongly(p, i);
	(void)page_cell_headers_exist(p, i);
	(void)text_style_wrap(s, i);
	for (int space = 0; space < TEXT_SPACE_COUNT; space++)
		(void)text_style_measure(s, i, (enum text_space)space);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct page_input input = {.url = str_of("https://h.go.th/"),
	    .content_type = str_of("text/html"),
	    .payload = {(const char *)data, size}};
	struct page *p = page_open(&input);
	struct arena a = {0};
	struct text_style *s = text_style_read(p, &a);

	for (uint32_t i = 0; i < p->element_count; i++)
		ask(p, i, s);
	(void)page_used_headers(p, &a);
	arena_release(&a);
	page_close(p);
	return 0;
}
