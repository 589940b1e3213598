/*
 * An audit of a stored round: rules are applied once more to the captures that
 * it holds, without the network, by the same jailed workers, and the verdicts
 * kept under a name of their own beside the round's.
 *
 * The round's captures, findings and verdicts stay what they are. The same
 * captures and rules give the same verdicts, whatever the number of workers. An
 * audit that was interrupted goes on behind the last agency that was flushed.
 */
#ifndef CRAWL_AUDIT_AGAIN_H
#define CRAWL_AUDIT_AGAIN_H

#include <signal.h>

#include "audit/rules.h"
#include "crawl/targets.h"
#include "store/store.h"

struct audit_again_config {
	struct store *store; /* open to write */
	const struct rule_set *rules;
	struct str round; /* its name */
	const struct targets *tables; /* as of struct replay_config */
	struct str name; /* of the audit */
	const char *program_version;
	size_t worker_count;
	const struct clock *clock;
	const volatile sig_atomic_t *stop; /* becomes 1: end cleanly */
	void (*on_progress)(void *state, size_t done, size_t total);
	void *state;
};

struct audit_again_result {
	size_t agency_count;
	size_t agency_done; /* those of earlier runs among them */
	int64_t lost_count; /* pages whose bytes could not be read back: each is
	                       an `error` to the rules that ask for it */
	struct str lost_why; /* of the first; in the arena */
	bool is_complete;
};

/* Errors as store_audit_begin and replay_new. */
enum err_code audit_again(const struct audit_again_config *config,
    struct arena *a, struct audit_again_result *out, struct err *e);

#endif
