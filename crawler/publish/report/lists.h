/*
 * Tables of groups and of agencies with a figure, as several kinds of pages
 * have them. They come with the highest score first, those without one behind,
 * and by name or id where it is the same; report.js sorts them otherwise.
 */
#ifndef PUBLISH_REPORT_LISTS_H
#define PUBLISH_REPORT_LISTS_H

#include "publish/report/page.h"

/* The list of all agencies, which report.js narrows down to those with a word
 * of the ledger in one of its columns (pages_agencies.c has their order);
 * without a word all. A folder for page_link and piece_link, in the page's
 * scratch arena. */
enum agencies_column {
	AGENCIES_LEVEL = 1,
	AGENCIES_MET = 4,
	AGENCIES_SERVICE = 5
};
const char *agencies_where(
    struct page *p, enum agencies_column column, struct str word);

/* A line for each group, the one without a key last: how many agencies, of how
 * many the score is published, the figure (number in book.names), and the mean
 * level where the profile has a ladder. */
void group_table(
    struct page *p, enum book_grouping by, size_t figure, struct words caption);

/* Which agencies: those that a grouping puts under a key; with BOOK_ALL all. */
struct agency_pick {
	enum book_grouping by;
	struct str key;
};

bool agency_is_picked(
    const struct agency_pick *which, const struct book_agency *g);

/* A line for each agency: its group in each grouping but the pick's own, how
 * its site was met, the figure. A score leads to where the agency's page tells
 * of it. */
void agency_table(struct page *p, const struct agency_pick *which,
    size_t figure, struct words caption);

/* How many agencies were met how, each leading to their list on the page
 * unseen; and how many verdicts are open for which reason, the most first. */
void state_table(struct page *p);
void reason_table(struct page *p);

/* How the site of an agency was met, in a word or two. */
struct words agency_state_text(enum call_state state);

#endif
