/*
 * Reviews in the ledger: added, never changed, and what follows from them.
 */
#ifndef STORE_REVIEWS_H
#define STORE_REVIEWS_H

#include "record/review.h"
#include "store/store.h"

/* Adds a review (r->id is not read) and settles what follows for its text.
 * Figures of audits that it touches are dropped. */
enum err_code store_review_add(
    struct store *s, const struct review *r, struct err *e);

/* All reviews up to a number (INT64_MAX: all), by agency, rule and text, then
 * number. Texts live in the arena. */
enum err_code store_reviews_read(struct store *s, int64_t last_review,
    struct arena *a, struct review **out, size_t *count, struct err *e);

/* The number of the newest; 0: there is none. */
enum err_code store_review_last(struct store *s, int64_t *out, struct err *e);

#endif
