/* What the files of the loop share. */
#ifndef CRAWL_CRAWL_IMPL_H
#define CRAWL_CRAWL_IMPL_H

#include "crawl/crawl.h"
#include "crawl/gate.h"
#include "crawl/hosts.h"
#include "crawl/worker.h"
#include "web/header.h"

enum unit_state {
	UNIT_IDLE, /* its next URL waits for its turn */
	UNIT_GATE, /* the robots.txt of its next URL is being asked for */
	UNIT_FETCHING, /* its next URL is being asked for */
	UNIT_QUEUED, /* captured; waits for a free worker */
	UNIT_READING, /* with a worker */
	UNIT_DONE /* judged */
};

/* An agency in the crawl. */
struct unit {
	const struct agency *agency;
	size_t index; /* in targets, and its owner number in the scope */
	int64_t row; /* in the ledger */
	enum unit_state state;
	int64_t pages_asked;
	/* Its next or current URL; all in the arena, which is reset with each. */
	struct arena arena;
	bool has_next;
	struct frontier_url next;
	struct url url;
	struct gate *gate;
	bool is_admitted; /* its robots.txt lets us at url */
	struct host *host;
	struct capture *capture; /* from its arrival until it was read */
	struct header head; /* of the capture */
	struct str payload; /* its body, transfer coding undone */
	bool is_whole; /* the payload came to its end */
	int64_t capture_id;
};

struct crawl {
	const struct crawl_config *config;
	struct arena arena; /* lives as long as the crawl */
	struct store *store;
	struct round round;
	struct scope scope;
	struct unit *units;
	size_t unit_count;
	size_t done_count;
	struct hosts hosts;
	struct gates gates;
	struct fetch_pool *fetches;
	struct worker_pool *workers;
	int64_t captures;
	int64_t unflushed; /* captures since the last flush */
	int64_t flushed_us;
	int64_t started_us; /* steady clock */
	int64_t wake_us; /* wall clock: when the next unit may go on */
};

int64_t crawl_now_us(const struct crawl *c);

/* setup.c: what belongs to whom, before the workers are born. */
void crawl_know_scopes(struct crawl *c);

/* The round, agencies, seeds and what an interrupted run left. */
enum err_code crawl_set_up(struct crawl *c, struct err *e);

/* start.c: lets a unit that is idle go on as far as it can without waiting. */
enum err_code unit_go_on(struct crawl *c, struct unit *u, struct err *e);

/* arrive.c: takes a capture for a unit. Takes ownership of capture. */
enum err_code unit_captured(
    struct crawl *c, struct unit *u, struct capture *capture, struct err *e);

/* Hands a queued page to a worker, one of which is free. */
enum err_code unit_submit(struct crawl *c, struct unit *u, struct err *e);

/* Takes what the worker said of the unit's page. */
enum err_code unit_was_read(
    struct crawl *c, struct unit *u, const struct report *r, struct err *e);

/* follow.c: the frontier grows. */
enum err_code follow_redirect(struct crawl *c, struct unit *u,
    struct str target, enum reason *reason, struct err *e);
enum err_code follow_links(
    struct crawl *c, struct unit *u, const struct report *r, struct err *e);

/* judge.c: one verdict for each rule, from what the ledger holds. */
enum err_code unit_judge(struct crawl *c, struct unit *u, struct err *e);

#endif
