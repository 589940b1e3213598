/* What earlier rounds left of a URL: a capture young enough serves again, and
 * an older one makes the request a conditional one. */
#include "base/limits.h"
#include "crawl/crawl_impl.h"
#include "web/header.h"

enum err_code
unit_take_stored(
    struct crawl *c, struct unit *u, int64_t capture_id, struct err *e)
{
	struct stored_capture stored;
	struct header head;
	enum err_code rc =
	    store_capture_get(c->store, capture_id, &u->arena, &stored, e);

	if (rc != ERR_NONE)
		return rc;
	u->head = stored.body_head;
	head = header_parse(&u->arena, u->head);
	u->content_type = header_get(&head, "Content-Type");
	u->content_encoding = header_get(&head, "Content-Encoding");
	u->payload =
	    header_payload(&u->arena, &head, stored.body, &u->is_whole);
	return ERR_NONE;
}

static bool
is_young(const struct crawl *c, const struct earlier_capture *earlier)
{
	return c->config->max_age_ms > 0 &&
	    crawl_now_us(c) - earlier->started_us <=
	    c->config->max_age_ms * 1000;
}

/* The page of an earlier round stands for one of this round. */
static enum err_code
serve(struct crawl *c, struct unit *u, struct err *e)
{
	struct frontier_url asked;
	enum err_code rc;

	u->ask = unit_errand(u);
	asked = unit_asked_for(u, u->next.url);
	rc = store_capture_reuse(
	    c->store, c->round.id, &asked, u->earlier.id, &u->capture_id, e);
	if (rc != ERR_NONE)
		return rc;
	/* Its body is taken when a worker is free: many wait at once, as no
	 * request holds them up. */
	u->stored_id = u->earlier.id;
	unit_count_asked(u, 1);
	c->unflushed++;
	unit_queue(c, u);
	return ERR_NONE;
}

enum err_code
unit_find_earlier(struct crawl *c, struct unit *u, struct earlier_key key,
    bool *still_serves, struct err *e)
{
	enum err_code rc;

	*still_serves = false;
	if (!c->round.has_earlier)
		return ERR_NONE;
	rc =
	    store_earlier_get(c->store, u->row, key, &u->arena, &u->earlier, e);
	if (rc != ERR_NONE || u->earlier.id == 0)
		return rc;
	*still_serves = is_young(c, &u->earlier);
	/* Servers that always say "not modified" are not believed for ever. */
	if (!*still_serves &&
	    u->earlier.not_modified_run >= LIMIT_NOT_MODIFIED_RUN)
		u->earlier = (struct earlier_capture){0};
	return ERR_NONE;
}

/* A page that was asked for as a probe already stands in this round. */
static enum err_code
find_probed(struct crawl *c, struct unit *u, bool *is_served, struct err *e)
{
	struct known_answer known;
	enum err_code rc;

	*is_served = false;
	if (u->is_phone || u->is_probe || u->next.attempts > 0 ||
	    !unit_may_be_probed(c, u, u->next.url))
		return ERR_NONE;
	rc = store_answer_of_round(
	    c->store, u->row, u->next.url, &u->arena, &known, e);
	*is_served = rc == ERR_NONE && known.capture_id != 0 &&
	    known.status == 200 && known.redirect_to.len == 0;
	if (*is_served)
		u->earlier.id = known.capture_id;
	return rc;
}

enum err_code
unit_look_back(struct crawl *c, struct unit *u, bool *is_served, struct err *e)
{
	struct earlier_key key = {
	    u->next.url, u->is_phone ? CLIENT_PHONE : CLIENT_DESKTOP};
	enum err_code rc = find_probed(c, u, is_served, e);

	if (rc == ERR_NONE && !*is_served)
		rc = unit_find_earlier(c, u, key, is_served, e);
	return rc == ERR_NONE && *is_served ? serve(c, u, e) : rc;
}
