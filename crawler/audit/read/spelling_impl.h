/*
 * A piece of a rule file in one spelling: what differs only in layout, order
 * of keys, labels and x-... fields is the same text. By it leaves are shared
 * and behaviours told apart.
 */
#ifndef AUDIT_SPELLING_IMPL_H
#define AUDIT_SPELLING_IMPL_H

#include "audit/read/yaml_impl.h"
#include "base/arena.h"

/* The whole node, in the arena. */
struct str spelling_of(struct arena *a, const struct yaml_node *node);

/* The value of an item; below some keys stand names that look like fields. */
struct str spelling_of_value(struct arena *a, const struct yaml_item *item);

/* A condition for people, on one line of at most 120 bytes. */
struct str spelling_summary(struct arena *a, const struct yaml_item *item);

#endif
