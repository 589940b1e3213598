/*
 * What must hold of every page, whatever its bytes.
 */
#ifndef TESTS_FUZZ_FUZZ_PAGE_H
#define TESTS_FUZZ_FUZZ_PAGE_H

#include <assert.h>

#include "page/select.h"

static inline void
check_span(struct span s, size_t length)
{
	assert(s.start <= s.end && s.end <= length);
}

static inline void
check_place(const struct page *p, struct page_place place)
{
	assert(place.line >= 1 && place.byte_start >= 0);
	assert(place.byte_start <= place.byte_end);
	assert(place.byte_end <= (int64_t)p->body.len);
}

static inline void
check_element(const struct page *p, uint32_t i)
{
	const struct page_element *e = &p->elements[i];

	assert(e->end > i && e->end <= p->element_count);
	check_span(e->source, p->source.len);
	check_span(e->text, p->text.len);
	check_place(p, page_place_of_element(p, i));
	if (e->parent == PAGE_NONE) {
		assert(i == 0);
		return;
	}
	assert(e->parent < i && e->end <= p->elements[e->parent].end);
	assert(e->source.start >= p->elements[e->parent].source.start);
}

static inline void
check_run(const struct page *p, size_t i)
{
	const struct page_run *r = &p->runs[i];

	check_span(r->text, p->text.len);
	check_span(r->source, p->source.len);
	assert(r->text.start < r->text.end && r->source.start < r->source.end);
	assert(i == 0 || r->text.start >= p->runs[i - 1].text.end);
	assert(r->element < p->element_count);
	assert(page_run_at(p, r->text.start) == r);
	check_place(p, page_place_of_text(p, r->text));
}

/* CSS and XPath see the same elements. */
static inline void
check_selectors(struct page *p, struct arena *a)
{
	const struct select_css *css = NULL;
	struct select_xpath *xpath = NULL;
	struct select_result result;
	size_t offset, count = 0;

	assert(select_css_compile(a, str_of("body p:not(:empty), a[href]"),
	           &css, &offset, NULL) == ERR_NONE);
	assert(select_xpath_compile(str_of("//*"), &xpath, &offset, NULL) ==
	    ERR_NONE);
	for (uint32_t i = 0; i < p->element_count; i++)
		count += select_css_matches(css, p, i);
	result = select_xpath_run(xpath, p, a);
	assert(result.count == p->element_count && count <= result.count);
	select_xpath_free(xpath);
}

#endif
