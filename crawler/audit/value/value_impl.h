/*
 * Tests of one value: the content of a meta, an attribute, a part of a URL.
 * Several tests beside each other must all hold. A plain text means equality
 * in the match form.
 */
#ifndef AUDIT_VALUE_IMPL_H
#define AUDIT_VALUE_IMPL_H

#include "audit/read/fields_impl.h"
#include "audit/value/word_index_impl.h"
#include "record/outcome.h"

struct scan;

struct value_test {
	struct value_op *ops; /* all must hold */
	size_t count; /* 0: nothing was asked */
};

struct value {
	bool is_there;
	struct str text;
	struct str number; /* what the text stands for as a number; empty: the
			      text itself */
};

/* Reads a text, a list (one of) or a map of tests into a struct value_test. */
field_reader value_read;

/* The same for a map in which other fields stand beside the tests; these are
 * in names[0..count) and passed over. */
void value_read_beside(struct loader *l, const struct yaml_node *map,
    const char *const *names, size_t count, struct value_test *out);

enum truth value_holds(
    const struct value_test *t, struct scan *s, struct value v);

/* False when no text holds the test of which so much is known: that the words
 * it needs are not there. */
bool value_may_hold(const struct value_test *t, struct word_places present);

/* Whether the test wants the value to be absent or empty, so that not seeing
 * it decides nothing on a page half seen. */
bool value_accepts_absence(const struct value_test *t, struct scan *s);

/* Maps of name to test, as `meta` and `attr` have them. */
struct named_test {
	struct str name; /* lower case */
	struct value_test test;
};
struct named_tests {
	struct named_test *items;
	size_t count;
};
field_reader value_read_named; /* struct named_tests */

#endif
