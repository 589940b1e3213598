/* A linked style sheet, whatever it holds, leaves each element with one of the
 * three visibilities, and nothing inside of what is hidden is shown. */
#include "fuzz.h"

#include <assert.h>

#include "page/page.h"

static const char html[] =
    "<link rel=stylesheet href=s.css><nav id=menu class='nav top'><ul>"
    "<li class=dropdown><a href=x data-toggle=dropdown>a</a>"
    "<ul class=dropdown-menu><li><a href=y>b</a></ul></ul></nav>"
    "<div class='modal fade' id=m><p class=hidden>c</p></div>"
    "<main class=main><p style='display:block'>d<b>e</b></p>"
    "<input type=checkbox id=t><label for=t>f</label><section>g</section>";

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct page_part sheet = {
	    .kind = PART_SHEET,
	    .asked = str_of("https://h.go.th/s.css"),
	    .url = str_of("https://h.go.th/s.css"),
	    .content_type = str_of("text/css"),
	    .payload = {(const char *)data, size},
	};
	struct page_input input = {
	    .url = str_of("https://h.go.th/"),
	    .content_type = str_of("text/html; charset=utf-8"),
	    .payload = {html, sizeof(html) - 1},
	    .parts = &sheet,
	    .part_count = 1,
	};
	struct page *p = page_open(&input);

	assert(p->reason == REASON_NONE && p->want_count == 0);
	for (uint32_t i = 1; i < p->element_count; i++) {
		const struct page_element *e = &p->elements[i];
		enum visibility above = p->elements[e->parent].visibility;

		assert(above != VISIBILITY_HIDDEN ||
		    e->visibility == VISIBILITY_HIDDEN);
		assert((e->zones & ZONE_VISIBLE) == 0 ||
		    e->visibility != VISIBILITY_HIDDEN);
	}
	page_close(p);
	return 0;
}
