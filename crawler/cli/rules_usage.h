/*
 * How often the conditions of rules and the entries of their lists fire on
 * stored pages. An entry is looked for anywhere in a page, in the match form as
 * rules do, or among the hosts of its links: what never fires there fires in no
 * rule.
 */
#ifndef CLI_RULES_USAGE_H
#define CLI_RULES_USAGE_H

#include "audit/describe.h"
#include "cli/rules_replay.h"

/* One condition of a rule, or one entry of a list. */
struct usage {
	struct str of; /* the rule's id, or the list's name */
	struct str what; /* its label, else the condition; or the entry */
	const struct rule_list_item *entry; /* NULL: a condition */
	int64_t pages; /* that it was looked for on, and told yes or no */
	int64_t fired;
};

struct usages {
	struct usage *items;
	size_t count;
};

/* Counts all conditions of a set over the pages of a source; *lost: pages that
 * could not be read back. Everything lives in the arena. */
enum err_code usage_of_rules(const struct rules_source *source,
    const struct rule_set *set, struct arena *a, struct usages *out,
    int64_t *lost, struct err *e);

/* The same for all entries of its lists. */
enum err_code usage_of_lists(const struct rules_source *source,
    const struct rule_set *set, struct arena *a, struct usages *out,
    struct err *e);

#endif
