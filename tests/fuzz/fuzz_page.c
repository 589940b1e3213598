/* The page model of any bytes: spans lie in range, elements nest, runs ascend,
 * places lie in the bodies. Behind two record separators each follow a frame,
 * a style sheet and another frame. */
#include "fuzz.h"

#include "fuzz_page.h"

enum { PARTS = 3 };

/* The parts of a page that stand behind it; it is cut short of them. */
static void
cut_parts(struct page_input *input, struct page_part *parts)
{
	static const char *const addresses[PARTS] = {
	    "https://h.go.th/f", "https://h.go.th/s", "https://h.go.th/g"};
	struct str mark = str_of("\x1e\x1e"), rest = input->payload;
	size_t at = str_find(rest, mark, 0);

	input->payload = str_slice(rest, 0, at);
	for (size_t i = 0; i < PARTS && at != STR_NONE; i++) {
		rest = str_slice(rest, at + mark.len, rest.len);
		at = str_find(rest, mark, 0);
		parts[i].kind = i == 1 ? PART_SHEET : PART_FRAME;
		parts[i].asked = str_of(addresses[i]);
		parts[i].url = parts[i].asked;
		parts[i].payload = str_slice(rest, 0, at);
		input->part_count = i + 1;
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct page_part parts[PARTS] = {0};
	struct page_input input = {
	    .url = str_of("https://h.go.th/a/b"),
	    .content_type = str_of("text/html; charset=utf-8"),
	    .payload = {(const char *)data, size},
	    .parts = parts,
	};
	struct arena a = {0};
	struct page *p;

	page_global_init();
	cut_parts(&input, parts);
	p = page_open(&input);
	check_page(p, &a);
	arena_release(&a);
	page_close(p);
	return 0;
}
