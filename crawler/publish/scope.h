/*
 * What is exported: of which rounds, of which audit of each, with the reviews
 * up to which.
 */
#ifndef PUBLISH_SCOPE_H
#define PUBLISH_SCOPE_H

#include "record/figure.h"
#include "store/store.h"

/* The figures of an audit under a profile, in order of agency. */
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
};

#endif
