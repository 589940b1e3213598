/*
 * Conditions: all, any, none, not, at_least over leaves, with labels. Read
 * from YAML; evaluated over the truth of the leaves, in Kleene's logic: "any"
 * with a true is true whatever is unknown beside it.
 */
#ifndef AUDIT_CONDITION_IMPL_H
#define AUDIT_CONDITION_IMPL_H

#include "audit/plan_impl.h"

/* What conditions are made of: matchers, or traits of one element. */
struct vocabulary {
	bool (*knows)(struct str name);
	size_t (*names)(const char **names, size_t max);
	/* Reads what stands behind a name and takes a slot for it, given to
	 * the label. False, reported, when it cannot be used. */
	bool (*read)(struct loader *l, const struct yaml_item *item,
	    struct str label, size_t *slot_out);
	const char *where; /* a field in which such a condition stands */
};
extern const struct vocabulary vocabulary_page;
extern const struct vocabulary vocabulary_element;

/* Takes the next slot, for a leaf with a label, LIMIT_LEAVES at most; false,
 * reported, when there is none. */
bool slot_take(struct loader *l, struct slots *slots,
    const struct yaml_item *item, const struct slot *slot);

/* Takes a slot of the rule for a leaf, which is kept once in the set. */
bool leaf_take(struct loader *l, const struct leaf *leaf,
    const struct yaml_item *item, struct str label, size_t *slot_out);

/* Reads a condition. Its leaves go into the loader's slots, or into those of
 * its for_each; its labels into the loader's slots. NULL, reported, when it
 * cannot be used. */
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
