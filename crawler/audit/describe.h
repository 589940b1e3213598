/*
 * A rule told to people: what its file says, line by line, with the names of
 * fields and conditions in words. Whatever stands in a rule file is told, so
 * that a new condition needs nothing here but words.
 */
#ifndef AUDIT_DESCRIBE_H
#define AUDIT_DESCRIBE_H

#include "audit/rules.h"

struct rule_line {
	int depth;
	struct str key; /* as the file has it; empty: an item of a list */
	struct words words; /* the key in words; en NULL: there are none */
	struct str label; /* of a condition */
	struct str text; /* its value, when that is a text or a list of texts */
	bool is_page; /* the text is HTML */
};

struct rule_lines {
	struct rule_line *items;
	size_t count;
};

/* The fields that decide a rule's verdicts, in the order in which they are
 * told; NULL behind the last. */
extern const char *const rule_deciding_fields[];

/* What rule number i says in a field ("pass_when", "tests", "refs"); nothing
 * when it has no such field. Texts live in the arena or are the set's. */
struct rule_lines rule_describe(
    const struct rule_set *set, size_t i, const char *field, struct arena *a);

/* The texts that stand in a field, a list or one alone, as they are; none when
 * the rule has no such field. */
struct str *rule_texts_of(const struct rule_set *set, size_t i,
    const char *field, struct arena *a, size_t *count);

/* A condition that looks at something, as findings have a letter for each. */
struct rule_leaf {
	struct str label; /* the nearest one above it; empty: none */
	struct str summary; /* the matcher and its parameters, in a line */
};

/* Those of rule number i, in the order of finding.leaves; in the arena. */
struct rule_leaf *rule_leaves_of(
    const struct rule_set *set, size_t i, struct arena *a, size_t *count);

/* A phrase or a host. */
struct rule_list_item {
	struct str text;
	const struct str *not_within; /* longer words in which it counts not */
	size_t not_within_count;
};

/* A list file that rules name. */
struct rule_list {
	struct str name; /* "lists/apply-words.csv" */
	const struct rule_list_item *items; /* in file order */
	size_t count;
};

/* The lists of rule number i, or with STR_NONE those of the whole set, in
 * order of name; in the arena. */
struct rule_list *rule_lists_of(
    const struct rule_set *set, size_t i, struct arena *a, size_t *count);

#endif
