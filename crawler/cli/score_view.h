/*
 * What `samruat score` prints: what a run of it is about, and its figures as
 * text or as rows. Computes nothing.
 */
#ifndef CLI_SCORE_VIEW_H
#define CLI_SCORE_VIEW_H

#include "cli/command.h"
#include "publish/table_format.h"
#include "score/groups.h"
#include "score/rule_counts.h"
#include "store/figures.h"

/* Which figures are printed. */
struct score_view {
	const struct invocation *inv;
	struct store *store; /* borrowed */
	struct plan plan;
	struct scored_query of;
	int64_t last_review; /* that is in the figures */
	const struct table_format *format; /* NULL: text */
	struct str release; /* empty: none */
};

/* By what agencies are grouped. */
struct score_by {
	const char *word; /* on the command line; NULL: all are one group */
	const char *column; /* of the view agencies */
	struct words title;
	/* The name of a group's key, in the arena; empty: the key is one. */
	struct str (*name_of)(struct str key, enum lang lang, struct arena *a);
};

/* The values of --by but for rule; NULL behind the last. */
const struct score_by *score_by(size_t i);

/* Prints what the figures are of and how they are made. */
enum err_code score_print_head(const struct score_view *v, struct err *e);

/* Means over groups, all agencies being one without a word. */
enum err_code score_print_groups(
    const struct score_view *v, const struct score_by *by, struct err *e);

/* How many agencies pass each rule. */
enum err_code score_print_rules(const struct score_view *v, struct err *e);

/* ERR_USAGE when the round does not have the agency. */
enum err_code score_check_agency(
    const struct score_view *v, struct str agency_id, struct err *e);

/* One agency: its figures, and below each what its rules say and whether that
 * counts. */
enum err_code score_print_agency(
    const struct score_view *v, struct str agency_id, struct err *e);

/* For the above: a share in percent with one digit behind the point, or with
 * is_number as a number; "-" when is_there is false. */
struct str score_text(
    struct arena *a, double value, bool is_there, bool is_number);

/* A title in the language of inv, else the other, else the key. */
struct str score_title(
    const struct score_view *v, struct str th, struct str en, struct str key);

/* Appends the values that every row begins with, in the order of
 * SCORE_COLUMNS, and gives back how many these are. */
#define SCORE_COLUMNS \
	{"round", VALUE_TEXT}, {"audit", VALUE_TEXT}, \
	    {"rule_pack", VALUE_TEXT}, {"profile", VALUE_TEXT}, \
	{ \
		"last_review", VALUE_INT \
	}
size_t score_first_values(const struct score_view *v, struct view_value *out);

#endif
