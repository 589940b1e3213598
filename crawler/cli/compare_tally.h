/*
 * How many changes of each kind there are: in all, by rule, by ministry.
 */
#ifndef CLI_COMPARE_TALLY_H
#define CLI_COMPARE_TALLY_H

#include "cli/command.h"
#include "publish/table_format.h"
#include "score/compare.h"

struct kind_counts {
	struct str key; /* rule or ministry */
	int64_t of[CHANGE_KIND_COUNT];
};

struct compare_tally {
	struct arena *arena; /* borrowed */
	bool by_ministry; /* else by rule */
	struct kind_counts all;
	struct kind_counts *parts; /* in order of key once it is sorted */
	size_t part_count;
	size_t capacity;
	size_t last; /* the part that was counted in */
};

void compare_tally_add(struct compare_tally *t, const struct change *c);

/* Sorts the parts; nothing may be added behind it. */
void compare_tally_sort(struct compare_tally *t);

/* The counts of each kind with what they mean; then those of each part, but
 * for what is the same. */
void compare_tally_print(
    const struct invocation *inv, const struct compare_tally *t);

/* The counts of each part as rows of key, kind and number, what is the same
 * included. */
void compare_tally_append(struct buf *out, const struct table_format *format,
    const struct compare_tally *t);

#endif
