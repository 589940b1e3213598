/*
 * The rounds that a report tells of beside its own: which came before it, and
 * by which plan each is scored. Figures of different rules are never mixed: a
 * round whose rules were others is scored by a plan of its own, or not at all.
 */
#ifndef CLI_REPORT_ROUNDS_H
#define CLI_REPORT_ROUNDS_H

#include "publish/report/report.h"
#include "store/audits.h"

/* What an audit's figures were last made by: the plan of its newest release,
 * else of `score`, of that profile or, with an empty one, of any, the newest
 * dga-* before others. Of releases only those count that stand before the one
 * named until; empty: all. *is_there is false when there is none. The plan
 * lives in the arena. */
struct kept_plan_wish {
	struct str round;
	struct str audit;
	struct str profile;
	struct str until;
};
enum err_code report_kept_plan(struct store *s,
    const struct kept_plan_wish *wish, struct arena *a, struct plan *out,
    bool *is_there, struct err *e);

struct earlier_rounds {
	struct report_pass *items;
	size_t count;
};

/*
 * The rounds of the store before that of now, in order of start, the last
 * twelve: of each the audit of the same name, else "crawl". Its plan is now's
 * where its rules decide as now's do, else the one that was kept of it, else
 * one without indicators. Reviews up to the same number count in all. release
 * is the one that now is of, or empty. All lives in the arena.
 */
enum err_code report_earlier_rounds(struct store *s,
    const struct report_pass *now, struct str release, struct arena *a,
    struct earlier_rounds *out, struct err *e);

#endif
