/*
 * The notes on columns, which columns.c looks up.
 */
#ifndef PUBLISH_COLUMNS_IMPL_H
#define PUBLISH_COLUMNS_IMPL_H

#include "publish/columns.h"

struct noted_column {
	const char *table; /* NULL: in every table that has no other note */
	const char *column;
	struct column_note note;
};

extern const struct noted_column noted_columns[];
extern const size_t noted_column_count;

#endif
