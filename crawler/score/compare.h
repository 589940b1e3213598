/*
 * Two audits held against each other, of two rounds or of one: for each agency
 * and rule what became of the verdict (score/compare_kind.h), from the ledger
 * alone. Both are read in order of agency and rule, side by side, so that
 * memory does not grow with the number of agencies.
 *
 * Where a rule decides in another way on the two sides, a third audit may tell
 * the rule from the site: one of the first round by the rules of the second.
 * Then what lies between the first and the third is the rule's, and what lies
 * between the third and the second is the site's; both may have changed.
 */
#ifndef SCORE_COMPARE_H
#define SCORE_COMPARE_H

#include "score/compare_kind.h"
#include "store/audits.h"
#include "store/figures.h"

enum compare_side {
	COMPARE_BEFORE,
	COMPARE_AFTER,
	COMPARE_BETWEEN /* the round of the first, the rules of the second */
};
enum { COMPARE_SIDES = 3 };

struct compared_rule {
	struct str id;
	bool is_in[COMPARE_SIDES];
	int revision[COMPARE_SIDES]; /* 0 where it is not */
	bool is_same; /* in what decides; where that is not known, by
	                 revision */
	bool is_split; /* it is not, and the third audit has it as the second
	                  does */
};

struct comparison {
	struct store *store;
	struct stored_audit sides[COMPARE_SIDES]; /* the third may have no
	                                             name: there is none */
	struct compared_rule *rules; /* of both, in order of id */
	size_t rule_count;
};

/*
 * Finds two audits, each "ROUND" or "ROUND/AUDIT", and their rules. Of the
 * complete audits of the first round the third is the one that has most of the
 * rules that differ as the second audit has them, and of these the newest. A
 * comparison within one round needs none. ERR_USAGE when an audit is not there.
 * All lives in the arena.
 */
enum err_code compare_find(struct store *s, struct str before, struct str after,
    struct arena *a, struct comparison *out, struct err *e);

/* An agency as both sides name it; what they name differently is the second's.
 * Borrowed until the next change. */
struct compared_agency {
	struct str id;
	struct str name_th;
	struct str name_en;
	struct str ministry_th;
};

/* What lies between two verdicts on the same. */
struct change {
	enum change_kind kind;
	const struct compared_agency *agency; /* NULL: a rule that came or
	                                         went */
	const struct compared_rule *rule; /* NULL: an agency that did */
	enum compare_side from;
	enum compare_side to;
	const struct scored_verdict *before; /* NULL: none */
	const struct scored_verdict *after;
};

struct compare_wish {
	struct str agency_id; /* empty: of all */
	/* Called for what is the same, too. All that it is given lives until
	 * it returns. */
	enum err_code (*on_change)(
	    void *state, const struct change *c, struct err *e);
	void *state;
};

/*
 * Calls on_change for each rule that only one side has, in order of id; then,
 * in order of agency, once for an agency that only one side has, and for each
 * rule that both sides have in order of id: once, or twice where the third
 * audit shows that rule and site changed, the rule first. Of one agency, rules
 * that came or went are not told.
 */
enum err_code compare_each(
    const struct comparison *c, const struct compare_wish *wish, struct err *e);

#endif
