/*
 * Conditions: all, any, none, not, at_least over leaves, with labels. Read
 * from YAML; evaluated over the truth of the leaves, in Kleene's logic: "any"
 * with a true is true whatever is unknown beside it.
 */
#ifndef AUDIT_CONDITION_IMPL_H
#define AUDIT_CONDITION_IMPL_H

#include "audit/plan_impl.h"

/* Reads a condition; its leaves go into the loader's slots. NULL, reported,
 * when it cannot be used. */
struct condition *condition_read(
    struct loader *l, const struct yaml_node *value);

/* The truth of a condition when leaves holds "tfu-" for each slot. */
enum truth condition_truth(const struct condition *c, struct str leaves);

/* Calls take for each leaf on which the truth of the condition rests: of an
 * "any" that is true the true items, of an "all" that is false the false
 * ones. */
void condition_deciders(const struct condition *c, struct str leaves,
    void (*take)(void *state, size_t slot, enum truth truth), void *state);

#endif
