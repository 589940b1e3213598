/*
 * What an example says must come of it, held against what came: the outcome and
 * level, the labels that decided (`because`), the words of the hits (`finds`),
 * their line (`at_line`).
 */
#ifndef AUDIT_EXAMPLE_CHECK_IMPL_H
#define AUDIT_EXAMPLE_CHECK_IMPL_H

#include "audit/plan_impl.h"
#include "audit/rule_test.h"

/* Whether the html of an example is a whole document; any other is put into
 * one. */
bool example_is_document(struct str html);

/* Holds out->trial against the example. The first thing that differs goes into
 * out->why and what stands beside it, in the arena; out->holds when nothing
 * does. */
void example_check(
    const struct example *x, struct arena *a, struct rule_test_result *out);

#endif
