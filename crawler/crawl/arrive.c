/* What happens to a capture: into the store first, then by its kind to the
 * gate, to the redirect's target, to a worker, or to its end. */
#include "base/limits.h"
#include "crawl/crawl_impl.h"
#include "web/header.h"
#include "web/media.h"

static void
let_go(struct unit *u)
{
	capture_free(u->capture);
	u->capture = NULL;
	u->has_next = false;
	u->state = UNIT_IDLE;
}

static enum err_code
finish(struct crawl *c, struct unit *u, enum url_state state,
    enum reason reason, struct err *e)
{
	enum err_code rc =
	    store_url_finish(c->store, u->next.id, state, reason, e);

	let_go(u);
	return rc;
}

/* Fails a URL, or leaves it for another attempt when that may go better. */
static enum err_code
fail(struct crawl *c, struct unit *u, enum reason reason, struct err *e)
{
	int64_t wait_us;
	enum err_code rc;

	if (!reason_is_passing(reason) ||
	    u->next.attempts + 1 >= LIMIT_ATTEMPTS)
		return finish(c, u, URL_FAILED, reason, e);
	wait_us = (c->config->retry_ms << u->next.attempts) * 1000;
	rc =
	    store_url_retry(c->store, u->next.id, crawl_now_us(c) + wait_us, e);
	let_go(u);
	return rc;
}

static enum err_code
gate_arrived(struct crawl *c, struct unit *u, struct err *e)
{
	struct gate_answer answer = {u->capture, u->capture_id, u->host};
	int64_t now_us = crawl_now_us(c);
	enum err_code rc =
	    gates_answered(&c->gates, u->gate, &answer, now_us, e);

	/* Only now, as the answer may have asked for a longer delay. */
	if (rc == ERR_NONE)
		rc = hosts_answered(&c->hosts, u->host, u->capture, now_us, e);
	capture_free(u->capture);
	u->capture = NULL;
	u->state = UNIT_IDLE;
	return rc;
}

static enum err_code
redirect_arrived(struct crawl *c, struct unit *u, struct err *e)
{
	enum reason reason = REASON_NONE;
	enum err_code rc =
	    follow_redirect(c, u, u->capture->redirect_to, &reason, e);

	if (rc != ERR_NONE)
		return rc;
	return finish(c, u, reason == REASON_NONE ? URL_REDIRECTED : URL_FAILED,
	    reason, e);
}

static bool
is_redirect(const struct capture *c)
{
	return c->status >= 300 && c->status < 400 && c->status != 304;
}

/* A coded body does not show its first bytes: then what it is called counts,
 * and the worker looks again. */
static bool
may_be_html(const struct unit *u)
{
	bool is_coded = header_get(&u->head, "Content-Encoding").len > 0;
	struct str shown = is_coded ? (struct str){0} : u->payload;

	return media_of(u->capture->content_type, shown) == MEDIA_HTML;
}

static enum err_code
page_arrived(struct crawl *c, struct unit *u, struct err *e)
{
	const struct capture *got = u->capture;
	enum reason reason = got->reason;

	if (reason == REASON_NONE && got->status == 0)
		reason = REASON_PROTOCOL;
	if (is_redirect(got))
		return redirect_arrived(c, u, e);
	if (reason == REASON_NONE)
		reason = reason_of_status(got->status);
	if (reason != REASON_NONE)
		return fail(c, u, reason, e);
	u->head = header_parse(&u->arena, buf_str(&got->head));
	u->payload = header_payload(
	    &u->arena, &u->head, buf_str(&got->body), &u->is_whole);
	if (!may_be_html(u))
		return finish(c, u, URL_DONE, REASON_NOT_HTML, e);
	u->state = UNIT_QUEUED;
	return ERR_NONE;
}

enum err_code
unit_captured(
    struct crawl *c, struct unit *u, struct capture *capture, struct err *e)
{
	bool is_gate = u->state == UNIT_GATE;
	struct frontier_url asked = u->next;
	enum err_code rc;

	u->capture = capture;
	c->captures++;
	c->unflushed++;
	if (is_gate)
		asked = (struct frontier_url){
		    .agency_row = u->row, .url = capture->url};
	rc = store_capture_add(
	    c->store, c->round.id, &asked, capture, &u->capture_id, e);
	if (rc == ERR_NONE && is_gate)
		return gate_arrived(c, u, e);
	if (rc == ERR_NONE)
		rc = hosts_answered(
		    &c->hosts, u->host, capture, crawl_now_us(c), e);
	return rc == ERR_NONE ? page_arrived(c, u, e) : rc;
}

enum err_code
unit_submit(struct crawl *c, struct unit *u, struct err *e)
{
	struct worker_job job = {.agency = u->index,
	    .is_home = u->next.is_home,
	    .depth = u->next.depth,
	    .url = u->next.url,
	    .content_type = u->capture->content_type,
	    .content_encoding = header_get(&u->head, "Content-Encoding"),
	    .payload = u->payload,
	    .is_cut = u->capture->cut != CUT_NOT || !u->is_whole};
	enum err_code rc =
	    store_home_title(c->store, u->row, &u->arena, &job.home_title, e);

	if (rc != ERR_NONE)
		return rc;
	worker_start(c->workers, &job, (int64_t)u->index);
	u->state = UNIT_READING;
	return ERR_NONE;
}

enum err_code
unit_was_read(
    struct crawl *c, struct unit *u, const struct report *r, struct err *e)
{
	enum reason reason = r->reason, on_the_way = REASON_NONE;
	enum err_code rc = store_report_add(c->store, u->capture_id, r, e);

	if (rc == ERR_NONE && r->redirect_to.len > 0)
		rc = follow_redirect(c, u, r->redirect_to, &on_the_way, e);
	if (rc == ERR_NONE)
		rc = follow_links(c, u, r, e);
	if (rc != ERR_NONE)
		return rc;
	if (reason == REASON_NONE && (r->view_flags & VIEW_CHALLENGE) != 0)
		reason = REASON_CHALLENGE;
	if (reason == REASON_NONE)
		reason = on_the_way;
	return finish(c, u, URL_DONE, reason, e);
}
