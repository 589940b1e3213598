/*
 * What people said of drawn verdicts: files of judgements (quality/ID.csv of a
 * rule pack), added up for each rule.
 */
#ifndef CLI_RULES_QUALITY_H
#define CLI_RULES_QUALITY_H

#include "audit/rules.h"

/* What became of the verdicts of one kind. */
struct judged {
	int64_t right;
	int64_t wrong;
	int64_t unclear; /* the judge could not tell; in no share */
};

struct quality {
	struct judged passed;
	struct judged failed;
	int64_t open; /* without a judgement */
	int64_t outdated; /* of another revision than the rule has; not
	                     counted above */
};

/*
 * Adds up all .csv files below a folder: one struct quality for each rule of
 * the set, in the arena. ERR_SYNTAX with file and line for a file without the
 * columns, a rule that is not there, a word that is no verdict or judgement.
 */
enum err_code quality_read(const struct rule_set *set, const char *folder,
    struct arena *a, struct quality **out, struct err *e);

#endif
