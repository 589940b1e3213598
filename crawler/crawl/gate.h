/*
 * robots.txt as a gate: what each origin allows, and what it means when its
 * robots.txt does not come (RFC 9309, 2.3.1). Nothing of an origin is asked
 * for before its robots.txt was.
 *
 *   2xx              the rules in it; one that did not come to its end for
 *                    want of time or by a reset is as no answer
 *   3xx              up to five hops, then as absent
 *   4xx but 429      absent: everything is allowed
 *   429, 5xx         unreachable: nothing is allowed, after three attempts
 *   no answer        the reason of the failure stands for every URL
 */
#ifndef CRAWL_GATE_H
#define CRAWL_GATE_H

#include "base/arena.h"
#include "base/map.h"
#include "crawl/hosts.h"
#include "store/store.h"
#include "web/robots.h"
#include "web/url.h"

enum gate_state { GATE_UNASKED, GATE_ASKING, GATE_KNOWN };

struct gate {
	struct str origin;
	enum gate_state state;
	struct str ask_url; /* where its robots.txt is looked for now */
	struct str ask_host;
	int hops;
	int attempts;
	int64_t due_us;
	enum robots_state robots;
	enum reason reason; /* why nothing is allowed; REASON_NONE */
	struct robots rules;
};

struct gates {
	struct arena arena;
	struct map by_origin; /* struct gate */
	struct store *store;
	int64_t round;
	int64_t retry_ms;
};

/* The gate of a URL's origin, read from the store when it knows it. */
enum err_code gates_get(struct gates *all, const struct url *u, int64_t now_us,
    struct gate **out, struct err *e);

/* REASON_NONE when a URL may be asked for; g is GATE_KNOWN. */
enum reason gate_decide(
    struct arena *a, const struct gate *g, const struct url *u);

/* Makes a host wait as long as the rules of a known gate ask for. */
void gate_slow_down(const struct gate *g, struct host *h);

/* An answer to ask_url. */
struct gate_answer {
	const struct capture *capture;
	int64_t capture_id;
	struct host *host; /* that was asked; its crawl-delay is noted there */
};

/* Takes an answer: the gate is known afterwards, or is to be asked again
 * (another address, another attempt). */
enum err_code gates_answered(struct gates *all, struct gate *g,
    const struct gate_answer *answer, int64_t now_us, struct err *e);

void gates_release(struct gates *all);

#endif
