/*
 * Synthetic pages (synthetic.h) of about one size.
 */
#ifndef TESTS_BENCH_MAKE_PAGES_H
#define TESTS_BENCH_MAKE_PAGES_H

#include "base/arena.h"

/* Fills pages[0..count) with pages of a site that are at most a fifth larger
 * or smaller than bytes. */
void make_pages(
    struct arena *a, int64_t bytes, struct str *pages, size_t count);

#endif
