/*
 * How `samruat claims` tells what agencies answered beside what their sites
 * show: on a terminal, or as rows.
 */
#ifndef CLI_CLAIMS_H
#define CLI_CLAIMS_H

#include "cli/claims_files.h"
#include "publish/table_format.h"

struct claims_report {
	const struct invocation *inv;
	const struct claims_ground *ground;
	const struct claims_files *files;
	struct str round;
	struct str audit;
	struct str rule_pack;
	struct str profile; /* empty: no indicator was asked for */
	int64_t last_review;
	const struct claim_result *results; /* in order */
	size_t result_count;
	const struct claim_total *totals; /* of each question */
};

/* The agency of a result; never NULL. */
const struct claims_agency *claims_agency_of(
    const struct claims_report *r, const struct claim_result *result);

/* Why nobody can tell: as a word, and for people. */
const char *claims_why_word(const struct claim_result *result);
struct words claims_why_text(const struct claim_result *result);

/* A question in the reader's language, else its key. */
struct str claims_question_text(const struct claim_question *q, enum lang lang);

/* Sets all for a terminal; totals alone when told. */
void claims_print(const struct claims_report *r, bool has_totals_only);

/* Prints the results, or the totals of each question, as rows. Numbers of
 * citizens in quotes are masked: rows leave the store. */
void claims_print_rows(
    const struct claims_report *r, const struct table_format *format);
void claims_print_total_rows(
    const struct claims_report *r, const struct table_format *format);

#endif
