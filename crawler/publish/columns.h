/*
 * What each table and each of its columns means, in both languages: for data
 * packages, value labels, the codebook and Datasette. docs/DATA.md says the
 * same at length.
 */
#ifndef PUBLISH_COLUMNS_H
#define PUBLISH_COLUMNS_H

#include "publish/table.h"

/* The title of a table; empty words for one that is not known. */
struct words table_title(const char *table);

/* What a table is, in a sentence. */
struct words table_text(const char *table);

/* What a column means; an empty label for one that is not known. */
const struct column_note *column_note(const char *table, const char *column);

#endif
