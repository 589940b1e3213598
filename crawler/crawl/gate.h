/*
 * The robots.txt of an origin as the gate to its pages (RFC 9309, 2.3.1):
 *
 *   2xx              its rules hold; a page in its place has none
 *   3xx              followed, five times; the rules are the first origin's
 *   4xx but 429      absent: everything is allowed (401 and 403 may be made to
 *                    forbid)
 *   429, 5xx         unreachable, after three attempts: an earlier round's copy
 *                    holds, and without one nothing is allowed
 *   a firewall       nothing is allowed
 *   no answer        the reason of the failure stands for every URL
 *
 * What is known holds for 24 hours. The sitemaps that it names stand behind the
 * gate: they are read before the first page is asked for.
 */
#ifndef CRAWL_GATE_H
#define CRAWL_GATE_H

#include "base/arena.h"
#include "base/map.h"
#include "crawl/hosts.h"
#include "store/store.h"
#include "web/robots.h"
#include "web/url.h"

enum gate_state {
	GATE_UNASKED,
	GATE_MAPS, /* the rules are known, sitemaps are still to be read */
	GATE_KNOWN
};

struct unit;

struct gate {
	struct str origin;
	struct str bare_host; /* of the origin, without "www." */
	enum gate_state state;
	struct str ask_url; /* what is asked for next: robots.txt or a map */
	struct str ask_host;
	int hops;
	int attempts;
	int64_t due_us;
	int64_t known_us; /* when the rules came */
	enum robots_state robots;
	enum reason reason; /* why nothing is allowed; REASON_NONE */
	struct robots rules;
	struct str *maps; /* sitemaps to read, each once */
	size_t map_count;
	size_t map_capacity;
	size_t maps_read;
	int64_t maps_left_out;
	struct unit *asker; /* who asks on behalf of all; NULL: nobody yet */
	struct unit *waiting; /* for the asker, linked by next_waiting */
};

struct gates {
	struct arena arena;
	struct map by_origin; /* struct gate */
	struct store *store;
	int64_t round;
	int64_t retry_span_ms;
	bool reads_sitemaps;
	bool forbids_on_403;
};

/* The gate of a URL's origin, read from the store when it knows it. One whose
 * rules are older than 24 hours is unasked again. */
enum err_code gates_get(struct gates *all, const struct url *u, int64_t now_us,
    struct gate **out, struct err *e);

/* REASON_NONE when a URL may be asked for; g's rules are known. */
enum reason gate_decide(
    struct arena *a, const struct gate *g, const struct url *u);

/* Milliseconds that its rules ask for between two requests, as far as we
 * honour it; 0: they do not. */
int64_t gate_delay_ms(const struct gate *g);

/* Takes the answer to the robots.txt: its rules are known afterwards, or it is
 * to be asked again (another address, another attempt). */
enum err_code gates_answered(struct gates *all, struct gate *g,
    const struct capture *c, int64_t capture_id, int64_t now_us, struct err *e);

/* Adds a sitemap to those of a gate, unless it is of another host, forbidden,
 * known, or one too many. */
void gates_add_map(struct gates *all, struct gate *g, struct str url);

/* Goes on to the next sitemap; after the last one the gate is known. */
enum err_code gates_next_map(struct gates *all, struct gate *g, struct err *e);

/* The time before the next attempt after so many: three of them are spread over
 * the span. */
int64_t attempt_wait_ms(int64_t span_ms, int attempts);

void gates_release(struct gates *all);

#endif
