/*
 * What patterns and XPath expressions cost: each is run on texts and pages
 * that are made for it to fail on. Steps are counted, not time, so that a
 * finding is the same on every machine. For authors; a crawl does not ask.
 */
#ifndef AUDIT_COST_H
#define AUDIT_COST_H

#include "audit/rules.h"

/* Reports what is slow or may be stopped, as warnings. page_global_init must
 * have been called. */
void rule_set_cost(const struct rule_set *set, struct diag_list *diags);

#endif
