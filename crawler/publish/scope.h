/*
 * What is exported: of which rounds, of which audit of each, with the reviews
 * up to which, and the figures that follow from these.
 *
 * Figures are computed anew from the plans that `score` kept (or a release
 * froze), so they are never behind the reviews and verdicts beside them, and a
 * store that may only be read has them, too.
 */
#ifndef PUBLISH_SCOPE_H
#define PUBLISH_SCOPE_H

#include "record/figure.h"
#include "store/store.h"

/* The figures of an audit under a profile, in order of agency, pillars with
 * their indicators. */
struct figure_run {
	struct str profile;
	struct plan plan;
	const struct figure_row *rows;
	size_t row_count;
};

/* A round with one of its audits. */
struct export_pass {
	struct str round;
	struct str audit;
	const struct figure_run *runs; /* in order of profile */
	size_t run_count;
};

struct export_scope {
	struct store *store;
	const struct export_pass *passes; /* in order of the rounds' names */
	size_t pass_count;
	int64_t last_review; /* INT64_MAX: all */
	struct str release; /* its name; empty: none is exported */
	/* Figures that cannot be computed: "ROUND/AUDIT PROFILE: why". */
	const struct str *troubles;
	size_t trouble_count;
};

struct scope_wish {
	struct store *store;
	struct str round; /* empty: the newest */
	struct str audit; /* empty: the round's own, "crawl" */
	struct str release; /* empty: none; else its round and audit */
	bool is_all_rounds; /* every round that has such an audit */
};

/* Finds what is wished for and computes its figures; everything lives in the
 * arena. ERR_USAGE when there is no such round, audit or release. */
enum err_code scope_open(const struct scope_wish *wish, struct arena *a,
    struct export_scope *out, struct err *e);

#endif
