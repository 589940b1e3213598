/*
 * Values that stand under a name, several of one name too: fields of the head,
 * cookies, meta elements. One that passes is enough; what was not seen may pass
 * as well.
 */
#ifndef AUDIT_MATCH_NAMED_IMPL_H
#define AUDIT_MATCH_NAMED_IMPL_H

#include "audit/match/matcher_impl.h"
#include "audit/value/value_impl.h"

/* The values of one name so far; a zeroed one has none. */
struct named {
	bool is_there;
	enum truth best;
};

/* Takes what a value of the name comes to: its hit, or why it is none. */
void named_take(struct named *n, struct leaf_result *out, enum truth one,
    struct hit hit, const char *why);

/* What they come to together. is_hidden: one that is not there may not have
 * been seen; is_cut: another may follow those that are. */
enum truth named_truth(const struct named *n, const struct value_test *t,
    struct scan *s, bool is_hidden, bool is_cut);

/* The head in which a leaf looks for names, all of which must pass; NULL when
 * it is not known, which has been noted then. */
const struct header *named_head(struct scan *s, struct leaf_result *out);

#endif
