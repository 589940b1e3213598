/*
 * A change as a row of a table, for programs: the columns in docs/EVIDENCE.md.
 */
#ifndef CLI_COMPARE_ROW_H
#define CLI_COMPARE_ROW_H

#include "cli/compare_proof.h"
#include "publish/table_format.h"

/* The columns of a row. */
extern const struct view_info compare_columns;

/* Appends a change with the first proof of each side. */
enum err_code compare_row_append(struct buf *out,
    const struct table_format *format, struct proof_book *book,
    const struct change *c, struct err *e);

#endif
