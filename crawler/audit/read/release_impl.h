/*
 * The history of rules: since which version one stands, by what a deprecated
 * one is replaced, and whether it still does what it did at the revision that
 * the lock of the pack (audit/lock.h) has of it.
 */
#ifndef AUDIT_RELEASE_IMPL_H
#define AUDIT_RELEASE_IMPL_H

#include "audit/read/loader_impl.h"

/* Checks `since`, and `deprecated` when it is there, of the rule file being
 * read. */
void release_read(struct loader *l, const struct yaml_node *file);

/* Holds the set, whose behaviours are sealed, against the lock in the folder
 * of its pack; without one there is nothing to say. With is_whole all rules of
 * the pack are in the set. */
void release_check(struct loader *l, bool is_whole);

#endif
