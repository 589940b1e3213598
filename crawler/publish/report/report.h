/*
 * The report: a folder of static pages in Thai and English that opens in any
 * browser without a server, from the national figure down to the sentence on
 * one office's page. Nothing in it is computed here that `score` and `export`
 * do not compute the same way.
 *
 * The same store gives the same bytes. What came from a page is text, always;
 * numbers of citizens in it are masked.
 */
#ifndef PUBLISH_REPORT_REPORT_H
#define PUBLISH_REPORT_REPORT_H

#include "base/err.h"
#include "publish/html.h"
#include "record/plan.h"
#include "store/store.h"

/* What the file of a rule tells people. */
struct report_rule {
	struct str id;
	int revision;
	struct str behaviour_sha256;
	struct str why_th;
	struct str why_en;
	struct str fix_th;
	struct str fix_en;
};

struct report_rules {
	const struct report_rule *items; /* in order of id; may be none */
	size_t count;
	/* Appends what else the file of rule number i tells, in sections with
	 * headings of level 2: what is looked for, examples. NULL: nothing. */
	void (*tell)(void *state, size_t i, struct html *h);
	void *state;
};

/* A round with one of its audits, and how it is scored. */
struct report_pass {
	struct str round;
	struct str audit;
	struct plan plan;
	int64_t last_review; /* reviews up to this number; INT64_MAX: all */
};

struct report_setup {
	struct store *store;
	const char *folder; /* made, or replaced when it holds a report */
	const char *program_version;
	struct report_pass now;
	struct str release; /* its name; empty: nothing is frozen */
	const struct report_pass *earlier; /* rounds before it, in their order,
	                                      each by a plan of the same
	                                      profile */
	size_t earlier_count;
	struct report_rules rules;
	/* Told of each agency whose pages are written; NULL: nobody. */
	void (*on_agency)(void *state, size_t done, size_t total);
	void *state;
};

struct report_result {
	int64_t file_count;
	int64_t byte_count;
	int64_t masked_count; /* numbers of citizens */
	int64_t cut_count; /* texts that were shortened, and say so */
};

/*
 * Writes the report beside its folder and puts it in place when it is whole.
 * ERR_USAGE when the folder holds anything but a report, or the plan asks for
 * other revisions than the audit has; what the store and the disk say when they
 * fail. An older report then stays, nothing of the new one does, and *out is
 * not written.
 */
enum err_code report_publish(
    const struct report_setup *setup, struct report_result *out, struct err *e);

#endif
