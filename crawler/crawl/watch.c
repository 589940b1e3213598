/* Watching our own link: control hosts are asked, and while none of them
 * answers the round stands still. */
#include "crawl/crawl_impl.h"

static enum err_code
wish(struct crawl *c, struct control_host *h, struct err *e)
{
	enum err_code rc = ERR_NONE;

	if (h->host == NULL)
		rc = hosts_get(
		    &c->hosts, h->host_name, crawl_now_us(c), &h->host, e);
	if (rc == ERR_NONE)
		rc = crawl_place(c, h->host, h->port, e);
	if (rc != ERR_NONE || h->host->group == NULL)
		return rc;
	h->wish.host = h->host;
	h->is_wishing = true;
	turns_add(&c->turns, &h->wish, crawl_now_us(c));
	return ERR_NONE;
}

enum err_code
crawl_watch_controls(struct crawl *c, struct err *e)
{
	struct control *k = &c->control;
	enum err_code rc = ERR_NONE;

	if (k->count == 0)
		return ERR_NONE;
	if (control_is_due(k, crawl_now_us(c),
	        c->doubt_count > 0 ? c->newest_doubt_us : 0))
		control_begin(k, crawl_now_us(c));
	for (size_t i = 0; rc == ERR_NONE && i < k->count; i++)
		if (k->hosts[i].is_busy && !k->hosts[i].is_wishing)
			rc = wish(c, &k->hosts[i], e);
	return rc;
}

void
control_ask(struct crawl *c, size_t which)
{
	const struct control_host *h = &c->control.hosts[which];
	struct fetch_job job = {.url = h->url,
	    .attempt = 1,
	    .tag = h->wish.tag,
	    .rung = h->host->rung};

	fetch_start(c->fetches, &job);
}

/* Notes in the ledger when the round stands still, and when it goes on. */
static enum err_code
note_pause(struct crawl *c, struct err *e)
{
	int64_t id = c->pause_id;
	bool begins = id == 0;

	if (control_lets(&c->control) != (id != 0))
		return ERR_NONE;
	if (c->config->on_pause != NULL)
		c->config->on_pause(
		    c->config->progress_state, "control", begins);
	c->pause_id = 0;
	if (!begins)
		return store_pause_end(c->store, id, e);
	return store_pause_begin(
	    c->store, c->round.id, "control", &c->pause_id, e);
}

static enum err_code
settle_doubts(struct crawl *c, struct err *e)
{
	enum err_code rc = ERR_NONE;

	for (size_t i = 0; rc == ERR_NONE && i < c->unit_count; i++) {
		struct unit *u = &c->units[i];

		if (u->state == UNIT_DOUBT &&
		    control_has_checked(&c->control, u->doubt_us))
			rc = unit_settle_doubt(c, u, !c->control.is_up, e);
	}
	return rc;
}

enum err_code
control_captured(
    struct crawl *c, size_t which, struct capture *capture, struct err *e)
{
	struct control *k = &c->control;
	struct host *h = k->hosts[which].host;
	int64_t now_us = crawl_now_us(c);
	enum err_code rc = hosts_answered(&c->hosts, h, capture, now_us, e);
	bool is_over = control_answered(k, which, capture, now_us);

	capture_free(capture);
	turns_free(&c->turns, h->group, now_us);
	if (rc != ERR_NONE || !is_over)
		return rc;
	turns_pause(&c->turns, !control_lets(k), now_us);
	rc = note_pause(c, e);
	return rc == ERR_NONE ? settle_doubts(c, e) : rc;
}
