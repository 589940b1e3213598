/* A unit's next step, as far as it goes without waiting: choose the next URL,
 * pass its robots.txt, wish for a turn; and the request when the turn comes. */
#include "base/limits.h"
#include "crawl/crawl_impl.h"

static enum reason
reason_of_budget(const struct crawl *c, const struct unit *u)
{
	return u->pages_max < c->config->pages_max ? REASON_CRAWL_DELAY
	                                           : REASON_BUDGET;
}

/* The phone's look at the home page comes right after ours. */
static void
choose_phone(struct unit *u)
{
	u->next = (struct frontier_url){
	    .agency_row = u->row, .url = arena_str(&u->arena, u->phone_url)};
	u->phone_url = (struct str){0};
	u->is_phone = true;
	u->has_next = true;
}

static enum err_code
choose_next(struct crawl *c, struct unit *u, struct err *e)
{
	enum err_code rc = ERR_NONE;

	/* Every agency has an arena, and may have had a big page. */
	if (u->arena.used_bytes > UNIT_ARENA_KEPT_BYTES)
		arena_release(&u->arena);
	else
		arena_reset(&u->arena);
	u->is_phone = false;
	u->is_probe = false;
	u->is_before_probes = false;
	u->is_admitted = false;
	u->parts = (struct part_search){0};
	u->earlier = (struct earlier_capture){0};
	if (u->phone_url.len > 0)
		choose_phone(u);
	else
		rc = unit_choose_probe(c, u, false, e);
	if (rc == ERR_NONE && !u->has_next && !u->is_before_probes) {
		if (u->pages_asked >= u->pages_max)
			rc = store_url_skip_rest(
			    c->store, u->row, reason_of_budget(c, u), e);
		if (rc == ERR_NONE)
			rc = store_url_next(c->store, u->row, &u->arena,
			    &u->next, &u->has_next, e);
		if (rc == ERR_NONE && !u->has_next)
			rc = unit_choose_probe(c, u, true, e);
	}
	if (rc != ERR_NONE || !u->has_next)
		return rc;
	u->url = url_parse(&u->arena, u->next.url, NULL, NULL);
	return gates_get(&c->gates, &u->url, crawl_now_us(c), &u->gate, e);
}

enum err_code
unit_wish(struct crawl *c, struct unit *u, struct str host, int port,
    int64_t not_before_us, struct err *e)
{
	int64_t now_us = crawl_now_us(c);
	struct host *h;
	enum err_code rc = hosts_get(&c->hosts, host, now_us, &h, e);

	/* Its robots.txt may have been read by the run before. */
	if (rc == ERR_NONE && u->ask != ASK_ROBOTS)
		rc = hosts_slow_down(
		    &c->hosts, h, gate_delay_ms(u->gate), now_us, e);
	if (rc == ERR_NONE)
		rc = crawl_place(c, h, port, e);
	if (rc != ERR_NONE)
		return rc;
	if (h->group == NULL) {
		unit_wait_in(u, UNIT_PLACING, &h->waiting);
		return ERR_NONE;
	}
	u->state = UNIT_WAITING;
	u->wish = (struct wish){.host = h,
	    .not_before_us = not_before_us,
	    /* Whoever asks for a robots.txt asks for all. */
	    .turns_had = u->ask == ASK_ROBOTS ? -1 : u->pages_asked,
	    .tag = (int64_t)u->index};
	turns_add(&c->turns, &u->wish, now_us);
	return ERR_NONE;
}

enum err_code
unit_wish_at_gate(struct crawl *c, struct unit *u, struct err *e)
{
	struct gate *g = u->gate;
	struct url asked;

	if (g->asker != NULL && g->asker != u) {
		unit_wait_in(u, UNIT_AT_GATE, &g->waiting);
		return ERR_NONE;
	}
	g->asker = u;
	u->ask = g->state == GATE_MAPS ? ASK_SITEMAP : ASK_ROBOTS;
	asked = url_parse(&u->arena, g->ask_url, NULL, NULL);
	return unit_wish(c, u, g->ask_host, url_port(&asked), g->due_us, e);
}

enum ask
unit_errand(const struct unit *u)
{
	return u->is_probe ? ASK_PROBE : u->is_phone ? ASK_PHONE : ASK_PAGE;
}

static enum err_code
wish_page(struct crawl *c, struct unit *u, struct err *e)
{
	u->ask = unit_errand(u);
	return unit_wish(
	    c, u, u->url.host, url_port(&u->url), u->next.due_us, e);
}

/* A URL that robots.txt, or the want of one, keeps us from. */
static enum err_code
refuse(struct crawl *c, struct unit *u, enum reason reason, struct err *e)
{
	bool is_by_rule =
	    reason == REASON_ROBOTS || reason == REASON_ROBOTS_UNREACHABLE;
	enum err_code rc = ERR_NONE;

	u->has_next = false;
	if (u->is_phone)
		return ERR_NONE;
	if (u->is_probe)
		return unit_refuse_probe(c, u, reason, e);
	u->ready_count--;
	/* Without TLS there is another origin, with a robots.txt of its own. */
	if (reason == REASON_TLS)
		rc = follow_downgrade(c, u, e);
	if (rc != ERR_NONE)
		return rc;
	return store_url_finish(c->store, u->next.id,
	    is_by_rule ? URL_SKIPPED : URL_FAILED, reason, e);
}

/* A long crawl-delay is kept; what gives way is the number of pages. */
static void
shrink_budget(const struct crawl *c, struct unit *u)
{
	int64_t delay_ms = gate_delay_ms(u->gate);
	int64_t longest_ms = c->config->delay_max_ms;
	int64_t pages;

	if (longest_ms < c->config->delay_ms)
		longest_ms = c->config->delay_ms;
	if (delay_ms <= longest_ms)
		return;
	pages = c->config->pages_max * longest_ms / delay_ms;
	if (pages < 1)
		pages = 1;
	if (pages < u->pages_max)
		u->pages_max = pages;
}

enum reason
unit_ask_gate(struct crawl *c, struct unit *u)
{
	enum reason reason = gate_decide(&u->arena, u->gate, &u->url);

	if (reason == REASON_NONE)
		shrink_budget(c, u);
	return reason;
}

/* Asks the gate once for a URL, however long its host then keeps it waiting. */
static enum err_code
pass_gate(struct crawl *c, struct unit *u, struct err *e)
{
	enum reason reason;

	if (u->is_admitted)
		return ERR_NONE;
	reason = unit_ask_gate(c, u);
	u->is_admitted = reason == REASON_NONE;
	return u->is_admitted ? ERR_NONE : refuse(c, u, reason, e);
}

enum err_code
unit_go_on(struct crawl *c, struct unit *u, struct err *e)
{
	enum err_code rc = ERR_NONE;
	bool is_served = false;

	if (unit_is_seeking(u))
		return unit_go_on_seeking(c, u, e);
	while (rc == ERR_NONE) {
		if (!u->has_next)
			rc = choose_next(c, u, e);
		if (rc != ERR_NONE)
			break;
		if (u->is_before_probes)
			return unit_wish_at_gate(c, u, e);
		if (!u->has_next)
			return unit_judge(c, u, e);
		if (u->is_probe && u->stored_id != 0) {
			unit_queue(c, u);
			return ERR_NONE;
		}
		if (u->gate->state != GATE_KNOWN)
			return unit_wish_at_gate(c, u, e);
		rc = pass_gate(c, u, e);
		if (rc != ERR_NONE || !u->has_next)
			continue;
		rc = unit_look_back(c, u, &is_served, e);
		if (rc != ERR_NONE || is_served)
			break;
		return wish_page(c, u, e);
	}
	return rc;
}

/* What the request is for, and how it is to be made. */
static struct fetch_job
job_of(const struct unit *u)
{
	struct fetch_job job = {
	    .tag = (int64_t)u->index, .rung = u->wish.host->rung, .attempt = 1};

	switch (u->ask) {
	case ASK_ROBOTS:
		job.url = u->gate->ask_url;
		job.attempt = u->gate->attempts + 1;
		break;
	case ASK_SITEMAP:
		job.url = u->gate->ask_url;
		job.body_max_bytes = LIMIT_SITEMAP_BYTES;
		break;
	case ASK_PAGE:
		job.url = u->next.url;
		job.attempt = u->next.attempts + 1;
		break;
	case ASK_PART:
		job.url = u->parts.row.url;
		job.attempt = u->parts.row.attempts + 1;
		/* No sheet has a row in the frontier. */
		if (u->parts.row.id == 0)
			job.body_max_bytes = LIMIT_SHEET_BYTES;
		break;
	case ASK_PROBE:
		job.url = u->next.url;
		if (u->probe.is_map)
			job.body_max_bytes = LIMIT_SITEMAP_BYTES;
		break;
	case ASK_PHONE:
		job.url = u->next.url;
		job.client = CLIENT_PHONE;
		break;
	}
	job.etag = u->earlier.etag;
	job.last_modified = u->earlier.last_modified;
	return job;
}

void
unit_count_asked(struct unit *u, int by)
{
	const struct frontier_url *row = unit_row_asked(u);

	if (u->ask == ASK_PART && row->id == 0)
		u->sheets_asked += by;
	if (row == NULL || row->id == 0 || row->attempts > 0)
		return;
	u->pages_asked += by;
	u->ready_count -= by;
}

void
unit_ask(struct crawl *c, struct unit *u)
{
	struct fetch_job job = job_of(u);

	u->state = UNIT_ASKING;
	unit_count_asked(u, 1);
	fetch_start(c->fetches, &job);
}
