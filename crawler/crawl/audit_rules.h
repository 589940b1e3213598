/*
 * The rules of a set as the ledger keeps them of an audit.
 */
#ifndef CRAWL_AUDIT_RULES_H
#define CRAWL_AUDIT_RULES_H

#include "audit/rules.h"
#include "store/audits.h"

/* All rules of a set, in order of id, in the arena; texts are borrowed from the
 * set. */
struct audit_rule *audit_rules_of(
    const struct rule_set *set, struct arena *a, size_t *count);

#endif
