/*
 * What the schema of rule files says in words: descriptions in both languages,
 * and the shapes of those fields that are not read by a table.
 */
#ifndef AUDIT_SCHEMA_IMPL_H
#define AUDIT_SCHEMA_IMPL_H

#include "base/words.h"

struct schema_note {
	const char *name; /* of a field of a rule, a condition, a matcher */
	struct words text;
	const char *shape; /* JSON; NULL: as it is read */
};

/* The note on a field of a rule, of one of its examples, or NULL. */
const struct schema_note *schema_field_note(const char *name);
const struct schema_note *schema_example_note(const char *name);

/* The note on a matcher, or NULL. */
const struct schema_note *schema_matcher_note(const char *name);

#endif
