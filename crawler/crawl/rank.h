/*
 * Which URL of an agency is asked for next: how promising a link is, told from
 * its text and address alone, and one number that puts an agency's URLs in
 * order. Lower is sooner. It decides only what a limited number of pages is
 * spent on, never what is found on them.
 */
#ifndef CRAWL_RANK_H
#define CRAWL_RANK_H

#include "base/arena.h"
#include "web/url.h"

/* What a link seems to lead to, and its rank. Long texts, which are rather
 * headlines than entries of a menu, stand a little behind in their kind. */
enum rank {
	RANK_HOME = 5, /* by its text: where an entrance page leads */
	RANK_CONTACT = 10,
	RANK_SERVICE = 15, /* e-services, forms, manuals, payment, tracking */
	RANK_HELP = 20, /* complaints, questions and answers */
	RANK_ABOUT = 25, /* the agency, its policies, laws and open data */
	RANK_LANGUAGE = 30, /* the site in another language or for phones */
	RANK_MAP = 35, /* a page that lists the site's pages */
	RANK_PLAIN = 50,
	RANK_LATE = 80, /* news, galleries, procurement, calendars, log-ins */
	RANK_MAX = 99
};

/* The words of all kinds, ready to be searched for; read-only once made. */
struct rank_words;

/* Makes them in the arena; once for a process. */
const struct rank_words *rank_words_make(struct arena *a);

/*
 * The rank of a link, 0 to RANK_MAX. text is its accessible name as it stands
 * in the page, in any case and spelling, empty when there is none (as in a
 * sitemap); u is where it leads, of kind URL_WEB. Of both only the first 400
 * bytes count. scratch holds what is needed on the way; the caller resets it.
 */
int rank_of_link(const struct rank_words *words, struct str text,
    const struct url *u, struct arena *scratch);

/*
 * The priorities of frontier_url.priority: the home seed, the other seeds, the
 * agency's plan in its order (PRIORITY_PLAN and the position from 0, below
 * PRIORITY_NEW), then all others by url_priority. A redirect's target has the
 * priority of what led to it.
 */
enum {
	PRIORITY_HOME = 0,
	PRIORITY_SEED = 1,
	PRIORITY_PLAN = 1000,
	PRIORITY_NEW = 1000000
};

/*
 * The priority of a URL that is neither seed nor plan, at least PRIORITY_NEW.
 * A click costs as much as 20 of rank: a service two clicks away goes before a
 * plain page one click away, and a plain page two clicks away before a news
 * page one click away; a service three clicks away goes behind that plain
 * page. A hint is an address out of a sitemap that no link led to yet: it
 * counts as LIMIT_CLICK_DEPTH clicks away, and goes behind a link there of the
 * same rank. rank is 0 or more, and counts as RANK_MAX at most; depth, in
 * clicks, is 0 or more.
 */
int64_t url_priority(int rank, int depth, bool is_hint);

#endif
