/* What happens to a capture: into the store first, then to what it was asked
 * for. One without an answer may be our own link's fault. */
#include "crawl/crawl_impl.h"

/* Whether an answer failed to come as it would if our own link were broken. */
static bool
is_doubtful(const struct crawl *c, const struct capture *got)
{
	return c->control.count > 0 && reason_is_no_answer(got->reason);
}

static enum err_code
interpret(struct crawl *c, struct unit *u, struct err *e)
{
	switch (u->ask) {
	case ASK_ROBOTS:
		return robots_arrived(c, u, e);
	case ASK_SITEMAP:
		return sitemap_arrived(c, u, e);
	case ASK_PAGE:
		return page_arrived(c, u, e);
	case ASK_PART:
		return part_arrived(c, u, e);
	case ASK_PHONE:
		return phone_arrived(c, u, e);
	case ASK_PROBE:
		return probe_arrived(c, u, e);
	}
	return ERR_NONE;
}

const struct frontier_url *
unit_row_asked(const struct unit *u)
{
	switch (u->ask) {
	case ASK_PAGE:
		return &u->next;
	case ASK_PART:
		return &u->parts.row;
	case ASK_ROBOTS:
	case ASK_SITEMAP:
	case ASK_PHONE:
	case ASK_PROBE:
		break;
	}
	return NULL;
}

struct frontier_url
unit_asked_for(const struct unit *u, struct str url)
{
	const struct frontier_url *row = unit_row_asked(u);

	if (row != NULL)
		return *row;
	return (struct frontier_url){.agency_row = u->row, .url = url};
}

static enum err_code
keep(struct crawl *c, struct unit *u, struct err *e)
{
	struct capture *got = u->capture;
	struct frontier_url asked = unit_asked_for(u, got->url);
	enum err_code rc;

	if (got->status == 304)
		got->revisit_of = u->earlier.id;
	rc = store_capture_add(
	    c->store, c->round.id, &asked, got, &u->capture_id, e);
	if (rc == ERR_NONE && got->certificate != NULL) {
		struct url asked_url =
		    url_parse(&u->arena, got->url, NULL, NULL);

		rc = store_certificate_put(c->store, c->round.id,
		    url_origin(&u->arena, &asked_url), got, u->capture_id, e);
	}
	return rc;
}

enum err_code
unit_captured(
    struct crawl *c, struct unit *u, struct capture *capture, struct err *e)
{
	struct host *h = u->wish.host;
	int64_t now_us = crawl_now_us(c);
	enum err_code rc;

	u->capture = capture;
	c->captures++;
	c->unflushed++;
	rc = keep(c, u, e);
	if (rc == ERR_NONE)
		rc = hosts_answered(&c->hosts, h, capture, now_us, e);
	if (rc != ERR_NONE)
		return rc;
	if (is_doubtful(c, capture)) {
		u->state = UNIT_DOUBT;
		u->doubt_us = now_us;
		c->newest_doubt_us = now_us;
		c->doubt_count++;
	} else {
		rc = interpret(c, u, e);
	}
	/* Only now, as a robots.txt may have asked for a longer delay. */
	turns_free(&c->turns, h->group, now_us);
	return rc;
}

/* Nothing was learnt of anybody: the URL, or the gate, is asked for again. */
static enum err_code
dismiss(struct crawl *c, struct unit *u, struct err *e)
{
	const struct frontier_url *row = unit_row_asked(u);
	enum err_code rc = ERR_NONE;

	if (row != NULL && row->id != 0)
		rc = store_url_retry(
		    c->store, row->id, row->attempts, row->due_us, e);
	unit_count_asked(u, -1);
	if (u->ask == ASK_PHONE)
		u->phone_url = arena_str(&c->arena, u->next.url);
	unit_let_go(c, u);
	return rc;
}

enum err_code
unit_settle_doubt(
    struct crawl *c, struct unit *u, bool is_our_fault, struct err *e)
{
	c->doubt_count--;
	return is_our_fault ? dismiss(c, u, e) : interpret(c, u, e);
}
