/*
 * The tables `indicators` and `pillars`, from the figures of a scope. Their
 * columns are those of the ledger's views.
 */
#ifndef PUBLISH_FIGURE_TABLES_H
#define PUBLISH_FIGURE_TABLES_H

#include "publish/scope.h"
#include "publish/table.h"

/* They live in the arena. */
struct table indicators_table_new(struct arena *a);
struct table pillars_table_new(struct arena *a);

#endif
