/* A linked style sheet, whatever it holds, leaves each element with one of the
 * three visibilities, and nothing inside of what is hidden is shown. What is
 * kept of it in its place does the same. */
#include "fuzz.h"

#include <assert.h>

#include "base/limits.h"
#include "page/sheet.h"

static const char html[] =
    "<link rel=stylesheet href=s.css><nav id=menu class='nav top'><ul>"
    "<li class=dropdown><a href=x data-toggle=dropdown>a</a>"
    "<ul class=dropdown-menu><li><a href=y>b</a></ul></ul></nav>"
    "<div class='modal fade' id=m><p class=hidden>c</p></div>"
    "<main class=main><p style='display:block'>d<b>e</b></p>"
    "<input type=checkbox id=t><label for=t>f</label><section>g</section>";

static struct page *
read_with(const struct page_part *sheet)
{
	struct page_input input = {
	    .url = str_of("https://h.go.th/"),
	    .content_type = str_of("text/html; charset=utf-8"),
	    .payload = {html, sizeof(html) - 1},
	    .parts = sheet,
	    .part_count = 1,
	};

	return page_open(&input);
}

static void
check_distilled(const struct page *p, struct page_part sheet)
{
	struct buf rules = {0};
	struct page *q;

	if (!sheet_distill(&sheet, &rules, &sheet.is_cut))
		return;
	sheet.payload = buf_str(&rules);
	sheet.content_type = str_of("text/css; charset=utf-8");
	q = read_with(&sheet);
	assert(q->view_flags == p->view_flags);
	for (uint32_t i = 0; i < p->element_count; i++)
		assert(q->elements[i].visibility == p->elements[i].visibility);
	page_close(q);
	buf_release(&rules);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct page_part sheet = {
	    .kind = PART_SHEET,
	    .asked = str_of("https://h.go.th/s.css"),
	    .url = str_of("https://h.go.th/s.css"),
	    .content_type = str_of("text/css; charset=utf-8"),
	    .payload = {(const char *)data, size},
	};
	struct page *p = read_with(&sheet);

	assert(p->reason == REASON_NONE && p->want_count == 0);
	for (uint32_t i = 1; i < p->element_count; i++) {
		const struct page_element *e = &p->elements[i];
		enum visibility above = p->elements[e->parent].visibility;

		assert(above != VISIBILITY_HIDDEN ||
		    e->visibility == VISIBILITY_HIDDEN);
		assert((e->zones & ZONE_VISIBLE) == 0 ||
		    e->visibility != VISIBILITY_HIDDEN);
	}
	/* Of much that hides a little is longer than the whole. */
	if (size < LIMIT_SHEET_BYTES / 4)
		check_distilled(p, sheet);
	page_close(p);
	return 0;
}
