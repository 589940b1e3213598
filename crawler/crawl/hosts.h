/*
 * Politeness: which hosts share one machine, and when each may be asked.
 *
 * Hosts of one address, or of one name in the groups table, are a group: one
 * request at a time and one clock. The delay after an answer is the largest of
 * the configured one and five times what the answer took; it doubles with each
 * sign of distress and halves with each good answer. A host's crawl-delay
 * counts for that host alone. Clocks are kept in the store, so that a restart
 * cannot hurry.
 */
#ifndef CRAWL_HOSTS_H
#define CRAWL_HOSTS_H

#include "base/arena.h"
#include "base/map.h"
#include "crawl/groups_table.h"
#include "record/capture.h"
#include "store/store.h"

struct unit;
struct wish;

struct group {
	struct str key; /* an address, a name of the table, or a host */
	struct polite_clock clock;
	int64_t least_ms; /* between two requests */
	const struct window *window; /* NULL: at all hours */
	bool is_busy;
	bool is_listed; /* among those of turns */
	struct wish *wishes; /* see crawl/turns.h */
	int64_t wake_us; /* when its next turn may be */
	size_t place; /* in the heap of turns, from 1; 0: not in it */
	int64_t left_count; /* of requests, for the estimate */
};

struct host {
	struct str name;
	struct group *group; /* NULL: its address is not known yet */
	bool is_being_placed;
	bool is_lost; /* no address was found for it when it was placed */
	int64_t placed_us;
	int64_t number; /* in hosts.list */
	struct unit *waiting; /* for its place, linked by next_waiting */
	int64_t due_us; /* by its own crawl-delay */
	int64_t crawl_delay_ms; /* the longest of its robots.txt; 0: none */
	enum tls_rung rung; /* by which it answered last */
};

struct hosts {
	struct arena arena;
	struct map by_name; /* struct host */
	struct host **list; /* in the order of their first use */
	size_t count;
	size_t capacity;
	struct map by_key; /* struct group */
	struct store *store;
	const struct groups *table; /* NULL: none */
	const struct window *window; /* NULL: at all hours */
	int64_t delay_ms;
	int64_t delay_max_ms;
	bool is_resumed; /* a request may have been under way when we ended */
};

/* The host of that name; what its robots.txt asked for comes from the store. */
enum err_code hosts_get(struct hosts *all, struct str name, int64_t now_us,
    struct host **out, struct err *e);

/* Puts a host into its group: the table's, else that of its address, else
 * (empty: none was found) its own, until somebody looks again. */
enum err_code hosts_place(struct hosts *all, struct host *h, struct str address,
    int64_t now_us, struct err *e);

/* Whether a host is to be placed before it is asked through a group: it has
 * another one by now, or its address was not found a while ago. Who is found at
 * last may share a machine with others. */
bool hosts_is_misplaced(
    const struct host *h, const struct group *g, int64_t now_us);

/* Notes that an answer came, or none, and when the group and the host may be
 * asked again. */
enum err_code hosts_answered(struct hosts *all, struct host *h,
    const struct capture *c, int64_t now_us, struct err *e);

/* Notes the crawl-delay that a robots.txt asks for, which counts from now on:
 * the longest of a host holds. */
enum err_code hosts_slow_down(struct hosts *all, struct host *h,
    int64_t crawl_delay_ms, int64_t now_us, struct err *e);

void hosts_release(struct hosts *all);

#endif
