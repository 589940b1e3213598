/*
 * The crawl: agencies in, captures, findings and verdicts out. The only module
 * that knows more than one stage of the line.
 *
 * One request at a time for an agency and for a polite group (hosts of one
 * address, or of one name in the groups table), so the order of an agency's
 * pages is the same in every run; many groups at once. All state is in the
 * store: a crawl that is killed and started again ends with the same verdicts.
 */
#ifndef CRAWL_CRAWL_H
#define CRAWL_CRAWL_H

#include <signal.h>

#include "audit/rules.h"
#include "crawl/groups_table.h"
#include "crawl/targets.h"
#include "crawl/window.h"
#include "fetch/fetch.h"
#include "store/store.h"

struct crawl_progress {
	size_t agencies_done;
	size_t agencies_total;
	int64_t captures; /* of this run */
	int64_t pages; /* of this run: captures that were read as pages */
	size_t active; /* requests under way */
	size_t backing_off; /* groups that are let rest after distress */
	int64_t elapsed_ms;
	int64_t waiting_ms; /* until the next request may be sent; 0: now */
	/* The least time that what is known takes at this pace: the longest
	 * over all groups of requests times delay. */
	int64_t left_ms;
	const char *pause; /* "control" while the round stands still; "" */
};

struct crawl_config {
	struct store *store; /* open for writing */
	const struct rule_set *rules;
	const struct targets *targets;
	const struct groups *groups; /* NULL: addresses alone decide */
	struct fetch_config fetch;
	struct round_setup round;
	int64_t delay_ms; /* least time between requests to a group */
	int64_t delay_max_ms; /* what a slow answer may add up to; a longer
	                         crawl-delay is kept with fewer pages */
	int64_t retry_span_ms; /* over which three attempts are spread */
	int64_t pages_max; /* for an agency */
	int64_t depth_max; /* clicks */
	int64_t max_age_ms; /* an earlier capture this young serves; 0: none */
	size_t active_max; /* requests at once */
	size_t worker_count;
	const struct window *window; /* NULL: at all hours */
	int64_t stop_at_us; /* wall clock; 0: when the round is complete */
	const char *const *controls; /* URLs of kind URL_WEB that show our own
	                                link is up; at most LIMIT_CONTROLS */
	size_t control_count;
	int64_t control_every_ms;
	bool looks_as_phone; /* home pages are asked for a second time */
	bool reads_sitemaps;
	bool asks_probes; /* what rules ask beside the pages */
	bool forbids_on_403; /* a robots.txt that answers 401 or 403 */
	const struct clock *clock;
	const volatile sig_atomic_t *stop; /* becomes 1: end cleanly */
	void (*on_progress)(void *state, const struct crawl_progress *p);
	/* The round stands still, or goes on: cause is "control". */
	void (*on_pause)(void *state, const char *cause, bool begins);
	void *progress_state; /* of both */
};

struct crawl_result {
	struct round round;
	struct crawl_progress progress;
	/* Every URL has a final state, every agency one verdict for each rule. */
	bool is_complete;
};

/* Runs or resumes a round until it is complete, *config->stop or stop_at_us.
 * ERR_FULL: the disk has no room; once it has, the same round goes on from what
 * was flushed, with the store opened anew. */
enum err_code crawl_run(
    const struct crawl_config *config, struct crawl_result *out, struct err *e);

#endif
