#include "crawl/hosts.h"

enum {
	FETCH_FACTOR = 5,
	PENALTY_MAX = 10,
	BACK_OFF_MAX_MS = 15 * 60 * 1000,
	RETRY_AFTER_MAX_MS = 60 * 60 * 1000
};

static int64_t
larger(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

static int64_t
smaller(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

enum err_code
hosts_get(struct hosts *all, struct str name, int64_t now_us, struct host **out,
    struct err *e)
{
	struct host *h = map_get(&all->by_name, name);
	bool is_there = false;
	enum err_code rc;

	if (h != NULL) {
		*out = h;
		return ERR_NONE;
	}
	h = arena_alloc(&all->arena, sizeof(*h));
	h->name = arena_str(&all->arena, name);
	h->clock.delay_ms = all->delay_ms;
	rc = store_clock_get(all->store, h->name, &h->clock, &is_there, e);
	if (rc != ERR_NONE)
		return rc;
	if (all->is_resumed)
		h->clock.next_due_us = larger(
		    h->clock.next_due_us, now_us + h->clock.delay_ms * 1000);
	map_put(&all->by_name, h->name, h);
	*out = h;
	return ERR_NONE;
}

bool
host_is_free(const struct host *h, int64_t now_us)
{
	return !h->is_busy && h->clock.next_due_us <= now_us;
}

static bool
is_distress(const struct capture *c)
{
	return c->status == 429 || c->status == 503 ||
	    c->reason == REASON_TIMEOUT || c->reason == REASON_STALLED ||
	    c->reason == REASON_CONNECT_TIMEOUT;
}

enum err_code
hosts_answered(struct hosts *all, struct host *h, const struct capture *c,
    int64_t now_us, struct err *e)
{
	int64_t delay = larger(all->delay_ms, h->crawl_delay_ms);

	delay = larger(delay, FETCH_FACTOR * c->total_us / 1000);
	delay = smaller(delay, larger(all->delay_ms, all->delay_max_ms));
	if (is_distress(c))
		h->clock.penalty = smaller(h->clock.penalty + 1, PENALTY_MAX);
	else if (h->clock.penalty > 0)
		h->clock.penalty--;
	if (h->clock.penalty > 0)
		delay = smaller(
		    delay << h->clock.penalty, larger(delay, BACK_OFF_MAX_MS));
	h->clock.delay_ms = delay;
	delay = larger(delay, smaller(c->retry_after_ms, RETRY_AFTER_MAX_MS));
	h->clock.next_due_us = now_us + delay * 1000;
	h->is_busy = false;
	h->rung = c->tls_rung;
	return store_clock_put(all->store, h->name, &h->clock, e);
}

void
hosts_release(struct hosts *all)
{
	map_release(&all->by_name);
	arena_release(&all->arena);
}
