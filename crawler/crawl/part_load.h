/*
 * A part of a page, read back from the store as the page's reader wants it.
 */
#ifndef CRAWL_PART_LOAD_H
#define CRAWL_PART_LOAD_H

#include "page/page.h"
#include "store/store.h"

/* The whole of a stored part; its texts live in the arena. Errors as
 * store_capture_get. */
enum err_code part_load(struct store *s, const struct stored_part *p,
    struct arena *a, struct page_part *out, struct err *e);

#endif
