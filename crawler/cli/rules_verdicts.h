/*
 * The verdicts of a rule pack over stored pages: of each agency of a round or,
 * with a folder, of each saved page. Nothing is asked of the network.
 */
#ifndef CLI_RULES_VERDICTS_H
#define CLI_RULES_VERDICTS_H

#include "cli/rules_replay.h"

struct verdict_seen {
	size_t rule; /* its number in the set */
	const struct agency *agency;
	const struct verdict *verdict;
};

/* The rules to judge by, and what gets each verdict; its texts are gone when
 * it returns. */
struct verdict_visit {
	const struct rule_set *set;
	const bool *wanted; /* by rule; NULL: all */
	void (*on_verdict)(void *state, const struct verdict_seen *seen);
	void *state;
};

/*
 * Visits agency after agency, and of each rule after rule. A saved page that a
 * rule does not look at has no verdict. *lost: pages that could not be read
 * back.
 */
enum err_code rules_each_verdict(const struct rules_source *source,
    const struct verdict_visit *visit, int64_t *lost, struct err *e);

/* How often a rule came to each outcome. */
struct outcome_counts {
	int64_t of[OUTCOME_COUNT];
};

/* The counts of all rules, in the arena. */
enum err_code rules_count_outcomes(const struct rules_source *source,
    const struct rule_set *set, struct arena *a, struct outcome_counts **out,
    int64_t *lost, struct err *e);

#endif
