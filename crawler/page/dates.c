#include "page/dates.h"

#include "base/limits.h"
#include "page/page_impl.h"

/* The innermost element that holds a piece of page.text. */
static uint32_t
holder(const struct page *p, const struct page_run *first, struct span text)
{
	uint32_t element = first->element;

	/* Passages, of attributes, lie behind the text of all elements. */
	if (text.start >= p->elements[0].text.end)
		return element;
	while (p->elements[element].parent != PAGE_NONE &&
	    p->elements[element].text.end < text.end)
		element = p->elements[element].parent;
	return element;
}

static struct page_date
date_of_text(const struct page *p, const struct date_found *found)
{
	struct span text = offmap_back(&p->match_map, found->span);
	const struct page_run *run = page_run_at(p, text.start);
	struct page_date date = {.found = *found, .element = PAGE_NONE};

	if (run == NULL)
		return date;
	date.element = holder(p, run, text);
	date.is_visible = (run->zones & ZONE_VISIBLE) != 0;
	return date;
}

static bool
date_of_element(
    const struct page_impl *page, uint32_t element, struct page_date *out)
{
	const struct page *p = &page->page;
	const struct page_element *e = &p->elements[element];
	struct str value = str_trim(page_attr(p, element, "datetime", NULL));
	struct date_found found;

	if (!date_of_attribute(value, &found))
		return false;
	found.span.start = offmap_forward(&p->match_map, e->text.start);
	found.span.end = offmap_forward(&p->match_map, e->text.end);
	*out = (struct page_date){.found = found,
	    .element = element,
	    .is_visible = (e->zones & ZONE_VISIBLE) != 0,
	    .is_attribute = true};
	return true;
}

static void
add(struct page *p, size_t *capacity, struct page_date date)
{
	if (p->date_count == LIMIT_DATES) {
		p->are_dates_cut = true;
		return;
	}
	p->dates = arena_grow(&p->arena, p->dates, capacity, p->date_count + 1,
	    sizeof(*p->dates));
	p->dates[p->date_count++] = date;
}

/* Both kinds in the order of their places, attributes before the text that they
 * stand for. */
void
dates_find(struct page_impl *page)
{
	struct page *p = &page->page;
	struct date_list found = date_find(&p->arena, p->match_text);
	size_t capacity = 0, next = 0;

	p->are_dates_cut = found.is_cut;
	for (uint32_t i = 0; i < p->element_count; i++) {
		struct page_date date;

		if (!str_is(p->elements[i].name, "time") ||
		    !date_of_element(page, i, &date))
			continue;
		for (; next < found.count &&
		     found.items[next].span.start < date.found.span.start;
		     next++)
			add(p, &capacity, date_of_text(p, &found.items[next]));
		add(p, &capacity, date);
	}
	for (; next < found.count; next++)
		add(p, &capacity, date_of_text(p, &found.items[next]));
}
