/*
 * What the page of a group of agencies shows, be it a ministry or a province:
 * its means, its verdicts, its agencies, how their sites were met.
 */
#ifndef PUBLISH_REPORT_GROUP_PAGE_H
#define PUBLISH_REPORT_GROUP_PAGE_H

#include "publish/report/lists.h"
#include "publish/report/pages.h"

/* What a kind of groups has pages for. */
struct group_kind {
	enum book_grouping by;
	enum page_section section;
	const char *folder; /* "ministries/" */
	struct words kicker; /* above the name of a group */
	/* Why a group stands here that is none of the kind, or NULL texts. */
	struct words (*note)(struct str key);
};

/* Writes the page of each group of the book. */
enum err_code group_pages(struct book *b, const struct group_kind *kind,
    enum lang lang, struct folder *to, struct err *e);

/* Sets the result of a group in a few large numbers. */
void group_put_keys(
    struct page *p, const struct agency_pick *which, const struct group *g);

/* Sets all figures of a group, and how often its verdicts passed and failed. */
void group_put_figures(struct page *p, const struct group *g);
void group_put_outcomes(struct page *p, const struct agency_pick *which);

/* Sets how the sites of its agencies were met, and those that could not be
 * read. */
void group_put_sites(struct page *p, const struct agency_pick *which);

/* How many agencies of a group were met in that way. */
int64_t group_met(
    const struct book *b, const struct agency_pick *which, enum call_state how);

#endif
