/*
 * People who look at made-up verdicts: some drawn by lot, some of these by two
 * people, who do not always agree.
 */
#ifndef BENCH_SURVEY_REVIEW_H
#define BENCH_SURVEY_REVIEW_H

#include "record/verdict.h"
#include "store/reviews.h"
#include "survey_pages.h"

/* Adds the reviews of a verdict of the audit "crawl"; mostly there are none. */
enum err_code survey_review_add(struct store *s, struct str round,
    const struct survey_site *site, const struct verdict *v, struct err *e);

#endif
