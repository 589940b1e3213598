/*
 * Plans as text: JSON with its keys in order, so that the same plan has the
 * same bytes. What a release freezes and `score` prints again.
 */
#ifndef SCORE_PLAN_H
#define SCORE_PLAN_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "record/plan.h"

void plan_write(struct buf *out, const struct plan *p);

/* Reads what plan_write wrote; texts live in the arena. ERR_DB when it is
 * something else: it comes from the ledger. */
enum err_code plan_read(
    struct arena *a, struct str json, struct plan *out, struct err *e);

/* Whether two indicators follow from the same rules in the same revisions, with
 * the same weights, by the same arithmetic: only then may their figures be held
 * against each other. */
bool plan_indicator_is_alike(
    const struct plan_indicator *x, const struct plan_indicator *y);

#endif
