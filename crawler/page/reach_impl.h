/*
 * What keeps an element from assistive technology. What only sight misses,
 * because it lies out of the screen, is not meant.
 */
#ifndef PAGE_REACH_IMPL_H
#define PAGE_REACH_IMPL_H

#include "page/page_impl.h"

/* In page_impl.reach; a set. */
enum reach {
	REACH_NOT_DISPLAYED = 1 << 0, /* it or an ancestor */
	REACH_ARIA_HIDDEN = 1 << 1, /* it or an ancestor */
	REACH_IN_LEAF = 1 << 2, /* an ancestor has no children for others */
	REACH_IS_LEAF = 1 << 3, /* it has none */
	REACH_MAY_BE_HIDDEN = 1
	    << 4 /* it or an ancestor may not be displayed */
};

static inline bool
reach_has(const struct page *p, uint32_t element, unsigned what)
{
	return (page_const_impl_of(p)->reach[element] & what) != 0;
}

#endif
