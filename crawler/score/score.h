/*
 * Scores: an audit's verdicts, with what people decided, rolled up by a plan to
 * one figure for each agency and indicator, and for each agency and pillar.
 * docs/EVIDENCE.md works it through by hand.
 *
 * What nobody could tell is in no denominator: it widens the bounds and lowers
 * the coverage. What does not apply is in neither.
 */
#ifndef SCORE_SCORE_H
#define SCORE_SCORE_H

#include "store/figures.h"

/* A rule's verdict, as far as a figure asks for it. */
struct scored_rule {
	bool is_there; /* false: the audit has none, which is undecided */
	enum outcome effective;
	int level;
	bool is_reviewed; /* a person decided */
	bool is_complete;
	bool is_inventory;
	int64_t listed;
	int64_t listed_passed;
};

/* The figure of an indicator from one agency's verdicts; verdicts[i] is of
 * indicator->rules[i]. */
struct figure score_indicator(
    const struct plan_indicator *indicator, const struct scored_rule *verdicts);

/* The figure of a pillar from those of its indicators. Those of the kind count
 * are on another scale and left out, as are those to which nothing applies.
 * Where only some of the rest are published, and their mean is more or less
 * than the bounds of all allow, the nearest bound is the score. */
struct figure score_pillar(const struct plan_indicator *const *indicators,
    const struct figure *figures, size_t count);

/*
 * Scores every agency of a round: calls on_row for each pillar and indicator,
 * in order of agency, then the plan's. Memory does not grow with the number of
 * agencies. ERR_USAGE when a rule of the plan has another revision in the
 * audit: figures of different revisions are never mixed.
 */
struct score_wish {
	struct store *store;
	const struct plan *plan;
	struct scored_query of;
	enum err_code (*on_row)(
	    void *state, const struct figure_row *row, struct err *e);
	void *state;
};
enum err_code score_each(const struct score_wish *wish, struct err *e);

/* ERR_USAGE that says of a rule of the plan which revision its verdict has. */
enum err_code score_mixed(const struct plan *plan,
    const struct scored_query *of, const struct plan_rule *rule,
    const struct scored_verdict *v, struct err *e);

/* Computes a plan's figures anew and keeps them in the ledger, which must be
 * open to write: all reviews are in them. */
enum err_code score_keep(struct store *s, struct str round, struct str audit,
    const struct plan *plan, struct err *e);

/* The same for every run that has become stale. */
enum err_code score_refresh(struct store *s, struct err *e);

#endif
