/* A unit's next step, as far as it goes without waiting: choose the next URL,
 * pass its robots.txt, send the request when its host may be asked. */
#include "crawl/crawl_impl.h"

static void
wake_at(struct crawl *c, int64_t due_us)
{
	if (c->wake_us == 0 || due_us < c->wake_us)
		c->wake_us = due_us;
}

static enum err_code
choose_next(struct crawl *c, struct unit *u, struct err *e)
{
	enum err_code rc;

	arena_reset(&u->arena);
	if (u->pages_asked >= c->config->pages_max) {
		rc = store_url_skip_rest(c->store, u->row, REASON_BUDGET, e);
		if (rc != ERR_NONE)
			return rc;
	}
	rc = store_url_next(
	    c->store, u->row, &u->arena, &u->next, &u->has_next, e);
	if (rc != ERR_NONE || !u->has_next)
		return rc;
	u->url = url_parse(&u->arena, u->next.url, NULL, NULL);
	u->is_admitted = false;
	return gates_get(&c->gates, &u->url, crawl_now_us(c), &u->gate, e);
}

/* Whether a host may be asked now; else the time when it may be is noted. */
static bool
may_ask(struct crawl *c, const struct host *h)
{
	if (fetch_active(c->fetches) >= c->config->active_max)
		return false;
	if (host_is_free(h, crawl_now_us(c)))
		return true;
	if (!h->is_busy)
		wake_at(c, h->clock.next_due_us);
	return false;
}

static void
ask(struct crawl *c, struct unit *u, struct host *h, struct str url,
    int attempt)
{
	struct fetch_job job = {.url = url,
	    .attempt = attempt,
	    .tag = (int64_t)u->index,
	    .rung = h->rung};

	h->is_busy = true;
	u->host = h;
	fetch_start(c->fetches, &job);
}

/* Asks for the robots.txt that the gate wants next; its host may be another
 * one after a redirect. */
static enum err_code
ask_gate(struct crawl *c, struct unit *u, struct err *e)
{
	struct gate *g = u->gate;
	struct host *h;
	enum err_code rc;

	if (g->due_us > crawl_now_us(c)) {
		wake_at(c, g->due_us);
		return ERR_NONE;
	}
	rc = hosts_get(&c->hosts, g->ask_host, crawl_now_us(c), &h, e);
	if (rc != ERR_NONE || !may_ask(c, h))
		return rc;
	g->state = GATE_ASKING;
	u->state = UNIT_GATE;
	ask(c, u, h, g->ask_url, g->attempts + 1);
	return ERR_NONE;
}

static enum err_code
ask_page(struct crawl *c, struct unit *u, struct err *e)
{
	struct host *h;
	enum err_code rc =
	    hosts_get(&c->hosts, u->url.host, crawl_now_us(c), &h, e);

	if (rc != ERR_NONE || !may_ask(c, h))
		return rc;
	/* Its robots.txt may have been read by the run before, or have come
	 * from another host. */
	gate_slow_down(u->gate, h);
	u->state = UNIT_FETCHING;
	if (u->next.attempts == 0)
		u->pages_asked++;
	ask(c, u, h, u->next.url, u->next.attempts + 1);
	return ERR_NONE;
}

/* A URL that robots.txt, or the want of one, keeps us from. */
static enum err_code
refuse(struct crawl *c, struct unit *u, enum reason reason, struct err *e)
{
	bool is_by_rule =
	    reason == REASON_ROBOTS || reason == REASON_ROBOTS_UNREACHABLE;

	u->has_next = false;
	return store_url_finish(c->store, u->next.id,
	    is_by_rule ? URL_SKIPPED : URL_FAILED, reason, e);
}

/* Asks the gate once for a URL, however long its host then keeps it waiting. */
static enum err_code
pass_gate(struct crawl *c, struct unit *u, struct err *e)
{
	enum reason reason;

	if (u->is_admitted)
		return ERR_NONE;
	reason = gate_decide(&u->arena, u->gate, &u->url);
	u->is_admitted = reason == REASON_NONE;
	return u->is_admitted ? ERR_NONE : refuse(c, u, reason, e);
}

enum err_code
unit_go_on(struct crawl *c, struct unit *u, struct err *e)
{
	enum err_code rc = ERR_NONE;

	while (rc == ERR_NONE && u->state == UNIT_IDLE) {
		if (!u->has_next)
			rc = choose_next(c, u, e);
		if (rc != ERR_NONE)
			break;
		if (!u->has_next)
			return unit_judge(c, u, e);
		if (u->gate->state == GATE_ASKING)
			return ERR_NONE;
		if (u->gate->state == GATE_UNASKED)
			return ask_gate(c, u, e);
		rc = pass_gate(c, u, e);
		if (rc != ERR_NONE || !u->is_admitted)
			continue;
		if (u->next.due_us > crawl_now_us(c)) {
			wake_at(c, u->next.due_us);
			return ERR_NONE;
		}
		return ask_page(c, u, e);
	}
	return rc;
}
