/*
 * Kinds of text that a rule can ask for by name (`valid: email`): whether a
 * value has the form of one, not whether it works.
 */
#ifndef AUDIT_VALIDITY_IMPL_H
#define AUDIT_VALIDITY_IMPL_H

#include "base/arena.h"

/* Whether a text without blanks around it has the form; the arena is for
 * what it takes to find out. */
typedef bool validity(struct arena *a, struct str text);

/* The names: "url", "email", "lang-tag", "thai-phone", "date",
 * "language" (a lang attribute with a known language), "autocomplete". */
const char *const *validity_words(size_t *count);

/* The test of name number i. */
validity *validity_of(size_t i);

/* The last of them: words of an autocomplete attribute in their order (HTML
 * Standard, 4.10.18.7.1). Whether the field goes with its control is not
 * asked. */
validity validity_autocomplete;

#endif
