/*
 * The evidence of a made-up verdict: what one of the rule's own cases found,
 * on a page of the made-up site, and which pages were looked at.
 */
#ifndef BENCH_SURVEY_PROOF_H
#define BENCH_SURVEY_PROOF_H

#include "record/verdict.h"
#include "survey_pages.h"
#include "survey_rules.h"

/* Fills in the verdict's proofs and url; found NULL: nothing was. */
void survey_prove(const struct survey_site *site,
    const struct survey_rule *rule, const struct audit_trial *found,
    struct arena *a, struct verdict *v);

#endif
