/*
 * What scores are computed from and where they are kept: an audit's verdicts
 * with what people decided, plans, figures, and releases, which freeze all of
 * these.
 */
#ifndef STORE_FIGURES_H
#define STORE_FIGURES_H

#include "record/figure.h"
#include "record/review.h"
#include "store/store.h"

/* Which verdicts, with which reviews. */
struct scored_query {
	struct str round;
	struct str audit;
	int64_t last_review; /* reviews up to this number; INT64_MAX: all */
};

/* A verdict as it counts. Texts are borrowed until the next row. */
struct scored_verdict {
	struct str agency_id;
	struct str rule_id;
	int rule_revision;
	enum outcome outcome; /* the machine's */
	int level;
	enum reason reason;
	struct str confidence;
	struct str url;
	struct str evidence_sha256;
	struct decision decision;
	enum outcome effective; /* the decision's, else the machine's */
	int effective_level;
	bool is_complete;
	bool is_inventory;
	int64_t listed;
	int64_t listed_passed;
	int64_t evidence_count;
};

struct scored_cursor;

/* Opens a cursor in order of agency and rule. ERR_USAGE when there is no such
 * audit. */
enum err_code store_scored_open(struct store *s, const struct scored_query *q,
    struct scored_cursor **out, struct err *e);
/* The same for one agency alone; none when the round does not have it. */
enum err_code store_scored_open_of(struct store *s,
    const struct scored_query *q, struct str agency_id,
    struct scored_cursor **out, struct err *e);
/* The next verdict, or NULL behind the last. */
enum err_code store_scored_next(
    struct scored_cursor *c, const struct scored_verdict **out, struct err *e);
void store_scored_close(struct scored_cursor *c);

/* The plan and figures of an audit under a profile. */
struct score_run {
	struct str round;
	struct str audit;
	struct str profile;
	struct str plan; /* JSON, of score/plan.h */
	int64_t last_review; /* in the figures */
	bool is_stale; /* there are no figures: reviews or verdicts came after
	                  them */
};

/* Puts a run in place of an earlier one of the same audit and profile; its rows
 * are then to be added. */
enum err_code store_score_begin(
    struct store *s, const struct score_run *run, struct err *e);
enum err_code store_figure_add(struct store *s, const struct score_run *run,
    const struct figure_row *row, struct err *e);

/* The runs, by round, audit and profile. Texts live in the arena. */
enum err_code store_score_runs_read(struct store *s, struct arena *a,
    struct score_run **out, size_t *count, struct err *e);

struct release {
	struct str name;
	struct str round;
	struct str audit;
	struct str profile;
	struct str plan; /* JSON */
	struct str rule_pack;
	int64_t last_review;
	struct str program_version;
	int64_t released_us;
	struct str excuses; /* JSON object: check, and why it may */
	struct str figures_sha256;
};

/* Freezes: from now on the verdicts of round and audit stay what they are.
 * ERR_USAGE when the name is taken or will not do. Flushes. */
enum err_code store_release_add(
    struct store *s, const struct release *r, struct err *e);

/* The release of a name, ERR_USAGE when there is none; all, in order of
 * number. Texts live in the arena. */
enum err_code store_release_find(struct store *s, struct str name,
    struct arena *a, struct release *out, struct err *e);
enum err_code store_releases_read(struct store *s, struct arena *a,
    struct release **out, size_t *count, struct err *e);

#endif
