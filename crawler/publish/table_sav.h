/*
 * A table of an export as a data file of SPSS. Variables have the names of the
 * columns and their Thai labels; codes have their labels; the codes of an
 * outcome that says neither yes nor no count as missing.
 */
#ifndef PUBLISH_TABLE_SAV_H
#define PUBLISH_TABLE_SAV_H

#include "publish/sav.h"
#include "publish/scope.h"
#include "publish/table.h"

/* Writes the file. The table is read twice: its texts are measured first. */
enum err_code table_sav_write(const char *path, const struct table *t,
    const struct export_scope *scope, struct sav_result *out, struct err *e);

#endif
