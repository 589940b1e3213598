#include "crawl/hosts.h"

#include "base/limits.h"

enum {
	FETCH_FACTOR = 5,
	PENALTY_MAX = 10,
	BACK_OFF_MAX_MS = 15 * 60 * 1000,
	DELAY_KEPT_MS = 24 * 60 * 60 * 1000,
	CONNECTS_MAX = 10, /* more than the ladder of TLS has rungs */
	LOST_MS = 4000 /* less than a name without an address is remembered */
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

/* No clock stops a host longer than an answer may: the machine that wrote it
 * may have had the wrong year. */
static void
bound(struct polite_clock *known, int64_t now_us)
{
	int64_t longest_ms;

	known->delay_ms = larger(0, smaller(known->delay_ms, DELAY_KEPT_MS));
	known->penalty = larger(0, smaller(known->penalty, PENALTY_MAX));
	longest_ms = larger(LIMIT_REST_MS, known->delay_ms * CONNECTS_MAX);
	known->next_due_us =
	    smaller(known->next_due_us, now_us + longest_ms * 1000);
}

/* A request may have been under way when an interrupted run ended. */
static int64_t
first_due_us(
    const struct hosts *all, struct polite_clock *known, int64_t now_us)
{
	bound(known, now_us);
	if (!all->is_resumed)
		return known->next_due_us;
	return larger(known->next_due_us, now_us + known->delay_ms * 1000);
}

enum err_code
hosts_get(struct hosts *all, struct str name, int64_t now_us, struct host **out,
    struct err *e)
{
	struct host *h = map_get(&all->by_name, name);
	struct polite_clock known = {0};
	bool is_there = false;
	enum err_code rc;

	if (h != NULL) {
		*out = h;
		return ERR_NONE;
	}
	rc = store_clock_get(all->store, name, &known, &is_there, e);
	if (rc != ERR_NONE)
		return rc;
	h = arena_alloc(&all->arena, sizeof(*h));
	h->name = arena_str(&all->arena, name);
	h->due_us = first_due_us(all, &known, now_us);
	h->number = (int64_t)all->count;
	all->list = arena_grow(&all->arena, all->list, &all->capacity,
	    all->count + 1, sizeof(struct host *));
	all->list[all->count++] = h;
	map_put(&all->by_name, h->name, h);
	*out = h;
	return ERR_NONE;
}

static enum err_code
find_group(struct hosts *all, struct str key, int64_t least_ms, int64_t now_us,
    struct group **out, struct err *e)
{
	struct str clock_key =
	    arena_printf(&all->arena, "group %.*s", STR_ARG(key));
	struct group *g = map_get(&all->by_key, clock_key);
	bool is_there = false;
	enum err_code rc;

	if (g != NULL) {
		*out = g;
		return ERR_NONE;
	}
	g = arena_alloc(&all->arena, sizeof(*g));
	g->key = clock_key;
	g->clock.delay_ms = least_ms;
	rc = store_clock_get(all->store, clock_key, &g->clock, &is_there, e);
	if (rc != ERR_NONE)
		return rc;
	g->clock.next_due_us = first_due_us(all, &g->clock, now_us);
	map_put(&all->by_key, clock_key, g);
	*out = g;
	return ERR_NONE;
}

enum err_code
hosts_place(struct hosts *all, struct host *h, struct str address,
    int64_t now_us, struct err *e)
{
	const struct group_rule *rule =
	    all->table == NULL ? NULL : groups_find(all->table, h->name);
	int64_t least_ms = all->delay_ms;
	struct str key = address.len > 0 ? address : h->name;
	struct group *g;
	enum err_code rc;

	if (rule != NULL) {
		key = rule->group;
		least_ms = larger(least_ms, rule->delay_ms);
	}
	rc = find_group(all, key, least_ms, now_us, &g, e);
	if (rc != ERR_NONE)
		return rc;
	g->least_ms = larger(g->least_ms, least_ms);
	g->window = all->window;
	if (rule != NULL && rule->window.to_minute > 0)
		g->window = &rule->window;
	h->group = g;
	h->is_being_placed = false;
	h->is_lost = rule == NULL && address.len == 0;
	h->placed_us = now_us;
	return ERR_NONE;
}

bool
hosts_is_misplaced(const struct host *h, const struct group *g, int64_t now_us)
{
	if (h->group != g)
		return true;
	return h->is_lost && now_us - h->placed_us > (int64_t)LOST_MS * 1000;
}

static bool
is_distress(const struct capture *c)
{
	return c->status == 429 || c->status == 503 ||
	    c->reason == REASON_TIMEOUT || c->reason == REASON_STALLED ||
	    c->reason == REASON_CONNECT_TIMEOUT;
}

/* How long the group rests after an answer. Each rung of the ladder was a
 * connection, and counts as a request. */
static int64_t
rest_ms(const struct hosts *all, struct group *g, const struct capture *c)
{
	int64_t delay =
	    smaller(FETCH_FACTOR * c->total_us / 1000, all->delay_max_ms);

	delay = larger(delay, g->least_ms);
	if (is_distress(c))
		g->clock.penalty = smaller(g->clock.penalty + 1, PENALTY_MAX);
	else if (g->clock.penalty > 0)
		g->clock.penalty--;
	if (g->clock.penalty > 0)
		delay = smaller(
		    delay << g->clock.penalty, larger(delay, BACK_OFF_MAX_MS));
	g->clock.delay_ms = delay;
	if (c->connects > 1)
		delay *= c->connects;
	return larger(delay, smaller(c->retry_after_ms, LIMIT_REST_MS));
}

static enum err_code
keep_own_clock(struct hosts *all, const struct host *h, struct err *e)
{
	struct polite_clock own = {
	    .next_due_us = h->due_us, .delay_ms = h->crawl_delay_ms};

	return store_clock_put(all->store, h->name, &own, e);
}

enum err_code
hosts_answered(struct hosts *all, struct host *h, const struct capture *c,
    int64_t now_us, struct err *e)
{
	struct group *g = h->group;
	enum err_code rc;

	g->clock.next_due_us = now_us + rest_ms(all, g, c) * 1000;
	/* Plain http says nothing of what TLS needs. */
	if (c->tls_rung != TLS_NONE)
		h->rung = c->tls_rung;
	rc = store_clock_put(all->store, g->key, &g->clock, e);
	if (rc != ERR_NONE || h->crawl_delay_ms == 0)
		return rc;
	h->due_us = now_us + h->crawl_delay_ms * 1000;
	return keep_own_clock(all, h, e);
}

enum err_code
hosts_slow_down(struct hosts *all, struct host *h, int64_t crawl_delay_ms,
    int64_t now_us, struct err *e)
{
	if (crawl_delay_ms <= h->crawl_delay_ms)
		return ERR_NONE;
	h->crawl_delay_ms = crawl_delay_ms;
	h->due_us = larger(h->due_us, now_us + crawl_delay_ms * 1000);
	return keep_own_clock(all, h, e);
}

void
hosts_release(struct hosts *all)
{
	map_release(&all->by_name);
	map_release(&all->by_key);
	arena_release(&all->arena);
}
