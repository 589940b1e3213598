/*
 * The table of public views, which view.c reads from.
 */
#ifndef STORE_VIEW_TABLE_IMPL_H
#define STORE_VIEW_TABLE_IMPL_H

#include "store/view.h"

struct view {
	struct view_info info;
	const char *order; /* one for all rows: no two are equal in it */
};

extern const struct view view_table[];
extern const size_t view_count;

#endif
