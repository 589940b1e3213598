/*
 * What `verify` says of verdicts: those of audits made with the rules at hand
 * are derived anew and compared; the other audits are named.
 */
#ifndef CLI_VERIFY_VERDICTS_H
#define CLI_VERIFY_VERDICTS_H

#include "audit/rules.h"
#include "cli/command.h"
#include "crawl/targets.h"
#include "store/store.h"

struct verify_verdicts_config {
	struct store *store; /* open to read */
	const struct rule_set *rules; /* NULL: none are at hand */
	const struct targets *tables; /* beside the rounds'; NULL: none */
	size_t worker_count;
};

/* Prints what is found; *is_good false when a verdict is not what the rules
 * say, or could not be looked at because pages are lost or it was stopped. */
enum err_code verify_verdicts(struct invocation *inv,
    const struct verify_verdicts_config *config, bool *is_good, struct err *e);

#endif
