/*
 * Kinds of office by provinces: a row for each province, which suits a narrow
 * screen, a column for each kind of office, in each cell the figure of the
 * agency there. Codes that are no province or office stand behind those that
 * are.
 */
#ifndef PUBLISH_REPORT_MATRIX_H
#define PUBLISH_REPORT_MATRIX_H

#include "publish/report/page.h"

/* Sets the table of a figure (number in book.names) with its key. has_links
 * false: for a page that stands alone. */
void matrix_put(struct page *p, size_t figure, bool has_links);

/* Whether there is an agency in a province at all. */
bool matrix_is_there(const struct book *b);

#endif
