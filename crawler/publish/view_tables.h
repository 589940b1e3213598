/*
 * Tables that are views of the ledger as they stand, read pass by pass; and
 * verdicts, which gain the codes of their outcomes. Of a release the decisions
 * are those of its reviews.
 */
#ifndef PUBLISH_VIEW_TABLES_H
#define PUBLISH_VIEW_TABLES_H

#include "publish/scope.h"
#include "publish/table.h"

/* Makes the table of a view, which must not be agencies, indicators or
 * pillars. It lives in the arena. */
struct table view_table_new(const char *view, struct arena *a);

#endif
