/*
 * Exporting a store as open tables: NAME.csv and NAME.jsonl for each table of
 * publish/tables.h, NAME.excel.csv for Excel, samruat.xlsx with those that
 * people read, agencies.sav for SPSS, datapackage.json (Frictionless Data) that
 * describes them, and metadata.yaml for Datasette.
 *
 * The same store gives the same bytes, wherever it lies: rows come in a defined
 * order, and nothing in the files is a time or a name of this machine.
 */
#ifndef PUBLISH_EXPORT_H
#define PUBLISH_EXPORT_H

#include "publish/scope.h"
#include "publish/table_format.h"

struct export_setup {
	struct scope_wish of;
	const char *folder; /* made when it is missing */
	unsigned formats; /* of enum export_format, at least one */
	const char *program_version;
	/* Told of each table when it is written; NULL: nobody. */
	void (*on_table)(void *state, const char *table, int64_t rows);
	void *state;
};

struct export_result {
	int64_t file_count; /* datapackage.json and metadata.yaml included */
	int64_t row_count; /* of all tables, counted once */
	int64_t masked_count; /* numbers of citizens */
	int64_t
	    cut_count; /* texts that a workbook or .sav does not hold whole */
	const struct str *troubles; /* see struct export_scope; in the arena */
	size_t trouble_count;
	bool has_figures;
};

/*
 * Writes all tables. Each file appears whole or not at all. CSV is UTF-8
 * without a byte order mark, RFC 4180 but with LF; NULL is an empty field
 * there and null in JSON lines. ERR_USAGE when the named round, audit or
 * release is not in the store.
 */
enum err_code export_write(const struct export_setup *setup, struct arena *a,
    struct export_result *out, struct err *e);

#endif
