/*
 * robots.txt, RFC 9309: groups by product token, allow and disallow by the
 * longest match, * and $; crawl-delay and sitemap lines beside it. What an
 * answer other than 2xx means is decided in crawl/, not here, and that
 * /robots.txt itself may be asked for is known before there are rules.
 */
#ifndef WEB_ROBOTS_H
#define WEB_ROBOTS_H

#include "base/arena.h"
#include "base/str.h"

struct robots_rule {
	struct str pattern; /* percent-encoding made uniform, in the arena */
	bool is_allow;
	int64_t line; /* from 1 */
};

struct robots {
	struct robots_rule *rules; /* of the group that applies to the agent */
	size_t rule_count;
	struct str *sitemaps; /* of any group or none; as written, borrowed */
	size_t sitemap_count; /* at most LIMIT_SITEMAPS, each once */
	bool has_more_sitemaps; /* others were passed over */
	int64_t crawl_delay_ms; /* -1: none given */
	bool is_cut; /* longer than LIMIT_ROBOTS_BYTES */
	bool is_html; /* a page was served instead of a robots.txt */
};

struct robots_answer {
	bool is_allowed;
	int64_t line; /* the line that decided, 0: none */
};

/* Reads a robots.txt for one product token ("samruat"); case does not count.
 * An HTML page has no rules and is_html set. Of several crawl delays the
 * longest counts; a forgotten colon is forgiven. */
struct robots robots_parse(struct arena *a, struct str body, struct str agent);

/*
 * Decides for a path with its query, as in a request line. A disallow rule
 * also matches what means the same: escapes of unreserved octets are undone on
 * both sides (RFC 9309, 2.2.2). An allow rule has to match as it is written,
 * as the parsers that sites are tested with do it; so both err on the side of
 * the site.
 */
struct robots_answer robots_check(
    struct arena *a, const struct robots *r, struct str path_and_query);

#endif
