#include "page/page_impl.h"

/*
 * What a page calls itself: its main heading and where its trail of links
 * ends. Pages here often have no h1, or give all headings of the menu the level
 * of their own.
 */

/* A trail that holds more bytes of text than this has other things in it; a
 * step of fewer is a sign between two, and one of more a sentence. */
enum { TRAIL_BYTES_MAX = 600, STEP_BYTES_MIN = 4, STEP_BYTES_MAX = 120 };

static size_t
text_bytes(const struct page *p, uint32_t i)
{
	struct span text = p->elements[i].text;

	return str_trim(str_slice(p->text, text.start, text.end)).len;
}

/* Whether an element is a trail of links, the "breadcrumb". */
static bool
is_trail(const struct page *p, uint32_t i)
{
	static const char *const names[] = {
	    "class", "id", "aria-label", "itemtype"};
	const struct page_element *e = &p->elements[i];

	for (uint32_t k = 0; k < e->attr_count; k++)
		for (size_t n = 0; n < sizeof(names) / sizeof(names[0]); n++)
			if (str_is(e->attrs[k].name, names[n]) &&
			    str_find_fold(e->attrs[k].value,
			        str_of("breadcrumb"), 0) != STR_NONE)
				return true;
	return false;
}

static uint32_t
find_trail(const struct page *p)
{
	for (uint32_t i = 0; i < p->element_count; i++)
		if (p->elements[i].attr_count > 0 && is_trail(p, i) &&
		    p->elements[i].visibility != VISIBILITY_HIDDEN)
			return i;
	return PAGE_NONE;
}

/* The last step of a trail, or PAGE_NONE. */
static uint32_t
last_step(const struct page *p, uint32_t trail)
{
	const struct page_element *e = &p->elements[trail];

	if (e->text.end - e->text.start > TRAIL_BYTES_MAX)
		return PAGE_NONE;
	for (uint32_t i = e->end - 1; i > trail; i--)
		if (p->elements[i].visibility != VISIBILITY_HIDDEN &&
		    text_bytes(p, i) >= STEP_BYTES_MIN)
			return text_bytes(p, i) <= STEP_BYTES_MAX ? i
			                                          : PAGE_NONE;
	return PAGE_NONE;
}

/* Whether an element is a heading of the page's own content. */
static bool
is_heading(const struct page_impl *page, uint32_t i)
{
	const struct page *p = &page->page;
	const struct page_element *e = &p->elements[i];

	return (e->zones & ZONE_HEADINGS) != 0 &&
	    (e->zones & ZONE_BESIDE) == 0 &&
	    e->visibility != VISIBILITY_HIDDEN &&
	    (tag_heading_level(page->tags[i]) > 0 ||
	        page_attr_is(p, i, "role", "heading")) &&
	    text_bytes(p, i) > 0;
}

/* The first heading from an element on, of level 1 or of any. */
static uint32_t
find_heading(const struct page_impl *page, uint32_t from, bool is_first_level)
{
	for (uint32_t i = from; i < page->page.element_count; i++)
		if ((!is_first_level ||
		        tag_heading_level(page->tags[i]) == 1) &&
		    is_heading(page, i))
			return i;
	return PAGE_NONE;
}

static void
mark(struct page_impl *page, uint32_t i)
{
	if (i == PAGE_NONE)
		return;
	page->subjects[page->subject_count++] = i;
	for (uint32_t k = i; k < page->page.elements[i].end; k++)
		page->page.elements[k].zones |= ZONE_SUBJECT;
}

void
subject_mark(struct page_impl *page)
{
	uint32_t trail = find_trail(&page->page);
	uint32_t first = find_heading(page, 0, true);

	mark(page, first);
	if (trail != PAGE_NONE) {
		mark(page, last_step(&page->page, trail));
		mark(page, find_heading(page, trail, false));
	} else if (first == PAGE_NONE) {
		mark(page, find_heading(page, 0, false));
	}
}

bool
is_main_text(const struct page_run *run)
{
	unsigned other = (unsigned)ZONE_BESIDE | (unsigned)ZONE_LINKS |
	    (unsigned)ZONE_BUTTONS | (unsigned)ZONE_LABELS;
	unsigned wanted = (unsigned)ZONE_MAIN | (unsigned)ZONE_VISIBLE;

	return (run->zones & wanted) == wanted && (run->zones & other) == 0;
}

size_t
main_characters(const struct page_impl *page)
{
	const struct page *p = &page->page;
	size_t count = 0;

	for (size_t i = 0; i < page->flow_count; i++) {
		const struct page_run *r = &p->runs[i];

		if (!is_main_text(r) || (r->zones & ZONE_HEADINGS) != 0)
			continue;
		for (uint32_t k = r->text.start; k < r->text.end; k++)
			count += !str_is_space_char(p->text.ptr[k]) &&
			    ((unsigned char)p->text.ptr[k] & 0xc0) != 0x80;
	}
	return count;
}
