/*
 * What must hold of every page, whatever its bytes.
 */
#ifndef TESTS_FUZZ_FUZZ_PAGE_H
#define TESTS_FUZZ_FUZZ_PAGE_H

#include <assert.h>

#include "base/limits.h"
#include "page/role_impl.h"
#include "page/select.h"

static inline void
check_span(struct span s, size_t length)
{
	assert(s.start <= s.end && s.end <= length);
}

static inline void
check_place(const struct page *p, struct page_place place)
{
	size_t i = 0;

	while (p->documents[i].part != place.part)
		assert(++i < p->document_count);
	assert(place.line >= 1 && place.byte_start >= 0);
	assert(place.byte_start <= place.byte_end);
	assert(place.byte_end <= (int64_t)p->documents[i].body.len);
}

static inline void
check_document(const struct page *p, uint32_t i)
{
	const struct page_document *d = &p->documents[i];
	uint32_t start = i == 0 ? 0 : p->documents[i - 1].source.end;

	check_span(d->source, p->source.len);
	assert(d->source.start == start && (d->part == 0) == (i == 0));
	assert(i == 0 ? d->frame == PAGE_NONE : d->frame < p->element_count);
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
	check_document(p, e->document);
	assert(e->source.end <= p->documents[e->document].source.end);
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

/* Dates and blocks stand in order; what lies in a block says so. */
static inline void
check_dates_and_blocks(const struct page *p)
{
	for (size_t i = 0; i < p->date_count; i++) {
		const struct page_date *d = &p->dates[i];

		check_span(d->found.span, p->match_text.len);
		assert(d->element < p->element_count);
		assert(i == 0 ||
		    d->found.span.start >= p->dates[i - 1].found.span.start);
	}
	for (size_t i = 0; i < p->block_count; i++) {
		const struct page_block *b = &p->blocks[i];

		check_span(b->span, p->match_text.len);
		assert(b->hash != 0 && b->element < p->element_count);
		assert(i == 0 || b->element > p->blocks[i - 1].element);
		assert(p->are_blocks_cut ||
		    page_block_of(p, b->element) == b->hash);
	}
}

/* Every element has a role, and a name that is not too long. */
static inline void
check_role(const struct page *p, uint32_t i, struct arena *a)
{
	enum role role = page_role(p, i);
	struct str name = page_name(p, i, a);

	assert(role < ROLE_COUNT && page_implicit_role(p, i) < ROLE_COUNT);
	assert(name.len <= LIMIT_NAME_BYTES);
	assert(role != ROLE_NONE || !page_is_focusable(p, i));
	if (p->elements[i].parent != PAGE_NONE &&
	    page_is_in_accessibility_tree(p, i))
		assert(page_is_in_accessibility_tree(p, p->elements[i].parent));
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

static inline void
check_page(struct page *p, struct arena *a)
{
	for (uint32_t i = 0; i < p->element_count; i++) {
		check_element(p, i);
		check_role(p, i, a);
		arena_reset(a);
	}
	for (size_t i = 0; i < p->run_count; i++)
		check_run(p, i);
	for (size_t i = 0; i < p->link_count; i++)
		assert(p->links[i].element < p->element_count);
	for (size_t i = 0; i < p->pair_count; i++)
		assert(p->pairs[i].text.end <= p->text.len);
	check_dates_and_blocks(p);
	if (p->element_count > 0)
		(void)page_node_path(p, (uint32_t)p->element_count - 1, a);
	check_selectors(p, a);
}

#endif
