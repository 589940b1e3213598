/*
 * A row of a view as a line of text: comma-separated values or JSON lines.
 *
 * The CSV for Excel begins with a byte order mark, ends lines with CR LF, and
 * has an apostrophe before every text that a spreadsheet would take for a
 * formula: those that begin with = + - @, a tab or CR. Programs read the other.
 */
#ifndef PUBLISH_TABLE_FORMAT_H
#define PUBLISH_TABLE_FORMAT_H

#include "store/view.h"

enum export_format {
	EXPORT_CSV = 1 << 0,
	EXPORT_JSONL = 1 << 1,
	EXPORT_EXCEL = 1 << 2, /* CSV as Excel opens it, for people only */
	/* No lines of text: publish/export_impl.h. */
	EXPORT_XLSX = 1 << 3,
	EXPORT_SAV = 1 << 4
};

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

/* The format of a name that commands offer, or NULL: csv, jsonl. */
const struct table_format *table_format_named(struct str name);

/* The format of a name that `export` offers: csv, jsonl, xlsx, sav; 0 for any
 * other. */
unsigned export_format_named(struct str name);

#endif
