/*
 * A page of the synthetic web: Thai text, menus, tables, forms and links in
 * the proportions of an agency's site. What an agency has (an FAQ, a form to
 * fill in, a page on a social network) is thrown once for all its pages, so
 * that rules have something to tell apart.
 */
#ifndef TESTS_BENCH_SYNTHETIC_H
#define TESTS_BENCH_SYNTHETIC_H

#include "base/buf.h"
#include "dice.h"

struct site {
	uint64_t seed;
	int64_t number; /* of the agency, from 0 */
	struct str prefix; /* of its paths: "/" or "/office07/" */
	int64_t page_count; /* 0 is the home page */
	int64_t page_bytes; /* on the average */
	int64_t fresh_links; /* of each page, to pages of its own that are not
	                        there */
	bool is_plain; /* no link leads to anything but pages */
};

/* Appends the path of a page: prefix and a name without digits. */
void synthetic_path(struct buf *out, const struct site *s, int64_t page);

/* The agency's name in Thai. */
void synthetic_name(struct buf *out, int64_t agency);

/* Appends the page; about site.page_bytes long, but never shorter than its
 * links. */
void synthetic_page(struct buf *out, const struct site *s, int64_t page);

#endif
