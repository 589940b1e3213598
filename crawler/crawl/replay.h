/*
 * Replay: the pages that a round has stored are read once more, by the same
 * jailed workers, with the parts that they were read with, under any rules.
 * What comes out is the site of each agency as it would stand in the ledger had
 * these rules been the round's: audit_agency makes its verdicts of it.
 *
 * Nothing is asked of the network and nothing is written. The same captures
 * and rules give the same findings, whatever the number of workers. Who wants
 * to keep the result puts verdicts under a name of their own
 * (store_verdict_put); the round's findings stay what they are.
 *
 * In place of a store it takes a folder of saved pages: each is then an agency
 * of one page.
 */
#ifndef CRAWL_REPLAY_H
#define CRAWL_REPLAY_H

#include "audit/rules.h"
#include "base/clock.h"
#include "crawl/targets.h"
#include "record/site.h"
#include "store/store.h"

struct replay_config {
	const struct rule_set *rules;
	struct store *store; /* open to read; NULL: a folder's pages */
	struct str round; /* its name */
	const struct targets *tables; /* agencies beside the round's, by whose
	                                 addresses links are told apart; NULL:
	                                 the round has all */
	const char *folder; /* of .html files, when store is NULL */
	size_t worker_count;
	const struct clock *clock; /* for deadlines */
};

struct replay;

/* Prepares a replay; everything in config is borrowed for its life. ERR_USAGE
 * when the folder has no pages; errors of the store, and of
 * worker_pool_new. */
enum err_code replay_new(
    const struct replay_config *config, struct replay **out, struct err *e);

/* NULL is allowed. */
void replay_free(struct replay *r);

/* The agencies, in order of id. */
size_t replay_count(const struct replay *r);
const struct agency *replay_agency(const struct replay *r, size_t i);

struct replayed {
	struct site site; /* texts live in the arena */
	size_t lost_count; /* pages whose bytes could not be read back: each
	                      has the reason `error` in the site */
	struct str lost_why; /* of the first of them */
};

/* Reads the pages of agency number i. ERR_DB and the like when the store fails
 * as a whole. */
enum err_code replay_read(struct replay *r, size_t i, struct arena *a,
    struct replayed *out, struct err *e);

#endif
