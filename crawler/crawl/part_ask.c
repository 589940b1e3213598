/* One part of a page: its gate, its row in the frontier, the wish for a turn,
 * and what its answer means. It is asked for once; what does not come is not
 * given to the page. */
#include "base/limits.h"
#include "crawl/crawl_impl.h"
#include "crawl/parts.h"
#include "crawl/trap.h"
#include "web/media.h"

static struct sought_part *
part_of(struct unit *u)
{
	return &u->parts.list[u->parts.next];
}

/* A frame is a page of the agency; a sheet may belong to the host's template,
 * which all of its agencies share. */
static bool
is_near(
    struct crawl *c, struct unit *u, enum part_kind kind, const struct url *to)
{
	struct url page = url_parse(&u->arena, u->next.url, NULL, NULL);

	if (to->kind != URL_WEB)
		return false;
	switch (kind) {
	case PART_FRAME:
		return unit_owns(c, u, to) &&
		    trap_kind(to, crawl_now_us(c)) == NULL &&
		    media_of_file_type(url_file_type(&u->arena, to)) ==
		    MEDIA_HTML;
	case PART_SHEET:
		return unit_owns(c, u, to) ||
		    str_equal(url_bare_host(to), url_bare_host(&page));
	}
	return false;
}

static bool
has_budget(const struct unit *u, enum part_kind kind)
{
	switch (kind) {
	case PART_FRAME:
		return u->pages_asked < u->pages_max;
	case PART_SHEET:
		return u->sheets_asked < LIMIT_AGENCY_SHEETS;
	}
	return false;
}

/* What is known of a part: the answer that serves, or how far its redirects led
 * and whether what comes there may be asked for. */
static enum err_code
follow_known(struct crawl *c, struct unit *u, struct sought_part *p,
    bool *is_asked, struct err *e)
{
	enum err_code rc;

	for (;;) {
		struct str target = {0};
		struct url to;

		rc = store_answer_of(
		    c->store, u->row, p->url, &p->capture_id, is_asked, e);
		if (rc != ERR_NONE || !*is_asked || p->capture_id != 0 ||
		    p->hops == LIMIT_REDIRECTS)
			return rc;
		rc = store_redirect_of(
		    c->store, u->row, p->url, &u->arena, &target, e);
		to = url_parse(&u->arena, target, NULL, NULL);
		if (rc != ERR_NONE || to.kind != URL_WEB)
			return rc;
		p->url = url_key(&to);
		p->hops++;
	}
}

/* Whether a robots.txt that is known forbids an address: for nothing that will
 * not come need a page be read again. */
static enum err_code
look_at_gate(struct crawl *c, struct unit *u, const struct url *to,
    bool *is_open, struct err *e)
{
	struct gate *gate;
	enum err_code rc = gates_get(&c->gates, to, crawl_now_us(c), &gate, e);

	if (rc == ERR_NONE && gate->state == GATE_KNOWN)
		*is_open = gate_decide(&u->arena, gate, to) == REASON_NONE;
	return rc;
}

enum err_code
part_look_up(struct crawl *c, struct unit *u, struct sought_part *p,
    bool *is_open, struct err *e)
{
	bool is_asked = false;
	enum err_code rc = follow_known(c, u, p, &is_asked, e);
	struct url to = url_parse(&u->arena, p->url, NULL, NULL);

	*is_open =
	    !is_asked && is_near(c, u, p->kind, &to) && has_budget(u, p->kind);
	if (rc == ERR_NONE && *is_open)
		rc = look_at_gate(c, u, &to, is_open, e);
	return rc;
}

static void
end_part(struct unit *u)
{
	u->parts.next++;
	u->parts.is_at_gate = false;
	u->parts.row = (struct frontier_url){0};
}

static enum err_code
come_to_gate(struct crawl *c, struct unit *u, struct err *e)
{
	enum err_code rc;

	if (u->parts.is_at_gate)
		return ERR_NONE;
	u->url = url_parse(&u->arena, part_of(u)->url, NULL, NULL);
	u->earlier = (struct earlier_capture){0};
	rc = gates_get(&c->gates, &u->url, crawl_now_us(c), &u->gate, e);
	u->parts.is_at_gate = rc == ERR_NONE;
	return rc;
}

/* Takes a frame out of the frontier; one that does not wait there has its
 * reason not to be asked for. */
static enum err_code
take_row(struct crawl *c, struct unit *u, bool *is_free, struct err *e)
{
	const struct sought_part *p = part_of(u);
	struct frontier_url *row = &u->parts.row;

	*is_free = true;
	if (p->kind == PART_FRAME)
		return follow_frame(c, u, p->url, row, is_free, e);
	*row = (struct frontier_url){.agency_row = u->row,
	    .url = p->url,
	    .depth = u->next.depth,
	    .via_url = u->next.url};
	return ERR_NONE;
}

/* Ends the row of a frame. A home page or seed is also a page of its own, and
 * is asked for as one when its turn comes. */
static enum err_code
finish_row(struct crawl *c, struct unit *u, enum url_state state,
    enum reason reason, struct err *e)
{
	const struct frontier_url *row = &u->parts.row;

	if (row->id == 0)
		return ERR_NONE;
	if (row->is_home || row->via_url.len == 0) {
		u->ready_count++;
		return ERR_NONE;
	}
	return store_url_finish(c->store, row->id, state, reason, e);
}

/* Ends a part for which an answer came, or none. */
static enum err_code
settle(struct crawl *c, struct unit *u, enum reason reason, struct err *e)
{
	struct sought_part *p = part_of(u);
	bool is_asked;
	enum err_code rc = finish_row(
	    c, u, reason == REASON_NONE ? URL_DONE : URL_FAILED, reason, e);

	if (rc == ERR_NONE)
		rc = store_answer_of(
		    c->store, u->row, p->url, &p->capture_id, &is_asked, e);
	end_part(u);
	return rc;
}

/* An answer that is there already stands for one to the unit. */
static enum err_code
serve(struct crawl *c, struct unit *u, int64_t earlier_id, struct err *e)
{
	struct frontier_url asked;
	int64_t id;
	enum err_code rc;

	u->ask = ASK_PART;
	asked = unit_asked_for(u, part_of(u)->url);
	rc = store_capture_reuse(
	    c->store, c->round.id, &asked, earlier_id, &id, e);
	if (rc != ERR_NONE)
		return rc;
	unit_count_asked(u, 1);
	c->unflushed++;
	return settle(c, u, REASON_NONE, e);
}

static enum err_code
ask(struct crawl *c, struct unit *u, bool *is_over, struct err *e)
{
	struct earlier_key key = {part_of(u)->url, CLIENT_DESKTOP};
	bool still_serves = false;
	enum err_code rc = unit_find_earlier(c, u, key, &still_serves, e);

	if (rc != ERR_NONE)
		return rc;
	if (still_serves)
		return serve(c, u, u->earlier.id, e);
	*is_over = false;
	u->ask = ASK_PART;
	return unit_wish(c, u, u->url.host, url_port(&u->url), 0, e);
}

enum err_code
part_share(struct crawl *c, struct unit *u, bool *is_served, struct err *e)
{
	int64_t id = 0;
	enum err_code rc;

	*is_served = false;
	if (u->ask != ASK_PART || part_of(u)->kind != PART_SHEET)
		return ERR_NONE;
	rc = store_answer_of_others(c->store, u->row, part_of(u)->url, &id, e);
	if (rc != ERR_NONE || id == 0)
		return rc;
	*is_served = true;
	rc = serve(c, u, id, e);
	unit_to_do(c, u);
	return rc;
}

/* Asks, waits, or ends a part that may not be asked for. */
static enum err_code
pass_gate(struct crawl *c, struct unit *u, bool *is_over, struct err *e)
{
	bool is_free = false;
	enum err_code rc = ERR_NONE;

	if (unit_ask_gate(c, u) == REASON_NONE &&
	    has_budget(u, part_of(u)->kind))
		rc = take_row(c, u, &is_free, e);
	if (rc == ERR_NONE && is_free)
		return ask(c, u, is_over, e);
	end_part(u);
	return rc;
}

enum err_code
part_go_on(struct crawl *c, struct unit *u, bool *is_over, struct err *e)
{
	enum err_code rc;

	*is_over = true;
	if (part_of(u)->capture_id != 0) {
		end_part(u);
		return ERR_NONE;
	}
	rc = come_to_gate(c, u, e);
	if (rc != ERR_NONE)
		return rc;
	if (u->gate->state == GATE_KNOWN)
		return pass_gate(c, u, is_over, e);
	*is_over = false;
	return unit_wish_at_gate(c, u, e);
}

/* What a redirect leads to is asked for in the place of what led there, unless
 * it was already. */
static enum err_code
part_leads_on(struct crawl *c, struct unit *u, struct err *e)
{
	enum reason reason = REASON_NONE;
	bool is_open = false;
	enum err_code rc = ERR_NONE;

	if (u->parts.row.id != 0)
		rc = follow_redirect(
		    c, u, &u->parts.row, u->capture->redirect_to, &reason, e);
	if (rc == ERR_NONE)
		rc = finish_row(c, u,
		    reason == REASON_NONE ? URL_REDIRECTED : URL_FAILED, reason,
		    e);
	if (rc == ERR_NONE)
		rc = part_look_up(c, u, part_of(u), &is_open, e);
	u->parts.is_at_gate = false;
	u->parts.row = (struct frontier_url){0};
	if (!is_open)
		end_part(u);
	return rc;
}

enum err_code
part_arrived(struct crawl *c, struct unit *u, struct err *e)
{
	enum err_code rc = answer_is_redirect(u->capture)
	    ? part_leads_on(c, u, e)
	    : settle(c, u, answer_reason(u->capture), e);

	unit_let_go(c, u);
	return rc;
}
