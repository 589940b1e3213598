/*
 * Verdicts derived anew: the stored pages of a round are read once more under
 * rules, and what follows is held against audits that were made with the same
 * rules, verdict by verdict and with all of their evidence. Nothing is written.
 */
#ifndef CRAWL_REDERIVE_H
#define CRAWL_REDERIVE_H

#include <signal.h>

#include "audit/rules.h"
#include "crawl/targets.h"
#include "store/derived.h"

struct rederive_config {
	struct store *store; /* open to read */
	const struct rule_set *rules;
	struct str round; /* its name */
	const struct targets *tables; /* as of struct replay_config */
	const struct str *audits; /* of it, made with these rules */
	size_t audit_count;
	size_t worker_count;
	const struct clock *clock;
	const volatile sig_atomic_t *stop; /* becomes 1: end */
	void (*on_progress)(void *state, size_t done, size_t total);
	void *state;
};

enum { REDERIVE_KEPT_MAX = 1000 };

struct rederive_difference {
	struct str audit;
	struct str agency_id; /* empty: of the audit as a whole */
	struct str rule_id; /* empty: of no single rule */
	struct derived_difference of;
};

struct rederive_result {
	size_t agency_count;
	size_t agency_done;
	int64_t verdict_count; /* compared */
	int64_t verdict_differs;
	int64_t rule_differs; /* rules that an audit notes otherwise */
	struct rederive_difference *kept; /* at most REDERIVE_KEPT_MAX */
	size_t kept_count;
	int64_t dropped_count; /* further ones */
	int64_t lost_count; /* pages whose bytes could not be read back */
	struct str lost_why; /* of the first */
};

/* Everything in *out lives in the arena. Differences are data, not errors.
 * Errors as replay_new and replay_read. */
enum err_code audits_rederive(const struct rederive_config *config,
    struct arena *a, struct rederive_result *out, struct err *e);

#endif
