/* The answers at the gate: the robots.txt of an origin and its sitemaps. */
#include "crawl/crawl_impl.h"

/* Lets everybody in who waited, once there is nothing left to ask for. */
static void
open_gate(struct crawl *c, struct gate *g)
{
	if (g->state != GATE_KNOWN)
		return;
	g->asker = NULL;
	crawl_wake_all(c, &g->waiting);
}

/* Where nothing listens by the other scheme one attempt tells a probe so. The
 * gate stays unasked: pages behind it have their three attempts. */
static enum err_code
turn_back_probe(struct crawl *c, struct unit *u, struct err *e)
{
	enum err_code rc = unit_refuse_probe(c, u, u->capture->reason, e);

	u->gate->asker = NULL;
	crawl_wake_all(c, &u->gate->waiting);
	u->has_next = false;
	unit_let_go(c, u);
	return rc;
}

enum err_code
robots_arrived(struct crawl *c, struct unit *u, struct err *e)
{
	struct gate *g = u->gate;
	int64_t now_us = crawl_now_us(c);
	struct host *h;
	enum err_code rc;

	if (u->is_probe && u->is_probe_of_way &&
	    reason_is_no_answer(u->capture->reason))
		return turn_back_probe(c, u, e);
	rc = gates_answered(&c->gates, g, u->capture, u->capture_id, now_us, e);
	/* It speaks for the host that was asked, wherever it stands. */
	if (rc == ERR_NONE)
		rc = hosts_get(&c->hosts, u->url.host, now_us, &h, e);
	if (rc == ERR_NONE)
		rc = hosts_slow_down(&c->hosts, h, gate_delay_ms(g), now_us, e);
	if (rc != ERR_NONE)
		return rc;
	open_gate(c, g);
	unit_let_go(c, u);
	return rc;
}

static enum err_code
next_map(struct crawl *c, struct unit *u, struct err *e)
{
	enum err_code rc = gates_next_map(&c->gates, u->gate, e);

	open_gate(c, u->gate);
	unit_let_go(c, u);
	return rc;
}

/* One that leads elsewhere is one more of the gate's; one that does not come is
 * passed over: its capture says why. */
enum err_code
sitemap_arrived(struct crawl *c, struct unit *u, struct err *e)
{
	const struct capture *got = u->capture;

	if (got->status >= 300 && got->status < 400 && got->redirect_to.len > 0)
		gates_add_map(&c->gates, u->gate, got->redirect_to);
	if (got->reason != REASON_NONE || got->status != 200)
		return next_map(c, u, e);
	unit_take_body(u);
	unit_queue(c, u);
	return ERR_NONE;
}

enum err_code
sitemap_was_read(
    struct crawl *c, struct unit *u, const struct report *r, struct err *e)
{
	enum err_code rc = ERR_NONE;

	for (size_t i = 0; rc == ERR_NONE && i < r->link_count; i++)
		if (r->links[i].is_map)
			gates_add_map(&c->gates, u->gate, r->links[i].url);
		else
			rc = follow_sitemap_url(c, u, &r->links[i], e);
	return rc == ERR_NONE ? next_map(c, u, e) : rc;
}
