/*
 * Exporting the ledger's public views as open tables: NAME.csv and NAME.jsonl
 * for each view, and datapackage.json (Frictionless Data) that describes them.
 *
 * The same ledger gives the same bytes: rows come in the views' defined order,
 * and nothing in the files is a time or a name of this machine.
 */
#ifndef PUBLISH_EXPORT_H
#define PUBLISH_EXPORT_H

#include "publish/table_format.h"

struct export_setup {
	struct store *store;
	struct str round; /* empty: all rounds */
	const char *folder; /* made when it is missing */
	unsigned formats; /* of enum export_format, at least one */
	const char *program_version;
};

struct export_result {
	int64_t file_count; /* datapackage.json included */
	int64_t row_count; /* of all views, counted once */
};

/*
 * Writes all tables. Each file appears whole or not at all. CSV is UTF-8
 * without a byte order mark, RFC 4180 but with LF; NULL is an empty field
 * there and null in JSON lines. A table without a column `round` is written
 * whole. ERR_USAGE when the named round is not in the store.
 */
enum err_code export_write(
    const struct export_setup *setup, struct export_result *out, struct err *e);

#endif
