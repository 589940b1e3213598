/*
 * The rows behind the numbers of a rule: which agencies passed, failed, are
 * undecided and why, and to which it does not apply.
 */
#ifndef PUBLISH_REPORT_RULE_ROWS_H
#define PUBLISH_REPORT_RULE_ROWS_H

#include "publish/report/open.h"
#include "publish/report/roll.h"

enum row_kind { ROW_PASSED, ROW_FAILED, ROW_UNDECIDED, ROW_INAPPLICABLE };
enum { ROW_KINDS = 4 };

/* "passed", "failed", "undecided", "inapplicable": the ids of their sections,
 * and what they are called. */
const char *row_kind_word(enum row_kind kind);
struct words row_kind_text(enum row_kind kind);

/*
 * What tells rows of a kind apart: of those undecided the cause (open.h), of
 * others the level, -1 where there is none, plus 1.
 */
enum { ROW_DETAILS = OPEN_CAUSES };

struct row {
	enum row_kind kind;
	size_t detail;
};
struct row row_of(const struct book_verdict *v);

struct row_counts {
	int64_t of[ROW_KINDS];
	int64_t details[ROW_KINDS][ROW_DETAILS];
	int64_t all; /* but those to which it does not apply */
};

/* Counts the agencies of a level (empty: all) under a rule. */
void row_counts_make(const struct book *b, size_t rule, struct str level,
    struct row_counts *out);

/* passed/all and (passed+undecided)/all; false when it applies to none. */
bool row_counts_bounds(
    const struct row_counts *c, double *lower, double *upper);

/* The detail of a kind in words. */
struct words row_detail_text(
    const struct book_rule *r, enum row_kind kind, size_t detail);

/* The id of the list of a kind, or of a detail of it (ROW_DETAILS: none), in
 * the arena: "undecided-budget", "passed-level-3". */
struct str row_fragment(enum row_kind kind, size_t detail, struct arena *a);

/* The details of a kind that are there, those first that are most frequent,
 * levels from the lowest. Returns how many. */
size_t row_details(
    const struct row_counts *c, enum row_kind kind, size_t out[ROW_DETAILS]);

/* Appends a section for each kind that there is. */
void rule_rows_put(struct page *p, const struct roll *roll, size_t rule,
    const struct row_counts *c);

#endif
