/*
 * All that was seen of an agency in one round: its pages with what each says
 * to each rule, and what stayed out of sight. From this a verdict is made,
 * during a crawl or later, without the network.
 */
#ifndef RECORD_SITE_H
#define RECORD_SITE_H

#include "record/agency.h"
#include "record/finding.h"
#include "record/view.h"

/* What became of an address that pages name, in this round. */
struct site_target {
	struct str url; /* as links have it, without fragment */
	int status; /* of the last answer on its way; 0: none came */
	enum reason reason; /* why it is no page, or was not asked for */
	struct str page_class; /* names of classes; empty: none, or no page */
	bool is_read; /* as a page, so that its classes are known */
};

/* Redirects that a page asks for. */
enum site_way {
	SITE_WAY_REFRESH = 1 << 0,
	SITE_WAY_SCRIPT = 1 << 1,
	SITE_WAY_SPLASH = 1 << 2 /* a page to pass through */
};
enum { SITE_WAY_COUNT = 3 };

/* "meta-refresh", "script", "splash": that of 1 << i is number i. */
extern const char *const site_way_words[SITE_WAY_COUNT];

/* Whether a status says that nothing is at an address. */
static inline bool
site_status_is_broken(int status)
{
	return status == 404 || status == 410 || status >= 500;
}

struct site_page {
	int64_t capture_id; /* the ledger's number */
	struct str url;
	struct str title; /* as the page has it */
	struct str page_class; /* names of classes, joined by spaces */
	struct str text_sha256; /* of its visible text; empty: not known */
	unsigned view_flags;
	int depth; /* clicks from a seed */
	bool is_home; /* the page a home seed leads to */
	int64_t seed; /* number of the agency's seed that it belongs to */
	enum reason reason; /* why it could not be read; REASON_NONE */
	struct finding *findings; /* in order of rule id */
	size_t finding_count;
	/* Hashes of the blocks of text that other agencies show on its host,
	 * ascending; known when the round ends. Shared with other pages. */
	const uint64_t *shared;
	size_t shared_count;
};

/* view_reason of it. */
static inline enum reason
site_page_reason(const struct site_page *page)
{
	return view_reason(page->reason, page->view_flags);
}

/*
 * What came of an address that rules probe. It is no page: no page rule looks
 * at it, and it is not counted among them. The findings of its page say
 * something to probe leaves alone; reason is why nothing was asked or read, and
 * then there are none.
 */
struct site_probe {
	struct str path; /* as the rules have it */
	bool is_map; /* a sitemap that the robots.txt at path names */
	struct site_page page;
};

struct site {
	const struct agency *agency; /* borrowed */
	struct site_page *pages; /* in order of depth, then URL */
	size_t page_count;
	struct site_probe *probes; /* in order of path, is_map, then URL */
	size_t probe_count;
	/* URLs in scope that might have been pages and were not read, and the
	 * reason that most of them share. */
	int64_t unread_count;
	enum reason unread_reason;
	/* Why there is no home page; REASON_NONE when there is one. */
	enum reason home_reason;
	/* The address of the home page or, when none came, the last one on the
	 * way to it; empty: not known. */
	struct str home_end;
	int home_hops; /* redirects on that way, of any kind */
	unsigned home_ways; /* kinds of those that no server sent, a set */
	size_t asked_count; /* addresses that links name and that answered */
	struct site_target *broken; /* of these with 404, 410 or 5xx, by depth
	                               and URL */
	size_t broken_count;
	struct site_target *targets; /* named by findings' rests; by URL */
	size_t target_count;
};

/* What became of an address, or NULL when it was not known to the round. */
const struct site_target *site_target_of(
    const struct site *site, struct str url);

/* What a page says to a rule, or NULL; its findings stand in order of ids. */
struct finding *site_page_finding(
    const struct site_page *page, struct str rule_id);

/* Whether other agencies show a block of text on the page's host. */
bool site_page_shares(const struct site_page *page, uint64_t block);

#endif
