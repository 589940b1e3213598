/*
 * How often each value of a column stands in a view, for columns that have few
 * different ones.
 */
#ifndef CLI_TALLY_H
#define CLI_TALLY_H

#include "cli/rows.h"

struct tally {
	const char *column;
	struct arena *arena; /* borrowed; holds the words */
	struct str *words; /* the most frequent first, then in byte order */
	int64_t *counts;
	size_t count;
	size_t word_capacity;
	size_t count_capacity;
	int64_t total;
};

/* Counts the rows of a query by the text of a column; NULL counts as empty. */
enum err_code tally_read(const struct row_query *q, const char *column,
    struct arena *a, struct tally *out, struct err *e);

#endif
