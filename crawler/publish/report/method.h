/*
 * The page that says how the report came about: who was surveyed and how, how
 * a figure is to be read, what it cannot say, how to check and cite it. Every
 * example is worked with figures of the report itself.
 */
#ifndef PUBLISH_REPORT_METHOD_H
#define PUBLISH_REPORT_METHOD_H

#include "publish/report/lists.h"
#include "publish/report/sentence.h"
#include "publish/report/trust.h"
#include "store/figures.h"

struct method {
	struct page *page;
	const struct book *book;
	const struct trust *trust;
	const struct release *release; /* NULL: nothing is frozen */
};

/* Sections of the page, in this order. */
void method_survey_put(const struct method *m); /* who was surveyed, when */
void method_manners_put(const struct method *m); /* how sites were asked */
void method_outcomes_put(const struct method *m); /* rules and outcomes */
void method_scores_put(const struct method *m); /* scores, an example */
void method_levels_put(const struct method *m); /* of e-service */
void method_people_put(const struct method *m); /* reviews */
void method_changes_put(const struct method *m); /* what "changed" means */
void method_limits_put(const struct method *m);
void method_unseen_put(const struct method *m); /* what was not seen */
void method_release_put(const struct method *m);
void method_cite_put(const struct method *m);
void method_check_put(const struct method *m);
void method_embed_put(const struct method *m);
void method_terms_put(const struct method *m);

/* Appends a list of sentences that have no figures. */
void method_list_put(
    const struct method *m, const struct words *items, size_t count);

/* Appends what is to be typed or copied, a line each. */
void method_code_put(
    const struct method *m, struct words label, struct str text);

/* Appends a count as a link to its agencies (agencies_where). */
void method_agencies_put(const struct method *m, enum agencies_column column,
    struct str word, int64_t count);

/* The days of the round, in the page's language; empty: unknown. In the page's
 * scratch arena. */
struct str method_days(const struct method *m);

#endif
