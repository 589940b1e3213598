/*
 * Whether a spreadsheet file is whole. The library that writes it goes by way
 * of temporary files and does not look whether the disk took them, so a full
 * disk would give a file with fewer rows and no word about it.
 */
#ifndef PUBLISH_WORKBOOK_CHECK_IMPL_H
#define PUBLISH_WORKBOOK_CHECK_IMPL_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"

/* ERR_FULL unless every part of the file ends as XML does and sheet i (from 0)
 * has cells[i] cells. name is what messages call the file. */
enum err_code workbook_check(const char *path, const char *name,
    const int64_t *cells, size_t sheet_count, struct err *e);

#endif
