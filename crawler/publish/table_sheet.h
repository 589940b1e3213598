/*
 * A table of an export as a sheet of a workbook, and the sheet `about`, which
 * says what the numbers are of.
 */
#ifndef PUBLISH_TABLE_SHEET_H
#define PUBLISH_TABLE_SHEET_H

#include "publish/scope.h"
#include "publish/table.h"
#include "publish/workbook.h"

/* Adds a sheet with all rows of a table. The arena lives until the next sheet
 * begins or the workbook is finished. *masked_out is as in table_each. */
enum err_code table_sheet_write(struct workbook *w, struct arena *a,
    const struct table *t, const struct export_scope *scope,
    int64_t *masked_out, struct err *e);

/* Adds the sheet `about`: rounds, audits, digests of rule packs, profiles, the
 * last review, and what the codes mean. It knows no clock. */
enum err_code about_sheet_write(struct workbook *w,
    const struct export_scope *scope, const char *program_version,
    struct err *e);

#endif
