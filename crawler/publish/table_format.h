/*
 * A row of a view as a line of text: comma-separated values or JSON lines.
 */
#ifndef PUBLISH_TABLE_FORMAT_H
#define PUBLISH_TABLE_FORMAT_H

#include "store/view.h"

enum export_format { EXPORT_CSV = 1 << 0, EXPORT_JSONL = 1 << 1 };

struct table_format {
	enum export_format format;
	const char *ending; /* "csv"; also its name on the command line */
	const char *media_type; /* "text/csv" */
	/* Appends what stands before the rows. */
	void (*head)(struct buf *out, const struct view_info *view);
	void (*row)(struct buf *out, const struct view_info *view,
	    const struct view_value *values);
};

/* The formats in a fixed order; NULL behind the last. */
const struct table_format *table_format(size_t i);

/* The format of a name, or NULL. */
const struct table_format *table_format_named(struct str name);

#endif
