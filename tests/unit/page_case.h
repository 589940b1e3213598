/*
 * What tests of page/ share: opening a page from a literal, and finding an
 * element in it.
 */
#ifndef TESTS_UNIT_PAGE_CASE_H
#define TESTS_UNIT_PAGE_CASE_H

#include "page/page.h"
#include "test.h"

#define PAGE_CASE_URL "https://www.example.go.th/a/b.html"

/* The page that html is, under PAGE_CASE_URL. The caller closes it. */
static inline struct page *
page_case_open(const char *html)
{
	struct page_input input = {
	    .url = str_of(PAGE_CASE_URL),
	    .content_type = str_of("text/html; charset=utf-8"),
	    .payload = str_of(html),
	};

	return page_open(&input);
}

/* The first element of a name or, with "#" before it, of an id. */
static inline uint32_t
page_case_find(const struct page *p, const char *what)
{
	for (uint32_t i = 0; i < p->element_count; i++)
		if (what[0] == '#'
		        ? str_is(page_attr(p, i, "id", NULL), what + 1)
		        : str_is(p->elements[i].name, what))
			return i;
	fail_msg("no element %s", what);
	return 0;
}

/* Checks that the page's view flags read so. */
static inline void
page_case_check_flags(const struct page *p, const char *want, const char *what)
{
	struct buf words = {0};

	view_append_words(&words, p->view_flags);
	check_str(buf_str(&words), want, what);
	buf_release(&words);
}

static inline int
page_case_setup(void **state)
{
	(void)state;
	page_global_init();
	return 0;
}

#endif
