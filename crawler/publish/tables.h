/*
 * The tables of an export.
 */
#ifndef PUBLISH_TABLES_H
#define PUBLISH_TABLES_H

#include "publish/scope.h"
#include "publish/table.h"

struct table_list {
	const struct table *items;
	size_t count;
};

/*
 * The tables of a scope, in the order in which they are written: agencies
 * (publish/wide.h), the ledger's other views, of which verdicts gains codes,
 * and the codebook, which tells of all before it. They live in the arena and
 * borrow scope.
 */
enum err_code tables_new(const struct export_scope *scope, struct arena *a,
    struct table_list *out, struct err *e);

#endif
