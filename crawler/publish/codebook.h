/*
 * The table `codebook`: one row for each column of each table, then one for
 * each code of each list, with the meaning in both languages.
 */
#ifndef PUBLISH_CODEBOOK_H
#define PUBLISH_CODEBOOK_H

#include "publish/table.h"

/* Tells of count tables, and of itself. It lives in the arena and borrows
 * tables. */
struct table codebook_new(
    const struct table *tables, size_t count, struct arena *a);

#endif
