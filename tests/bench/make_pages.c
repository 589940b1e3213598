#include "make_pages.h"

#include "synthetic.h"

void
make_pages(struct arena *a, int64_t bytes, struct str *pages, size_t count)
{
	const struct site site = {.seed = 7,
	    .number = 3,
	    .prefix = str_of("/"),
	    .page_count = 50,
	    .page_bytes = bytes};
	size_t made = 0;

	for (int64_t page = 0; made < count; page++) {
		struct buf html = {0};

		synthetic_page(&html, &site, page);
		if (html.len > (size_t)bytes * 4 / 5 &&
		    html.len < (size_t)bytes * 6 / 5)
			pages[made++] = arena_str(a, buf_str(&html));
		buf_release(&html);
	}
}
