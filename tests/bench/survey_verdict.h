/*
 * The verdict of a rule on a made-up site, with the evidence it rests on.
 */
#ifndef BENCH_SURVEY_VERDICT_H
#define BENCH_SURVEY_VERDICT_H

#include "record/verdict.h"
#include "survey_pages.h"
#include "survey_rules.h"

/* Texts live in the arena or are borrowed from site and rule. */
struct verdict survey_verdict_of(const struct survey_site *site,
    const struct survey_rule *rule, struct arena *a);

#endif
