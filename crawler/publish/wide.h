/*
 * The table that people open first: one row for each agency, one column for
 * each rule, with codes for outcomes, and the figures behind them.
 *
 * Columns: round, audit, those of the view `agencies`; then of each rule its
 * effective outcome (ESV_04: 1, 0, 8, 9, 7; nothing where the audit has no
 * verdict) and, where it has levels, its effective level (ESV_04_level); then
 * of each profile and indicator the score with its bounds and coverage
 * (dga_2561_usability_score, _lower, _upper, _coverage, of a ladder _level).
 * Names have ASCII letters, digits and _ alone.
 */
#ifndef PUBLISH_WIDE_H
#define PUBLISH_WIDE_H

#include "publish/scope.h"
#include "publish/table.h"

/* Makes the table `agencies`; rules and indicators of all passes have columns.
 * It lives in the arena, borrows scope, and takes memory for one agency at a
 * time. */
enum err_code wide_new(const struct export_scope *scope, struct arena *a,
    struct table *out, struct err *e);

#endif
