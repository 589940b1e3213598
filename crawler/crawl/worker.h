/*
 * Worker processes: a page's bytes in, a report out. A worker parses hostile
 * HTML, so it is a child in a jail (crawl/jail.h) with limits on memory and CPU
 * time, and a deadline for each page. One that dies or hangs costs one page,
 * recorded with the reason and as VIEW_PARSE_KILLED, and is replaced.
 */
#ifndef CRAWL_WORKER_H
#define CRAWL_WORKER_H

#include "audit/audit.h"
#include "base/clock.h"
#include "crawl/targets.h"
#include "record/report.h"
#include "web/scope.h"

/* What every worker knows from birth: forked with it, never changed. */
struct worker_world {
	const struct rule_set *rules;
	const struct targets *targets;
	const struct scope *scope; /* owner: index into targets */
};

/* What a worker is to make of the bytes. */
enum worker_task {
	WORK_PAGE,
	/* The report's links are the sitemap's URLs, is_map those of an index;
	 * its reason says when it is none. Nothing is judged. */
	WORK_SITEMAP,
	/* The findings are what the answer says to rules that probe it. */
	WORK_PROBE
};

struct worker_job {
	enum worker_task task;
	size_t agency; /* index into targets */
	bool is_home;
	int depth;
	struct str home_title;
	struct str url;
	struct str content_type;
	struct str content_encoding;
	struct str payload; /* transfer coding undone */
	bool is_cut;
	struct response response; /* that brought it; zero: not known */
	struct str probe; /* path, of WORK_PROBE */
	bool is_map; /* a sitemap that the robots.txt there names */
	const struct page_part *parts; /* of WORK_PAGE */
	size_t part_count;
	uint64_t news; /* bits of the sheets among them to be distilled, if
	                  they are used: that of number 1 is the lowest */
};

struct worker_pool;

/*
 * Starts count workers. Everything in world is borrowed for the pool's life.
 * Where the kernel takes no seccomp filter it says so in the log, once, and
 * goes on; ERR_IO when it cannot find that out, or start a worker.
 */
enum err_code worker_pool_new(const struct worker_world *world, size_t count,
    const struct clock *clock, struct worker_pool **out, struct err *e);

/* Ends the workers; NULL is allowed. */
void worker_pool_free(struct worker_pool *p);

/* Whether a worker is free. */
bool worker_is_free(const struct worker_pool *p);

/* Hands a job to a free worker (there must be one); job is copied. tag comes
 * back with the report. */
void worker_start(
    struct worker_pool *p, const struct worker_job *job, int64_t tag);

/* How many descriptors worker_fill_poll fills at most. */
size_t worker_count(const struct worker_pool *p);

struct pollfd;

/* Fills fds with what the busy workers wait for; returns how many. */
size_t worker_fill_poll(const struct worker_pool *p, struct pollfd *fds);

/* Milliseconds to the nearest deadline; -1: no worker is busy. */
int worker_timeout_ms(const struct worker_pool *p);

/*
 * Moves the messages on and hands out one finished report, its texts in the
 * arena. A worker that died or hung gives a report with a reason. Returns false
 * when none is finished.
 */
bool worker_next(
    struct worker_pool *p, struct arena *a, struct report *out, int64_t *tag);

#endif
