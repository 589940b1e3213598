/*
 * What the tests of transfers share: a running test web, fetch.web, and a pool
 * that asks it.
 */
#ifndef TESTS_UNIT_FETCH_FIXTURE_H
#define TESTS_UNIT_FETCH_FIXTURE_H

#include "fetch/fetch.h"
#include "web_process.h"

/* How long a test waits for what must come. */
enum { PATIENCE_MS = 30000 };

/* A clock that a test can move ahead. */
struct ahead {
	int64_t by_us;
};

/* What cmocka's state points to. */
struct fixture {
	struct web_process web;
	char folder[64];
	struct arena arena;
	struct ahead ahead;
	struct clock clock;
	struct fetch_config config;
};

/* Start and stop the test web; for cmocka_run_group_tests. */
int fetch_setup(void **state);
int fetch_teardown(void **state);

/* Fails with the message of e unless rc is ERR_NONE. */
void fetch_check(enum err_code rc, const struct err *e);

/* A new pool, for fetch_pool_free. */
struct fetch_pool *fetch_pool_of(const struct fetch_config *config);

void fetch_ask(
    struct fetch_pool *p, const char *url, int64_t tag, enum tls_rung rung);

/* Waits for the next capture as a crawl would. */
struct capture *fetch_await(struct fetch_pool *p, int64_t *tag);

/* Asks for one URL with a pool of its own. */
struct capture *fetch_one(const struct fetch_config *config, const char *url);

/* How many connections the log of the test web shows for a host. */
int64_t fetch_connections(struct fixture *f, const char *host);

/* Listens on a port of 127.0.0.1 that nobody else has; for close. */
int fetch_listen(int *port);

#endif
