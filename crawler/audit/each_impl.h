/*
 * for_each: the elements of a page that a rule picks, judged one by one by
 * conditions over their traits. What the shares mean for the page is the
 * matter of match/each.c.
 */
#ifndef AUDIT_EACH_IMPL_H
#define AUDIT_EACH_IMPL_H

#include "audit/scan_impl.h"

/* What may stand beside `for_each`. */
enum each_part {
	EACH_MUST,
	EACH_UNLESS,
	EACH_ALLOW,
	EACH_INVENTORY,
	EACH_PARTS
};
extern const char *const each_parts[EACH_PARTS]; /* their names */

/* Reads `for_each` with what stands beside it (NULL: not there) and takes a
 * slot of the rule for it. NULL, reported, when it cannot be used; *test_out is
 * its leaf. */
const struct each *each_read(struct loader *l, const struct yaml_item *for_each,
    const struct yaml_node *const beside[EACH_PARTS],
    struct condition **test_out);

/* One element that was judged. */
struct target {
	uint32_t element;
	enum truth holds;
	struct str leaves; /* "tfu-" of each trait; "-": did not matter */
	size_t slot; /* of the trait that decided against it */
	struct str why; /* in a few words; may be empty */
};

struct targets {
	size_t held;
	size_t failed;
	size_t unsure;
	bool is_cut; /* a bound was reached: there may be more */
};

/* Judges all targets of the page in document order; what is taken lives until
 * the next one is. */
struct targets each_judge(const struct each *each, struct scan *s,
    void (*take)(void *state, const struct target *t), void *state);

/* The label of a trait: the author's, or a summary. */
struct str each_label(const struct each *each, size_t slot);

#endif
