/*
 * What the exporter's files share: what was written, and what it counts.
 */
#ifndef PUBLISH_EXPORT_IMPL_H
#define PUBLISH_EXPORT_IMPL_H

#include <jansson.h>

#include "publish/export.h"
#include "publish/tables.h"
#include "record/outcome.h"

/* A file that was written. */
struct written {
	const struct table *table; /* NULL: of several */
	const char *name; /* of the file */
	const char *ending; /* "csv" */
	const char *media_type;
	int64_t size;
	int64_t row_count; /* of its table */
	int64_t masked_count; /* of its table */
	const char *sha256;
};

enum { STATUSES_MAX = 32 };

/* What was counted on the way, for the package's description. */
struct export_counts {
	int64_t statuses[STATUSES_MAX]; /* agencies, by number of their code;
	                                   the last: not looked at yet */
	int64_t outcomes[OUTCOME_COUNT]; /* effective ones */
	int64_t reviews;
	int64_t masked;
};

struct exporter {
	const struct export_setup *setup;
	struct arena *arena;
	struct export_scope scope;
	struct table_list tables;
	struct written *files;
	size_t file_count;
	size_t file_capacity;
	int64_t written_count; /* also those that nothing describes */
	int64_t cut_count; /* texts that a workbook or .sav does not hold */
	struct export_counts counts;
};

/* Adds a file to what the package describes; texts live in the arena. */
void exporter_add_file(struct exporter *x, const struct written *file);

/* Write samruat.xlsx and agencies.sav. */
#define EXPORT_WORKBOOK_NAME "samruat.xlsx"
enum err_code export_workbook(struct exporter *x, struct err *e);
enum err_code export_sav(struct exporter *x, struct err *e);

/* Counts a row of a table. */
void export_count(struct export_counts *counts, const struct table *t,
    const struct view_value *row);

/* Appends datapackage.json. ERR_DB when the ledger cannot be read. */
enum err_code package_write(
    struct buf *out, const struct exporter *x, struct err *e);

/* Makes what it says of how the tables came about; the caller owns it. */
enum err_code origin_read(
    const struct exporter *x, json_t **out, struct err *e);

/* Appends metadata.yaml: titles and columns of the ledger's views. */
void metadata_write(struct buf *out);

#endif
