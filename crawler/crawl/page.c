/* What the answer to a page's request means: it leads on, it is to be read, or
 * it is the end of its URL. */
#include "base/limits.h"
#include "crawl/crawl_impl.h"
#include "web/header.h"
#include "web/media.h"

void
unit_let_go(struct crawl *c, struct unit *u)
{
	capture_free(u->capture);
	u->capture = NULL;
	if (u->ask == ASK_PAGE || u->ask == ASK_PHONE || u->ask == ASK_PROBE)
		u->has_next = false;
	unit_to_do(c, u);
}

enum err_code
unit_finish_url(struct crawl *c, struct unit *u, enum url_state state,
    enum reason reason, struct err *e)
{
	enum err_code rc =
	    store_url_finish(c->store, u->next.id, state, reason, e);

	unit_let_go(c, u);
	return rc;
}

/* Fails the unit's URL, or leaves it for another attempt when that may go
 * better. */
static enum err_code
fail_url(struct crawl *c, struct unit *u, enum reason reason, struct err *e)
{
	int attempts = u->next.attempts + 1;
	int64_t wait_us;
	enum err_code rc = ERR_NONE;

	if (reason_is_passing(reason) && attempts < LIMIT_ATTEMPTS) {
		wait_us =
		    attempt_wait_ms(c->config->retry_span_ms, attempts) * 1000;
		rc = store_url_retry(c->store, u->next.id, attempts,
		    crawl_now_us(c) + wait_us, e);
		unit_let_go(c, u);
		return rc;
	}
	if (reason == REASON_TLS)
		rc = follow_downgrade(c, u, e);
	return rc == ERR_NONE ? unit_finish_url(c, u, URL_FAILED, reason, e)
	                      : rc;
}

static enum err_code
redirect_arrived(struct crawl *c, struct unit *u, struct err *e)
{
	enum reason reason = REASON_NONE;
	enum err_code rc = follow_redirect(
	    c, u, &u->next, u->capture->redirect_to, &reason, e);

	if (rc != ERR_NONE)
		return rc;
	return unit_finish_url(c, u,
	    reason == REASON_NONE ? URL_REDIRECTED : URL_FAILED, reason, e);
}

bool
answer_is_redirect(const struct capture *got)
{
	return got->status >= 300 && got->status < 400 && got->status != 304;
}

/* A 304 is only good to who asked for one. */
enum reason
answer_reason(const struct capture *got)
{
	if (got->reason != REASON_NONE)
		return got->reason;
	if (got->status == 0)
		return REASON_PROTOCOL;
	if (got->status == 304 && got->revisit_of == 0)
		return REASON_HTTP_OTHER;
	return reason_of_status(got->status);
}

/* A coded body does not show its first bytes: then what it is called counts,
 * and the worker looks again. */
static bool
may_be_html(const struct unit *u)
{
	struct str shown =
	    u->content_encoding.len > 0 ? (struct str){0} : u->payload;

	return media_of(u->content_type, shown) == MEDIA_HTML;
}

void
unit_take_body(struct unit *u)
{
	const struct capture *got = u->capture;
	struct header head;

	u->head = buf_str(&got->head);
	head = header_parse(&u->arena, u->head);
	u->content_type = got->content_type;
	u->content_encoding = header_get(&head, "Content-Encoding");
	u->payload =
	    header_payload(&u->arena, &head, buf_str(&got->body), &u->is_whole);
	u->is_whole = u->is_whole && got->cut == CUT_NOT;
}

/* A 304 brings none: the stored one still holds. */
static enum err_code
take_body(struct crawl *c, struct unit *u, struct err *e)
{
	if (u->capture->status == 304)
		return unit_take_stored(c, u, u->capture->revisit_of, e);
	unit_take_body(u);
	return ERR_NONE;
}

enum err_code
page_arrived(struct crawl *c, struct unit *u, struct err *e)
{
	enum reason reason = answer_reason(u->capture);
	enum err_code rc;

	if (answer_is_redirect(u->capture))
		return redirect_arrived(c, u, e);
	if (reason != REASON_NONE)
		return fail_url(c, u, reason, e);
	rc = take_body(c, u, e);
	if (rc != ERR_NONE)
		return rc;
	if (!may_be_html(u) && !rule_set_sees_files(c->config->rules))
		return unit_finish_url(c, u, URL_DONE, REASON_NOT_HTML, e);
	unit_queue(c, u);
	return ERR_NONE;
}

/* The second look is kept for comparison; when it does not come, the first one
 * stands alone. */
enum err_code
phone_arrived(struct crawl *c, struct unit *u, struct err *e)
{
	enum reason reason = answer_reason(u->capture);
	enum err_code rc = ERR_NONE;

	if (answer_is_redirect(u->capture)) {
		rc = follow_redirect(
		    c, u, &u->next, u->capture->redirect_to, &reason, e);
		unit_let_go(c, u);
		return rc;
	}
	if (reason == REASON_NONE)
		rc = take_body(c, u, e);
	if (rc == ERR_NONE && reason == REASON_NONE && may_be_html(u))
		unit_queue(c, u);
	else
		unit_let_go(c, u);
	return rc;
}
