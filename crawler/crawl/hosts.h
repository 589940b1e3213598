/*
 * Politeness: one connection and a delay for each host. The delay is the
 * largest of the configured one, the host's crawl-delay and five times what
 * the last answer took; it doubles with each sign of distress and halves with
 * each good answer. Clocks are kept in the store, so that a restart cannot
 * hurry.
 */
#ifndef CRAWL_HOSTS_H
#define CRAWL_HOSTS_H

#include "base/arena.h"
#include "base/map.h"
#include "record/capture.h"
#include "store/store.h"

struct host {
	struct str name;
	bool is_busy;
	struct polite_clock clock;
	int64_t
	    crawl_delay_ms; /* the longest that a robots.txt of it asks for */
	enum tls_rung rung; /* by which it answered last */
};

struct hosts {
	struct arena arena;
	struct map by_name; /* struct host */
	struct store *store;
	int64_t delay_ms;
	int64_t delay_max_ms;
	bool is_resumed; /* a request may have been under way when we ended */
};

/* The host of that name; its clock comes from the store. */
enum err_code hosts_get(struct hosts *all, struct str name, int64_t now_us,
    struct host **out, struct err *e);

/* Whether a request may be sent now. */
bool host_is_free(const struct host *h, int64_t now_us);

/* Notes that an answer came, or none, and when the host may be asked again. */
enum err_code hosts_answered(struct hosts *all, struct host *h,
    const struct capture *c, int64_t now_us, struct err *e);

void hosts_release(struct hosts *all);

#endif
