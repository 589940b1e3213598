/*
 * The crawl: agencies in, captures, findings and verdicts out. The only module
 * that knows more than one stage of the line.
 *
 * One request at a time for an agency and for a host, so the order of pages is
 * the same in every run; many agencies at once. All state is in the store: a
 * crawl that is killed and started again ends with the same verdicts.
 */
#ifndef CRAWL_CRAWL_H
#define CRAWL_CRAWL_H

#include <signal.h>

#include "audit/rules.h"
#include "crawl/targets.h"
#include "fetch/fetch.h"
#include "store/store.h"

struct crawl_progress {
	size_t agencies_done;
	size_t agencies_total;
	int64_t captures; /* of this run */
	size_t active; /* requests under way */
	int64_t elapsed_ms;
	int64_t waiting_ms; /* until the next request may be sent; 0: now */
};

struct crawl_config {
	struct store *store; /* open for writing */
	const struct rule_set *rules;
	const struct targets *targets;
	struct fetch_config fetch;
	struct round_setup round;
	int64_t delay_ms; /* least time between requests to a host */
	int64_t
	    delay_max_ms; /* what a crawl-delay or a slow host may add up to */
	int64_t retry_ms; /* before the second attempt; doubled for the third */
	int64_t pages_max; /* for an agency */
	int64_t depth_max; /* clicks */
	size_t active_max; /* requests at once */
	size_t worker_count;
	const struct clock *clock;
	const volatile sig_atomic_t *stop; /* becomes 1: end cleanly */
	void (*on_progress)(void *state, const struct crawl_progress *p);
	void *progress_state;
};

struct crawl_result {
	struct round round;
	struct crawl_progress progress;
	bool
	    is_complete; /* every URL has a final state, every agency one verdict
	                     for each rule */
};

/* Runs or resumes a round until it is complete or *config->stop. */
enum err_code crawl_run(
    const struct crawl_config *config, struct crawl_result *out, struct err *e);

#endif
