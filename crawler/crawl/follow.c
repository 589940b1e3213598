/* The frontier grows: redirects and links of a page become URLs of the agency,
 * each with the reason when it will not be asked for. */
#include "base/limits.h"
#include "crawl/crawl_impl.h"

static bool
is_own(const struct crawl *c, const struct unit *u, const struct url *url)
{
	const struct scope_entry *s = scope_find(&c->scope, url);

	return s != NULL && s->owner == (int64_t)u->index;
}

/* Whether a known address was passed on the way to this one: a chain that
 * comes back never ends. One that ends at a page known from elsewhere does. */
static enum err_code
is_loop(struct crawl *c, const struct unit *u, struct str target, bool *out,
    struct err *e)
{
	*out = str_equal(target, u->next.url);
	if (*out || u->next.hops == 0)
		return ERR_NONE;
	return store_url_came_through(c->store, u->next.id, target, out, e);
}

enum err_code
follow_redirect(struct crawl *c, struct unit *u, struct str target,
    enum reason *reason, struct err *e)
{
	struct url to = url_parse(&u->arena, target, NULL, NULL);
	struct frontier_url next = u->next;
	bool is_new = false, is_back = false;
	enum err_code rc;

	if (to.kind != URL_WEB) {
		*reason = REASON_REDIRECT_BAD;
		return ERR_NONE;
	}
	next.url = url_key(&to);
	next.via_url = u->next.url;
	next.hops = u->next.hops + 1;
	next.attempts = 0;
	next.due_us = 0;
	if (!is_own(c, u, &to)) {
		*reason = REASON_REDIRECT_OUT_OF_SCOPE;
		/* Somebody else's page is nobody's home here. */
		next.is_home = false;
		return store_url_add(c->store, &next, URL_SKIPPED,
		    REASON_OUT_OF_SCOPE, &is_new, e);
	}
	if (next.hops > LIMIT_REDIRECTS) {
		*reason = REASON_REDIRECT_LIMIT;
		return ERR_NONE;
	}
	rc = store_url_add(c->store, &next, URL_READY, REASON_NONE, &is_new, e);
	if (rc == ERR_NONE && !is_new)
		rc = is_loop(c, u, next.url, &is_back, e);
	if (is_back)
		*reason = REASON_REDIRECT_LOOP;
	return rc;
}

static enum reason
reason_to_skip(const struct crawl *c, const struct unit *u,
    const struct report_link *link, const struct url *to, int depth)
{
	if (to->kind == URL_INVALID)
		return REASON_URL_TOO_LONG;
	if (!is_own(c, u, to))
		return REASON_OUT_OF_SCOPE;
	if (!link->is_page)
		return REASON_NOT_A_PAGE;
	if (depth > c->config->depth_max)
		return REASON_DEPTH;
	return REASON_NONE;
}

static struct str
click_path(struct unit *u, const struct report_link *link)
{
	struct str step = link->text.len > 0 ? link->text : link->url;

	if (u->next.click_path.len == 0)
		return step;
	return arena_printf(&u->arena, "%.*s › %.*s",
	    STR_ARG(u->next.click_path), STR_ARG(step));
}

static enum err_code
follow_link(struct crawl *c, struct unit *u, const struct report_link *link,
    struct err *e)
{
	struct url to = url_parse(&u->arena, link->url, NULL, NULL);
	struct frontier_url next = {.agency_row = u->row,
	    .url = link->url,
	    .depth = u->next.depth + (link->is_frame ? 0 : 1),
	    .site = u->next.site,
	    .via_url = u->next.url,
	    .click_path =
	        link->is_frame ? u->next.click_path : click_path(u, link)};
	enum reason reason = reason_to_skip(c, u, link, &to, next.depth);
	bool is_new;

	return store_url_add(c->store, &next,
	    reason == REASON_NONE ? URL_READY : URL_SKIPPED, reason, &is_new,
	    e);
}

enum err_code
follow_links(
    struct crawl *c, struct unit *u, const struct report *r, struct err *e)
{
	enum err_code rc = ERR_NONE;

	for (size_t i = 0; rc == ERR_NONE && i < r->link_count; i++)
		rc = follow_link(c, u, &r->links[i], e);
	return rc;
}
